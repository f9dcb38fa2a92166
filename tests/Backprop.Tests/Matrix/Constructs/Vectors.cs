using System.Linq;
using System.Text.RegularExpressions;

namespace Backprop.Tests.Matrix;

/// <summary><c>Vector2</c>, <c>Vector3</c> and <c>Vector4</c>.</summary>
internal static class Vectors
{
    /// <summary>Vectors out of numbers, and a number out of vectors.</summary>
    public const string Helpers = """
        private static Vector2 P2(double s, double t) => new Vector2((float)s, (float)t);
        private static Vector3 P3(double s, double t, double u) => new Vector3((float)s, (float)t, (float)u);
        private static Vector4 P4(double s, double t, double u, double o) => new Vector4((float)s, (float)t, (float)u, (float)o);
        private static double Mix(float s) => s * 0.6;
        private static double Mix(Vector2 p) => p.X * 0.7 - p.Y * 0.4;
        private static double Mix(Vector3 p) => p.X * 0.5 - p.Y * 0.3 + p.Z * 0.8;
        private static double Mix(Vector4 p) => p.X * 0.5 + p.Y * 0.2 - p.Z * 0.7 + p.W * 0.4;
        """;

    public static readonly Construct[] All =
    [
        // Of each type.
        Each("Arithmetic", "A * B - A / (B * B + T.One) + C", "T.Add(A, B) * T.Subtract(B, C)", "T.Multiply(T.Divide(A, C * C + T.One), B)"),
        Each("Scaling", "A * f - (f * B) / (f * f + 1)", "T.Multiply(A, f) - T.Multiply(f, T.Divide(B, 2 + f))"),
        Each("Signs", "-A * B", "T.Negate(B) * A - +C"),
        Each("Constants", "T.One * A + T.Zero - T.UnitX * B + T.UnitY * C", "A * T.E - B * T.Pi * 0.1f + C * T.Tau * 0.1f"),
        Each("Making", "new T(f) * A", "T.Create(f) * A", "T.CreateScalar(f) * B"),
        Each("Dot", "T.Dot(A, B)", "T.Dot(A, A) * A"),
        Each("Length", "A.Length()", "A.LengthSquared() * B", "(A - B).Length() * C"),
        Each("Distance", "T.Distance(A, B)", "T.DistanceSquared(B, C) * A"),
        Each("Normalize", "T.Normalize(A)", "T.Normalize(A * f + B) * T.Normalize(C)"),
        Each("Lerp", "T.Lerp(A, B, f * 0.3f)", "T.Lerp(A, B, C)"),
        Each("MinMax", "T.Min(A, B) * C", "T.Max(A * B, C) - T.Min(C, A)"),
        Each("Clamp", "T.Clamp(A, B * 0.1f, C * C + T.One)", "T.Clamp(A * B, -T.One, T.One * 0.7f)"),
        Each("AbsSquareRoot", "T.Abs(A * B)", "T.SquareRoot(A * A + T.One * 0.2f)"),
        Each("Sum", "T.Sum(A * B) * C"),
        Each("Equality", "A == B ? A : B * C", "A != B ? C * A : B"),
        Each("Index", "A[0] * B + C", "A[k % 2] * B[1] * C"),
        Each("SinCos", "T.Sin(A) * T.Cos(B)", "T.SinCos(A).Sin - T.SinCos(B * C).Cos"),
        Each("ExpLog", "T.Exp(A * 0.4f)", "T.Log(A * A + T.One) - T.Log2(B * B + T.One)"),
        Each("Hypot", "T.Hypot(A, B)", "T.Hypot(A * f, T.One)"),
        Each("FusedMultiplyAdd", "T.FusedMultiplyAdd(A, B, C)", "T.MultiplyAddEstimate(C, B, A)"),
        Each("Angles", "T.DegreesToRadians(A * 20.0f) * B", "T.RadiansToDegrees(A * 0.02f)"),
        Each("Rounding", "T.Round(A * 3.3f) * B", "T.Truncate(A * 4.7f) * C + T.Round(B * 2.6f, MidpointRounding.ToZero) * A"),
        Each("Magnitudes", "T.MaxMagnitude(A, B) * C", "T.MinMagnitude(A, C) - T.MaxMagnitudeNumber(B, C) * T.MinMagnitudeNumber(A, B)"),
        Each("Numbers", "T.MaxNumber(A, B) * T.MinNumber(B, C)", "T.MaxNative(A, C) - T.MinNative(B, C)", "T.ClampNative(A, -T.One, T.One * 0.7f)"),
        Each("CopySign", "T.CopySign(A, B) * C"),
        Each("Stopped", "Derivative.Stop(A) * B + A"),
        Each("ComponentWrites", "Set(A, f) * B"),
        Each("Function", "Apply(T.Max, A, B) + Apply(T.Lerp, A, B, 0.3f)"),

        // Of one type.
        new("Vector2Cross", "v = Vector2.Cross(P2(v, x), P2(y, v)) + Mix(Vector2.Reflect(P2(v, y), P2(0.6, x)));", Helpers, DoubleOnly: true),
        new("Vector3Cross", "v = Mix(Vector3.Cross(P3(v, x, y), P3(y, v, 0.4))) * 0.6;", Helpers),
        new("Vector3Reflect", "v = Mix(Vector3.Reflect(P3(v, x, y), Vector3.Normalize(P3(0.3, y, v)))) * 0.6;", Helpers),
        new("Vector4Cross", "v = Mix(Vector4.Cross(P4(v, x, y, 0.3), P4(y, v, 0.4, x))) * 0.6;", Helpers, DoubleOnly: true),
        new("VectorParts", "var p = new Vector4(new Vector3(P2(v, x), (float)y), 0.4f); var q = new Vector4(P2(x, v), 0.2f, (float)y); v = Mix(p * q) + Mix(Vector3.Create(P2(v, 0.3), 0.2f)) * Mix(Vector4.Create(P3(v, x, y), 0.1f));", Helpers, DoubleOnly: true),
        new("VectorConversions", "var p = P4(v, x, y, 0.3); v = Mix(p.AsVector3() * P2(v, y).AsVector3() + Vector3.UnitZ) + Mix(p.AsVector2() * P3(x, v, y).AsVector2()) + Mix(P3(v, x, y).AsVector4() * P2(v, y).AsVector4()) + p.ToScalar() * p.GetElement(1) + Mix(p.WithElement(2, (float)(v * v)));", Helpers, DoubleOnly: true),
        new("VectorElements", "var p = P3(v, x, y); p[k % 3] *= 0.5f; p[2] = p[0] * p[1]; v = Mix(p) * 0.8;", Helpers, DoubleOnly: true),
        new("VectorCopyTo", "Span<float> s = stackalloc float[5]; s[3] = (float)x; P3(v, x, y).CopyTo(s); P2(y, v).CopyTo(s.Slice(3)); var t = new float[6]; P4(v, y, x, 0.2).CopyTo(t, 1); v = Mix(new Vector3(s)) * s[3] + t[1] * t[3] - Mix(Vector2.Create(s.Slice(2)));", Helpers, DoubleOnly: true),
        new("VectorSwizzle", "var p = P3(v, x, y); (p.X, p.Z) = (p.Z, p.X * p.Y); var (s, t) = (p.Y, p.Z); v = Mix(p) * s - t;", Helpers, DoubleOnly: true),
        new("VectorBuffer", "var ps = new Vector3[3]; ps[0] = P3(v, x, y); ps[1].Y = (float)v; ps[1] += ps[0] * 0.5f; ps[2] = Vector3.Cross(ps[0], ps[1]); ps[2].X *= ps[1].Y; v = Mix(ps[2]) * 0.5 + Vector3.Dot(ps[1], ps[0]) * 0.2;", Helpers, DoubleOnly: true),
        new("VectorCarried", "var p = P3(v, x, y); var d = P3(0.3, v, 0.1); for (int m = 0; m < 3; m++) { d -= p * 0.4f; p += d * 0.3f; if (p.LengthSquared() > 2) { p = Vector3.Normalize(p); } } v = Mix(p);", Helpers),
        new("VectorHelper", "v = Mix(Turned(P3(v, x, y), P3(0.2, y, v), (float)x)) * 0.5;", Helpers + " private static Vector3 Turned(Vector3 p, Vector3 axis, float angle) { Vector3 u = Vector3.Normalize(axis); return p * MathF.Cos(angle) + Vector3.Cross(u, p) * MathF.Sin(angle) + u * Vector3.Dot(u, p) * (1 - MathF.Cos(angle)); }", DoubleOnly: true),
    ];

