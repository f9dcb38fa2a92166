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
    public void Loop() => Check(
        """
        [Differentiable]
        public static double SumOfSquares(ReadOnlySpan<double> x)
        {
            double s = 0;
            for (int i = 0; i < x.Length; i++)
            {
                s += x[i] * x[i];
            }

            return s;
        }
        """,
        "var g = new double[3]; SumOfSquaresGradient(new[] { 1.0, 2, 3 }, g); return g;",
        2, 4, 6);

    [Fact]
    public void Generic() => Check(
        """
        [Differentiable]
        public static T Horner<T>(T x, ReadOnlySpan<T> w)
            where T : System.Numerics.IFloatingPointIeee754<T>
        {
            T s = T.Zero;
            for (int i = 0; i < w.Length; i++)
            {
                s = s * x + w[i];
            }

            return T.Sin(s) * T.CreateChecked(0.5);
        }
        """,
        "var w = new double[2]; return new[] { HornerGradient(0.5, new double[] { 2, 3 }, w), w[0], w[1], HornerGradient<float>(0.5f, new float[] { 2, 3 }, new float[2]) };",
        Math.Cos(4), 0.25 * Math.Cos(4), 0.5 * Math.Cos(4), (float)Math.Cos(4));

    [Fact]
    public void StructWithArrays() => Check(
        """
        public readonly record struct Layer(double[] Weights, double[] Bias, double Scale, int Units);

        public static partial class C
        {
            [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
            public static double Loss(Layer layer, double x)
            {
                double s = 0;
                for (int i = 0; i < layer.Units; i++)
                {
                    layer.Bias[i] *= layer.Scale;
                    s += layer.Weights[i] * x + layer.Bias[i];
                }

                return s;
            }
        }
        """,
        "var l = new Layer(new[] { 2.0, 3 }, new[] { 5.0, 7 }, 0.5, 2); var g = new Layer(new[] { 1.0, 1 }, new[] { 0.0, 2 }, 1, 2); double x = 0; C.LossBackward(l, 4, 1, ref g, ref x);"
        + "return new[] { g.Weights[0], g.Weights[1], g.Bias[0], g.Bias[1], g.Scale, g.Units, x, l.Bias[0], l.Bias[1] };",
        5, 5, 0.5, 1.5, 1 + 5 + 3 * 7, 2, 5, 2.5, 3.5);

    [Fact]
    public void MarkedFields() => Check(
        """
        public partial class Layer
        {
            [Differentiable] private double[] weights = { 2, 4 };
            [Differentiable] public double Bias = 1;
            [Differentiable] public double Mean;

            [Differentiable]
            public double Loss(ReadOnlySpan<double> x)
            {
                double s = Bias;
                for (int i = 0; i < x.Length; i++)
                {
                    s += weights[i] * x[i];
                }

                Mean = 0.5 * Mean + s;
                return s * s;
            }

            public double[] Weights(Gradients gradients) => gradients.weights;
        }
        """,
        "var l = new Layer(); var g = new Layer.Gradients(l) { Mean = 10 }; var x = new double[2]; l.LossBackward(new[] { 3.0, 5 }, 1, g, x);"
        + "return new[] { l.Weights(g)[0], l.Weights(g)[1], g.Bias, g.Mean, l.Mean, x[0], x[1] };",
        64 * 3, 64 * 5, 64, 5, 27, 64 * 2, 64 * 4);

    [Fact]
    public void References() => Check(
        """
        [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
        public static double Step(double force, ref double speed, out double energy)
        {
            speed += force;
            energy = 0.5 * speed * speed;
            return energy * force;
        }
        """,
        "double v = 1, gf = 0, gv = 0; StepBackward(2, ref v, out var e, 1, 10, 100, ref gf, ref gv); return new[] { v, e, gf, gv };",
        3, 4.5, 4.5 + (3 * 102) + 10, (3 * 102) + 10);

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
    public void LoopThatKeepsValues() => Check(
        """
        [Differentiable]
        public static double Power(double x, int n)
        {
            double y = 1;
            for (int i = 0; i < n; i++)
            {
                y *= x;
            }

            return y;
        }
        """,
        "return new[] { PowerGradient(1.1, 100), PowerGradient(3, 0) };",
        100 * Math.Pow(1.1, 99), 0);

    [Fact]
    public void NestedLoop() => Check(
        """
        [Differentiable]
        public static double QuadraticForm(ReadOnlySpan<double> a, ReadOnlySpan<double> x)
        {
            double s = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double row = 0;
                for (int j = 0; j < x.Length; j++)
                {
                    row += a[i * x.Length + j] * x[j];
                }

                s += row * x[i];
            }

            return s;
        }
        """,
        "var a = new double[4]; var x = new double[2]; QuadraticFormGradient(new[] { 1.0, 2, 3, 4 }, new[] { 5.0, 6 }, a, x); return new[] { a[0], a[1], a[2], a[3], x[0], x[1] };",
        25, 30, 30, 36, 40, 73);

    [Fact]
    public void Branches() => Check(
        """
        [Differentiable]
        public static double Huber(double x, double delta)
        {
            double loss;
            if (Math.Abs(x) <= delta)
            {
                loss = 0.5 * x * x;
            }
            else
            {
                loss = delta * (Math.Abs(x) - 0.5 * delta);
            }

            return loss;
        }
        """,
        "var a = HuberGradient(0.5, 1); var b = HuberGradient(-3, 1); return new[] { a.x, a.delta, b.x, b.delta };",
        0.5, 0, -1, 2);

    [Fact]
    public void EarlyReturn() => Check(
        """
        [Differentiable]
        public static double LogOrLine(double x)
        {
            if (x <= 1)
            {
                return x - 1;
            }

            double y = Math.Log(x);
            return y * y + y;
        }
        """,
        "return new[] { LogOrLineGradient(0.5), LogOrLineGradient(Math.E) };",
        1, 3 / Math.E);

    [Fact]
    public void BreakAndContinue() => Check(
        """
        [Differentiable]
        public static double Product(ReadOnlySpan<double> x)
        {
            double p = 1;
            foreach (double f in x)
            {
                if (f == 0)
                {
                    continue;
                }

                if (f < 0)
                {
                    break;
                }

                p *= f;
            }

            return p;
        }
        """,
        "var g = new double[5]; ProductGradient(new[] { 2.0, 0, 3, -1, 7 }, g); return g;",
        3, 0, 2, 0, 0);

    [Fact]
    public void While() => Check(
        """
        [Differentiable]
        public static double Halve(double x)
        {
            double y = x * x;
            while (y > 1)
            {
                y = 0.5 * y * Math.Cos(0.001 * y);
            }

            return y;
        }
        """,
        "return new[] { HalveGradient(0.5) };",
        1);

    [Fact]
    public void Struct() => Check(
        """
        public struct Point { public double X, Y; }

        [Differentiable]
        public static double Distance(Point a, Point b)
        {
            Point d = a;
            d.X -= b.X;
            d.Y -= b.Y;
            return Math.Sqrt(d.X * d.X + d.Y * d.Y);
        }
        """,
        "var g = DistanceGradient(new Point { X = 4, Y = 6 }, new Point { X = 1, Y = 2 }); return new[] { g.a.X, g.a.Y, g.b.X, g.b.Y };",
        0.6, 0.8, -0.6, -0.8);

    [Fact]
    public void HelperCall() => Check(
        """
        [Differentiable]
        public static double Net(double x, double w) => Relu(w * x) * Relu(x - w);

        private static double Relu(double x)
        {
            if (x < 0)
            {
                return 0;
            }

            return x;
        }
        """,
        "var g = NetGradient(3, 2); var h = NetGradient(1, 2); return new[] { g.x, g.w, h.x, h.w };",
        (2 * 1) + 6, (3 * 1) - 6, 0, 0);

    [Fact]
    public void Recursion() => Check(
        """
        [Differentiable]
        public static double Horner(ReadOnlySpan<double> c, double x) => Rest(c, 0, x);

        private static double Rest(ReadOnlySpan<double> c, int i, double x)
        {
            if (i == c.Length)
            {
                return 0;
            }

            return c[i] + x * Rest(c, i + 1, x);
        }
        """,
        "var c = new double[3]; double x = HornerGradient(new[] { 1.0, 2, 3 }, 2, c); return new[] { c[0], c[1], c[2], x };",
        1, 2, 4, 14);

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

    [Fact]
    public void StructReceiver() => Check(
        """
        public partial struct Spring
        {
            public double Stiffness;

            [Differentiable]
            public double Energy(double x) => 0.5 * Stiffness * x * x;
        }
        """,
        "var g = new Spring { Stiffness = 4 }.EnergyGradient(3); return new[] { g.self.Stiffness, g.x };",
        4.5, 12);

    [Fact]
    public void Jvp() => Check(
        """
        [Differentiable(Derivatives.Jvp)]
        public static double Norm(ReadOnlySpan<double> x)
        {
            double s = 0;
            foreach (double v in x)
            {
                s += v * v;
            }

            return Math.Sqrt(s);
        }
        """,
        "var r = NormJvp(new[] { 3.0, 4 }, new[] { 1.0, 1 }); return new[] { r.Value, r.Tangent };",
        5, 1.4);

    [Fact]
    public void Hvp() => Check(
        """
        [Differentiable(Derivatives.Hvp)]
        public static double Rosenbrock(double x, double y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
        """,
        "var a = RosenbrockHvp(1, 1, 1, 0); var b = RosenbrockHvp(1, 1, 0, 1); return new[] { a.x, a.y, b.x, b.y };",
        802, -400, -400, 200);

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
