// a linear-chain conditional random field: the score of a labelling less the log-sum-exp over all paths (a soft Viterbi)
// input: 0.5, -0.2, 0.1, 0.9, 0.3, 0.4, -0.7, 0.2, 0.6 | 0.1, 0.3, -0.4, 0.5, 0.2, 0.6, -0.1, 0.7, -0.3 | 0, 1, 2
// input: 0.3, 0.8, -0.5, 0.1 | 0.4, -0.2, 0.9, 0.1 | 1, 1
// input: 1.3, 0.8 | 0.4, -0.2, 0.9, 0.1 | 0
public static partial class ConditionalRandomField
{
    private static double LogSumExp(ReadOnlySpan<double> x)
    {
        double max = double.NegativeInfinity;
        foreach (double v in x)
        {
            max = Math.Max(max, v);
        }

        if (double.IsNegativeInfinity(max))
        {
            return max;
        }

        double sum = 0;
        foreach (double v in x)
        {
            sum += Math.Exp(v - max);
        }

        return max + Math.Log(sum);
    }

    private static double Score(ReadOnlySpan<double> unary, ReadOnlySpan<double> pairwise, ReadOnlySpan<int> labels, int states)
    {
        double score = 0;
        int? previous = null;
        for (int t = 0; t < labels.Length; t++)
        {
            score += unary[t * states + labels[t]];
            if (previous is int p)
            {
                score += pairwise[p * states + labels[t]];
            }

            previous = labels[t];
        }

        return score;
    }

    private static double LogPartition(ReadOnlySpan<double> unary, ReadOnlySpan<double> pairwise, int states)
    {
        int length = unary.Length / states;
        Span<double> alpha = stackalloc double[states];
        Span<double> next = stackalloc double[states];
        Span<double> incoming = stackalloc double[states];
        unary[..states].CopyTo(alpha);
        for (int t = 1; t < length; t++)
        {
            for (int j = 0; j < states; j++)
            {
                for (int i = 0; i < states; i++)
                {
                    incoming[i] = alpha[i] + pairwise[i * states + j];
                }

                next[j] = unary[t * states + j] + LogSumExp(incoming);
            }

            next.CopyTo(alpha);
        }

        return LogSumExp(alpha);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double NegativeLogLikelihood(ReadOnlySpan<double> unary, ReadOnlySpan<double> pairwise, ReadOnlySpan<int> labels)
    {
        int states = unary.Length / labels.Length;
        return LogPartition(unary, pairwise, states) - Score(unary, pairwise, labels, states);
    }
}
