namespace Backprop.Tests.Matrix;

internal static class Accessors
{
    private const string Pair = "public struct Pair { public double A; public double b; public double B { get => b * 0.5; set { b = value * 2; if (value > 1) { A += value; } } } public double Sum => A + b; public double this[int m] { get => m == 0 ? A : b; set { if (m == 0) { A = value; } else { b = value; } } } public double Ratio { readonly get => A / (1 + b * b); set => A = value * (1 + b * b); } }";

    public static readonly Construct[] All =
    [
        new("PropertyRead", "var p = new Pair { A = v }; v = p.Sum * p.A;", Pair),
        new("PropertyWritten", "var p = new Pair { A = v }; p.B = x * v; v = p.B * p.A + p.Sum;", Pair),
        new("PropertyCompound", "var p = new Pair { A = v }; p.B += x; p.B *= p.A; p.Ratio -= 0.5 * y; v = p.B * p.A;", Pair),
        new("PropertyStep", "var p = new Pair { A = v }; p.B = x; double s = p.B++; v = p.B * s + p.A;", Pair),
        new("PropertyInInitializer", "var p = new Pair { A = v, B = x }; v = p.B * p.A;", Pair),
        new("Indexer", "var p = new Pair { A = v }; p[1] = x * p[0]; p[0] += p[1]; v = p[k % 2] * p.A;", Pair),
        new("IndexerOfElement", "var ps = new Pair[2]; ps[1][0] = v; ps[k % 2][1] += x; ps[1].B = y; v = ps[1][0] * ps[1][1] + ps[0][1];", Pair),
        new("IndexerOrderOfEvaluation", "var p = new Pair { A = v }; int m = 0; p[m++] += x * p[m]; p[m] = m * v; v = p[0] * p[1];", Pair),
        new("StaticProperty", "v = Rates.Base * v + x;", "public static class Rates { public static double Base => 0.25; }"),
    ];
}
