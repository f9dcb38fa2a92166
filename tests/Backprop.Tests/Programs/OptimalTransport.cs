// the distance between two weighted sets of points on a line: both are sorted, and mass is moved from one to the other in order
// input: 0.5, -0.8, 0.3, 1.7 | 0.2, 0.9, -1.1 | 1, 2, 0.5, 1.5 | 1, 1.5, 0.7
// input: 1, 0.25 | -2, 0.4, 0.1, 3 | 0.3, 0.7 | 0.2, 0.2, 0.4, 0.2
public static partial class OptimalTransport
{
    private static double[] Sorted(ReadOnlySpan<double> points, ReadOnlySpan<double> weights, Span<double> mass)
    {
        double total = 0;
        foreach (double weight in weights)
        {
            total += weight * weight;
        }

        double[] sorted = points.ToArray();
        for (int i = 0; i < mass.Length; i++)
        {
            mass[i] = weights[i] * weights[i] / total;
        }

        sorted.AsSpan().Sort(mass);
        return sorted;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> aWeights, ReadOnlySpan<double> bWeights)
    {
        double[] aMass = new double[a.Length];
        double[] bMass = new double[b.Length];
        double[] from = Sorted(a, aWeights, aMass);
        double[] to = Sorted(b, bWeights, bMass);
        double cost = 0;
        for (int i = 0, j = 0; i < from.Length && j < to.Length;)
        {
            double moved = aMass[i] < bMass[j] ? aMass[i] : bMass[j];
            cost += moved * (from[i] - to[j]) * (from[i] - to[j]);
            aMass[i] -= moved;
            bMass[j] -= moved;
            if (aMass[i] <= 1e-12)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return Math.Sqrt(cost);
    }
}
