using System;
using System.Collections.Generic;
using Backprop.Oracle;

namespace Backprop.Tests.Contract;

/// <summary>Nothing is allocated in steady state, nothing is done twice, and nothing rented is lost to an exception.</summary>
public sealed class AllocationTests
{
    private const int Steps = 200;

    private static readonly double[] Buffer = new double[4];
    private static readonly double[] Tangent = [1, 0.5, -0.5, 1];
    private static readonly double[] Sink = new double[4];

    /// <summary>How often the method itself ticks, and each of its derivatives.</summary>
    private static readonly Dictionary<string, (Func<double> Plain, (string Member, Action Call)[] Derivatives)> Kinds = new()
    {
        ["Straight"] = (() => Tapes.Straight(0.7), Scalar(x => Tapes.StraightGradient(x), x => Tapes.StraightValueAndGradient(x), (double x, ref double g) => Tapes.StraightBackward(x, 1, ref g), x => Tapes.StraightJvp(x, 1), x => Tapes.StraightHvp(x, 1))),
        ["Carried"] = (() => Tapes.Carried(0.7, Steps), Scalar(x => Tapes.CarriedGradient(x, Steps), x => Tapes.CarriedValueAndGradient(x, Steps), (double x, ref double g) => Tapes.CarriedBackward(x, Steps, 1, ref g), x => Tapes.CarriedJvp(x, Steps, 1), x => Tapes.CarriedHvp(x, Steps, 1))),
        ["CarriedFloat"] = (() => Tapes.CarriedFloat(0.7f, Steps), Scalar(x => Tapes.CarriedFloatGradient(0.7f, Steps), x => Tapes.CarriedFloatValueAndGradient(0.7f, Steps), (double x, ref double g) => { float s = 0; Tapes.CarriedFloatBackward(0.7f, Steps, 1, ref s); }, x => Tapes.CarriedFloatJvp(0.7f, Steps, 1), x => Tapes.CarriedFloatHvp(0.7f, Steps, 1))),
        ["Generic"] = (() => Tapes.Generic(0.7, Steps), Scalar(x => Tapes.GenericGradient(x, Steps), x => Tapes.GenericValueAndGradient(x, Steps), (double x, ref double g) => Tapes.GenericBackward(x, Steps, 1, ref g), x => Tapes.GenericJvp(x, Steps, 1), x => Tapes.GenericHvp(x, Steps, 1))),
        ["GenericHalf"] = (() => (double)Tapes.Generic((Half)0.7, Steps), Scalar(x => (double)Tapes.GenericGradient((Half)x, Steps), x => Tapes.GenericValueAndGradient((Half)x, Steps), (double x, ref double g) => { Half s = default; Tapes.GenericBackward((Half)x, Steps, Half.One, ref s); }, x => Tapes.GenericJvp((Half)x, Steps, Half.One), x => (double)Tapes.GenericHvp((Half)x, Steps, Half.One))),
        ["Branches"] = (() => Tapes.Branches(0.7, Steps), Scalar(x => Tapes.BranchesGradient(x, Steps), x => Tapes.BranchesValueAndGradient(x, Steps), (double x, ref double g) => Tapes.BranchesBackward(x, Steps, 1, ref g), x => Tapes.BranchesJvp(x, Steps, 1), x => Tapes.BranchesHvp(x, Steps, 1))),
        ["Trips"] = (() => Tapes.Trips(0.7, Steps), Scalar(x => Tapes.TripsGradient(x, Steps), x => Tapes.TripsValueAndGradient(x, Steps), (double x, ref double g) => Tapes.TripsBackward(x, Steps, 1, ref g), x => Tapes.TripsJvp(x, Steps, 1), x => Tapes.TripsHvp(x, Steps, 1))),
        ["Arrays"] = (() => Tapes.Arrays(0.7, Steps), Scalar(x => Tapes.ArraysGradient(x, Steps), x => Tapes.ArraysValueAndGradient(x, Steps), (double x, ref double g) => Tapes.ArraysBackward(x, Steps, 1, ref g), x => Tapes.ArraysJvp(x, Steps, 1), x => Tapes.ArraysHvp(x, Steps, 1))),
        ["Sorted"] = (() => Tapes.Sorted(0.7, Steps), Scalar(x => Tapes.SortedGradient(x, Steps), x => Tapes.SortedValueAndGradient(x, Steps), (double x, ref double g) => Tapes.SortedBackward(x, Steps, 1, ref g), x => Tapes.SortedJvp(x, Steps, 1), x => Tapes.SortedHvp(x, Steps, 1))),
        ["Lists"] = (() => Tapes.Lists(0.7, Steps), Scalar(x => Tapes.ListsGradient(x, Steps), x => Tapes.ListsValueAndGradient(x, Steps), (double x, ref double g) => Tapes.ListsBackward(x, Steps, 1, ref g), x => Tapes.ListsJvp(x, Steps, 1), x => Tapes.ListsHvp(x, Steps, 1))),
        ["Recursive"] = (() => Tapes.Recursive(0.7, Steps), Scalar(x => Tapes.RecursiveGradient(x, Steps), x => Tapes.RecursiveValueAndGradient(x, Steps), (double x, ref double g) => Tapes.RecursiveBackward(x, Steps, 1, ref g), x => Tapes.RecursiveJvp(x, Steps, 1), x => Tapes.RecursiveHvp(x, Steps, 1))),
        ["Exits"] = (() => Tapes.Exits(0.7, Steps), Scalar(x => Tapes.ExitsGradient(x, Steps), x => Tapes.ExitsValueAndGradient(x, Steps), (double x, ref double g) => Tapes.ExitsBackward(x, Steps, 1, ref g), x => Tapes.ExitsJvp(x, Steps, 1), x => Tapes.ExitsHvp(x, Steps, 1))),
        ["Noise"] = (() => Tapes.Noise(0.7, Steps), Scalar(x => Tapes.NoiseGradient(x, Steps), x => Tapes.NoiseValueAndGradient(x, Steps), (double x, ref double g) => Tapes.NoiseBackward(x, Steps, 1, ref g), x => Tapes.NoiseJvp(x, Steps, 1), x => Tapes.NoiseHvp(x, Steps, 1))),
        ["Overwritten"] = (() => Tapes.Overwritten(Fresh(), Steps),
        [
            ("Gradient", () => Tapes.OverwrittenGradient(Fresh(), Steps, Sink)),
            ("ValueAndGradient", () => Tapes.OverwrittenValueAndGradient(Fresh(), Steps, Sink)),
            ("Backward", () => Tapes.OverwrittenBackward(Fresh(), Steps, 1, Sink)),
            ("Jvp", () => Tapes.OverwrittenJvp(Fresh(), Steps, Tangent)),
            ("Hvp", () => Tapes.OverwrittenHvp(Fresh(), Steps, Tangent, Sink)),
        ]),
        ["Swapped"] = (() => Tapes.Swapped(Fresh(), Steps),
        [
            ("Gradient", () => Tapes.SwappedGradient(Fresh(), Steps, Sink)),
            ("ValueAndGradient", () => Tapes.SwappedValueAndGradient(Fresh(), Steps, Sink)),
            ("Backward", () => Tapes.SwappedBackward(Fresh(), Steps, 1, Sink)),
            ("Jvp", () => Tapes.SwappedJvp(Fresh(), Steps, Tangent)),
            ("Hvp", () => Tapes.SwappedHvp(Fresh(), Steps, Tangent, Sink)),
        ]),
    };

