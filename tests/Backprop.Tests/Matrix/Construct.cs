using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Backprop.Oracle;

namespace Backprop.Tests.Matrix;

/// <summary>
/// A few statements that change <c>v</c>, put into a frame of their own: outside a loop, in a loop, in a nested loop; v used linearly,
/// non-linearly, or overwritten after its use; over double and over float. They may use x, y, the written buffer a, the read buffer w
/// (both of length 4), the count n, an index k into the buffers, and the result r so far.
/// </summary>
/// <param name="Helpers">other members and types</param>
/// <param name="NeedsLoop">for what leaves or continues the enclosing loop</param>
/// <param name="DoubleOnly">for what has no counterpart over float</param>
/// <param name="IsSmooth">not for what only estimates a function, so that differences are no second opinion</param>
public sealed record Construct(string Name, string Body, string Helpers = "", bool NeedsLoop = false, bool DoubleOnly = false, bool IsSmooth = true)
{
    private const string Vectors = "Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp";

    /// <summary>The Jacobian goes forward and backward, the Hessian forward over backward: they take the place of the others, as tapes do of the gradient.</summary>
    private const string Matrices = "Derivatives.Tape | Derivatives.Jacobian | Derivatives.Hessian";

    private static readonly (string Name, string Derivatives, string Open, string Close)[] Places =
    [
        ("Outside", Vectors, "int k = 1;", ""),
        ("Loop", Vectors, "for (int i = 0; i < n; i++)\n{\n    int k = i;", "}"),
        ("Nested", Matrices, "for (int i = 0; i < n; i++)\n{\n    for (int j = 0; j < 2; j++)\n    {\n        int k = (i + 2 * j) % 4;", "    }\n}"),
    ];

    private static readonly (string Name, string Text)[] Uses =
    [
        ("Linear", "r += v;"),
        ("NonLinear", "r += 0.5 * v * v;"),
        ("Overwritten", "r += Math.Sin(v); v = y * 0.75;"),
    ];

    private static readonly ProgramInput[] Inputs =
    [
        ProgramInput.Of(0.7, 1.3, new[] { 0.5, -0.8, 1.2, 0.9 }, new[] { 1.1, 0.4, -0.6, 0.3 }, 3),
        ProgramInput.Of(-0.9, 0.6, new[] { 1.5, 0.25, -0.75, 0.4 }, new[] { -0.2, 0.8, 0.7, 1.4 }, 2),
        ProgramInput.Of(0.7, 1.3, new[] { 0.5, -0.8, 1.2, 0.9 }, new[] { 1.1, 0.4, -0.6, 0.3 }, 0),
    ];

    /// <summary>The methods that this construct stands for: every place and every use once, or every combination.</summary>
    public IEnumerable<OracleProgram> Programs(bool everyCombination)
    {
        for (int place = NeedsLoop ? 1 : 0; place < Places.Length; place++)
        {
            for (int use = 0; use < Uses.Length; use++)
            {
                if (everyCombination || (place, use) is (0, 1) or (1, 2) or (2, 0))
                {
                    yield return Program(Places[place], Uses[use], isFloat: false);
                }

                if (!DoubleOnly && (everyCombination || (place, use) == (1, 1)))
                {
                    yield return Program(Places[place], Uses[use], isFloat: true);
                }
            }
        }
    }

    private OracleProgram Program((string Name, string Derivatives, string Open, string Close) place, (string Name, string Text) use, bool isFloat)
    {
        string source = $$"""
            public static partial class C
            {
                {{Helpers}}
                [Differentiable({{place.Derivatives}})]
                public static double F(double x, double y, Span<double> a, ReadOnlySpan<double> w, int n)
                {
                    double r = 0;
                    double v = x;
                    {{place.Open}}
                    {{Body}}
                    {{use.Text}}
                    {{place.Close}}
                    return r;
                }
            }
            """;
        return new($"{Name}_{place.Name}_{use.Name}{(isFloat ? "_Float" : "")}", isFloat ? Float(source) : source, "F", Inputs) { HasSecondOpinion = IsSmooth };
    }

    /// <summary>The same text over float.</summary>
    public static string Float(string source) => Regex.Replace(
        Regex.Replace(source.Replace("double", "float", StringComparison.Ordinal), @"\b\d+\.\d+(?![\df])", "$0f"),
        @"\bMath\.(?!Clamp|BigMul|DivRem)", "MathF.");
}
