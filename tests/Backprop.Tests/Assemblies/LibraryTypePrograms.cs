using System.Collections.Generic;
using System.Linq;
using Backprop.Oracle;
using static Backprop.Oracle.ProgramInput;

namespace Backprop.Tests.Assemblies;

/// <summary>Libraries whose types a caller computes with: operators, conversions, properties, indexers, constructors, and fields that only a constructor sets.</summary>
internal static class LibraryTypePrograms
{
    private const string All3 = "[Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]";

    private const string Vec = """
        public readonly partial record struct Vec(double X, double Y)
        {
            private const double Small = 0.25;
            private static readonly double[] s_w = { 0.5, 1.5 };
            public static Vec Zero { get; } = new(0, 0);
            public static readonly Vec One = new(1, 1);
            public static Vec Unit => new(1, Small);
            public Vec(double angle) : this(Math.Cos(angle), Math.Sin(angle) + Small) { }
            public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y);
            public static Vec operator *(in Vec a, double s) => new Vec { X = a.X * s, Y = a.Y * s * s_w[1] };
            public static double operator *(Vec a, Vec b) => a.Dot(b);
            public static Vec operator -(Vec a) => a with { X = -a.X };
            public static Vec operator ++(Vec a) => new(a.X + 1, a.Y * a.X);
            public static bool operator <(Vec a, Vec b) => a.X < b.X;
            public static bool operator >(Vec a, Vec b) => a.X > b.X;
            public static implicit operator Vec(double x) => new(x, x * x);
            public static explicit operator double(Vec v) { double s = 0; for (int i = 0; i < s_w.Length; i++) { s += s_w[i] * v[i]; } return s; }
            public double Length => Math.Sqrt(X * X + Y * Y);
            public Vec Turned { get { return new Vec(-Y, X); } }
            public double this[int i] => i == 0 ? X : i == 1 ? Y : throw new ArgumentOutOfRangeException(nameof(i));
            [Differentiable] public double Dot(Vec o) => X * o.X + Y * o.Y;
        }
        """;

    private const string Bare = """
        public readonly partial struct Pose
        {
            public Pose(double angle, int tag, Spot at) { At = at; (Tag, Angle) = (tag, angle); }
            public Pose(double angle) : this(angle, 3, new Spot(angle * angle)) { }
            public double Angle { get; }
            public int Tag { get; }
            public Spot At { get; }
            [Differentiable] public Pose Turn(double t) => new Pose(Angle * t, Tag + 1, At);
            [Differentiable] public void Deconstruct(out double a, out double b) { a = Angle * At.Place; b = At.Place; }
        }
        public readonly partial struct Spot
        {
            public readonly double Place;
            public Spot(double place) { Place = place; }
            public double Shifted => Place * 1.5;
            [Differentiable] public double Far(double x) => Place - x;
        }
        """;

    private const string Dial = """
        public partial struct Dial
        {
            private double shift = 0.5;
            private double r;
            private int turns;
            public Dial(double r) { this.r = r; }
            public double R { get => r; set { r = value * value; turns++; } }
            public double this[int i, double k] { get => r * i * k; set => r += i * value * k; }
            public double Next { get { r *= 1.5; return r + turns * shift; } }
            [Differentiable] public void Move(double t) { r *= t; }
            public static Dial operator ++(Dial a) => new(a.r * a.r);
        }
        """;

