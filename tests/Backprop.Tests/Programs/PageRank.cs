// PageRank by power iteration until it settles, over links with weights; the rank of one page
// input: 0.5, 1, 2, 0.7, 1.5, 0.3 | 0, 0, 1, 2, 2, 3 | 1, 2, 2, 0, 3, 0 | 4, 2 | 0.85
// input: 1, 2, 0.4 | 0, 1, 0 | 1, 0, 2 | 3, 1 | 0.6
public static partial class PageRank
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Rank(ReadOnlySpan<double> weights, ReadOnlySpan<int> from, ReadOnlySpan<int> to, (int Pages, int Page) query, double damping)
    {
        int n = query.Pages;
        double[] outgoing = new double[n];
        for (int e = 0; e < weights.Length; e++)
        {
            outgoing[from[e]] += weights[e];
        }

        double[] rank = new double[n];
        Array.Fill(rank, 1.0 / n);
        double change;
        int rounds = 0;
        do
        {
            double[] next = new double[n];
            double dangling = 0;
            for (int i = 0; i < n; i++)
            {
                if (outgoing[i] == 0)
                {
                    dangling += rank[i];
                }
            }

            Array.Fill(next, (1 - damping + damping * dangling) / n);
            for (int e = 0; e < weights.Length; e++)
            {
                next[to[e]] += damping * rank[from[e]] * weights[e] / outgoing[from[e]];
            }

            change = 0;
            for (int i = 0; i < n; i++)
            {
                change += Math.Abs(next[i] - rank[i]);
            }

            next.CopyTo(rank, 0);
        }
        while (change > 1e-3 && ++rounds < 30);

        return Math.Log(rank[query.Page]);
    }
}
