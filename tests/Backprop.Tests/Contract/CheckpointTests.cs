using System;
using System.Linq;

namespace Backprop.Tests.Contract;

/// <summary>Loops in segments: the same derivatives, a fraction of the memory.</summary>
public sealed class CheckpointTests
{
    private const int Many = 10_000;

    public static TheoryData<int> Counts => [0, 1, 2, 3, 10, 1000];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Numbers(int n)
    {
        Check(Simulations.PendulumInSegmentsValueAndGradient, Simulations.PendulumInSegmentsHvp, Simulations.PendulumInSegmentsHessian);
        Check(Simulations.PendulumInFourValueAndGradient, Simulations.PendulumInFourHvp, Simulations.PendulumInFourHessian);

        void Check(Gradient gradient, Product hvp, Matrix hessian)
        {
            (double value, double q, double p) = Simulations.PendulumValueAndGradient(0.5, 0.1, n);
            (double value2, double q2, double p2) = gradient(0.5, 0.1, n);
            Assert.Equal(value, value2);
            AreClose([q, p], [q2, p2]);
            (q, p) = Simulations.PendulumHvp(0.5, 0.1, n, 1, -0.5);
            (q2, p2) = hvp(0.5, 0.1, n, 1, -0.5);
            AreClose([q, p], [q2, p2]);
            AreClose(Entries(Simulations.PendulumHessian, n), Entries(hessian, n));
        }
    }

    private delegate (double Value, double Q, double P) Gradient(double q, double p, int n);

    private delegate (double Q, double P) Product(double q, double p, int n, double qDirection, double pDirection);

    private delegate void Matrix(double q, double p, int n, Span<double> hessian);

    private static double[] Entries(Matrix hessian, int n)
    {
        double[] entries = new double[4];
        hessian(0.5, 0.1, n, entries);
        return entries;
    }

    private static double[] Each((double A, double B, double C) numbers) => [numbers.A, numbers.B, numbers.C];

    [Theory]
    [MemberData(nameof(Counts))]
    public void SingleNumbers_InLongSteps_Downward(int n)
    {
        (float value, float x, float rate) = Simulations.DecayValueAndGradient(1, 0.5f, n);
        (float value2, float x2, float rate2) = Simulations.DecayInSegmentsValueAndGradient(1, 0.5f, n);
        Assert.Equal(value, value2);
        Assert.Equal(x, x2, 1e-5f);
        Assert.Equal(rate, rate2, 1e-4f);
    }

