using System;

namespace Backprop.Tests.Contract;

/// <summary>Structs that hold arrays: their sinks are structs of the same type, whose arrays the caller has made.</summary>
public sealed class PackTests
{
    [Theory]
    [InlineData("EnergyGradient", "public static double EnergyGradient(Mixture p, double x, ref Mixture pGradient)")]
    [InlineData("EnergyValueAndGradient", "public static (double Value, double x) EnergyValueAndGradient(Mixture p, double x, ref Mixture pGradient)")]
    [InlineData("EnergyBackward", "public static void EnergyBackward(Mixture p, double x, double upstream, ref Mixture pGradient, ref double xGradient)", "public static void EnergyBackward(Tape tape, double upstream, ref Mixture pGradient, ref double xGradient)")]
    [InlineData("EnergyJvp", "public static (double Value, double Tangent) EnergyJvp(Mixture p, double x, Mixture pTangent, double xTangent)")]
    [InlineData("EnergyHvp", "public static double EnergyHvp(Mixture p, double x, Mixture pDirection, double xDirection, ref Mixture pGradient)")]
    [InlineData("EnergyJacobian", "public static void EnergyJacobian(Mixture p, double x, Span<double> jacobian)")]
    [InlineData("EnergyForward", "public static double EnergyForward(Mixture p, double x, Tape tape)")]
    [InlineData("ScaledGradient", "public static void ScaledGradient(in Fixed p, ref Fixed pGradient)")]
    [InlineData("ScaledValueAndGradient", "public static double ScaledValueAndGradient(in Fixed p, ref Fixed pGradient)")]
    [InlineData("ScaledJvp", "public static (double Value, double Tangent) ScaledJvp(in Fixed p, Fixed pTangent)")]
    [InlineData("WholeGradient", "public static void WholeGradient(Net net, Fixed other, ref Net netGradient, ref Fixed otherGradient)")]
    [InlineData("NamedGradient", "public static void NamedGradient((double[] Values, double Scale) t, ref (double[] Values, double Scale) tGradient)")]
    public void Signature(string member, params string[] expected) => Assert.Equal(expected, SignatureText.Of(typeof(Packs), member));

    [Theory]
    [InlineData("AtGradient", "public double AtGradient(double x, ref Horner selfGradient)")]
    [InlineData("AtJvp", "public (double Value, double Tangent) AtJvp(double x, Horner selfTangent, double xTangent)")]
    [InlineData("AtHvp", "public double AtHvp(double x, Horner selfDirection, double xDirection, ref Horner selfGradient)")]
    public void SignatureOfAReceiver(string member, string expected) => Assert.Equal([expected], SignatureText.Of(typeof(Horner), member));

    [Fact]
    public void Gradient_Overwrites_InTheCallersArrays()
    {
        Mixture sink = Made(9, 9);
        sink.Bias = sink.Rows = 7;
        (double[] weights, double[,] mix, double[] mask) = (sink.Weights, sink.Mix, sink.Mask);
        Assert.Equal(2 * (1 * 3 + 4 * 2 * 5), Packs.EnergyGradient(Given, 0.5, ref sink));
        Assert.Same(weights, sink.Weights);
        Assert.Same(mix, sink.Mix);
        Assert.Same(mask, sink.Mask);
        Assert.Equal([2 * 0.5 * 2 * 1 * 3, 2 * 0.5 * 2 * 2 * 2 * 5.0], weights);
        Assert.Equal([2 * 0.5 * 3, 2 * 0.5 * 4 * 5.0], Flat(mix));
        Assert.Equal([9, 9], mask);
        Assert.Equal(2 * 2 * 3, sink.Bias);
        Assert.Equal(0, sink.Rows);
    }

    [Fact]
    public void ValueAndGradient_IsBoth()
    {
        Mixture sink = Made(0, 0);
        (double value, double x) = Packs.EnergyValueAndGradient(Given, 0.5, ref sink);
        Assert.Equal(Packs.Energy(Given, 0.5), value);
        Assert.Equal(86, x);
        Assert.Equal(12, sink.Bias);
    }

    [Fact]
    public void Backward_Accumulates()
    {
        Mixture sink = Made(10, 20);
        sink.Bias = 5;
        sink.Rows = 3;
        double x = 1;
        Packs.EnergyBackward(Given, 0.5, 0.5, ref sink, ref x);
        Assert.Equal([10 + 3, 20 + 20.0], sink.Weights);
        Assert.Equal(5 + 6, sink.Bias);
        Assert.Equal(3, sink.Rows);
        Assert.Equal(1 + 43, x);
    }

    [Fact]
    public void Readonly_IsMadeAnewAroundTheArrays()
    {
        double[] values = [9, 9];
        Fixed sink = new(4, values);
        Packs.ScaledGradient(new Fixed(3, [1, 2]), ref sink);
        Assert.Same(values, sink.Values);
        Assert.Equal([3, 3], values);
        Assert.Equal(3, sink.Scale);
    }

