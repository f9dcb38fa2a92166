namespace Backprop.Tests.Matrix;

internal static class Objects
{
    private const string Grid = "public readonly ref struct Grid { private readonly Span<double> data; public int Width { get; } public Grid(Span<double> data, int width) { this.data = data; Width = width; } public ref double this[int i, int j] => ref data[i * Width + j]; public Span<double> Row(int i) => data.Slice(i * Width, Width); public double Trace() { double t = 0; for (int i = 0; i < Width; i++) { t += this[i, i]; } return t; } }";
    private const string Sum = "public sealed class Sum { private double total; public int Count { get; private set; } public double Weight = 0.5; public Sum(double start) => total = start; public void Add(double t) { if (t < -2) { return; } total += t * Weight; Count++; } public double Total => total * Weight; }";
    private const string Shapes = "public abstract class Shape { protected double scale = 1.5; public abstract double Area(); public virtual double Twice() => 2 * Area() * scale; } public sealed class Box : Shape { private readonly double a; private readonly double b; public Box(double a, double b) { this.a = a; this.b = b; scale *= a; } public override double Area() => a * b; } public class Ball : Shape { public double R { get; init; } public override double Area() => 3 * R * R; public override double Twice() => base.Twice() + R; }";

    public static readonly Construct[] All =
    [
        new("RefStruct", "var g = new Grid(new double[] { v, x, y, v * x }, 2); g[0, 1] *= v; g[1, 0] += g[0, 1]; g.Row(1)[1] *= 0.5; v = g[1, 0] * g.Trace() + g.Width;", Grid),
        new("RefStructOverParameter", "var g = new Grid(a, 2); g[0, k % 2] *= v; v = g.Trace() * g[1, 0];", Grid),
        new("RefStructOfHelper", "v = Product(new Grid(a, 2), new Grid(stackalloc double[] { v, x, y, 0.5 }, 2));", Grid + " private static double Product(Grid g, in Grid h) { double t = 0; for (int i = 0; i < g.Width; i++) { for (int j = 0; j < g.Width; j++) { t += g[i, j] * h[j, i]; } } h[0, 0] += t; g[1, 1] *= 0.5; return t * h[0, 0] + g[1, 1]; }"),
        new("StructWithArray", "var p = new Poly { C = new double[] { v, x, y }, Scale = v }; p.Scale *= 2; v = p.At(0.5) + p.At(x) * p.C[1];", "public struct Poly { public double[] C; public double Scale; public double At(double t) { double s = 0; for (int m = C.Length - 1; m >= 0; m--) { s = s * t + C[m]; } return s * Scale; } }"),
        new("StructWithArrayInLoop", "var p = new Acc { C = new double[2], Sum = x }; for (int m = 0; m < 3; m++) { p.Sum = p.Sum * 0.9 + v * 0.1; p.C[m % 2] += p.Sum * v; if (p.Sum > 1) { p.Sum = 0.5; } } v = p.Sum * p.C[0] + p.C[1];", "public struct Acc { public double[] C; public double Sum; }"),
        new("TupleWithArray", "var (s, f) = Make(v, x); s[0] *= f; v = s[0] + s[1] * f;", "private static (double[] S, double F) Make(double p, double q) { var s = new double[] { p * q, q }; return (s, p + q); }", DoubleOnly: false),
        new("Object", "var s = new Sum(v); s.Add(x); s.Add(v * y); s.Weight *= x; v = s.Total * s.Count;", Sum),
        new("ObjectInLoop", "var s = new Sum(x); for (int m = 0; m < 3; m++) { s.Add(v * m); if (m == 1 && s.Total < 0) { continue; } s.Weight += 0.1 * v; } v = s.Total + s.Count;", Sum),
        new("ObjectAlias", "var s = new Sum(x); var t = s; for (int m = 0; m < 3; m++) { var u = t; u.Add(v); t.Weight *= 0.9; } v = s.Total * s.Weight;", Sum),
        new("ObjectOfHelper", "var s = new Sum(v); Fill(s, a, x); v = s.Total;", Sum + " private static void Fill(Sum s, ReadOnlySpan<double> w, double f) { foreach (double e in w) { s.Add(e * f); } s.Weight = f; }"),
        new("ObjectReturned", "var s = Make(v, x); s.Add(y); v = s.Total;", Sum + " private static Sum Make(double p, double q) { var s = new Sum(p * q) { Weight = q }; s.Add(p); return s; }"),
        new("ObjectCaptured", "var s = new Sum(x); Action<double> f = t => s.Add(t * v); for (int m = 0; m < 2; m++) { f(0.5 + m); } v = s.Total;", Sum),
        new("ObjectVirtual", "Shape s = new Box(v, x); var b = new Ball { R = y * v }; v = s.Twice() + b.Twice() * s.Area();", Shapes),
        new("ObjectWithArray", "var net = new Net(3); net.Step(v, x); net.Step(y, v); v = net.Out();", "public class Net { private readonly double[] h; private double bias = 0.1; public Net(int size) { h = new double[size]; } public void Step(double p, double q) { for (int m = 0; m < h.Length; m++) { h[m] = h[m] * p + q * (m + 1) + bias; } bias *= p; } public double Out() { double t = bias; foreach (double e in h) { t += e * e; } return t; } }"),
        new("ObjectOfObjects", "var o = new Outer(v); o.Inner.P *= x; o.Grow(); v = o.Inner.P * o.Inner.P + o.Q;", "public class Part { public double P; public Part(double p) { P = p; } } public class Outer { public Part Inner { get; } public double Q = 0.25; public Outer(double p) { Inner = new Part(p * p); Q += p; } public void Grow() { Inner.P += Q; Q *= Inner.P; } }"),
    ];
}
