// dynamic time warping of two series within a band, over two rows that are swapped
// input: 0.1, 0.9, 1.7, 0.8, 0.2 | 0.2, 0.7, 1.1, 1.6, 0.4 | 2
// input: 1, 0.3, 2.2 | 0.8, 1.9 | 3
public static partial class DynamicTimeWarping
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int window)
    {
        window = Math.Max(window, Math.Abs(a.Length - b.Length));
        Span<double> previous = stackalloc double[b.Length + 1];
        Span<double> current = stackalloc double[b.Length + 1];
        previous.Fill(double.PositiveInfinity);
        previous[0] = 0;
        for (int i = 1; i <= a.Length; i++)
        {
            current.Fill(double.PositiveInfinity);
            int from = Math.Max(1, i - window), to = Math.Min(b.Length, i + window);
            for (int j = from; j <= to; j++)
            {
                double cost = (a[i - 1] - b[j - 1]) * (a[i - 1] - b[j - 1]);
                current[j] = cost + Math.Min(previous[j - 1], Math.Min(previous[j], current[j - 1]));
            }

            Span<double> swap = previous;
            previous = current;
            current = swap;
        }

        return Math.Sqrt(previous[b.Length]);
    }
}