    [Fact]
    public void WrittenArrays_SinksAndTangentsAreInOut()
    {
        Fixed p = new(3, [1, 2]), sink = new(4, [10, 20]);
        Packs.ScaledBackward(p, 1, ref sink);
        Assert.Equal([3, 6], p.Values);
        Assert.Equal([11 * 3, 21 * 3], sink.Values);
        Assert.Equal(4 + 11 * 1 + 21 * 2, sink.Scale);
        Fixed q = new(3, [1, 2]), tangent = new(1, [10, 20]);
        Assert.Equal((9, 31 + 62), Packs.ScaledJvp(q, tangent));
        Assert.Equal([3, 6], q.Values);
        Assert.Equal([31, 62], tangent.Values);
    }

    [Fact]
    public void Jvp_IsTheGradientAlongTheTangent()
    {
        Mixture tangent = Made(0.5, 0.25), sink = Made(0, 0);
        (tangent.Bias, tangent.Mix[0, 1]) = (2, 3);
        double x = Packs.EnergyGradient(Given, 0.5, ref sink);
        double expected = 0.5 * sink.Weights[0] + 0.25 * sink.Weights[1] + 0.5 * sink.Mix[0, 0] + 3 * sink.Mix[0, 1] + 2 * sink.Bias + 4 * x;
        Assert.Equal((Packs.Energy(Given, 0.5), expected), Packs.EnergyJvp(Given, 0.5, tangent, 4));
    }

    [Fact]
    public void Matrices_HaveTheFieldsInOrder()
    {
        Mixture sink = Made(0, 0), direction = Made(0, 0), product = Made(0, 0);
        double x = Packs.EnergyGradient(Given, 0.5, ref sink);
        double[] jacobian = new double[6], hessian = new double[36];
        Packs.EnergyJacobian(Given, 0.5, jacobian);
        Assert.Equal([.. sink.Weights, .. Flat(sink.Mix), sink.Bias, x], jacobian);
        Packs.EnergyHessian(Given, 0.5, hessian);
        direction.Mix[0, 1] = 1;
        double last = Packs.EnergyHvp(Given, 0.5, direction, 0, ref product);
        Assert.Equal([.. product.Weights, .. Flat(product.Mix), product.Bias, last], hessian[18..24]);
        Assert.Equal(40, last);
    }

    [Fact]
    public void Nested_AreStructsOfTheSameShapes()
    {
        Net sink = new(new Fixed(9, [9]), [[], [9]], 9);
        Fixed other = new(9, []);
        Packs.WholeGradient(new Net(new Fixed(3, [2]), [[], [5]], 7), new Fixed(11, []), ref sink, ref other);
        Assert.Equal([3 * 5 * 7 * 11.0], sink.First.Values);
        Assert.Equal((2 * 5 * 7 * 11, 2 * 3 * 5 * 11, 2 * 3 * 5 * 7), (sink.First.Scale, sink.Rate, other.Scale));
        Assert.Equal<float[]>([[], [2 * 3 * 7 * 11]], sink.Rows);
    }

    [Fact]
    public void MemoryAndStructs()
    {
        Cloud sink = new() { Weights = new double[] { 9, 9 }, Points = [(9, 9), (9, 9)] };
        Packs.WeighedGradient(new Cloud { Weights = new double[] { 2, 3 }, Points = [(5, 1), (7, 2)] }, ref sink);
        Assert.Equal([5, 14], sink.Weights.ToArray());
        Assert.Equal([(2, 0), (6, 0)], sink.Points);
    }

    [Fact]
    public void Receiver_ComesFirst()
    {
        Horner p = new() { Coefficients = [2, 3], Shift = 0.5 }, sink = new() { Coefficients = [9, 9], Shift = 9 };
        Assert.Equal(2, p.AtGradient(1.5, ref sink));
        Assert.Equal([1, 1], sink.Coefficients);
        Assert.Equal(-2, sink.Shift);
        Assert.Equal((5, 1 + 10 - 2 * 3 + 2 * 4), p.AtJvp(1.5, new Horner { Coefficients = [1, 10], Shift = 3 }, 4));
        double[] jacobian = new double[4];
        p.AtJacobian(1.5, jacobian);
        Assert.Equal([1, 1, -2, 2], jacobian);
    }

    [Fact]
    public void WhatCannotBeSet_AndHasNoGradient_Stays()
    {
        (Table a, Table b, Table aSink, Table bSink) = (new(2, 2), new(2, 2), new(2, 2), new(2, 2));
        (a[0, 0], a[1, 1], b[0, 0], b[1, 1]) = (2, 3, 5, 7);
        Table.TraceGradient(a, b, ref aSink, ref bSink);
        Assert.Equal((2, 5, 7, 2, 3), (aSink.Columns, aSink[0, 0], aSink[1, 1], bSink[0, 0], bSink[1, 1]));
    }

    [Fact]
    public void FieldsWithoutGradient_AreConstantInside()
    {
        Assert.Equal(3 * 3, Packs.HeldInsideGradient(3));
        Assert.Equal(3 * 3 * 2, Packs.HeldInObjectGradient(3));
    }

