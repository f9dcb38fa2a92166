namespace Backprop.Tests.Matrix;

internal static class Structs
{
    private const string Pair = "public struct Pair { public double A; public double B; public Pair(double a, double b) { A = a; B = b; } public double Product() => A * B; public double Dot(Pair other) => A * other.A + B * other.B; public static Pair Twice(Pair p) => new Pair(2 * p.A, p.B * p.B); }";

    private const string Nested = Pair + " public struct Body { public Pair Position; public Pair Velocity; public int Id; public double Mass { get; set; } }";

    public static readonly Construct[] All =
    [
        new("Fields", "Pair p; p.A = v; p.B = x * v; v = p.A * p.B;", Pair),
        new("FieldUpdate", "Pair p = default; p.A += v; p.B = p.A * y; p.A *= p.B; v = p.A;", Pair),
        new("ObjectInitializer", "var p = new Pair { A = v, B = y }; v = p.A * p.A + p.B * x;", Pair),
        new("Constructor", "var p = new Pair(v, x); v = p.A * p.B + p.B;", Pair),
        new("StructCopy", "var p = new Pair(v, x); var q = p; q.A *= 2; p.B = q.A * p.A; v = p.B + q.B * q.A;", Pair),
        new("StructAssign", "var p = new Pair(v, x); var q = new Pair(y, v); if (k % 2 == 0) { p = q; } q.A = 0; v = p.A * p.B;", Pair),
        new("StructMethod", "var p = new Pair(v, x); v = p.Product() + y;", Pair),
        new("StructArgument", "var p = new Pair(v, x); var q = new Pair(y, v * v); v = p.Dot(q);", Pair),
        new("StructResult", "var p = Pair.Twice(new Pair(v, x)); v = p.A * p.B;", Pair),
        new("NestedStruct", "Body b = default; b.Position.A = v; b.Position.B = x; b.Velocity = new Pair(y, v); b.Mass = 2; b.Position.A += b.Velocity.B * b.Mass; v = b.Position.A * b.Position.B;", Nested),
        new("StructCarried", "var p = new Pair(v, x); for (int m = 0; m < 3; m++) { p = new Pair(p.A * 0.9 + p.B * 0.1, p.B - p.A * y * 0.1); } v = p.A * p.B;", Pair),
        new("StructFieldCarried", "var p = new Pair(v, x); for (int m = 0; m < 3; m++) { p.A = p.A * p.B + 0.1; if (p.A > 1) { p.B *= 0.5; } } v = p.A;", Pair),
        new("StructArray", "var ps = new Pair[2]; ps[0].A = v; ps[1] = new Pair(x, y); ps[0].B = ps[1].A * ps[0].A; v = ps[0].B + ps[1].B * ps[0].A;", Pair),
        new("StructElementCopy", "var ps = new Pair[2]; ps[0] = new Pair(v, x); ps[1] = ps[0]; ps[0].A = 0; Pair p = ps[1]; p.B *= y; v = p.A * p.B + ps[0].A;", Pair),
        new("StructElementCompound", "var ps = new Pair[3]; for (int m = 0; m < 3; m++) { ps[m].A = v * (m + 1); ps[m].A *= x; ps[m].B += ps[m].A * ps[m].A; } v = ps[2].B + ps[0].A;", Pair),
        new("StructSwapElements", "var ps = new Pair[2]; ps[0] = new Pair(v, x); ps[1] = new Pair(y, v); Pair t = ps[0]; ps[0] = ps[1]; ps[1] = t; v = ps[0].A * ps[1].A + ps[1].B;", Pair),
        new("NestedStructArray", "var bs = new Body[2]; bs[k % 2].Position.A = v; bs[k % 2].Velocity.B = x; bs[k % 2].Position.A *= bs[k % 2].Velocity.B; v = bs[k % 2].Position.A + bs[0].Velocity.A;", Nested),
        new("StructInConditional", "var p = v > 0.5 ? new Pair(v, x) : new Pair(y, v); v = p.A * p.B;", Pair),
    ];
}
