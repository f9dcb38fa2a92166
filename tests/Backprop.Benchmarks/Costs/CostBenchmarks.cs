using System.Collections.Generic;
using BenchmarkDotNet.Attributes;

namespace Backprop.Benchmarks.Costs;

/// <summary>What derivatives cost, in units of the program itself: one table of ten programs. The programs make arrays, their derivatives rent memory.</summary>
[MemoryDiagnoser]
public class CostBenchmarks
{
    private static readonly Dictionary<string, CostProgram> s_programs = new()
    {
        ["Black-Scholes"] = new BlackScholesCost(),
        ["time warping"] = new TimeWarpingCost(),
        ["heat equation"] = new HeatCost(),
        ["hidden Markov"] = new MarkovCost(),
        ["Kalman filter"] = new KalmanCost(),
        ["LSTM"] = new LstmCost(),
        ["Runge-Kutta"] = new RungeKuttaCost(),
        ["attention"] = new AttentionCost(),
        ["tridiagonal"] = new TridiagonalCost(),
        ["n bodies"] = new BodiesCost(),
    };

    private CostProgram _program = s_programs["LSTM"];

    public static IEnumerable<string> Names => s_programs.Keys;

    [ParamsSource(nameof(Names))]
    public string Program { get; set; } = "LSTM";

    [GlobalSetup]
    public void Choose() => _program = s_programs[Program];

    [Benchmark(Baseline = true)]
    public double Primal() => _program.Primal();

    [Benchmark]
    public double ValueAndGradient() => _program.ValueAndGradient();

    [Benchmark]
    public double Jvp() => _program.Jvp();

    [Benchmark]
    public double Hvp() => _program.Hvp();
}
