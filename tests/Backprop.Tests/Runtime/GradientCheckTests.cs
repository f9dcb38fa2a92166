using System;
using System.Linq;
using Xunit;

namespace Backprop.Tests.Runtime;

public class GradientCheckTests
{
    private static double Rosenbrock(double[] x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            sum += 100 * Math.Pow(x[i + 1] - x[i] * x[i], 2) + Math.Pow(1 - x[i], 2);
        }

        return sum;
    }

    private static void RosenbrockGradient(double[] x, double[] gradient)
    {
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double rest = x[i + 1] - x[i] * x[i];
            gradient[i] += -400 * rest * x[i] - 2 * (1 - x[i]);
            gradient[i + 1] += 200 * rest;
        }
    }

    public static TheoryData<string, Func<double, double>, Func<double, double>, double> Right => new()
    {
        { "sin", Math.Sin, Math.Cos, 0.3 },
        { "sin far out", Math.Sin, Math.Cos, 1000.7 },
        { "exp", Math.Exp, Math.Exp, 3 },
        { "steep exp", x => Math.Exp(30 * x), x => 30 * Math.Exp(30 * x), 0.9 },
        { "log beside its end", Math.Log, x => 1 / x, 1e-4 },
        { "square root", Math.Sqrt, x => 0.5 / Math.Sqrt(x), 1e-3 },
        { "a constant", x => 3, x => 0, 2 },
        { "zero", x => 0, x => 0, 0 },
        { "large value", x => 1e8 + x, x => 1, 0.5 },
        { "large argument", x => x * x, x => 2 * x, 1e12 },
        { "small argument", x => x * x, x => 2 * x, 1e-12 },
        { "minimum", x => x * x, x => 2 * x, 0 },
        { "cube at 0", x => x * x * x, x => 3 * x * x, 0 },
        { "periodic in the first step", x => Math.Sin(2 * Math.PI * 64 * x), x => 128 * Math.PI * Math.Cos(2 * Math.PI * 64 * x), 0 },
        { "near its period in many steps", x => Math.Sin(100 * x), x => 100 * Math.Cos(100 * x), 4.683325574585854 },
        { "near its period in others", x => Math.Sin(100 * x), x => 100 * Math.Cos(100 * x), 4.693350102609653 },
        { "rough sum", x => Enumerable.Range(1, 2000).Sum(i => Math.Sin(x * i) / i / i), x => Enumerable.Range(1, 2000).Sum(i => Math.Cos(x * i) / i), 1.897934491046674 },
        { "rounded inside", x => 1e6 + Math.Sin(x) - 1e6, Math.Cos, 1.4968165459562162 },
        { "steep in a small place", x => Math.Atan(1e4 * x), x => 1e4 / (1 + 1e8 * x * x), 1e-4 },
        { "fast", x => Math.Sin(200 * x), x => 200 * Math.Cos(200 * x), 0.7 },
        { "a bend without a kink", x => Math.Pow(Math.Abs(x), 1.5), x => 1.5 * Math.Sqrt(Math.Abs(x)) * Math.Sign(x), 0 },
        { "beside a kink", Math.Abs, x => Math.Sign(x), 0.01 },
        { "close beside a kink", Math.Abs, x => Math.Sign(x), 1e-5 },
        { "between two kinks", x => Math.Abs(x - 0.01) + Math.Abs(x + 0.02), x => Math.Sign(x - 0.01) + Math.Sign(x + 0.02), 0 },
        { "bounded", x => Math.Clamp(x * x, 0, 1), x => x * x < 1 ? 2 * x : 0, 0.99 },
        { "on a step", Math.Floor, x => 0, 0.5 },
        { "cancellation", x => (1e5 + x) * (1e5 + x) - 1e10, x => 2 * (1e5 + x), 0.1 },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void ARightDerivative_Passes(string name, Func<double, double> f, Func<double, double> derivative, double at)
    {
        GradientReport report = GradientCheck.Compare(f, derivative, at);

        Assert.True(report.IsCorrect && report.Kinks.Count == 0, name + ": " + report);
        Assert.Equal(f(at), report.Value);
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void AWrongDerivative_IsFound(string name, Func<double, double> f, Func<double, double> derivative, double at)
    {
        // Relative to the derivative where there is one; what lies below the rounding of f cannot be seen.
        double off = Math.Max(1e-4 * Math.Abs(derivative(at)), 1e-6);

        GradientReport report = GradientCheck.Compare(f, x => derivative(x) + off, at);

        Assert.False(report.IsCorrect, name + ": " + report);
        Assert.NotEmpty(report.Wrong);
    }

    [Fact]
    public void Rosenbrock_Passes_AndAWrongComponentIsNamed()
    {
        double[] at = [-1.2, 1, 0.7, 2.5];
        Assert.Empty(GradientCheck.Verify(Rosenbrock, RosenbrockGradient, at).Kinks);

        GradientCheckException exception = Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(
            Rosenbrock,
            (x, gradient) =>
            {
                RosenbrockGradient(x, gradient);
                gradient[2] *= 1 + 1e-4;
            },
            at));

        GradientReport report = exception.Report!;
        Assert.Equal([2], report.Wrong);
        Assert.Equal(2, report.WorstIndex);
        Assert.Equal(0, report.WorstOutput);
        Assert.Equal(Rosenbrock(at), report.Value);
        Assert.InRange(report.RelativeError, 0.9e-4, 1.1e-4);
        Assert.InRange(report.ErrorEstimate, 0, 1e-6 * Math.Abs(report.Numeric));
        Assert.Equal(report.ToString(), exception.Message);
        Assert.StartsWith("The gradient at [2] is wrong: it is ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(", but differences say ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("(relative error 0.0001)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheReport_NamesEverythingWrong()
    {
        GradientReport report = GradientCheck.Compare(x => x.Sum(v => v * v), (x, g) => Array.Fill(g, 1), new double[] { 1, 0.5, 3 });

        Assert.Equal(
            """
            The gradient at [2] is wrong: it is 1, but differences say 6 ± ERROR (relative error 0.83).
            The value of the function is 10.25.
            Wrong are 2 of 3: at [0], at [2].
            """.Replace("\r", ""),
            System.Text.RegularExpressions.Regex.Replace(report.ToString(), "± [^ ]+", "± ERROR"));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void AtAKink_EverySlopeBetweenItsSides_Passes(double slope)
    {
        GradientReport report = GradientCheck.Verify(Math.Abs, x => slope, 0.0);

        Assert.Equal([0], report.Kinks);
        Assert.Equal(slope, report.Numeric, 1e-9);
        Assert.Contains("There is a kink: the slope is -1 on the left and 1 on the right", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.001)]
    [InlineData(-5)]
    [InlineData(double.NaN)]
    public void AtAKink_ASlopeThatIsNotBetween_IsWrong(double slope) =>
        Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(Math.Abs, x => slope, 0.0));

    [Fact]
    public void KinksOfABuffer_AreNamed_AndHideNothingElse()
    {
        double[] at = [1, 0, -2, 0];
        static double Sum(double[] x) => x.Sum(Math.Abs) + Math.Exp(x[1]) + x[1];
        static void Gradient(double[] x, double[] g)
        {
            for (int i = 0; i < x.Length; i++)
            {
                g[i] = Math.Sign(x[i]) + (i == 1 ? Math.Exp(x[1]) + 1 : 0);
            }
        }

        GradientReport report = GradientCheck.Verify(Sum, Gradient, at);
        Assert.Equal([1, 3], report.Kinks);
        Assert.Contains("There is a kink at [1]: the slope is 1 on the left and 3 on the right", report.ToString(), StringComparison.Ordinal);

        GradientReport wrong = GradientCheck.Compare(Sum, (x, g) => { Gradient(x, g); g[0] += 1e-4; }, at);
        Assert.Equal([0], wrong.Wrong);
    }

    [Theory]
    [InlineData(1e-13)]
    [InlineData(1e-9)]
    [InlineData(3e-8)]
    [InlineData(1e-6)]
    [InlineData(1e-3)]
    [InlineData(0.05)]
    [InlineData(0.1073)]
    public void AKinkAtAnyDistance_IsNoError(double distance)
    {
        foreach (double at in new[] { distance, -distance })
        {
            GradientCheck.Verify(Math.Abs, x => Math.Sign(x), at);
            GradientCheck.Verify(x => Math.Max(x, 0) + Math.Sin(x), x => (x > 0 ? 1 : 0) + Math.Cos(x), at);
        }
    }

    [Fact]
    public void WhatCannotBeCompared_IsNoSuccess()
    {
        foreach (Func<double, double> f in new Func<double, double>[] { Math.Sqrt, Math.Log, x => double.NaN, x => x > 0 ? 1 : 0 })
        {
            GradientReport report = GradientCheck.Compare(f, x => 0, 0.0);
            Assert.False(report.IsCorrect, report.ToString());
        }

        Assert.Contains(
            "cannot be checked", Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(Math.Sqrt, x => 0, 0.0)).Message, StringComparison.Ordinal);
        Assert.False(GradientCheck.Compare(Math.Sin, x => double.NaN, 0.5).IsCorrect);
    }

    [Fact]
    public void NoInput_IsNoError()
    {
        GradientReport report = GradientCheck.Verify(x => 3, (x, g) => { }, Array.Empty<double>());
        Assert.Equal(-1, report.WorstIndex);
        Assert.Equal("There is no input to check.", report.ToString());
    }

    public static TheoryData<string, Func<float, float>, Func<float, float>, float> RightInSinglePrecision => new()
    {
        { "sin", MathF.Sin, MathF.Cos, 0.3f },
        { "sin far out", MathF.Sin, MathF.Cos, 100.7f },
        { "exp", MathF.Exp, MathF.Exp, 3 },
        { "log", MathF.Log, x => 1 / x, 0.01f },
        { "tanh", MathF.Tanh, x => 1 - MathF.Tanh(x) * MathF.Tanh(x), 2 },
        { "large value", x => 100 + x, x => 1, 0.5f },
        { "minimum", x => x * x, x => 2 * x, 0 },
        { "beside a kink", MathF.Abs, x => MathF.Sign(x), 0.01f },
        { "sum", x => Enumerable.Range(1, 1000).Aggregate(0f, (sum, i) => sum + MathF.Sin(x / i)), x => Enumerable.Range(1, 1000).Sum(i => MathF.Cos(x / i) / i), 0.7f },
    };

    [Theory]
    [MemberData(nameof(RightInSinglePrecision))]
    public void InSinglePrecision_ARightDerivativePasses_AndAWrongOneIsFound(string name, Func<float, float> f, Func<float, float> derivative, float at)
    {
        GradientReport report = GradientCheck.Compare(f, derivative, at);
        Assert.True(report.IsCorrect && report.Kinks.Count == 0, name + ": " + report);

        float off = Math.Max(0.01f * Math.Abs(derivative(at)), 1e-3f);
        GradientReport wrong = GradientCheck.Compare(f, x => derivative(x) + off, at);
        Assert.False(wrong.IsCorrect, name + ": " + wrong);
    }

    [Fact]
    public void InSinglePrecision_KinksAreKinks()
    {
        Assert.Equal([0], GradientCheck.Verify(MathF.Abs, x => 0, 0f).Kinks);
        Assert.Equal([1], GradientCheck.Verify(x => MathF.Abs(x[0]) + MathF.Abs(x[1]), (x, g) => g[0] = 1, new float[] { 2, 0 }).Kinks);
        Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(MathF.Abs, x => 2, 0f));
    }

    [Fact]
    public void TheWayBack_IsCheckedForEveryOutput_AndForAllAtOnce()
    {
        static double[] Polar(double[] x) => [Math.Sqrt(x[0] * x[0] + x[1] * x[1]), Math.Atan2(x[1], x[0]), 3 * x[2]];
        static void Backward(double[] x, double[] u, double[] g)
        {
            double r = Math.Sqrt(x[0] * x[0] + x[1] * x[1]);
            g[0] += u[0] * x[0] / r - u[1] * x[1] / (r * r);
            g[1] += u[0] * x[1] / r + u[1] * x[0] / (r * r);
            g[2] += 3 * u[2];
        }

        double[] at = [0.6, -1.4, 2];
        GradientCheck.VerifyBackward(Polar, Backward, at);

        GradientReport wrong = GradientCheck.CompareBackward(Polar, (x, u, g) => { Backward(x, u, g); g[1] += 1e-4 * u[1]; }, at);
        Assert.Equal((1, 1), (wrong.WorstOutput, wrong.WorstIndex));
        Assert.StartsWith("The gradient of output 1 at [1] is wrong", wrong.ToString(), StringComparison.Ordinal);

        // Right for each output alone only.
        GradientReport together = GradientCheck.CompareBackward(Polar, (x, u, g) => { Backward(x, u, g); g[0] += u[0] * u[1]; }, at);
        Assert.Equal(3, together.WorstOutput);
        Assert.StartsWith("The gradient of the weighted sum of the outputs at [0] is wrong", together.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TheWayBack_InSinglePrecision()
    {
        GradientCheck.VerifyBackward(x => [x[0] * x[1], MathF.Sin(x[0])], (x, u, g) => { g[0] += u[0] * x[1] + u[1] * MathF.Cos(x[0]); g[1] += u[0] * x[0]; }, new float[] { 0.3f, 2 });
        Assert.Throws<GradientCheckException>(() => GradientCheck.VerifyBackward(x => [x[0] * x[0]], (x, u, g) => g[0] += u[0] * x[0], new float[] { 0.3f }));
    }

    [Fact]
    public void DotProducts_FindWhatForwardAndReverseModeDoNotAgreeOn()
    {
        double[] at = [0.3, -2, 1.5];
        static double Tangent(double[] x, double[] v) => v[0] * x[1] + v[1] * x[0] + Math.Cos(x[2]) * v[2];
        static void Backward(double[] x, double u, double[] g)
        {
            g[0] += u * x[1];
            g[1] += u * x[0];
            g[2] += u * Math.Cos(x[2]);
        }

        Assert.InRange(GradientCheck.DotProduct(Tangent, Backward, at), 0, 1e-14);
        GradientCheckException exception = Assert.Throws<GradientCheckException>(() =>
            GradientCheck.DotProduct(Tangent, (x, u, g) => { Backward(x, u, g); g[2] *= 1 + 1e-7; }, at));
        Assert.Null(exception.Report);
        Assert.StartsWith("Forward and reverse mode contradict each other: ⟨u, J v⟩ is ", exception.Message, StringComparison.Ordinal);

        GradientCheck.DotProduct((x, v) => new[] { v[0] * x[1] + v[1] * x[0], 2 * v[1] }, (x, u, g) => { g[0] += u[0] * x[1]; g[1] += u[0] * x[0] + 2 * u[1]; }, at[..2]);
        Assert.Throws<GradientCheckException>(() => GradientCheck.DotProduct((x, v) => new[] { v[0], v[1] }, (x, u, g) => g[0] += u[0], at[..2]));
        Assert.Throws<GradientCheckException>(() => GradientCheck.DotProduct((x, v) => double.NaN, (x, u, g) => g[0] += double.NaN, at));

        GradientCheck.DotProduct((x, v) => x[0] * v[0], (x, u, g) => g[0] += x[0] * u, new[] { 0.3f });
        Assert.Throws<GradientCheckException>(() => GradientCheck.DotProduct((x, v) => new[] { x[0] * v[0] }, (x, u, g) => g[0] += x[0] * u[0] * 1.01f, new[] { 0.3f }));
    }

    [Fact]
    public void AFunctionThatWritesIntoItsInput_IsGivenItAnew()
    {
        double[] at = [3, 4];
        GradientCheck.Verify(
            x =>
            {
                x[0] *= x[1];
                return x[0] * x[0];
            },
            (x, g) => (g[0], g[1]) = (2 * x[0] * x[1] * x[1], 2 * x[0] * x[0] * x[1]),
            at);
        Assert.Equal([3, 4], at);
    }

    [Fact]
    public void Null_IsAnArgumentException() =>
        Assert.Equal("gradient", Assert.Throws<ArgumentNullException>(() => GradientCheck.Verify(Math.Sin, null!, 0.0)).ParamName);

    [Fact]
    public void Generated_Derivatives_AreCheckedInALine()
    {
        GradientCheck.Verify(Checked.Energy, Checked.EnergyGradient, 0.3);
        GradientCheck.Verify(w => Checked.Loss(w, 2), (w, g) => Checked.LossGradient(w, 2, g), [0.1, -0.7, 0.4]);
        GradientCheck.DotProduct((w, v) => Checked.LossJvp(w, 2, v, 0).Tangent, (w, u, g) => Backward(w, u, g), [0.1, -0.7, 0.4]);

        static void Backward(double[] w, double upstream, double[] gradient)
        {
            double scale = 0;
            Checked.LossBackward(w, 2, upstream, gradient, ref scale);
        }
    }
}

internal static partial class Checked
{
    [Differentiable]
    public static double Energy(double x) => Math.Sin(x) * x;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public static double Loss(ReadOnlySpan<double> w, double scale)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            sum += Math.Tanh(w[i] * scale);
        }

        return sum;
    }
}
