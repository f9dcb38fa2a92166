using System;
using System.Numerics;

namespace Backprop.Tests.Contract;

/// <summary><c>[DerivativeOf]</c>: the derivatives of methods that have rules, in every mode, against central differences.</summary>
public sealed class RuleTests
{
    private static readonly double[] s_point = [0.7, 0.4, 1.1];
    private static readonly double[] s_direction = [0.3, -1.2, 0.5];

    private delegate double Value(ReadOnlySpan<double> x);

    private delegate void Gradient(ReadOnlySpan<double> x, Span<double> xGradient);

    private delegate (double Value, double Tangent) Jvp(ReadOnlySpan<double> x, ReadOnlySpan<double> xTangent);

    private delegate void Product(ReadOnlySpan<double> x, ReadOnlySpan<double> xDirection, Span<double> xGradient);

    private delegate double Record(ReadOnlySpan<double> x, Tape tape);

    private delegate void Replay(Tape tape, double upstream, Span<double> xGradient);

    [Fact]
    public void Scalars_HaveTheirDerivatives() => Check(
        RuleModels.Scalars, RuleModels.ScalarsGradient, RuleModels.ScalarsJvp, RuleModels.ScalarsHvp, RuleModels.ScalarsHessian, RuleModels.ScalarsJacobian, RuleModels.ScalarsForward, RuleModels.ScalarsBackward);

    [Fact]
    public void Results_HaveTheirDerivatives() => Check(
        RuleModels.Results, RuleModels.ResultsGradient, RuleModels.ResultsJvp, RuleModels.ResultsHvp, RuleModels.ResultsHessian, RuleModels.ResultsJacobian, RuleModels.ResultsForward, RuleModels.ResultsBackward);

    [Fact]
    public void Arrays_HaveTheirDerivatives() => Check(
        RuleModels.Arrays, RuleModels.ArraysGradient, RuleModels.ArraysJvp, RuleModels.ArraysHvp, RuleModels.ArraysHessian, RuleModels.ArraysJacobian, RuleModels.ArraysForward, RuleModels.ArraysBackward);

    [Fact]
    public void WrittenBuffers_HaveTheirDerivatives() => Check(
        RuleModels.Written, RuleModels.WrittenGradient, RuleModels.WrittenJvp, RuleModels.WrittenHvp, RuleModels.WrittenHessian, RuleModels.WrittenJacobian, RuleModels.WrittenForward, RuleModels.WrittenBackward);

    [Fact]
    public void Structs_HaveTheirDerivatives() => Check(
        RuleModels.Structs, RuleModels.StructsGradient, RuleModels.StructsJvp, RuleModels.StructsHvp, RuleModels.StructsHessian, RuleModels.StructsJacobian, RuleModels.StructsForward, RuleModels.StructsBackward);

    [Fact]
    public void Helpers_HaveTheirDerivatives() => Check(
        RuleModels.Helpers, RuleModels.HelpersGradient, RuleModels.HelpersJvp, RuleModels.HelpersHvp, RuleModels.HelpersHessian, RuleModels.HelpersJacobian, RuleModels.HelpersForward, RuleModels.HelpersBackward);

    [Fact]
    public void VirtualMethods_HaveTheirDerivatives()
    {
        RuledShape shape = new() { Size = 3 };
        Assert.Equal(9 * 0.5 * 0.5, RuleModels.VirtualGradient(shape, 0.5), 12);
        Assert.Equal(18 * 0.5 * 2, RuleModels.VirtualHvp(shape, 0.5, 2), 12);
        Assert.Equal(9 * 0.5 * 0.5 * 2, RuleModels.VirtualJvp(shape, 0.5, 2).Tangent, 12);
    }

    [Fact]
    public void Vectors_HaveTheirDerivatives()
    {
        (Vector3 v, float k) = (new Vector3(0.5f, -0.3f, 0.8f), 1.5f);
        (Vector3 ofV, float ofK) = RuleModels.VectorsGradient(v, k);
        const float Step = 1e-2f;
        Assert.Equal((RuleModels.Vectors(v + new Vector3(0, Step, 0), k) - RuleModels.Vectors(v - new Vector3(0, Step, 0), k)) / (2 * Step), ofV.Y, 1e-3f);
        Assert.Equal((RuleModels.Vectors(v, k + Step) - RuleModels.Vectors(v, k - Step)) / (2 * Step), ofK, 1e-3f);
        Vector3 tangent = new(1, -2, 3);
        (float value, float along) = RuleModels.VectorsJvp(v, k, tangent, 0.5f);
        Assert.Equal(RuleModels.Vectors(v, k), value);
        Assert.Equal(Vector3.Dot(ofV, tangent) + (0.5f * ofK), along, 1e-5f);
    }

    [Fact]
    public void Rule_IsWhatIsCalled_WhateverItComputes()
    {
        Assert.Equal((7 * 3, 4), RuleModels.SevensGradient(2, 3));
        Assert.Equal((12, (7 * 3 * 0.5) + (4 * 10)), RuleModels.SevensJvp(2, 3, 0.5, 10));
        Assert.Equal((8, 9), RuleModels.OddsValueAndGradient(2));
        Assert.Equal(12 * 5, RuleModels.OddsHvp(2, 5));
    }

    [Fact]
    public void UpstreamOfZero_ContributesZero()
    {
        Assert.Equal((0, 0), RuleModels.RootsGradient(0, 0));
        Assert.Equal((0, 0), RuleModels.RootsJvp(0, 0, 0, 1));
        Assert.Equal((0, 0), RuleModels.RootsHvp(0, 0, 0, 0));
        Assert.Equal((double.PositiveInfinity, 0), RuleModels.RootsHvp(0, 0, 0, 1));
        Assert.Equal((0.25 * 3, 0.25 * 2), RuleModels.RootsHvp(4, 0, 2, 3));
        Assert.Equal(double.NaN, RuleModels.WeakRootsGradient(0, 0).x);
    }

