using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using Xunit;

namespace Backprop.Gen.Tests.Generation;

/// <summary>
/// Generated code to be read: one method for each idea. Each is also compiled with warnings as errors, and run against numbers worked out by hand.
/// Accept changes with ACCEPT_SNAPSHOTS=1, after reading them.
/// </summary>
public sealed partial class SnapshotTests
{
    [Fact]
    public void StraightLine() => Check(
        """
        [Differentiable]
        public static double Energy(double x, double y) => Math.Sin(x * y) + x;
        """,
        "var g = EnergyGradient(0.5, 2); return new[] { g.x, g.y };",
        (2 * Math.Cos(1)) + 1, 0.5 * Math.Cos(1));

    [Fact]
    public void Shop() => Check(
        """
        [Differentiable]
        public static double Total(double apple, double apples, double orange, double oranges, double tax)
        {
            double price = apple * apples + orange * oranges;
            return price * tax;
        }
        """,
        "var g = TotalValueAndGradient(100, 2, 150, 3, 1.1); return new[] { g.Value, g.apple, g.apples, g.orange, g.oranges, g.tax };",
        715, 2.2, 110, 3.3, 165, 650);

    [Fact]
    public void Functions() => Check(
        """
        [Differentiable]
        public static double Turned(double x, double y, double angle)
        {
            var (s, c) = Math.SinCos(angle);
            double far = double.Hypot(x * c - y * s, x * s + y * c);
            return far + Math.ScaleB(x, 2) * Math.Round(y, 1, MidpointRounding.AwayFromZero);
        }
        """,
        "var g = TurnedGradient(3, 4, 0.5); return new[] { g.x, g.y };",
        0.6 + 16, 0.8);

    [Fact]
    public void SineBesideCosine() => Check(
        """
        [Differentiable]
        public static double Turns(double angle, int n)
        {
            double sum = 0;
            for (int i = 0; i < n; i++)
            {
                double turn = angle * i;
                sum += Math.Sin(turn) * Math.Cos(turn);
            }

            return sum;
        }
        """,
        "return new[] { TurnsGradient(0.25, 4) };",
        Math.Cos(0.5) + 2 * Math.Cos(1) + 3 * Math.Cos(1.5));

    [Fact]
    public void Float() => Check(
        """
        [Differentiable]
        public static float Gelu(float x) => 0.5f * x * (1 + MathF.Tanh(0.8f * x));
        """,
        "return new double[] { GeluGradient(0f) };",
        0.5);

    [Fact]
    public void TapeKinds() => Check(
        """
        [Differentiable]
        public static double Wander(double x, long seed, int steps)
        {
            double s = 0;
            long state = seed;
            for (int i = 0; i < steps; i++)
            {
                state = (state * 5 + 3) % 16;
                bool up = state >= 8;
                float scale = (float)(0.5 * x);
                s = up ? Math.Sin(s) + x : s * scale;
            }

            return s;
        }
        """,
        // states 8, 11, 10, 5 from 1: up, up, up, down
        "double x = 0.3, d = 1e-5; return new[] { WanderGradient(x, 1, 3) - (Wander(x + d, 1, 3) - Wander(x - d, 1, 3)) / (2 * d) };",
        0);

    [Fact]
    public void Kinks() => Check(
        """
        [Differentiable]
        public static double Kinked(double x, double y) => Math.Max(x, y) + Math.Abs(x - y) + Math.Clamp(x, 0, 1);
        """,
        "var tie = KinkedGradient(2, 2); var apart = KinkedGradient(0.5, 2); return new[] { tie.x, tie.y, apart.x, apart.y };",
        0.5, 0.5, 0, 2);

    private static void Check(string members, string run, params double[] expected)
    {
        string source = $$"""
            using System;
            using Backprop;

            namespace Snapshots;

            public static partial class Model
            {
            {{Indented(members)}}
            }

            """;
        string caller = $$"""
            using System;

            namespace Snapshots;

            public static partial class Model
            {
                public static double[] Run() { {{run}} }
            }
            """;
        Assembly assembly = Generation.Load(source, caller);
        double[] numbers = (double[])assembly.GetType("Snapshots.Model")!.GetMethod("Run")!.Invoke(null, null)!;
        Assert.Equal(expected.Length, numbers.Length);
        foreach ((double number, double right) in numbers.Zip(expected))
        {
            Assert.True(Math.Abs(number - right) <= 1e-7 * Math.Max(1, Math.Abs(right)), $"[{string.Join(", ", numbers)}] instead of [{string.Join(", ", expected)}]");
        }

        Snapshot.Match(Generation.Text(source), Fact());
    }

    /// <summary>The name of the running fact; expectations come as <c>params</c>, which leaves no room for the caller's name.</summary>
    private static string Fact() => new StackTrace().GetFrames()
        .Select(frame => frame.GetMethod()!).First(method => method.GetCustomAttribute<FactAttribute>() is not null).Name;

    private static string Indented(string text) => string.Join("\n", text.Split('\n').Select(line => line.Length == 0 ? line : "    " + line));
}
