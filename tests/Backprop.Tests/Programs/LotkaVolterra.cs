// how well hare and lynx under Lotka and Volterra fit counts over the years, on a log scale, by Heun's method
// input: 0.55, 0.028, 0.024, 0.8, 30, 4 | 30, 4, 47.2, 6.1, 70.2, 9.8 | 20
// input: 0.5, 0.03, 0.02, 0.9, 25, 6 | 28, 5.5, 40, 6.5 | 10
public record struct Rates(double Birth, double Predation, double Growth, double Death, double Hare0, double Lynx0);

public static partial class LotkaVolterra
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Misfit(Rates rates, [NoGradient] ReadOnlySpan<(double Hare, double Lynx)> counts, int stepsPerYear)
    {
        double h = 1.0 / stepsPerYear;
        double hare = rates.Hare0, lynx = rates.Lynx0;
        (double, double) Slope(double u, double v) => (u * (rates.Birth - rates.Predation * v), v * (rates.Growth * u - rates.Death));

        double misfit = 0;
        for (int year = 0; year < counts.Length; year++)
        {
            double e1 = Math.Log(hare / counts[year].Hare), e2 = Math.Log(lynx / counts[year].Lynx);
            misfit += e1 * e1 + e2 * e2;
            for (int step = 0; step < stepsPerYear; step++)
            {
                var (du, dv) = Slope(hare, lynx);
                var (eu, ev) = Slope(hare + h * du, lynx + h * dv);
                hare += h / 2 * (du + eu);
                lynx += h / 2 * (dv + ev);
            }
        }

        return misfit;
    }
}
