using System;
using System.Collections.Generic;
using System.Linq;

namespace Backprop.Tests.Anchors;

/// <summary>Gradients and Hessians of test problems against what their residuals give by hand: ∇f = 2 Jᵀr, ∇²f = 2 (JᵀJ + Σ rᵢ ∇²rᵢ).</summary>
public sealed class MinimizationTests
{
    private delegate void Gradient(ReadOnlySpan<double> x, Span<double> gradient);

    /// <summary>A residual, its gradient, and its Hessian.</summary>
    private sealed record Residual(double Value, double[] Slope, double[][] Curvature);

    private static readonly Dictionary<string, (Gradient Gradient, Gradient Hessian, double[][] Points, Func<double[], Residual[]> Residuals)> s_problems = new()
    {
        ["Rosenbrock"] = (Minimizations.RosenbrockGradient, Minimizations.RosenbrockHessian, [[-1.2, 1], [0.3, -2], [1, 1]], x =>
        [
            new(10 * (x[1] - (x[0] * x[0])), [-20 * x[0], 10], [[-20, 0], [0, 0]]),
            new(1 - x[0], [-1, 0], Zero(2)),
        ]),
        ["FreudensteinRoth"] = (Minimizations.FreudensteinRothGradient, Minimizations.FreudensteinRothHessian, [[0.5, -2], [5, 4], [11.41, -0.8968]], x =>
        [
            new(-13 + x[0] + ((((5 - x[1]) * x[1]) - 2) * x[1]), [1, (10 * x[1]) - (3 * x[1] * x[1]) - 2], [[0, 0], [0, 10 - (6 * x[1])]]),
            new(-29 + x[0] + ((((x[1] + 1) * x[1]) - 14) * x[1]), [1, (3 * x[1] * x[1]) + (2 * x[1]) - 14], [[0, 0], [0, (6 * x[1]) + 2]]),
        ]),
        ["PowellBadlyScaled"] = (Minimizations.PowellBadlyScaledGradient, Minimizations.PowellBadlyScaledHessian, [[0, 1], [1.098e-5, 9.106]], x =>
        [
            new((1e4 * x[0] * x[1]) - 1, [1e4 * x[1], 1e4 * x[0]], [[0, 1e4], [1e4, 0]]),
            new(Math.Exp(-x[0]) + Math.Exp(-x[1]) - 1.0001, [-Math.Exp(-x[0]), -Math.Exp(-x[1])], [[Math.Exp(-x[0]), 0], [0, Math.Exp(-x[1])]]),
        ]),
        ["Beale"] = (Minimizations.BealeGradient, Minimizations.BealeHessian, [[1, 1], [3, 0.5], [2, 0], [1, -0.5]], x => [.. new[] { 1.5, 2.25, 2.625 }.Select((y, at) =>
        {
            int i = at + 1;
            double first = i * Math.Pow(x[1], i - 1);
            double second = i == 1 ? 0 : i * (i - 1) * Math.Pow(x[1], i - 2);
            return new Residual(y - (x[0] * (1 - Math.Pow(x[1], i))), [-(1 - Math.Pow(x[1], i)), x[0] * first], [[0, first], [first, x[0] * second]]);
        })]),
        ["PowellSingular"] = (Minimizations.PowellSingularGradient, Minimizations.PowellSingularHessian, [[3, -1, 0, 1], [0, 0, 0, 0]], x =>
        [
            new(x[0] + (10 * x[1]), [1, 10, 0, 0], Zero(4)),
            new(Math.Sqrt(5) * (x[2] - x[3]), [0, 0, Math.Sqrt(5), -Math.Sqrt(5)], Zero(4)),
            new(Math.Pow(x[1] - (2 * x[2]), 2), [0, 2 * (x[1] - (2 * x[2])), -4 * (x[1] - (2 * x[2])), 0], [[0, 0, 0, 0], [0, 2, -4, 0], [0, -4, 8, 0], [0, 0, 0, 0]]),
            new(Math.Sqrt(10) * Math.Pow(x[0] - x[3], 2), [2 * Math.Sqrt(10) * (x[0] - x[3]), 0, 0, -2 * Math.Sqrt(10) * (x[0] - x[3])],
                [[2 * Math.Sqrt(10), 0, 0, -2 * Math.Sqrt(10)], [0, 0, 0, 0], [0, 0, 0, 0], [-2 * Math.Sqrt(10), 0, 0, 2 * Math.Sqrt(10)]]),
        ]),
        ["Wood"] = (Minimizations.WoodGradient, Minimizations.WoodHessian, [[-3, -1, -3, -1], [1, 1, 1, 1]], x =>
        [
            new(10 * (x[1] - (x[0] * x[0])), [-20 * x[0], 10, 0, 0], Only(4, 0, -20)),
            new(1 - x[0], [-1, 0, 0, 0], Zero(4)),
            new(Math.Sqrt(90) * (x[3] - (x[2] * x[2])), [0, 0, -2 * Math.Sqrt(90) * x[2], Math.Sqrt(90)], Only(4, 2, -2 * Math.Sqrt(90))),
            new(1 - x[2], [0, 0, -1, 0], Zero(4)),
            new(Math.Sqrt(10) * (x[1] + x[3] - 2), [0, Math.Sqrt(10), 0, Math.Sqrt(10)], Zero(4)),
            new((x[1] - x[3]) / Math.Sqrt(10), [0, 1 / Math.Sqrt(10), 0, -1 / Math.Sqrt(10)], Zero(4)),
        ]),
    };

    public static TheoryData<string> Problems => [.. s_problems.Keys];

    [Theory]
    [MemberData(nameof(Problems))]
    public void GradientAndHessian_AreThoseOfTheResiduals(string name)
    {
        (Gradient gradient, Gradient hessian, double[][] points, Func<double[], Residual[]> residuals) = s_problems[name];
        foreach (double[] x in points)
        {
            int n = x.Length;
            Residual[] all = residuals(x);
            double[] found = new double[n];
            double[] curvature = new double[n * n];
            gradient(x, found);
            hessian(x, curvature);
            for (int i = 0; i < n; i++)
            {
                Close(all.Select(r => 2 * r.Value * r.Slope[i]), found[i]);
                for (int j = 0; j < n; j++)
                {
                    Close(all.SelectMany(r => new[] { 2 * r.Slope[i] * r.Slope[j], 2 * r.Value * r.Curvature[i][j] }), curvature[(i * n) + j]);
                }
            }
        }
    }

    /// <summary>Terms may cancel: what is left is known to rounding of the largest.</summary>
    private static void Close(IEnumerable<double> terms, double actual)
    {
        List<double> all = [.. terms];
        Assert.True(Math.Abs(all.Sum() - actual) <= 1e-13 * (1 + all.Sum(Math.Abs)), $"{all.Sum():R} expected, {actual:R} found");
    }

    private static double[][] Zero(int n) => [.. Enumerable.Range(0, n).Select(_ => new double[n])];

    private static double[][] Only(int n, int at, double value)
    {
        double[][] matrix = Zero(n);
        matrix[at][at] = value;
        return matrix;
    }
}
