// a second derivative that needs a rule, in a program whose memory is found again by its handle
// input: 0.7 | 0.5, -0.3, 1.2
public static partial class C
{
    private static void Step(ref double s, double x)
    {
        s = Math.Sin(s * 0.11) + x * 0.5;
    }

    [DerivativeOf(typeof(C), nameof(Step))]
    private static void StepBackward(ref double s, double x, double sUpstream, ref double sGradient, ref double xGradient)
    {
        sGradient += sUpstream * 0.11 * Math.Cos(s * 0.11); xGradient += sUpstream * 0.5;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Hessian)]
    public static double F(double x, Span<double> y)
    {
        Listed(ref y[1], 0.5, 0.5);
        Step(ref x, y[1]);
        return x * y[0];
    }

    private static void Listed(ref double v, double x, double y)
    {
        var l = new System.Collections.Generic.List<double> { v, x, y };
        Span<double> s = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(l);
        s[1] *= v;
        v = l[1] * s[0] + Sum(s);
    }

    private static double Sum(ReadOnlySpan<double> t) { double s = 0; foreach (double e in t) { s += e * e; } return s; }
}
