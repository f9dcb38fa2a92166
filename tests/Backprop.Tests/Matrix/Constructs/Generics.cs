namespace Backprop.Tests.Matrix;

internal static class Generics
{
    private const string Kernels = "public interface IKernel { double At(double t); } public readonly struct Gauss : IKernel { private readonly double s; public Gauss(double s) { this.s = s; } public double At(double t) => Math.Exp(-t * t * s); } public struct Square : IKernel { public double At(double t) => t * t; } private static double Use<TKernel>(TKernel kernel, double t) where TKernel : IKernel => kernel.At(t) * 0.5 + t;";
    private const string Curves = "public interface ICurve { static abstract double At(double t); static abstract double Slope { get; } } public struct Parabola : ICurve { public static double At(double t) => t * t; public static double Slope => 0.5; } public struct Line : ICurve { public static double At(double t) => 2 * t; public static double Slope => 2; } private static double Use<TCurve>(double t) where TCurve : ICurve => TCurve.At(t) * TCurve.Slope;";
    private const string Numbers = "private static T Horner<T>(T t, T p, T q) where T : System.Numerics.INumber<T> => (T.One + p * t) * t + q / (T.One + T.One) - T.Zero;";
    private const string Roots = "private static T Wave<T>(T t) where T : System.Numerics.IFloatingPointIeee754<T> { T s = T.Sin(t * T.Pi) + T.CreateChecked(0.5); if (s < T.Zero) { s = -s; } for (int m = 0; m < 2; m++) { s += T.Sqrt(s + T.One) * t; } return s; }";

    public static readonly Construct[] All =
    [
        new("InterfaceOfStruct", "v = Use(new Gauss(x), v) + Use(default(Square), y * v);", Kernels),
        new("InterfaceOfStructChanges", "var c = new Counter { Sum = x }; Run(ref c, v); v = c.Sum;", "public interface IStep { void Step(double t); } public struct Counter : IStep { public double Sum; public void Step(double t) { Sum = Sum * t + 0.1; } } private static void Run<TStep>(ref TStep step, double t) where TStep : IStep { for (int m = 0; m < 3; m++) { step.Step(t); } }"),
        new("StaticAbstract", "v = Use<Parabola>(v) + Use<Line>(x);", Curves),
        new("GenericType", "v = Box<int>.Cube(v) * Box<Pair>.Cube(x);", "public static class Box<T> { public static double Cube(double t) => t * t * t; } public struct Pair { }"),
        new("GenericStruct", "var p = new Two<double>(v, x); p.Swap(); v = p.First * p.First + p.Second;", "public struct Two<T> { public T First; public T Second; public Two(T first, T second) { First = first; Second = second; } public void Swap() => (First, Second) = (Second, First); }"),
        new("GenericNumber", "v = Horner(v, x, y);", Numbers),
        new("GenericFloatingPoint", "v = Wave(v * 0.1) * Wave(x);", Roots),
        new("OperatorsOfStruct", "Pair p = (v, x); p += new Pair(y, v); p = 0.5 * -p; if (p == new Pair(1, 2)) { p = default; } p++; v = p.A * p.B;", "public readonly struct Pair { public readonly double A; public readonly double B; public Pair(double a, double b) { A = a; B = b; } public static Pair operator +(Pair p, Pair q) => new(p.A + q.A, p.B * q.B); public static Pair operator -(Pair p) => new(-p.A, -p.B); public static Pair operator *(double f, Pair p) => new(f * p.A, f * p.B); public static Pair operator ++(Pair p) => new(p.A + 1, p.B * 2); public static bool operator ==(Pair p, Pair q) => p.A == q.A && p.B == q.B; public static bool operator !=(Pair p, Pair q) => !(p == q); public static implicit operator Pair((double, double) t) => new(t.Item1, t.Item2); public override bool Equals(object? other) => false; public override int GetHashCode() => 0; }"),
        new("ConstructorChain", "var p = new Pair(v); var q = new Pair(v, x); v = p.A * p.B + q.A * q.B * q.C;", "public struct Pair { public double A; public double B = 0.5; public double C { get; set; } = 2; public Pair(double a, double b) { A = a; B *= b; } public Pair(double a) : this(a * a, a) { A += B; } }"),
        new("PrimaryConstructor", "var p = new Pair(v, x); v = p.Product * p.Sum() + p.Scale;", "public readonly struct Pair(double a, double b) { public double Scale { get; } = a * 0.5; public double Product => a * b; public double Sum() => a + b * Scale; }"),
        new("PrimaryConstructorChanges", "var p = new Counter(v); p.Add(x); p.Add(v); v = p.Sum;", "public struct Counter(double sum) { public void Add(double t) { sum = sum * t + 0.1; } public readonly double Sum => sum * sum; }"),
        new("RecordStruct", "var p = new Pair(v, x) { C = y }; var q = p with { A = p.B * v }; v = q.A * q.C + p.A * q.D;", "public record struct Pair(double A, double B) { public double C { get; init; } = 3; public double D { get; set; } = A * B; }"),
        new("CollectionExpression", "double[] s = [v, x * v, y]; Span<double> t = [x, .. s, v]; ReadOnlySpan<double> u = [.. t[1..3], .. w]; v = s[0] * t[2] + u[0] * u[^1] + t.Length;"),
        new("CollectionExpressionEmpty", "double[] s = []; double[] t = [.. s, .. s]; v = v * x + s.Length + t.Length;"),
        new("OptionalArguments", "v = Mix(v) + Mix(v, q: x) + Sum(v, x, y) + Sum(v);", "private static double Mix(double p, double f = 0.5, double q = 2) => p * f * q + q; private static double Sum(double f, params double[] s) { double t = 0; foreach (double e in s) { t += e * f; } return t; }"),
    ];
}
