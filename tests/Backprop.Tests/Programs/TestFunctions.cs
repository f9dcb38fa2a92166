// functions that Moré, Garbow and Hillstrom collected to test minimizers with: sums of squares of residuals
// input: 0 | -1.2, 1
// input: 1 | 3, -1, 0, 1
// input: 2 | -3, -1, -3, -1
// input: 3 | -1, 0, 0
// input: 4 | 25, 5, -5, -1
// input: 5 | 0.5, -2
// input: 6 | 1, 1
// input: 7 | 0, 1
// input: 8 | 0.3, 0.4
// input: 9 | 0.02, 4000, 250
// input: 10 | 1, 2, 1, 1, 1, 1
// input: 11 | 0.4, 0.3, 0.6
public enum Problem
{
    Rosenbrock,
    PowellSingular,
    Wood,
    HelicalValley,
    BrownDennis,
    FreudensteinRoth,
    Beale,
    PowellBadlyScaled,
    JennrichSampson,
    Meyer,
    BiggsExp6,
    Trigonometric,
}

public static partial class TestFunctions
{
    private static double Square(double x) => x * x;

    private static double HelicalValley(ReadOnlySpan<double> x)
    {
        double theta = Math.Atan(x[1] / x[0]) / (2 * Math.PI) + (x[0] < 0 ? 0.5 : 0);
        return Square(10 * (x[2] - 10 * theta)) + Square(10 * (Math.Sqrt(x[0] * x[0] + x[1] * x[1]) - 1)) + Square(x[2]);
    }

    private static double Trigonometric(ReadOnlySpan<double> x)
    {
        double cosines = 0;
        foreach (double xi in x)
        {
            cosines += Math.Cos(xi);
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Square(x.Length - cosines + (i + 1) * (1 - Math.Cos(x[i])) - Math.Sin(x[i]));
        }

        return sum;
    }

    /// <summary>The sum of squares of residuals number 1 to m.</summary>
    private static double Squares(int m, Func<int, double> residual)
    {
        double sum = 0;
        for (int i = 1; i <= m; i++)
        {
            sum += Square(residual(i));
        }

        return sum;
    }

    private static double BrownDennis(double x1, double x2, double x3, double x4) => Squares(20, i =>
    {
        double t = i / 5.0;
        return Square(x1 + t * x2 - Math.Exp(t)) + Square(x3 + x4 * Math.Sin(t) - Math.Cos(t));
    });

    private static double Meyer(double x1, double x2, double x3)
    {
        ReadOnlySpan<double> y = [34780, 28610, 23650, 19630, 16370, 13720, 11540, 9744, 8261, 7030, 6005, 5147, 4427, 3820, 3307, 2872];
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double t = 45 + 5 * (i + 1);
            sum += Square(x1 * Math.Exp(x2 / (t + x3)) - y[i]);
        }

        return sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Value(Problem problem, double[] x)
    {
        switch (problem)
        {
            case Problem.Rosenbrock:
                return Square(10 * (x[1] - x[0] * x[0])) + Square(1 - x[0]);
            case Problem.PowellSingular:
                return Square(x[0] + 10 * x[1]) + 5 * Square(x[2] - x[3]) + Square(Square(x[1] - 2 * x[2])) + 10 * Math.Pow(x[0] - x[3], 4);
            case Problem.Wood:
                return 100 * Square(x[1] - x[0] * x[0]) + Square(1 - x[0])
                    + 90 * Square(x[3] - x[2] * x[2]) + Square(1 - x[2])
                    + 10 * Square(x[1] + x[3] - 2) + Square(x[1] - x[3]) / 10;
            case Problem.HelicalValley:
                return HelicalValley(x);
            case Problem.BrownDennis:
                return BrownDennis(x[0], x[1], x[2], x[3]);
            case Problem.FreudensteinRoth:
                return Square(-13 + x[0] + ((5 - x[1]) * x[1] - 2) * x[1]) + Square(-29 + x[0] + ((x[1] + 1) * x[1] - 14) * x[1]);
            case Problem.Beale:
                double[] y = { 1.5, 2.25, 2.625 };
                return Squares(3, i => y[i - 1] - x[0] * (1 - Math.Pow(x[1], i)));
            case Problem.PowellBadlyScaled:
                return Square(1e4 * x[0] * x[1] - 1) + Square(Math.Exp(-x[0]) + Math.Exp(-x[1]) - 1.0001);
            case Problem.JennrichSampson:
                return Squares(10, i => 2 + 2 * i - (Math.Exp(i * x[0]) + Math.Exp(i * x[1])));
            case Problem.Meyer:
                return Meyer(x[0], x[1], x[2]);
            case Problem.BiggsExp6:
                return Squares(13, i =>
                {
                    double t = i / 10.0;
                    double observed = Math.Exp(-t) - 5 * Math.Exp(-10 * t) + 3 * Math.Exp(-4 * t);
                    return x[2] * Math.Exp(-t * x[0]) - x[3] * Math.Exp(-t * x[1]) + x[5] * Math.Exp(-t * x[4]) - observed;
                });
            case Problem.Trigonometric:
                return Trigonometric(x);
            default:
                throw new ArgumentOutOfRangeException(nameof(problem));
        }
    }
}
