using System;
using Backprop.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["simulation"])
{
    Console.WriteLine(new SimulationBenchmarks().Stopwatch());
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(SimulationBenchmarks).Assembly).Run(args);
}