    [Theory]
    [InlineData(0.9, 1.1, 0)]
    [InlineData(0.9, 1.1, 500)]
    [InlineData(0.9, 1.1, 5000)]
    [InlineData(0.001, 1.1, 5000)]
    [InlineData(40, 0.1, 5000)]
    public void LoopsThatEndAsTheyLike(double x, double y, int n)
    {
        AreClose(Each(Simulations.RelaxValueAndGradient(x, y, n)), Each(Simulations.RelaxInSegmentsValueAndGradient(x, y, n)));
        (double a, double b) = Simulations.RelaxHvp(x, y, n, 0.3, 1);
        (double c, double d) = Simulations.RelaxInSegmentsHvp(x, y, n, 0.3, 1);
        AreClose([a, b], [c, d]);
        using Tape tape = new();
        double gx = 0, gy = 0;
        Simulations.RelaxInSegmentsForward(x, y, n, tape);
        Simulations.RelaxInSegmentsBackward(tape, 1, ref gx, ref gy);
        (a, b) = Simulations.RelaxGradient(x, y, n);
        AreClose([a, b], [gx, gy]);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void SwappedArrays(int n)
    {
        double[] start = [1, 2, 1.5, 0.5, 0.75];
        double[] g = new double[5], g2 = new double[5], h = new double[5], h2 = new double[5], jacobian = new double[6], jacobian2 = new double[6];
        (double value, double k) = Simulations.HeatValueAndGradient(start, 0.01, n, g);
        (double value2, double k2) = Simulations.HeatInSegmentsValueAndGradient(start, 0.01, n, g2);
        Assert.Equal(value, value2);
        AreClose([k, .. g], [k2, .. g2]);
        k = Simulations.HeatHvp(start, 0.01, n, start, 0.5, h);
        k2 = Simulations.HeatInSegmentsHvp(start, 0.01, n, start, 0.5, h2);
        AreClose([k, .. h], [k2, .. h2]);
        Simulations.HeatJacobian(start, 0.01, n, jacobian);
        Simulations.HeatInSegmentsJacobian(start, 0.01, n, jacobian2);
        AreClose(jacobian, jacobian2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(60)]
    public void BuffersOfTheCaller(int n)
    {
        double[] Q() => [0, 0.5, 1.1, -0.7];
        double[] V() => [0.1, -0.1, 0, 0.2];
        double[][] plain = [Q(), V(), [1, 0, 2, 0], [0, 1, 0, -1]], cut = [Q(), V(), [1, 0, 2, 0], [0, 1, 0, -1]], onTape = [Q(), V(), [1, 0, 2, 0], [0, 1, 0, -1]];
        Simulations.BodiesBackward(plain[0], plain[1], n, plain[2], plain[3]);
        Simulations.BodiesInSegmentsBackward(cut[0], cut[1], n, cut[2], cut[3]);
        Assert.Equal(plain[0], cut[0]);
        Assert.Equal(plain[1], cut[1]);
        using Tape tape = new();
        Simulations.BodiesInSegmentsForward(onTape[0], onTape[1], n, tape);
        Simulations.BodiesInSegmentsBackward(tape, onTape[2], onTape[3]);
        for (int i = 0; i < 4; i++)
        {
            AreClose(plain[i], cut[i]);
            AreClose(plain[i], onTape[i]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public void Trajectories(int length)
    {
        double[] a = [.. Enumerable.Range(1, length).Select(i => 0.5 * i)], b = [.. a], g = new double[length], g2 = new double[length];
        (double value, double x, double k) = Simulations.PathValueAndGradient(0.9, 1.1, a, g);
        (double value2, double x2, double k2) = Simulations.PathInSegmentsValueAndGradient(0.9, 1.1, b, g2);
        Assert.Equal(value, value2);
        Assert.Equal(a, b);
        AreClose([x, k, .. g], [x2, k2, .. g2]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    public void SegmentsOfSegments(int n)
    {
        AreClose(Each(Simulations.NestedValueAndGradient(0.8, 1.2, n)), Each(Simulations.NestedInSegmentsValueAndGradient(0.8, 1.2, n)));
        (double x, double y) = Simulations.NestedHvp(0.8, 1.2, n, 1, 2);
        (double x2, double y2) = Simulations.NestedInSegmentsHvp(0.8, 1.2, n, 1, 2);
        AreClose([x, y], [x2, y2]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void DerivativesOfDerivatives(int n)
    {
        AreClose(Each(Simulations.DescentValueAndGradient(0.8, 1.2, n)), Each(Simulations.DescentInSegmentsValueAndGradient(0.8, 1.2, n)));
        (double x, double y) = Simulations.DescentHvp(0.8, 1.2, n, 1, 2);
        (double x2, double y2) = Simulations.DescentInSegmentsHvp(0.8, 1.2, n, 1, 2);
        AreClose([x, y], [x2, y2]);
        double[] start = [1, 2, 1.5], g = new double[3], g2 = new double[3];
        double k = Simulations.WarmthGradient(start, 0.01, n, g);
        double k2 = Simulations.WarmthInSegmentsGradient(start, 0.01, n, g2);
        AreClose([k, .. g], [k2, .. g2]);
    }

    [Fact]
    public void Tape_HoldsAboutTheSquareRoot()
    {
        using Tape all = new(), some = new();
        Simulations.PendulumForward(0.5, 0.1, Many, all);
        Simulations.PendulumInSegmentsForward(0.5, 0.1, Many, some);
        Assert.InRange(all.Bytes, 8 * Many, 64 * Many);
        Assert.InRange(some.Bytes, 100, 40 * 100);
    }

    [Fact]
    public void Tape_OfALoopThatEndsAsItLikes_HoldsAboutTheSquareRoot()
    {
        using Tape some = new();
        Simulations.RelaxInSegmentsForward(1, -0.5, 800, some);
        Assert.InRange(some.Bytes, 40, 60 * 40);
    }

    [Fact]
    public void Tape_OfArrays_HoldsThemAboutTheSquareRootOften()
    {
        double[] start = [.. Enumerable.Range(0, 50).Select(i => 0.01 * i)];
        using Tape all = new(), some = new();
        Simulations.HeatForward(start, 0.01, 900, all);
        Simulations.HeatInSegmentsForward(start, 0.01, 900, some);
        Assert.True(all.Bytes > 900 * 50 * 8);
        Assert.True(some.Bytes < 30 * 50 * 8 * 3);
    }

    [Fact]
    public void Tape_OfATrajectory_GrowsWithItsLengthOnly()
    {
        double[] path = new double[Many];
        path[0] = 1;
        using Tape some = new();
        Simulations.PathInSegmentsForward(0.9, 1.1, path, some);
        Assert.True(some.Bytes < 8 * 8 * Many);
    }

    [Fact]
    public void SteadyState_AllocatesNothing()
    {
        double[] start = [1, 2, 1.5, 0.5, 0.75], g = new double[5];
        Assert.Equal(0, SteadyState.BytesAllocated(() => Simulations.HeatInSegmentsGradient(start, 0.01, 300, g)));
        Assert.Equal(0, SteadyState.BytesAllocated(() => Simulations.RelaxInSegmentsGradient(0.9, 1.1, 300)));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(3, 1, 0)]
    [InlineData(-2, 3, 5)]
    [InlineData(int.MaxValue - 2, int.MaxValue, 2)]
    [InlineData(int.MinValue, int.MinValue + 1, 1)]
    [InlineData(0, int.MinValue, 0)]
    public void Checkpointed_Counts(int start, int end, int expected)
    {
        int count = 0;
        foreach (int t in Derivative.Checkpointed(start, end))
        {
            Assert.Equal(start + count, t);
            count++;
        }

        Assert.Equal(expected, count);
    }

    [Theory]
    [InlineData(0, 10, 1, false, 10)]
    [InlineData(0, 10, 3, false, 4)]
    [InlineData(0, 9, 3, true, 4)]
    [InlineData(0, 9, 3, false, 3)]
    [InlineData(9, 0, -3, true, 4)]
    [InlineData(5, 5, 1, true, 1)]
    [InlineData(5, 5, 1, false, 0)]
    [InlineData(6, 5, 1, true, 0)]
    [InlineData(long.MinValue, long.MaxValue, 1 << 20, false, 1L << 44)]
    public void Trips(long start, long bound, int step, bool isInclusive, long expected) => Assert.Equal(expected, Kernel.Trips(start, bound, step, isInclusive));

    [Theory]
    [InlineData(0, 0, 1, 1, 0)]
    [InlineData(1, 0, 1, 1, 1)]
    [InlineData(10, 0, 1, 4, 3)]
    [InlineData(10, 3, 1, 4, 3)]
    [InlineData(10, 20, 1, 1, 10)]
    [InlineData(10, 0, 7, 7, 2)]
    public void Segments(long trips, int wanted, long least, long length, long count)
    {
        Assert.Equal(length, Kernel.SegmentLength(trips, wanted, least));
        Assert.Equal(count, Kernel.SegmentCount(trips, length));
    }

    private static void AreClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-9 * (1 + Math.Abs(expected[i])), $"{i}: {actual[i]}, should be {expected[i]}");
        }
    }
}