    public static IEnumerable<OracleProgram> All =>
    [
        Program("Operators", Vec, "double F(Vec a, Vec b, double x, int n) { double s = 0; for (int i = 0; i < n; i++) { a += b * x; s += a * b + (-a).X * x; a++; if (a < b) { s *= x; } } return s * a.Y; }", Of(new[] { 0.4, 1.5 }, new[] { 0.7, -0.2 }, 0.3, 3), Of(new[] { 0.4, 1.5 }, new[] { 0.7, -0.2 }, 0.3, 0)),
        Program("Conversions", Vec, "double F(Vec a, double x) { Vec b = x; return (double)(a + b) * (double)b + (a + x).Y; }", Of(new[] { 0.4, 1.5 }, 0.3)),
        Program("Properties", Vec, "double F(Vec a, double x, int n) { double s = a.Length; for (int i = 0; i < n; i++) { s += a.Turned.Length * a[i % 2] + (a + Vec.One).Turned[1] * Vec.Unit.Y; a = a.Turned * x; } return s + Vec.Zero.X; }", Of(new[] { 0.4, 1.5 }, 0.3, 3)),
        Program("IndexThatThrows", Vec, "double F(Vec a, double x, int n) => a[n] * x;", Of(new[] { 0.4, 1.5 }, 0.3, 1), Of(new[] { 0.4, 1.5 }, 0.3, 2)),
        Program("Constructors", Vec, "Vec F(Vec a, double x) { var b = new Vec(a.X * x, x); var c = new Vec(b.Y * a.Y); return c with { Y = c.X * b.X, X = c.Y }; }", Of(new[] { 0.4, 1.5 }, 0.3, new[] { 0.0, 0 })),
        Program("TakenApart", Vec, "double F(Vec a, double x) { var (p, q) = a * x; double s = p * q; (p, _) = a; return s * p + (a is { X: > 0.1, Length: > 0.5 } and (_, > 1) ? q * a.Y : x); }", Of(new[] { 0.4, 1.5 }, 0.3), Of(new[] { 0.4, 0.2 }, 0.3)),
        Program("Buffers", Vec, "double F(Span<Vec> a, double x) { var all = new Vec[a.Length + 1]; for (int i = 0; i < a.Length; i++) { all[i] += a[i] * x; a[i] = all[i].Turned; all[i + 1] = new Vec(a[i].X, all[i].Length); } double s = 0; foreach (Vec v in all) { s += v * v; } return s * a[0].Length; }", Of(new[] { 0.4, 1.5, 0.7, -0.3 }, 0.3)),
        Program("GivenBack", Vec, "double F(ref Vec a, out Vec b, double x) { b = a.Turned * x; a += b; return a.Length * b.Y; }", Of(new[] { 0.4, 1.5 }, new[] { 0.0, 0 }, 0.3)),
        Program("GenericArithmetic", "public interface ISum<T> where T : ISum<T> { static abstract T operator +(T a, T b); double Size { get; } }\n" + Vec.Replace("(double X, double Y)", "(double X, double Y) : ISum<Vec>").Replace("public Vec Turned", "public double Size => Length * X; public Vec Turned"),
            "double F(Vec a, double x) => Twice(a * x).Size; private static T Twice<T>(T t) where T : ISum<T> => t + t;", Of(new[] { 0.4, 1.5 }, 0.3)),
        Program("OnlyConstructed", Bare, "double F(Pose p, double x, int n) { for (int i = 0; i < n; i++) { p = new Pose(p.Angle * x, p.Tag, p.Turn(x).At); } var (a, b) = p; return a * b * p.Tag * p.At.Shifted; }", Of(new[] { 0.4, 3, 0.7 }, 0.3, 2)),
        Program("HiddenFields", Bare + Dial, "double F(double x, int n) { var d = new Dial(x); var s = new Spot(x * x); double r = 0; for (int i = 0; i < n; i++) { d.R = d.R + x; d[i + 1, x] = d.R; d[2, 0.5] += x; d++; d.Move(x); r += d.Next * s.Shifted + d[i, s.Far(x)] + new Pose(x).At.Shifted; } return r; }", Of(0.7, 2), Of(0.7, 0)),
        Program("GenericStruct", "public partial struct Pair<T> where T : IFloatingPointIeee754<T> { public Pair(T a, T b) { A = a; B = b; } public T A { get; set; } public T B { get; init; } public T Sum => A + B * T.Pi; public T this[T k] => A * k - B; public static Pair<T> operator *(Pair<T> p, T s) => new(p.A * s, T.Sin(p.B)); [Differentiable] public void Move(T t) { A *= t; } }",
            "double F(Pair<double> p, double x) { p.Move(x); var q = new Pair<double>(x, p.A) * x; return q.Sum * p[x] * q.A; }", Of(new[] { 0.4, 1.5 }, 0.3)),
        Program("ClassWithIndexer", "public partial class Table { private readonly double[] values = { 0.5, 1.5, -0.75 }; public double Scale => values[1]; public double this[double x] { get { double s = 0; foreach (double v in values) { s = s * x + v; } return s; } } public static double operator *(Table t, double x) => t[x] * x; [Differentiable] public double At(double x) => this[x]; public static Table Make() => new Table(); } public static partial class L { public static readonly Table Known = Table.Make(); }",
            "double F(double x, int n) { Table t = L.Known; double s = 0; for (int i = 0; i < n; i++) { s += t[x + i] * (t * x) * t.Scale + t.At(x); } return s; }", Of(0.7, 2)),
        Program("LargeOperator", "public readonly partial record struct Big(double X) { public static Big operator *(Big a, Big b) { double s = a.X; " + string.Concat(Enumerable.Range(0, 120).Select(i => $"s = s * 0.9 + 0.1 * Math.Sin(s * b.X + {i % 7});\n")) + " return new(s); } private static double Down(double v, int n) => n == 0 ? v : Down(v * v, n - 1) * v; public double Deep => Down(X, 3); [Differentiable] public double Get() => X; }",
            "double F(Big a, Big b) => (a * b * a).X + (b * a).Deep;", Of(0.7, 0.4)),
        Program("CopiesAndOrder", Dial + " public partial struct Open { public double A; [Differentiable] public double Grow(double t) { A *= t; return A; } [Differentiable] public double Plus(double t) => A + t; public double Doubled { get { A *= 2; return A; } } }",
            "double F(in Open p, double x) { double s = p.Grow(x) + p.A + p.Doubled * p.A; Open q = p; s += q.Plus(q.A = x) * q.Grow(q.A) * q.Doubled; return s * q.A; }", Of(0.4, 0.3)),
        Program("NotMarked", "public readonly record struct Plain(double X, double Y) { public static Plain operator *(Plain a, double s) => new(a.X * s, a.Y * s); public double Length => Math.Sqrt(X * X + Y * Y); } public readonly struct Ratio { public Ratio(double a, int k) { (A, K) = (a, k); } public double A { get; } public int K { get; } public double Value => A / K; } public static partial class L { [Differentiable] public static double G(ReadOnlySpan<Plain> x, (int, Ratio) r) => x[0].X * r.Item2.A; }",
            "double F(Plain a, Ratio r, double x, int n) { double s = x; var all = new[] { a, new Plain(x, a.X) }; for (int i = 0; i < n; i++) { all[i % 2] = all[0] * r.Value; r = new Ratio(r.A * x, r.K + 1); s += L.G(all, (i, r)) + all[1].Length; } return s; }", Of(new[] { 0.4, 1.5 }, new[] { 0.7, 2 }, 0.3, 3)),
        Program("MethodAsValue", "public static partial class L { [Differentiable] public static double G(double x) => x * x; } " + Vec, "double F(Vec a, double x) => Twice(L.G, x) * Twice(v => (a * v).Length, x); private static double Twice(Func<double, double> f, double x) => f(f(x));", Of(new[] { 0.4, 1.5 }, 0.3)),
    ];

    private static OracleProgram Program(string name, string library, string consumer, params ProgramInput[] inputs) => new(
        "Types" + name, $"public static partial class C {{ {(consumer.StartsWith("double", System.StringComparison.Ordinal) ? All3 : All3.Replace(" | Derivatives.Hvp", ""))} public static {consumer} }}", "F", inputs)
    {
        Library = library,
    };
}
