using System.Collections.Generic;
using System.Linq;
using Backprop.Oracle;

namespace Backprop.Tests;

/// <summary>The duals against differences, on programs that use what the rewriting has to translate.</summary>
public sealed class OracleTests
{
    [Fact]
    public void Duals_AgreeWithDifferences()
    {
        OracleProgram[] programs =
        [
            new("Scalars", """
                public static partial class C
                {
                    private const double Half = 0.5;
                    private static readonly double Scale = 1.25;

                    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
                    public static double F(double x, float y, int n)
                    {
                        double s = 1;
                        for (int i = 0; i < n; i++)
                        {
                            s += Math.Sin(x * i) * Half / 3 + (i % 2 == 0 ? y : 2.0);
                            s *= 1 + Math.PI * (double)y * Scale + (int)x;
                        }

                        return s + MathF.Sqrt(y) * 2f + Math.Max(x, 0.25f) + Math.Pow(x, 3) + new Random(3).NextDouble() * x;
                    }
                }
                """, "F", [ProgramInput.Of(0.7, 0.5, 3), ProgramInput.Of(0.7, 0.5, 0)]),
            new("Buffers", """
                public struct P { public double X; public float Y; public int K; }

                public static partial class C
                {
                    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
                    public static double F(Span<double> a, ReadOnlySpan<P> ps, double[] w, P p)
                    {
                        Span<double> t = stackalloc double[3];
                        double[] u = { 1, 2, p.X };
                        var v = new P { X = p.X * 2, Y = p.Y };
                        foreach (var q in ps) { v.X += q.X * q.Y * q.K; t[0] += q.X; }
                        for (int i = 0; i < a.Length; i++) { a[i] = a[i] * w[i] + t[0]; a[i] *= a[i]; }
                        (a[0], a[1]) = (a[1], a[0]);
                        return a[0] * u[2] + v.X / a[1] - (float)w[0] * v.Y;
                    }
                }
                """, "F", [ProgramInput.Of(new[] { 0.5, 1.5 }, new[] { 0.4, 0.5, 2, 1.1, -0.5, 3 }, new[] { 0.6, 0.7 }, new[] { 0.9, 0.8, 1 })]),
        ];
        var harness = new Harness { WithDerivatives = false };
        foreach (CompiledProgram program in harness.Compile(programs))
        {
            Assert.True(program.Failure is null, program.Failure);
            foreach (ProgramInput input in program.Program.Inputs)
            {
                Assert.Empty(Checker.Check(program, input));
                double[] direction = [.. program.Layout!.Active(input).Select(active => active ? 0.7 : 0)];
                Reference reference = Reference.At(program, input, direction);
                IReadOnlyList<string> found = Differences.Disagreements(program, input, reference, 1, new double[input.Values.Length], direction);
                Assert.True(Differences.Compared > 0);
                Assert.Empty(found);
            }
        }
    }
}