    [Fact]
    public void InactiveCall_RunsOnce()
    {
        RuledMethods.Calls = 0;
        Assert.Equal(RuledMethods.Soft(0.5), RuleModels.InactiveGradient(2, 0.5));
        Assert.Equal(2, RuledMethods.Calls);
        RuleModels.InactiveJvp(2, 0.5, 1);
        Assert.Equal(3, RuledMethods.Calls);
    }

    [Fact]
    public void WrittenBuffer_HasAnInOutSink_AndIsLeftAsItWouldBe()
    {
        double[] values = [2, 3];
        double[] gradient = [1, 10];
        double scale = 0;
        RuleModels.InPlaceBackward(values, 0.5, gradient, ref scale);

        // s = 4k; t = (9k)² s = 324 k³
        Assert.Equal([2, 4.5 * 4.5 * 2], values);
        Assert.Equal(2 * 2 * 0.5 * (1 + (10 * 4.5 * 4.5)), gradient[0], 9);
        Assert.Equal(10 * 2 * 4.5 * 2 * 2 * 3 * 0.5, gradient[1], 9);
        Assert.Equal(4 + (10 * 3 * 324 * 0.25), scale, 9);
    }

    [Fact]
    public void Jacobian_OfWrittenBuffers_IsThatOfTheRule()
    {
        double[] sums = new double[2];
        double[] jacobian = new double[4];
        RuleModels.CurveJacobian([2, 3], sums, jacobian);
        Assert.Equal([4 * 3, 25], sums);
        Assert.Equal([2 * 2 * 3, 4, 10, 10], jacobian);
    }

    /// <summary>Where the upstream gradient of the rule is zero, too: what it adds still depends on it.</summary>
    [Theory]
    [InlineData(0.6, 1.5)]
    [InlineData(0.6, 0)]
    public void DerivativesOfDerivatives_GoThroughRules(double x, double y)
    {
        CheckPair(RuleModels.OfGradient, RuleModels.OfGradientGradient, RuleModels.OfGradientJvp, RuleModels.OfGradientHvp, x, y);
        CheckPair(RuleModels.OfHvp, RuleModels.OfHvpGradient, RuleModels.OfHvpJvp, RuleModels.OfHvpHvp, x, y);
        CheckPair(RuleModels.OfJvp, RuleModels.OfJvpGradient, RuleModels.OfJvpJvp, RuleModels.OfJvpHvp, x, y);
    }

    private static void CheckPair(
        Func<double, double, double> f,
        Func<double, double, (double X, double Y)> gradient,
        Func<double, double, double, double, (double Value, double Tangent)> jvp,
        Func<double, double, double, double, (double X, double Y)> hvp,
        double x,
        double y)
    {
        const double Step = 1e-5;
        (double ofX, double ofY) = gradient(x, y);
        Near((f(x + Step, y) - f(x - Step, y)) / (2 * Step), ofX);
        Near((f(x, y + Step) - f(x, y - Step)) / (2 * Step), ofY);
        Near(ofX - (2 * ofY), jvp(x, y, 1, -2).Tangent);
        (double forthX, double forthY) = gradient(x + Step, y - (2 * Step));
        (double backX, double backY) = gradient(x - Step, y + (2 * Step));
        (double productX, double productY) = hvp(x, y, 1, -2);
        Near((forthX - backX) / (2 * Step), productX);
        Near((forthY - backY) / (2 * Step), productY);
    }

    private static void Check(Value f, Gradient gradient, Jvp jvp, Product hvp, Gradient hessian, Gradient jacobian, Record record, Replay replay)
    {
        int n = s_point.Length;
        double[] slopes = Slopes(gradient, s_point);
        double[] products = new double[n];
        hvp(s_point, s_direction, products);
        double[] matrix = new double[n * n];
        hessian(s_point, matrix);
        const double Step = 1e-5;
        for (int i = 0; i < n; i++)
        {
            Near((f(Moved(i, Step)) - f(Moved(i, -Step))) / (2 * Step), slopes[i]);
            double[] after = Slopes(gradient, Moved(i, Step));
            double[] before = Slopes(gradient, Moved(i, -Step));
            for (int j = 0; j < n; j++)
            {
                Near((after[j] - before[j]) / (2 * Step), matrix[(j * n) + i]);
            }
        }

        for (int j = 0; j < n; j++)
        {
            Near(Dot(matrix.AsSpan(j * n, n), s_direction), products[j]);
        }

        (double value, double tangent) = jvp(s_point, s_direction);
        Assert.Equal(f(s_point), value);
        Near(Dot(slopes, s_direction), tangent);
        Assert.Equal(slopes, Slopes(jacobian, s_point), (expected, actual) => Math.Abs(expected - actual) <= 1e-12 * (1 + Math.Abs(expected)));
        using Tape tape = new();
        Assert.Equal(f(s_point), record(s_point, tape));
        double[] replayed = [1, 0, 0];
        replay(tape, 2, replayed);
        for (int i = 0; i < n; i++)
        {
            Near((2 * slopes[i]) + (i == 0 ? 1 : 0), replayed[i]);
        }
    }

    private static double[] Slopes(Gradient gradient, double[] x)
    {
        double[] slopes = new double[x.Length];
        gradient(x, slopes);
        return slopes;
    }

    private static double[] Moved(int i, double by)
    {
        double[] moved = (double[])s_point.Clone();
        moved[i] += by;
        return moved;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Near(double expected, double actual) => Assert.InRange(Math.Abs(expected - actual), 0, 1e-6 * (1 + Math.Abs(expected)));
}