    private static Construct Each(string name, params string[] expressions) => new(
        "Vector" + name,
        "float f = (float)y; Vector2 A2 = P2(v, x), B2 = P2(y, v), C2 = P2(x, 0.4); Vector3 A3 = P3(v, x, y), B3 = P3(y, v, 0.3), C3 = P3(x, 0.4, v); "
            + "Vector4 A4 = P4(x, v, y, 0.2), B4 = P4(0.4, y, v, x), C4 = P4(v, 0.6, 0.8, y); "
            + $"v = 0.3 * ({string.Join(" + ", expressions.SelectMany(expression => new[] { 2, 3, 4 }.Select(size => $"Mix({Sized(expression, size)})")))});",
        Helpers + string.Concat(new[] { 2, 3, 4 }.Select(size => Sized(
            " private static T Set(T p, float s) { T q = p; q.X = s; q.Y *= p.X; q.Y += s; p = q * p; return p; }"
            + " private static T Apply(Func<T, T, T> g, T p, T q) => g(p, q); private static T Apply(Func<T, T, float, T> g, T p, T q, float s) => g(p, q, s);", size))),
        DoubleOnly: true);

    /// <summary>An expression over T, A, B, C, for a number of components.</summary>
    private static string Sized(string expression, int size) => Regex.Replace(expression, @"\b[TABC]\b", match => (match.Value == "T" ? "Vector" : match.Value) + size);
}
