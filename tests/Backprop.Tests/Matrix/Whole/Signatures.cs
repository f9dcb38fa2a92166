using Backprop.Oracle;
using static Backprop.Oracle.ProgramInput;

namespace Backprop.Tests.Matrix;

/// <summary>Kinds of parameters, receivers and results.</summary>
internal static class Signatures
{
    private const string All3 = "[Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape)]";

    public static readonly OracleProgram[] All =
    [
        new("ExpressionBodied", $"public static partial class C {{ {All3} public static double F(double x, double y) => Math.Sin(x * y) + x; }}",
            "F", [Of(0.4, 1.2)]),
        new("OneInput", $"public static partial class C {{ {All3} public static double F(double x) => x * x * x; }}",
            "F", [Of(0.4), Of(-2), Of(0)]),
        new("UnusedInput", $"public static partial class C {{ {All3} public static double F(double x, double unused, ReadOnlySpan<double> none) => x * x; }}",
            "F", [Of(0.4, 7, new[] { 1.0, 2 })]),
        new("NoGradientInput", $"public static partial class C {{ {All3} public static double F(double x, [NoGradient] double y, [NoGradient] ReadOnlySpan<double> w) => x * x * y + w[0] * x; }}",
            "F", [Of(0.4, 7, new[] { 1.0, 2 })]),
        new("FloatOfDoubles", $"public static partial class C {{ {All3} public static float F(double x, float y) => (float)(x * y) * y; }}",
            "F", [Of(0.4, 1.5)]),
        new("DoubleOfFloats", $"public static partial class C {{ {All3} public static double F(float x, ReadOnlySpan<float> w) {{ double s = 0; foreach (float e in w) {{ s += e * (double)x + e * e; }} return s * x; }} }}",
            "F", [Of(0.4, new[] { 1.5, 0.25 })]),
        new("InactiveInputs", $$"""
            public enum Mode { Plain, Squared }
            public static partial class C
            {
                {{All3}}
                public static double F(double x, int n, long m, bool flag, Mode mode, byte b)
                {
                    double s = x;
                    for (int i = 0; i < n; i++) { s = flag ? s * x : s + m; }
                    return mode == Mode.Squared ? s * s * b : s;
                }
            }
            """, "F", [Of(0.4, 3, 2, true, 1, 3), Of(0.4, 2, 5, false, 0, 200), Of(0.4, 0, 5, false, 1, 2)]),
        new("InParameter", $"public struct P {{ public double A, B; }} public static partial class C {{ {All3} public static double F(in P p, in double x) => p.A * p.B * x; }}",
            "F", [Of(new[] { 0.4, 1.5 }, 2)]),
        new("ManyScalars", $"public static partial class C {{ {All3} public static double F(double a, double b, double c, double d, double e, double f, double g, double h, double i) => a * b + c * d * e + f * g * h * i + Math.Sin(a * i); }}",
            "F", [Of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)]),
        new("StructParameter", $$"""
            public struct V { public double X; public float Y; public int K; [NoGradient] public double Held; }
            public static partial class C { {{All3}} public static double F(V p, double s) { double t = p.X * p.K * p.Held; p.X = s; return t * p.X + p.Y * p.Y * s; } }
            """, "F", [Of(new[] { 0.4, 1.5, 3, 0.5 }, 2)]),
        new("StructParameters", $$"""
            public struct V { public double X, Y; public static V operator +(V a, V b) => new V { X = a.X + b.X, Y = a.Y + b.Y }; }
            public static partial class C { private static V Add(V a, V b) => new V { X = a.X + b.X, Y = a.Y * b.Y };
                {{All3}} public static double F(V p, V q) { V t = Add(p, Add(q, p)); return t.X * t.Y; } }
            """, "F", [Of(new[] { 0.4, 1.5 }, new[] { -0.3, 0.7 })]),
        new("NestedStructParameter", $$"""
            public struct V { public double X, Y; }
            public struct Body { public V Position; public V Speed; public double Mass { get; set; } }
            public static partial class C { {{All3}} public static double F(Body b, double t) { b.Position.X += b.Speed.X * t; b.Position.Y += b.Speed.Y * t; return b.Mass * (b.Position.X * b.Position.X + b.Position.Y * b.Position.Y); } }
            """, "F", [Of(new[] { 0.4, 1.5, 0.1, -0.2, 2.5 }, 0.8)]),
        new("ReadonlyStructParameter", $$"""
            public readonly struct V { public double X { get; init; } public double Y { get; init; } public double Norm2() => X * X + Y * Y; }
            public static partial class C { {{All3}} public static double F(V p, double s) => new V { X = p.X * s, Y = p.Y + s }.Norm2(); }
            """, "F", [Of(new[] { 0.4, 1.5 }, 2)]),
        new("StoresNeverReached", $$"""
            public struct S { public double[] W; public double B; }
            public static partial class C
            {
                private static void Scale(Span<double> a, double x) { for (int i = 0; i < a.Length; i++) { a[i] *= x; } }
                private static double Half(double[] a, double x) { return a[0] * x; a[1]++; }
                {{All3}} public static double F(double[] a, double[] b, double[] c, double[] d, double[][] e, S s, double x) { if (x > 5) { return x; e[0][1] = 2; } double t = Half(d, x) * a[0] * b[1] * c[1] * e[0][0] * s.W[1] * s.B; return t; a[0] = t; Span<double> p = b.AsSpan(1); p[0] *= 2; Scale(c, t); (s.W[0], t) = (t, x); }
            }
            """, "F", [Of(new[] { 0.4, 1.5 }, new[] { 0.7, 1.1 }, new[] { 0.6, -0.5 }, new[] { 0.3, 0.9 }, new[] { 0.8, 1.3, -0.4 }, new[] { 0.5, 0.2, 1.4, 0.7 }, 2)]),
        new("RecordStructParameter", $$"""
            public record struct V(double X, double Y);
            public static partial class C { {{All3}} public static double F(V p, double s) => p.X * p.Y * s + p.Y; }
            """, "F", [Of(new[] { 0.4, 1.5 }, 2)]),
        new("StructReceiver", $$"""
            public partial struct Spring
            {
                public double Stiffness; public double Length; public int Count;
                {{All3}} public double Energy(double x) { double d = x - Length; return 0.5 * Stiffness * d * d * Count; }
            }
            """, "Energy", [Of(new[] { 2.5, 1.2, 3 }, 0.7)]),
        new("StructReceiverThis", $$"""
            public partial struct Spring
            {
                public double Stiffness; public double Length;
                private double Stretch(double x) => x - this.Length;
                {{All3}} public double Energy(double x, ReadOnlySpan<double> more) { double e = 0; foreach (double m in more) { e += Stretch(x) * m * this.Stiffness; } return e; }
            }
            """, "Energy", [Of(new[] { 2.5, 1.2 }, 0.7, new[] { 0.5, 0.8 })]),
        new("StructReceiverOnly", $$"""
            public partial struct Spring { public double Stiffness; public double Length; {{All3}} public double Energy() => Stiffness * Length * Length; }
            """, "Energy", [Of(new[] { 2.5, 1.2 })]),
        new("ClassReceiver", $$"""
            public partial class Model { public double Rate; public int Count; {{All3}} public double Loss(double x) { double s = x; for (int i = 0; i < Count; i++) { s = s * Rate + x * x; } return s; } }
            """, "Loss", [Of(new[] { 0.8, 3 }, 0.7)]),
        new("Void", $$"""
            public static partial class C { {{All3}} public static void F(ReadOnlySpan<double> x, Span<double> y, double s) { for (int i = 0; i < y.Length; i++) { y[i] = y[i] * s + x[i] * x[i]; } } }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(new[] { 0.5, 0.7 }, new[] { 1.1, -0.4 }, 0.9)]),
        new("VoidOverwrites", $$"""
            public static partial class C { {{All3}} public static void F(ReadOnlySpan<double> x, Span<double> y) { for (int i = 0; i < y.Length; i++) { y[i] = Math.Sin(x[i]); } y[0] *= y[1]; } }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(new[] { 0.5, 0.7 }, new[] { 1.1, -0.4 })]),
        new("VoidFloat", $$"""
            public static partial class C { {{All3}} public static void F(ReadOnlySpan<float> w, ReadOnlySpan<float> x, Span<float> y) { for (int i = 0; i < y.Length; i++) { float s = 0; for (int j = 0; j < x.Length; j++) { s += w[i * x.Length + j] * x[j]; } y[i] = MathF.Tanh(s + y[i]); } } }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(new[] { 0.5, 0.7, -0.3, 0.2 }, new[] { 1.1, -0.4 }, new[] { 0.1, 0.2 })]),
        new("ArrayParameters", $$"""
            public static partial class C { {{All3}} public static double F(double[] x, double[] work, int[] order) { double s = 0; for (int i = 0; i < order.Length; i++) { work[i] = x[order[i]] * work[i]; s += work[i] * work[0]; } return s; } }
            """, "F", [Of(new[] { 0.5, 0.7, 0.9 }, new[] { 1.1, -0.4 }, new[] { 2, 0 })]),
        new("TwoWrittenBuffers", $$"""
            public static partial class C { {{All3}} public static double F(Span<double> p, Span<double> q, double t) { for (int i = 0; i < p.Length; i++) { double v = q[i]; q[i] -= t * p[i] * p[i]; p[i] += t * v; } return p[0] * q[1]; } }
            """, "F", [Of(new[] { 0.5, 0.7 }, new[] { 1.1, -0.4 }, 0.25)]),
        new("StructBufferRead", $$"""
            public struct V { public double X; public int K; public float Y; }
            public static partial class C { {{All3}} public static double F(ReadOnlySpan<V> ps, V[] qs) { double s = 0; foreach (V p in ps) { s += p.X * p.X * p.K; } for (int i = 0; i < qs.Length; i++) { s *= qs[i].X; s += qs[i].Y; } return s; } }
            """, "F", [Of(new[] { 0.5, 2, 0.3, 0.7, 3, 0.2 }, new[] { 1.1, 1, 0.5 })]),
        new("StructBufferWritten", $$"""
            public struct V { public double X; public int K; public double Y; }
            public static partial class C { {{All3}} public static double F(Span<V> ps, double t) { for (int i = 0; i < ps.Length; i++) { ps[i].X += ps[i].Y * t; ps[i].Y = ps[i].X * ps[i].Y; ps[i].K++; } V v = ps[0]; ps[0] = ps[1]; ps[1] = v; return ps[0].X * ps[1].Y * ps[0].K; } }
            """, "F", [Of(new[] { 0.5, 2, 0.3, 0.7, 3, 0.2 }, 0.9)]),
        new("NestedStructBuffer", $$"""
            public struct V { public double X, Y; }
            public struct Body { public V Position; public V Speed; public double Mass; }
            public static partial class C { {{All3}} public static double F(Span<Body> bodies, double t) { double e = 0; for (int i = 0; i < bodies.Length; i++) { bodies[i].Position.X += t * bodies[i].Speed.X; bodies[i].Position.Y *= bodies[i].Speed.Y; e += bodies[i].Mass * bodies[i].Position.X * bodies[i].Position.Y; } return e; } }
            """, "F", [Of(new[] { 0.5, 2, 0.3, 0.7, 3, 0.2, 1.1, 0.8, 0.6, 1.5 }, 0.9)]),
        new("OverloadedEntry", $$"""
            public static partial class C { public static double G(int x) => x; [Differentiable] public static double F(double x) => x * x; {{All3}} public static double F(double x, int n) => x * G(n); }
            """, "F", [Of(0.7, 3)]),
        new("NestedType", $$"""
            public partial class Outer { public static partial class Inner { private static double Twice(double t) => 2 * t; {{All3}} internal static double F(double x) => Twice(x) * x; } }
            """, "F", [Of(0.7)]),
        new("CollidingNames", $$"""
            public static partial class C { {{All3}} public static double F(double upstream, ReadOnlySpan<double> xGradient, double @class, Span<double> tape, double value) { double adjoint = upstream * xGradient[0]; double i = @class * adjoint; tape[0] = tape[0] * i + value; return tape[0] * value; } }
            """, "F", [Of(0.7, new[] { 0.3 }, 1.2, new[] { 0.9 }, 0.4)]),
        new("EmptyBuffers", $$"""
            public static partial class C { {{All3}} public static double F(Span<double> a, ReadOnlySpan<double> b, double x) { double s = x * x; for (int i = 0; i < a.Length; i++) { a[i] *= x; s += a[i]; } foreach (double e in b) { s += e; } return s; } }
            """, "F", [Of(new double[0], new double[0], 0.7)]),
        new("OptionalAndParams", $$"""
            public static partial class C { {{All3}} public static double F(double x, double scale = 0.5, params double[] more) { double s = scale * x; foreach (double m in more) { s += m * m * x; } return s; } }
            """, "F", [Of(0.4, 1.5, new[] { 0.3, 0.7 })]),
        new("RefScalar", $$"""
            public static partial class C { {{All3}} public static double F(double x, ref double y, ref int n) { y = y * x + n; n++; return x * y * y; } }
            """, "F", [Of(0.4, 1.5, 3)]),
        new("OutScalar", $$"""
            public static partial class C { {{All3}} public static double F(double x, out double y, out float z, out int n) { y = Math.Sin(x); z = (float)(x * x); n = 7; return x * y + z; } }
            """, "F", [Of(0.4, 0, 0, 0)]),
        new("OutOnly", $$"""
            public static partial class C { {{All3}} public static void F(double x, double y, out double r, out double angle) { r = Math.Sqrt(x * x + y * y); angle = Math.Atan2(y, x); } }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(0.4, 1.5, 0, 0)]),
        new("RefThatIsRead", $$"""
            public static partial class C { {{All3}} public static double F(ref double y, double x) => x * y * y; }
            """, "F", [Of(0.4, 1.5)]),
        new("RefInLoop", $$"""
            public static partial class C { {{All3}} public static void F(ReadOnlySpan<double> a, ref double sum, ref double product) { foreach (double e in a) { if (e < 0) { continue; } sum += e * product; product *= e; if (product > 10) { return; } } sum *= product; } }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(new[] { 0.4, -1, 1.5, 2 }, 0.3, 0.8), Of(new[] { 4.0, 5, 1.5, 2 }, 0.3, 0.8)]),
        new("RefStruct", $$"""
            public struct V { public double X, Y; public int K; [NoGradient] public double Held; }
            public static partial class C { {{All3}} public static double F(ref V p, double t) { p.X += p.Y * t * p.Held; p.K++; return p.X * p.X * p.K; } }
            """, "F", [Of(new[] { 0.4, 1.5, 2, 0.7 }, 0.3)]),
        new("OutStruct", $$"""
            public record struct V(double X, double Y);
            public readonly struct W { public W(double a, int k) { A = a; K = k; } public double A { get; } public int K { get; } }
            public static partial class C { {{All3}} public static double F(double t, out V p, out W w) { p = new V(t, t * t); w = new W(p.X * p.Y, 3); return w.A * w.K; } }
            """, "F", [Of(0.4, new[] { 0.0, 0 }, new[] { 0.0, 0 })]),
        new("RefTuple", $$"""
            public static partial class C { {{All3}} public static double F(ref (double low, double high) range, (double X, int n) p) { range.low = range.low * p.X; range.high = range.high + range.low * p.n; return range.high * range.low; } }
            """, "F", [Of(new[] { 0.4, 1.5 }, new[] { 0.3, 2 })]),
        new("RefNoGradient", $$"""
            public static partial class C { {{All3}} public static double F(double x, [NoGradient] ref double y, [NoGradient] out double z) { double s = x * y; y = x * x; z = x; return s * s; } }
            """, "F", [Of(0.4, 1.5, 0)]),
        new("RefKinds", $$"""
            public enum Mode { A, B }
            public static partial class C { {{All3}} public static double F(double x, ref Mode mode, ref bool flag, out string name) { name = flag ? "x" : "y"; flag = !flag; mode = mode == Mode.A ? Mode.B : Mode.A; return mode == Mode.A ? x : x * x; } }
            """.Replace(", out string name", "").Replace("name = flag ? \"x\" : \"y\"; ", ""), "F", [Of(0.4, 0, true)]),
        new("RefThatThrows", $$"""
            public static partial class C { {{All3}} public static double F(double x, ref double y, out double z) { if (x < 0) { throw new ArgumentException("x"); } z = y; y = x * y; return x * y; } }
            """, "F", [Of(0.4, 1.5, 0), Of(-0.4, 1.5, 0)]),
        new("RefCollides", $$"""
            public static partial class C { {{All3}} public static double F(double yUpstream, ref double y, double yValue, ref double @ref) { y = yUpstream * y * yValue; @ref *= y; return y * @ref; } }
            """, "F", [Of(0.4, 1.5, 0.7, 0.9)]),
        new("RefRecursive", $$"""
            public static partial class C { {{All3}} public static double F(double x, ref double y, out int depth, int n) { if (n == 0) { depth = 0; y *= x; return y; } y = y * 0.5 + x; double r = F(x * 0.9, ref y, out depth, n - 1); depth++; return r * y; } }
            """, "F", [Of(0.4, 1.5, 0, 3), Of(0.4, 1.5, 0, 0)]),
        new("RefRecursiveHelper", $$"""
            public struct V { public double A, B; public void Grow(double t, int n) { A += t * B; if (n > 0) { Grow(t * A, n - 1); B *= A; } } }
            public static partial class C { private static void Walk(double[] a, int i, ref V v) { if (i < a.Length) { v.A += a[i] * v.B; Walk(a, i + 1, ref v); v.B *= a[i]; } }
                {{All3}} public static double F(double[] a, double x) { V v = new V { A = x, B = 0.7 }; Walk(a, 0, ref v); v.Grow(x, 2); return v.A * v.B; } }
            """, "F", [Of(new[] { 0.4, 1.5, 0.9 }, 0.6)]),
        new("ReceiverChanged", $$"""
            public partial struct Particle
            {
                public double X, V; public int Steps; [NoGradient] public double Mass;
                {{All3}} public double Step(double force, double dt) { V += force / Mass * dt; X += V * dt; Steps++; return 0.5 * Mass * V * V + X * Steps; }
            }
            """, "Step", [Of(new[] { 0.4, 1.5, 2, 0.8 }, 0.7, 0.1)]),
        new("ReceiverChangedVoid", $$"""
            public partial record struct Particle(double X, double V)
            {
                {{All3}} public void Step(ReadOnlySpan<double> forces, double dt) { foreach (double force in forces) { this = this with { V = V + force * dt }; X += V * dt; } }
            }
            """.Replace(" | Derivatives.Hvp", ""), "Step", [Of(new[] { 0.4, 1.5 }, new[] { 0.7, -0.2 }, 0.1)]),
        new("ReceiverChangedByHelper", $$"""
            public partial struct Counter
            {
                private double sum; internal float Scale { get; set; } public int N;
                public Counter(double sum, float scale, int n) { this.sum = sum; Scale = scale; N = n; }
                public double Sum => sum;
                private void Add(double x) { sum += x * Scale; N++; }
                {{All3}} public double Run(double x, ref double y) { for (int i = 0; i < 3; i++) { Add(x * i); y += sum; } Scale *= 2; return sum * sum + y; }
            }
            """.Replace("private double sum", "internal double sum"), "Run", [Of(new[] { 0.4, 1.5, 2 }, 0.7, 0.1)]),
        new("ReceiverOnlyCounts", $$"""
            public partial struct Counter { public int N; {{All3}} public double Run(double x) { N++; return x * x * N; } }
            """, "Run", [Of(new[] { 3.0 }, 0.7)]),
        new("ReceiverRecursive", $$"""
            public partial struct Walker { public double X, Y; {{All3}} public double Walk(double t, int n) { X += t * Y; if (n == 0) { return X * Y; } Y *= X; double r = Walk(t * 0.9, n - 1); X *= 0.5; return r * X; } }
            """, "Walk", [Of(new[] { 0.4, 1.5 }, 0.7, 2)]),
        new("ReceiverNested", $$"""
            public struct V { public double X, Y; }
            public partial struct Body { public V Position; public V Speed { get; set; } {{All3}} public double Move(double dt) { Position.X += Speed.X * dt; Position.Y += Speed.Y * dt; Speed = new V { X = Speed.X * 0.9, Y = Speed.Y - dt }; return Position.X * Position.Y + Speed.Y; } }
            """, "Move", [Of(new[] { 0.4, 1.5, 0.3, 0.2 }, 0.7)]),
        new("ReceiverReadonly", $$"""
            public readonly partial struct V { public V(double x, double y) { X = x; Y = y; } public double X { get; } public double Y { get; } {{All3}} public double Dot(V other, out V sum) { sum = new V(X + other.X, Y * other.Y); return X * other.X + Y * other.Y + sum.Y; } }
            """, "Dot", [Of(new[] { 0.4, 1.5 }, new[] { 0.3, 0.2 }, new[] { 0.0, 0 })]),
        new("ReceiverReset", $$"""
            public partial struct S { public double A, B; {{All3}} public double Reset(double x) { double s = A * B * x; this = default; B = s; return s * B; } }
            """, "Reset", [Of(new[] { 0.4, 1.5 }, 0.3)]),
        new("ConstructedByDeconstruction", $$"""
            public readonly struct V { public readonly double X, Y; public V(double x, double y) => (X, Y) = (x, y); }
            public readonly struct W { public readonly float A; public readonly V B; public W(float a, V b) { (B, A) = (b, a); } }
            public static partial class C { {{All3}} public static V F(W w, double t) { return new V(w.A * t, w.B.X * w.B.Y); } }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(new[] { 0.5, 1.5, 0.3 }, 0.7, new[] { 0.0, 0 })]),
        new("ReturnsStruct", $$"""
            public struct V { public double X; public int K; public float Y; [NoGradient] public double Held; }
            public static partial class C { {{All3}} public static V F(double x, float y, int n) { if (n > 2) { return new V { X = x * y, K = n, Y = y * y, Held = x }; } V v = default; for (int i = 0; i < n; i++) { v.X += Math.Sin(x * i); v.K++; } return v; } }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(0.5, 1.5, 3, new[] { 0.0, 0, 0, 0 }), Of(0.5, 1.5, 2, new[] { 0.0, 0, 0, 0 })]),
        new("ReturnsTuple", $$"""
            public static partial class C { {{All3}} public static (double sum, (float Product, int n) rest) F(double x, float y) => (x + y * x, (y * (float)x, 3)); }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(0.5, 1.5, new[] { 0.0, 0, 0 })]),
        new("ReturnsUnnamedTuple", $$"""
            public static partial class C { {{All3}} public static (double, double) F(Span<double> a, double x) { a[0] *= x; return (a[0] * a[1], x * x); } }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(new[] { 0.5, 1.5 }, 0.7, new[] { 0.0, 0 })]),
        new("ReturnsRecordStruct", $$"""
            public readonly record struct V(double X, double Y) { public static V operator *(V v, double s) => new(v.X * s, v.Y * s); }
            public static partial class C { {{All3}} public static V F(V v, double s, ref double t) { t = v.X * s; return v * s * t; } }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(new[] { 0.5, 1.5 }, 0.7, 0.3, new[] { 0.0, 0 })]),
        new("ReturnsNoGradient", $$"""
            public static partial class C { [return: NoGradient] {{All3}} public static (double, int) F(double x, Span<double> a) { a[0] *= x; return (x, 2); }
              }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(0.5, new[] { 0.7 }, new[] { 0.0, 0 })]),
        new("ReturnsInt", $$"""
            public static partial class C { {{All3}} public static int F(double x, Span<double> a) { a[0] *= x; return a.Length; } }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(0.5, new[] { 0.7 }, 0)]),
        new("ReservedNames", $$"""
            public static partial class C { {{All3}} public static double F(double Item1, double Rest, double Value, double ToString) => Item1 * Rest * Value * ToString; }
            """, "F", [Of(0.5, 0.7, 1.2, 0.3)]),
        new("ReturnsArray", $$"""
            public static partial class C { {{All3}} public static double[] F(ReadOnlySpan<double> x, double t) { double[] y = new double[x.Length]; for (int i = 0; i < x.Length; i++) { y[i] = x[i] * t * x[(i + 1) % x.Length]; } y[0] *= y[1]; return y; } }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(new[] { 0.5, 1.5, 0.3 }, 0.7, new[] { 0.0, 0, 0 })]),
        new("ReturnsArrayEarly", $$"""
            public static partial class C { {{All3}} public static float[] F(float x, int n) { if (n == 0) { return new float[] { x, x * x }; } float[] a = new float[n]; for (int i = 0; i < n; i++) { a[i] = x * i; if (i == 2) { return a; } a[i] *= x; } float[] b = { a[0], x }; return n == 1 ? a : b; } }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(0.5, 0, new[] { 0.0, 0 }), Of(0.5, 4, new[] { 0.0, 0, 0, 0 }), Of(0.5, 1, new[] { 0.0 }), Of(0.5, 2, new[] { 0.0, 0 })]),
        new("ReturnsArrayThatWasGiven", $$"""
            public static partial class C { {{All3}} public static double[] F(double[] a, double[] b, bool first) { a[0] *= b[1]; return first ? a : b; } }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(new[] { 0.5, 1.5 }, new[] { 0.3, 0.8 }, true, new[] { 0.0, 0 }), Of(new[] { 0.5, 1.5 }, new[] { 0.3, 0.8 }, false, new[] { 0.0, 0 })]),
        new("ReturnsArrayOfStructs", $$"""
            public struct V { public double X; public int K; public float Y; }
            public static partial class C { private static V[] Make(int n) { V[] vs = new V[n]; for (int i = 0; i < n; i++) { vs[i].K = i; } return vs; }
                {{All3}} public static V[] F(double x, ref V v) { V[] vs = Make(3); for (int i = 0; i < 3; i++) { vs[i].X = x * v.X * i; vs[i].Y = v.Y * v.Y; } v.X *= 2; return vs; } }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(0.5, new[] { 1.5, 2, 0.4 }, new[] { 0.0, 0, 0, 0, 0, 0, 0, 0, 0 })]),
        new("ReturnsArrayOfInts", $$"""
            public static partial class C { {{All3}} public static int[] F(double x, Span<double> a) { int[] r = new int[a.Length]; for (int i = 0; i < a.Length; i++) { a[i] *= x; r[i] = i; } return r; } }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(0.5, new[] { 1.5, 0.4 }, new[] { 0.0, 0 })]),
        new("ReturnsArrayThrows", $$"""
            public static partial class C { {{All3}} public static double[] F(double x) { if (x < 0) { throw new ArgumentException("x"); } return new[] { x * x, x }; } }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(0.5, new[] { 0.0, 0 }), Of(-0.5, new[] { 0.0, 0 })]),
        new("ReturnsArrayNoGradient", $$"""
            public static partial class C { [return: NoGradient] {{All3}} public static double[] F(double x, Span<double> a) { a[0] *= x; return new[] { x, a[0] }; } }
            """.Replace(" | Derivatives.Hvp", ""), "F", [Of(0.5, new[] { 1.5, 0.4 }, new[] { 0.0, 0 })]),
        new("FixedElements", $$"""
            public readonly record struct V(double X, float Y, int K);
            public readonly struct W { public readonly double A; public readonly V B; public W(double a, V b) { A = a; B = b; } }
            public struct Mixed { public V Inner; public W Outer { get; set; } public double T { get; init; } }
            public static partial class C { {{All3}} public static double F(Span<V> vs, ReadOnlySpan<W> ws, Mixed[] ms, double x) {
                V[] local = new V[3]; double s = 0;
                for (int i = 0; i < vs.Length; i++) { local[i] = new V(vs[i].X * x, vs[i].Y * 2, i); vs[i] = vs[i] with { X = local[i].X * ws[0].A }; s += local[i].Y * ws[0].B.X + vs[i].X * ms[0].Inner.Y; }
                ms[1].Inner = local[0]; ms[1].Outer = new W(s, local[1]); return s * ms[1].Outer.A * ms[1].Inner.X * ms[0].T + ms[1].Outer.B.Y; } }
            """, "F", [Of(new[] { 0.5, 1.5, 2, 0.3, 0.2, 4 }, new[] { 0.7, 1.1, 0.4, 1 }, new[] { 0.2, 0.4, 1, 0.8, 0.3, 0.6, 2, 1.7, 0.9, 0.6, 3, 0.1, 0.2, 0.3, 4, 0.5 }, 0.6)]),
        new("ClassFields", $$"""
            public partial class Layer
            {
                [Differentiable] public double[] Weights; [Differentiable] internal double bias; public double Rate; public int Count;
                {{All3}} public double Loss(ReadOnlySpan<double> x, double t) { double s = bias; for (int i = 0; i < Count; i++) { s += Weights[i] * x[i] * Weights[i]; } return Math.Tanh(s) * t * Rate; }
            }
            """, "Loss", [Of(new[] { 0.4, -0.7, 1.2, 0.3, 0.8, 3 }, new[] { 0.7, 1.1, -0.5 }, 0.9)]),
        new("ClassFieldsOnly", $$"""
            public partial class Curve { [Differentiable] public double A, B; [Differentiable] public float C; {{All3}} public double At(int n) { double s = A; for (int i = 0; i < n; i++) { s = s * B + C; } return s; } }
            """, "At", [Of(new[] { 0.4, -0.7, 1.5 }, 3), Of(new[] { 0.4, -0.7, 1.5 }, 0)]),
        new("ClassFieldsUnused", $$"""
            public partial class Two { [Differentiable] public double[] W; [Differentiable] public double B; [Differentiable] public double A; {{All3}} public double First(double x) => x * A; }
            """, "First", [Of(new[] { 0.4, -0.7, 1.2, 0.3, 0.8 }, 0.6)]),
        new("ClassFieldsOfStructs", $$"""
            public struct V { public double X; public int K; public double Y; public double Norm2() => X * X + Y * Y; }
            public partial class Body { [Differentiable] public V Position; [Differentiable] public V[] Parts; {{All3}} public double Energy(double t) { double s = Position.Norm2() * t; foreach (V part in Parts) { s += part.X * Position.X * part.K; } return s * Parts[1].Y; } }
            """, "Energy", [Of(new[] { 0.4, 2, -0.7, 1.2, 1, 0.3, 0.8, 2, 0.9, -0.5, 3, 0.2 }, 0.6)]),
        new("ClassFieldsWritten", $$"""
            public partial class Layer
            {
                [Differentiable] public double[] State; [Differentiable] public double Mean; [Differentiable] public float Decay;
                private void Update(double x) { Mean = Mean * Decay + x * (1 - Decay); }
                {{All3}} public double Step(double x, int n) { for (int i = 0; i < n; i++) { State[i] = State[i] * x + Mean; Update(State[i]); if (Mean > 1.4) { break; } } return State[0] * Mean; }
            }
            """, "Step", [Of(new[] { 0.4, -0.7, 1.2, 0.3, 0.75 }, 0.6, 3), Of(new[] { 0.4, -0.7, 1.2, 1.9, 0.75 }, 0.6, 3)]),
        new("ClassFieldsWrittenInStructs", $$"""
            public struct Moments { public double Mean, Square; public int Count; public void Add(double x) { Mean += x; Square += x * x; Count++; } }
            public partial class Layer { [Differentiable] public Moments All; public double Scale; {{All3}} public void Take(ReadOnlySpan<double> xs) { foreach (double x in xs) { All.Add(x * Scale); All.Mean *= 0.5; } } }
            """.Replace(" | Derivatives.Hvp", ""), "Take", [Of(new[] { 0.4, -0.7, 2, 0.9 }, new[] { 0.6, 0.3 })]),
        new("ClassFieldsJagged", $$"""
            public partial class Net
            {
                [Differentiable] public double[][] Weights; [Differentiable] public double Bias; [Differentiable] public double[] Last; [Differentiable] public float[][] Unused;
                private static double Unit(double[] row, double x) => Math.Tanh(row[0] * x + row[1]);
                {{All3}} public double Loss(double x, int n) { double v = x; for (int i = 0; i < n; i++) { double s = Bias; foreach (double[] row in Weights) { s += Unit(row, v); } v = s * Last[i % 2]; } return v * v * Weights[1][0]; }
            }
            """, "Loss", [Of(new[] { 0.4, -0.7, 1.2, 1.9, 0.3, 0.8, 1.1, 7, 8, 9, 10 }, 0.6, 3), Of(new[] { 0.4, -0.7, 1.2, 1.9, 0.3, 0.8, 1.1, 7, 8, 9, 10 }, 0.6, 0)]),
        new("ClassFieldsJaggedWritten", $$"""
            public struct V { public double X; public int K; public double Y; }
            public partial class Net
            {
                [Differentiable] public double[][] State; [Differentiable] public V[][] Parts; [Differentiable(Scratch = true)] public double[][] Hidden;
                {{All3}} public double Step(double x, ReadOnlySpan<double> w) { double r = 0; for (int i = 0; i < 2; i++) { double[] row = State[i]; row[1] = row[0] * x + row[1] * w[i]; Hidden[i][0] = row[1] * row[1]; Hidden[1][1] = Hidden[i][0] * x; Parts[i][1].X *= Hidden[1][1] * Parts[i][0].K; r += Parts[i][1].X * Parts[1 - i][0].Y; } return r * State[1][1]; }
            }
            """, "Step", [Of(new[] { 0.4, -0.7, 1.2, 1.9, 0.3, 2, 0.8, 1.1, 1, 0.6, 0.2, 3, 0.7, 1.3, 2, -0.4, 5, 6, 7, 8 }, 0.6, new[] { 0.7, 1.1 })]),
        new("ClassFieldsScratch", $$"""
            public partial class Layer
            {
                [Differentiable] public double[] W; [Differentiable(Scratch = true)] public double[] Hidden; [Differentiable(Scratch = true)] public double Last; [Differentiable(Scratch = true)] public int[] Order;
                private void Forward(ReadOnlySpan<double> x) { for (int i = 0; i < x.Length; i++) { Order[i] = x.Length - 1 - i; Hidden[i] = Math.Sin(W[i] * x[Order[i]]); } Last = Hidden[0] * Hidden[1]; }
                {{All3}} public double Loss(ReadOnlySpan<double> x) { Forward(x); double s = 0; foreach (double h in Hidden) { s += h * Last; } return s; }
            }
            """, "Loss", [Of(new[] { 0.4, -0.7, 1.2, 5, 6, 7, 8, 1, 1, 1 }, new[] { 0.7, 1.1, -0.5 })]),
        new("ClassRecord", $$"""
            public partial record Model { [Differentiable] public double Rate; {{All3}} public double At(double t, ref double y) { y *= Rate; return Rate * t * y; } }
            """, "At", [Of(new[] { 0.4 }, 0.6, 1.5)]),
        new("ClassFieldsGeneric", $$"""
            public partial class Layer<S> { [Differentiable] public double[] W; public S[] Tags = new S[1]; {{All3}} public double Loss(double x, S s) { double[] w = W; return w[0] * x * w[1]; } }
            public partial class Outer { public partial class Inner : Layer<int> { [Differentiable] public double Bias; {{All3}} public double Both(double x) => Bias * x * Bias; } }
            """.Replace(" public S[] Tags = new S[1];", "").Replace($"{All3} public double Loss", "public double Loss"), "Both", [Of(new[] { 0.4 }, 0.6)]),
    ];
}
