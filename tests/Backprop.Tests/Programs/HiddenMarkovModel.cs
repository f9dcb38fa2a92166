// the log-likelihood of a sequence of symbols: the forward algorithm with scaling
// input: 0.6, 0.3, 0.2, 0.9 | 0.5, 0.3, 0.4, 0.1, 0.7, 0.6 | 0.8, 0.4 | 0, 2, 1, 1, 0
// input: 0.1, 0.7, -0.3, 0.2 | 0.9, 0.2, 0.1, 0.4, 0.4, 1.2 | 0.1, 0.3 | 2
public static partial class HiddenMarkovModel
{
    /// <summary>Rows of logits become rows of probabilities.</summary>
    private static double[,] Softmax(ReadOnlySpan<double> logits, int rows)
    {
        int columns = logits.Length / rows;
        var result = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            var row = logits.Slice(i * columns, columns);
            double sum = 0;
            foreach (double logit in row)
            {
                sum += Math.Exp(logit);
            }

            for (int j = 0; j < columns; j++)
            {
                result[i, j] = Math.Exp(row[j]) / sum;
            }
        }

        return result;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double LogLikelihood(ReadOnlySpan<double> transitions, ReadOnlySpan<double> emissions, ReadOnlySpan<double> start, ReadOnlySpan<int> symbols)
    {
        int states = start.Length;
        double[,] a = Softmax(transitions, states);
        double[,] b = Softmax(emissions, states);
        double[,] pi = Softmax(start, 1);

        double[] alpha = new double[states];
        double[] next = new double[states];
        double logLikelihood = 0;
        for (int t = 0; t < symbols.Length; t++)
        {
            double scale = 0;
            for (int j = 0; j < states; j++)
            {
                double arriving = 0;
                if (t == 0)
                {
                    arriving = pi[0, j];
                }
                else
                {
                    for (int i = 0; i < states; i++)
                    {
                        arriving += alpha[i] * a[i, j];
                    }
                }

                next[j] = arriving * b[j, symbols[t]];
                scale += next[j];
            }

            for (int j = 0; j < states; j++)
            {
                next[j] /= scale;
            }

            logLikelihood += Math.Log(scale);
            (alpha, next) = (next, alpha);
        }

        return logLikelihood;
    }
}
