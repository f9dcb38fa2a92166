using BenchmarkDotNet.Attributes;

namespace Backprop.Benchmarks;

/// <summary>A pendulum over many steps: everything kept for the way back, or a thousandth of it and the steps between run again.</summary>
[MemoryDiagnoser]
public class SimulationBenchmarks
{
    private const int Steps = 1_000_000;

    [Benchmark(Baseline = true)]
    public double Primal() => Functions.Pendulum(0.5, 0.1, Steps);

    [Benchmark]
    public (double, double) Generated() => Functions.PendulumGradient(0.5, 0.1, Steps);

    [Benchmark]
    public (double, double) InSegments() => Functions.PendulumInSegmentsGradient(0.5, 0.1, Steps);

    /// <summary>What is held between the way there and the way back, in bytes.</summary>
    public static (long Kept, long KeptInSegments) Bytes()
    {
        using Tape all = new();
        using Tape segments = new();
        Functions.PendulumForward(0.5, 0.1, Steps, all);
        Functions.PendulumInSegmentsForward(0.5, 0.1, Steps, segments);
        return (all.Bytes, segments.Bytes);
    }

    /// <summary>Milliseconds of each, the best of a few: enough to see the price.</summary>
    public string Stopwatch()
    {
        (long kept, long keptInSegments) = Bytes();
        return $"primal {Best(() => Primal()):F1} ms, gradient {Best(() => Generated()):F1} ms over {kept:N0} bytes, in segments {Best(() => InSegments()):F1} ms over {keptInSegments:N0} bytes";
    }

    private static double Best(System.Action run)
    {
        double best = double.MaxValue;
        for (int i = 0; i < 10; i++)
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            run();
            best = System.Math.Min(best, System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return best;
    }
}