    [Fact]
    public void DeclaredMembers_HaveTheUsersNames()
    {
        Fixed sink = new(9, [9]);
        Assert.Equal(2 * 3, Packs.RenamedGradient(new Fixed(3, [2]), 5, ref sink));
        Assert.Equal((2 * 5, 3 * 5), (sink.Scale, sink.Values[0]));
        Fixed wrong = new(9, []);
        Refuses("result.Values", () => Packs.RenamedGradient(new Fixed(3, [2]), 5, ref wrong));
    }

    [Fact]
    public void WhatCannotBeReached_IsHandedOnIfHeldConstant() => Assert.Equal(4, Packs.HandedGradient(3, new Hidden("name")));

    [Fact]
    public void OverATape_InputsMayChange()
    {
        using Tape tape = new();
        Mixture p = Given, sink = Made(10, 20);
        Assert.Equal(Packs.Energy(Given, 0.5), Packs.EnergyForward(p, 0.5, tape));
        p.Weights.AsSpan().Fill(double.NaN);
        p.Mask.AsSpan().Fill(double.NaN);
        double x = 1;
        Mixture wrong = sink with { Weights = new double[3] };
        Refuses("pGradient.Weights", () => Packs.EnergyBackward(tape, 0.5, ref wrong, ref x));
        wrong = sink with { Weights = null! };
        Refuses("pGradient.Weights", () => Packs.EnergyBackward(tape, 0.5, ref wrong, ref x));
        Packs.EnergyBackward(tape, 0.5, ref sink, ref x);
        Assert.Equal([13, 40], sink.Weights);
        Assert.Equal(6, sink.Bias);
        Assert.Equal(44, x);
    }

    [Fact]
    public void Shapes_AreCheckedBeforeAnythingIsWritten()
    {
        Mixture sink = Made(9, 8);
        double x = 1;
        foreach ((string name, Mixture wrong) in new[]
        {
            ("pGradient.Weights", sink with { Weights = [1, 2, 3] }), ("pGradient.Weights", sink with { Weights = null! }), ("pGradient.Mix", sink with { Mix = new double[2, 1] }),
            ("pGradient.Mix", sink with { Mix = null! }),
        })
        {
            Mixture given = wrong;
            Refuses(name, () => Packs.EnergyGradient(Given, 0.5, ref given));
            Refuses(name, () => Packs.EnergyValueAndGradient(Given, 0.5, ref given));
            Refuses(name, () => Packs.EnergyBackward(Given, 0.5, 1, ref given, ref x));
            Refuses(name, () => Packs.EnergyHvp(Given, 0.5, Made(0, 0), 0, ref given));
            Refuses(name.Replace("Gradient", "Tangent", StringComparison.Ordinal), () => Packs.EnergyJvp(Given, 0.5, given, 1));
            Refuses(name.Replace("Gradient", "Direction", StringComparison.Ordinal), () => Packs.EnergyHvp(Given, 0.5, given, 1, ref sink));
        }

        Assert.Equal([9, 8], sink.Weights);
        Assert.Equal((1, 0), (x, sink.Bias));
    }

    [Fact]
    public void Overlaps_AreRefused()
    {
        Mixture p = Given, sink = Made(9, 8);
        Mixture same = sink with { Weights = p.Weights }, masked = sink with { Weights = p.Mask };
        Refuses("pGradient.Weights", () => Packs.EnergyGradient(p, 0.5, ref same));
        Refuses("pGradient.Weights", () => Packs.EnergyGradient(p, 0.5, ref masked));
        Fixed q = new(3, [1, 2]), own = q;
        Refuses("pGradient.Values", () => Packs.ScaledGradient(q, ref own));
        Refuses("pTangent.Values", () => Packs.ScaledJvp(q, q));
        Refuses("jacobian", () => Packs.EnergyJacobian(p, 0.5, p.Mask));
        Assert.Equal([1, 2], q.Values);
    }

    [Fact]
    public void SteadyState_AllocatesNothing()
    {
        Mixture p = Given, sink = Made(0, 0), tangent = Made(1, 1);
        double x = 0;
        Assert.Equal(0, SteadyState.BytesAllocated(() =>
        {
            Packs.EnergyGradient(p, 0.5, ref sink);
            Packs.EnergyBackward(p, 0.5, 1, ref sink, ref x);
            Packs.EnergyJvp(p, 0.5, tangent, 1);
            Packs.EnergyHvp(p, 0.5, tangent, 1, ref sink);
        }));
    }

    private static Mixture Given => new() { Weights = [1, 2], Mix = new double[,] { { 1, 2 } }, Bias = 3, Rows = 2, Mask = [3, 5] };

    private static Mixture Made(double first, double second) => new() { Weights = [first, second], Mix = new[,] { { first, second } }, Mask = [first, second] };

    private static double[] Flat(double[,] grid) => [grid[0, 0], grid[0, 1]];

    private static void Refuses(string name, Action call) => Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(call).ParamName);
}
