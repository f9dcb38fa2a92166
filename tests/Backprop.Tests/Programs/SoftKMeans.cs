// two rounds of k-means with soft assignment, and how far the points are from their centers then
// input: 0.1, 0.3, 0.9, 1.2, 0.2, 0.5, 1.1, 0.8 | 0, 0, 1, 1 | 2.5
// input: 0, 1, 2, 0.5, -1, 0.4 | 0.5, 0.5, -0.5, 0, 1.5, 1 | 1.2
public static partial class SoftKMeans
{
    private static void Assign(ReadOnlySpan<(double X, double Y)> points, ReadOnlySpan<(double X, double Y)> centers, double stiffness, double[,] r)
    {
        for (int i = 0; i < points.Length; i++)
        {
            double nearest = double.MaxValue;
            for (int k = 0; k < centers.Length; k++)
            {
                double dx = points[i].X - centers[k].X, dy = points[i].Y - centers[k].Y;
                r[i, k] = dx * dx + dy * dy;
                nearest = Math.Min(nearest, r[i, k]);
            }

            double sum = 0;
            for (int k = 0; k < centers.Length; k++)
            {
                sum += r[i, k] = Math.Exp(-stiffness * (r[i, k] - nearest));
            }

            for (int k = 0; k < centers.Length; k++)
            {
                r[i, k] /= sum;
            }
        }
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Distortion(ReadOnlySpan<(double X, double Y)> points, Span<(double X, double Y)> centers, double stiffness)
    {
        double[,] responsibility = new double[points.Length, centers.Length];
        for (int round = 0; round < 2; round++)
        {
            Assign(points, centers, stiffness, responsibility);
            for (int k = 0; k < centers.Length; k++)
            {
                double weight = 0;
                (double X, double Y) sum = (0, 0);
                for (int i = 0; i < points.Length; i++)
                {
                    weight += responsibility[i, k];
                    sum.X += responsibility[i, k] * points[i].X;
                    sum.Y += responsibility[i, k] * points[i].Y;
                }

                centers[k] = (sum.X / weight, sum.Y / weight);
            }
        }

        double distortion = 0;
        for (int i = 0; i < points.Length; i++)
        {
            for (int k = 0; k < centers.Length; k++)
            {
                double dx = points[i].X - centers[k].X, dy = points[i].Y - centers[k].Y;
                distortion += responsibility[i, k] * (dx * dx + dy * dy);
            }
        }

        return distortion;
    }
}
