// adaptive Simpson by recursion: the perimeter of an ellipse, and a damped wave
// input: 2 | 1 | 0.001 | 0
// input: 1.5 | 1.2 | 0.00001 | 0
// input: 0.7 | 3 | 0.0001 | 1
public static partial class AdaptiveSimpson
{
    public enum Integrand
    {
        Ellipse,
        Wave,
    }

    private static double Evaluate(Integrand integrand, double p, double q, double t) => integrand switch
    {
        Integrand.Ellipse => Math.Sqrt(p * p * Math.Sin(t) * Math.Sin(t) + q * q * Math.Cos(t) * Math.Cos(t)),
        Integrand.Wave => Math.Exp(-p * t) * Math.Sin(q * t),
        _ => double.NaN,
    };

    private static double Simpson(double a, double b, double fa, double fm, double fb) => (b - a) / 6 * (fa + 4 * fm + fb);

    private static double Integrate(
        Integrand integrand, double p, double q, double a, double b, double fa, double fm, double fb, double whole, double tolerance, int depth)
    {
        double m = (a + b) / 2;
        double fl = Evaluate(integrand, p, q, (a + m) / 2), fr = Evaluate(integrand, p, q, (m + b) / 2);
        double left = Simpson(a, m, fa, fl, fm), right = Simpson(m, b, fm, fr, fb);
        double delta = left + right - whole;
        if (depth <= 0 || Math.Abs(delta) <= 15 * tolerance)
        {
            return left + right + delta / 15;
        }

        return Integrate(integrand, p, q, a, m, fa, fl, fm, left, tolerance / 2, depth - 1)
            + Integrate(integrand, p, q, m, b, fm, fr, fb, right, tolerance / 2, depth - 1);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Integral(double p, double q, [NoGradient] double tolerance, Integrand integrand)
    {
        const double From = 0, To = 2;
        double fa = Evaluate(integrand, p, q, From);
        double fm = Evaluate(integrand, p, q, (From + To) / 2);
        double fb = Evaluate(integrand, p, q, To);
        return Integrate(integrand, p, q, From, To, fa, fm, fb, Simpson(From, To, fa, fm, fb), tolerance, 20);
    }
}
