using System;

namespace Backprop.Tests.Contract;

/// <summary>Jacobians and Hessians: row after row, outputs by inputs, in the order of declaration.</summary>
public sealed class MatrixMemberTests
{
    [Theory]
    [InlineData("RosenbrockJacobian", "public static void RosenbrockJacobian(double x, double y, Span<double> jacobian)")]
    [InlineData("RosenbrockHessian", "public static void RosenbrockHessian(double x, double y, Span<double> hessian)")]
    [InlineData("DecayJacobian", "public static void DecayJacobian(ReadOnlySpan<double> p, ReadOnlySpan<double> t, Span<double> residuals, Span<double> jacobian)")]
    [InlineData("MixedJacobian", "public static void MixedJacobian(double x, float y, ref double z, out double w, Span<double> jacobian)")]
    [InlineData("PowersJacobian", "public static void PowersJacobian(double x, int n, Span<double> jacobian)")]
    [InlineData("NormHessian", "public static void NormHessian(ReadOnlySpan<float> x, Span<float> hessian)")]
    public void Signature(string member, string expected) => SignatureTests.Check(typeof(Matrices), member, expected);

    [Fact]
    public void Hessian_KeepsTheGaussNewtonTerm()
    {
        double[] hessian = new double[4];
        Matrices.RosenbrockHessian(1, 1, hessian);
        Assert.Equal([802, -400, -400, 200], hessian);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Jacobian_ByRowsOrColumns_IsOutputsByInputs(int points)
    {
        double[] times = new double[points];
        double[] expected = new double[2 * points];
        for (int i = 0; i < points; i++)
        {
            times[i] = 0.5 * i;
            expected[2 * i] = Math.Exp(-0.3 * times[i]);
            expected[(2 * i) + 1] = -2 * times[i] * Math.Exp(-0.3 * times[i]);
        }

        double[] residuals = new double[points];
        double[] jacobian = new double[2 * points];
        Matrices.DecayJacobian([2, 0.3], times, residuals, jacobian);
        Assert.Equal(expected, jacobian, (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(2, residuals[0]);
    }

    [Fact]
    public void Rows_AreTheValue_ThenReferences()
    {
        double z = 3;
        double[] jacobian = new double[12];
        Matrices.MixedJacobian(2, 5, ref z, out double w, jacobian);
        Assert.Equal((6, 30), (z, w));
        Assert.Equal(
            [
                4, 0, 2,
                0, 10, 0,
                3, 0, 2,
                15, 6, 10,
            ],
            jacobian);
    }

    [Fact]
    public void ReturnedArray_HasARowForEachElement()
    {
        double[] jacobian = new double[3];
        Matrices.PowersJacobian(2, 3, jacobian);
        Assert.Equal([1, 4, 12], jacobian);
        Assert.Equal("jacobian", Assert.Throws<ArgumentException>(() => Matrices.PowersJacobian(2, 4, jacobian)).ParamName);
    }

    [Fact]
    public void WrittenBuffer_IsAnOutputOnly_AndLeftAsTheMethodLeavesIt()
    {
        double[] sums = [10, 20];
        double[] jacobian = new double[6];
        Matrices.AddScaledJacobian([1, 2], 3, sums, jacobian);
        Assert.Equal([13, 26], sums);
        Assert.Equal([3, 0, 1, 0, 3, 2], jacobian);
    }

    [Fact]
    public void NoInputsAtAll_StillRunsTheMethodOnce()
    {
        float[] hessian = [];
        Matrices.NormHessian([], hessian);
        double[] residuals = [7];
        Matrices.DecayJacobian([1, 1], [0], residuals, new double[2]);
        Assert.Equal([1], residuals);
    }

    [Fact]
    public void WrongLengthAndOverlap_AreRefusedBeforeAnythingIsWritten()
    {
        double[] residuals = [7];
        Assert.Equal("jacobian", Assert.Throws<ArgumentException>(() => Matrices.DecayJacobian([1, 1], [0], residuals, new double[3])).ParamName);
        double[] all = [1, 1, 5, 5];
        Assert.Equal("jacobian", Assert.Throws<ArgumentException>(() => Matrices.DecayJacobian(all.AsSpan(0, 2), [0], residuals, all.AsSpan(1, 2))).ParamName);
        Assert.Equal([1, 1, 5, 5], all);
        Assert.Equal([7], residuals);
    }

    [Fact]
    public void CallsToOutside_HappenOnce()
    {
        Random reference = new(7);
        double value = Matrices.Noisy(0.5, 1.5, reference);
        double next = reference.NextDouble();

        Random once = new(7);
        double[] hessian = new double[4];
        Matrices.NoisyHessian(0.5, 1.5, once, hessian);
        Assert.Equal(next, once.NextDouble());

        // The value is xy·a + x²y·b, so that H = (2yb, a + 2xb; a + 2xb, 0).
        double b = hessian[0] / 3;
        double a = hessian[1] - b;
        Assert.Equal(value, (0.75 * a) + (0.375 * b), 14);
        Assert.Equal(hessian[1], hessian[2], 14);
        Assert.Equal(0, hessian[3]);

        Random pair = new(7);
        Random replayed = new(7);
        double[] jacobian = new double[4];
        (double first, double second) = Matrices.NoisyPair(0.5, 1.5, pair);
        Matrices.NoisyPairJacobian(0.5, 1.5, replayed, jacobian);
        Assert.Equal(pair.NextDouble(), replayed.NextDouble());
        Assert.Equal([first / 0.5, first / 1.5, second / 0.5, second / 1.5], jacobian, (x, y) => Math.Abs(x - y) < 1e-15);
    }

    [Fact]
    public void MarkedFields_AreColumns_AlsoUnusedOnes()
    {
        double[] jacobian = new double[5];
        new Affine().AtJacobian(3, jacobian);
        Assert.Equal([9, 0, 0, 1, 12], jacobian);
    }
}
