using System.Collections.Generic;
using System.Linq;
using Backprop.Oracle;
using static Backprop.Oracle.ProgramInput;

namespace Backprop.Tests.Matrix;

/// <summary>Methods that are generic over numbers, as users write them: one derivative, at double, float and Half.</summary>
internal static class GenericMethods
{
    private const string All3 = "[Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape)]";
    private const string Number = "System.Numerics.IFloatingPointIeee754<T>";

    public static readonly OracleProgram[] All =
    [
        .. Method("Horner", $"public static T F<T>(T x, ReadOnlySpan<T> w) where T : {Number} {{ T s = T.Zero; for (int i = w.Length - 1; i >= 0; i--) {{ s = s * x + w[i]; }} return s; }}",
            Of(0.5, new[] { 1, 0.5, -0.25, 2 }), Of(-1.25, new[] { 0.5 })),
        .. Method("Dot", $"public static T F<T>(ReadOnlySpan<T> a, T[] b) where T : {Number} {{ T s = T.Zero; for (int i = 0; i < a.Length; i++) {{ s += a[i] * b[i]; }} return s; }}",
            Of(new[] { 1, 0.5, -0.25 }, new[] { 0.75, 2, 1.5 })),
        .. Method("Newton", $"public static T F<T>(T a, int n) where T : {Number} {{ T t = a; for (int i = 0; i < n; i++) {{ t = T.CreateChecked(0.5) * (t + a / t); }} return t; }}",
            Of(2, 4), Of(1, 3), Of(0.25, 0)),
        .. Method("Softmax", $$"""
            public static T F<T>(ReadOnlySpan<T> z, Span<T> p, int label) where T : {{Number}}
            {
                T max = z[0];
                foreach (T e in z) { max = T.Max(max, e); }
                T sum = T.Zero;
                for (int i = 0; i < z.Length; i++) { p[i] = T.Exp(z[i] - max); sum += p[i]; }
                for (int i = 0; i < z.Length; i++) { p[i] /= sum; }
                return -T.Log(p[label]);
            }
            """, Of(new[] { 0.5, 1.5, -0.25 }, new[] { 9.0, 9, 9 }, 2)),
        .. Method("Layer", $$"""
            public static T F<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> w) where T : unmanaged, {{Number}}
            {
                Span<T> hidden = stackalloc T[2];
                for (int i = 0; i < 2; i++) { for (int j = 0; j < x.Length; j++) { hidden[i] += w[i * x.Length + j] * x[j]; } hidden[i] = T.Tanh(hidden[i]); }
                T[] copy = hidden.ToArray();
                return copy[0] * copy[0] + hidden[1] * T.Pi;
            }
            """, Of(new[] { 0.5, -0.75 }, new[] { 0.25, 0.5, 1, -0.5 })),
        .. Method("Helpers", $"public static T F<T>(T x, T y) where T : {Number} => Wave(x, y) * Wave(y, T.One) + Cube<T>(x); private static U Wave<U>(U a, U b) where U : {Number.Replace("<T>", "<U>")} => U.Sin(a * U.CreateChecked(2)) + (a > b ? a : b * b); private static V Cube<V>(V v) where V : System.Numerics.INumber<V> => v * v * v - V.One;",
            Of(0.75, 1.25), Of(1.5, -0.5)),
        .. Method("Recursive", $"public static T F<T>(T x, T y, int n) where T : {Number} => Power(x, n) * y; private static U Power<U>(U a, int n) where U : {Number.Replace("<T>", "<U>")} {{ if (n == 0) {{ return U.One; }} U half = Power(a, n / 2); return n % 2 == 0 ? half * half : half * half * a; }}",
            Of(1.25, 0.5, 5), Of(0.5, 2, 0)),
        .. Method("Itself", $"public static T F<T>(T x, int n) where T : {Number} => n == 0 ? x : T.Sin(F(x * x, n - 1)) + x;", Of(0.75, 3), Of(0.75, 0)),
        .. Method("References", $"public static void F<T>(ref T x, in T y, out T z, Span<T> a) where T : {Number} {{ z = x * y; x += z * a[0]; a[0] = z * z; }}", Of(0.75, 0.5, 0, new[] { 1.5 })),
        .. Method("Pair", $"public static (T Sum, T Product) F<T>((T A, T B) p) where T : {Number} => (p.A + p.B, p.A * p.B);", Of(new[] { 0.75, 0.5 }, new[] { 0.0, 0 })),
        .. Method("Clamped", $"public static T F<T>(T x, T y) where T : {Number} => T.Clamp(x, T.NegativeOne, T.One) * y + T.Abs(y) + T.Min(x, y) + T.CopySign(x, y) + T.Hypot(x, y);", Of(0.75, -0.5), Of(2, 0.25)),
        .. Method("Conversions", $"public static T F<T>(T x, double y, int n, float f) where T : {Number} => T.CreateChecked(double.CreateChecked(x) * y) + T.CreateSaturating(n) * x + T.CreateTruncating(f * y) + T.CreateChecked(int.CreateTruncating(x * T.CreateChecked(9))) + T.CreateChecked(0.1f) * x;",
            Of(0.75, 1.25, 3, 0.5)),
        .. Method("Questions", $"public static T F<T>(T x, T y) where T : {Number} {{ if (T.IsNaN(x) || T.IsNegative(y) && T.IsFinite(x)) {{ return x * x; }} return T.IsInteger(x) ? y : T.Sign(x) > 0 ? x * y : T.NaN; }}", Of(0.75, 0.5), Of(0.75, -0.5), Of(2, 0.5)),
        .. Method("Constants", $"public static T F<T>(T x) where T : {Number} => x * T.E + T.Tau * x * x + T.Max(x, T.NegativeInfinity) + T.NegativeZero + x * T.Epsilon + T.Pow(x, T.CreateChecked(3));", Of(0.75)),
        .. Method("Stopped", $"public static T F<T>(T x) where T : {Number} => Derivative.Stop(x * x) * x;", Of(0.75)),
        .. Method("Steps", $"public static T F<T>(T x, T[] a) where T : {Number} {{ T t = x++; --x; a[0]++; a[1] -= t; t %= T.CreateChecked(0.5); return +t * -x + a[0]-- * a[1]; }}", Of(0.75, new[] { 1.5, 0.25 })),
        .. Method("Local", $"public static T F<T>(T x, T y) where T : {Number} {{ T Twice(T t) => t + t; Func<T, T> square = t => t * t * y; return Twice(square(x)) + square(Twice(y)); }}", Of(0.75, 0.5)),
        .. Method("TwoNumbers", $"public static T F<T, U>(T x, U y) where T : {Number} where U : {Number.Replace("<T>", "<U>")} {{ U s = U.One; for (int i = 0; i < 3; i++) {{ x = T.Sin(x) * T.CreateChecked(s); s = s * y; }} return x + T.CreateChecked(s); }}", Of(0.75, 0.5)),
        .. Method("Inactive", $"public static T F<T>([NoGradient] T x, T y) where T : {Number} => x * y * y;", Of(0.75, 0.5)),
        .. Method("BinaryNumber", "public static T F<T>(T x) where T : struct, System.Numerics.IBinaryFloatingPointIeee754<T> => T.Exp2(x) * T.Sqrt(x) + T.CosPi(x) + T.Lerp(x, T.One, x);", Of(0.75)),
        .. Method("Grid", $"public static T F<T>(T[,] a, T x) where T : {Number} {{ T s = T.Zero; for (int i = 0; i < a.GetLength(0); i++) {{ for (int j = 0; j < a.GetLength(1); j++) {{ s += a[i, j] * x; a[i, j] = s; }} }} return s * a[1, 0]; }}", Of(new[] { 0.75, 0.5, 1, 0.25 }, 0.5)),
        .. Method("Returned", $"public static T[] F<T>(T x, int n) where T : {Number} {{ T[] a = new T[n]; for (int i = 0; i < n; i++) {{ a[i] = x * T.CreateChecked(i); }} return a; }}", Of(0.75, 3, new[] { 0.0, 0, 0 })),
        .. Type("Static", "partial class", $"public static T F(T x, ReadOnlySpan<T> w) => T.Sin(x) * w[0] + Rate * x; private static readonly T Rate = T.CreateChecked(0.5);", Of(0.75, new[] { 0.5 })),
        .. Type("Nested", "partial class", "public struct V { public T A; public T B; public V(T a, T b) { A = a; B = b; } public static V operator +(V p, V q) => new(p.A + q.A, p.B * q.B); } public static T F(V p, V q, V[] r) { V s = p + q; r[0].A += s.B * s.A; foreach (V v in r) { s += v; } return s.A * s.B; }".Replace("public static T F", All3 + " public static T F"), Of(new[] { 0.75, 0.5 }, new[] { 0.25, 1.5 }, new[] { 1, 0.5, 2, 0.75 })),
        .. Type("Receiver", "partial struct", "public T A; public T B; public T F(T x) { A += x; return A * B * x; }", Of(new[] { 0.75, 0.5 }, 1.5)),
        .. Type("Record", "readonly partial record struct", "public T F(T x) => x * Square + B; private T Square => A * A;", Of(new[] { 0.75, 0.5 }, 1.5)),
        .. Method("NestedVectors", $"public static T F<T>(V<T> p, T x) where T : {Number} {{ V<T> s = Scaled(x, p).Turned(); (T A, T B) t = Both((p.X, s.Y)); return s.X * x + s.Y + t.B * t.A; }} private static V<U> Scaled<U>(U f, V<U> v) where U : {Number.Replace("<T>", "<U>")} => new(f * v.Y, v.X * v.X); private static (U First, U Second) Both<U>((U A, U B) p) where U : {Number.Replace("<T>", "<U>")} => (p.B * p.A, p.A); public struct V<S> {{ public S X; public S Y; public V(S x, S y) {{ X = x; Y = y; }} public V<S> Turned() => new V<S>(Y, X); }} ",
            Of(new[] { 0.75, 0.5 }, 1.5)),
        .. Both("Curves", "public interface ICurve { static abstract double Slope { get; } static abstract int Order(int n); } public struct Line : ICurve { public static double Slope => 2; public static int Order(int n) => n + 1; }",
            $"public static T F<T>(T x) where T : {Number} => Use<T, Line>(x); private static U Use<U, TCurve>(U x) where U : {Number.Replace("<T>", "<U>")} where TCurve : ICurve => x * U.CreateChecked(TCurve.Slope) * x * U.CreateChecked(TCurve.Order(2));", Of(0.75)),
        .. Both("Vectors", $"public struct V<T> where T : {Number} {{ public T X; public T Y; public V(T x, T y) {{ X = x; Y = y; }} public static T Dot(V<T> a, V<T> b) => a.X * b.X + a.Y * b.Y; public static V<T> operator *(T f, V<T> v) => new(f * v.X, f * v.Y); }}",
            $"public static T F<T>(V<T> p, T x, Span<V<T>> a) where T : {Number} {{ V<T> s = x * p; for (int i = 0; i < a.Length; i++) {{ s.X += V<T>.Dot(a[i], p); a[i] = x * a[i]; }} return V<T>.Dot(s, Turned(s)); }} private static V<U> Turned<U>(V<U> v) where U : {Number.Replace("<T>", "<U>")} => new(v.Y * v.X, -v.X);",
            Of(new[] { 0.75, 0.5 }, 1.5, new[] { 1, 0.5, 2, 0.75 })),
    ];