    private delegate void Into(double x, ref double gradient);

    public static TheoryData<string> Names => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_AllocateNothing(string kind)
    {
        foreach ((string member, Action call) in Kinds[kind].Derivatives)
        {
            long bytes = SteadyState.BytesAllocated(call);
            Assert.True(bytes == 0, $"{kind}{member} allocates {bytes} bytes in 100 calls");
        }
    }

    /// <summary>A derivative runs what F runs once: no loop is done again for each of its iterations, and recursion stays linear.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_RunEveryStepOnce(string kind)
    {
        Calls.Reset();
        Kinds[kind].Plain();
        long expected = Calls.Count;
        foreach ((string member, Action call) in Kinds[kind].Derivatives)
        {
            Calls.Reset();
            call();
            Assert.True(Calls.Count == expected, $"{kind}{member} runs {Calls.Count} steps, the method {expected}");
        }
    }

    [Fact]
    public void Exception_SurfacesUnchanged_AndWhatWasRentedIsReturned()
    {
        double[] b = new double[4];
        Action[] members =
        [
            () => Tapes.ThrowsGradient(Fresh(), 0.7, At, Sink),
            () => Tapes.ThrowsValueAndGradient(Fresh(), 0.7, At, Sink),
            () => { double g = 0; Tapes.ThrowsBackward(Fresh(), 0.7, At, 1, Sink, ref g); },
            () => Tapes.ThrowsJvp(Fresh(), 0.7, At, b, 1),
            () => Tapes.ThrowsHvp(Fresh(), 0.7, At, b, 1, Sink),
        ];
        foreach (Action member in members)
        {
            At = -1;
            Assert.Equal(0, SteadyState.BytesAllocated(member));
            // What an exception loses is allocated again after every one of them, not now and then.
            int times = 0;
            for (int i = 0; i < 20; i++)
            {
                At = 2;
                Assert.Equal("in the middle", Assert.Throws<InvalidOperationException>(member).Message);
                At = -1;
                long before = GC.GetAllocatedBytesForCurrentThread();
                member();
                times += GC.GetAllocatedBytesForCurrentThread() > before ? 1 : 0;
            }

            Assert.InRange(times, 0, 2);
        }
    }

    private static int At { get; set; }

    private static double[] Fresh()
    {
        for (int i = 0; i < Buffer.Length; i++)
        {
            Buffer[i] = 0.3 + 0.2 * i;
        }

        return Buffer;
    }

    private static (string Member, Action Call)[] Scalar<TValue, TJvp>(
        Func<double, double> gradient, Func<double, TValue> valueAndGradient, Into backward, Func<double, TJvp> jvp, Func<double, double> hvp) =>
    [
        ("Gradient", () => gradient(0.7)),
        ("ValueAndGradient", () => valueAndGradient(0.7)),
        ("Backward", () => { double g = 0; backward(0.7, ref g); }),
        ("Jvp", () => jvp(0.7)),
        ("Hvp", () => hvp(0.7)),
    ];
}
