// a helper that assigns a field of an object which it made was taken for one that changes state, and refused
// input: -1.9, 1.4, -0.3, -0.7, -1.4
public static partial class C
{

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double F(Span<double> x1)
    {
        K_ObjectAliasRef.Run(ref x1[1], 0.5);
        return 0.5;
    }
}

public static partial class K_ObjectAliasRef
{
public sealed class Sum { private double total; public int Count { get; private set; } public double Weight = 0.5; public Sum(double start) => total = start; public void Add(double t) { if (t < -2) { return; } total += t * Weight; Count++; } public double Total => total * Weight; }
internal static void Run(ref double v, double x)
{
var s = new Sum(x); var t = s; for (int m = 0; m < 3; m++) { var u = t; u.Add(v); t.Weight *= 0.9; } v = s.Total * s.Weight;
if (double.IsNaN(v) || double.IsInfinity(v)) { v = x; } else if (Math.Abs(v) > 3) { v = Math.Sin(v); }
}
}