    private static IEnumerable<OracleProgram> Method(string name, string member, params ProgramInput[] inputs) => Both(name, "", member, inputs);

    private static IEnumerable<OracleProgram> Both(string name, string type, string member, params ProgramInput[] inputs) =>
        Numbers(name, $"{type} public static partial class C {{ {All3} {member} }}", inputs);

    private static IEnumerable<OracleProgram> Type(string name, string kind, string members, params ProgramInput[] inputs)
    {
        string marked = members.Contains(All3) ? members : All3 + " " + members;
        if (kind.EndsWith("struct", System.StringComparison.Ordinal) && !kind.Contains("record"))
        {
            marked = members.Replace("public T F(", All3 + " public T F(", System.StringComparison.Ordinal);
        }

        string parameters = kind.Contains("record") ? "(T A, T B)" : "";
        return Numbers(name, $"public {kind} C<T>{parameters} where T : {Number} {{ {marked} }}", inputs);
    }

    private static IEnumerable<OracleProgram> Numbers(string name, string source, ProgramInput[] inputs) =>
        new[] { "double", "float", "Half" }.Select(number => new OracleProgram($"GenericMethod{name}{(number == "double" ? "" : "_" + number)}", source, "F", inputs)
        {
            Number = number,
            HasSecondOpinion = !source.Contains("Derivative.Stop", System.StringComparison.Ordinal),
        });
}
