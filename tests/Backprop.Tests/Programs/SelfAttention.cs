// one head of causal self-attention with a layer norm, over floats
// input: 0.5, -0.3, 0.8, 0.1, 0.9, -0.6 | 0.3, -0.2, 0.5, 0.7 | 0.1, 0.4, -0.6, 0.2 | 0.8, 0.3, -0.1, 0.9 | 2
// input: 1, 0.2, -0.4, 0.6 | 0.1, -0.5, 0.4, 0.2 | 0.3, 0.4, 0.6, -0.2 | -0.8, 0.3, 0.1, 0.5 | 2
public static partial class SelfAttention
{
    private static void Project(ReadOnlySpan<float> x, ReadOnlySpan<float> w, Span<float> y, int d)
    {
        for (int t = 0; t < x.Length / d; t++)
        {
            for (int i = 0; i < d; i++)
            {
                float sum = 0f;
                for (int j = 0; j < d; j++)
                {
                    sum += w[i * d + j] * x[t * d + j];
                }

                y[t * d + i] = sum;
            }
        }
    }

    private static void Softmax(Span<float> scores)
    {
        float max = float.NegativeInfinity;
        foreach (float score in scores)
        {
            max = MathF.Max(max, score);
        }

        float sum = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            sum += scores[i] = MathF.Exp(scores[i] - max);
        }

        foreach (ref float score in scores)
        {
            score /= sum;
        }
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static float Loss(ReadOnlySpan<float> x, ReadOnlySpan<float> wq, ReadOnlySpan<float> wk, ReadOnlySpan<float> wv, int d)
    {
        int tokens = x.Length / d;
        Span<float> q = stackalloc float[x.Length], k = stackalloc float[x.Length], v = stackalloc float[x.Length];
        Project(x, wq, q, d);
        Project(x, wk, k, d);
        Project(x, wv, v, d);

        float scale = 1 / MathF.Sqrt(d);
        float loss = 0;
        Span<float> row = stackalloc float[tokens];
        for (int t = 0; t < tokens; t++)
        {
            Span<float> scores = row[..(t + 1)];
            for (int s = 0; s <= t; s++)
            {
                scores[s] = 0;
                for (int i = 0; i < d; i++)
                {
                    scores[s] += q[t * d + i] * k[s * d + i] * scale;
                }
            }

            Softmax(scores);
            float mean = 0, square = 0;
            for (int i = 0; i < d; i++)
            {
                float attended = x[t * d + i];
                for (int s = 0; s <= t; s++)
                {
                    attended += scores[s] * v[s * d + i];
                }

                mean += attended / d;
                square += attended * attended / d;
            }

            loss += mean / MathF.Sqrt(square - mean * mean + 0.1f);
        }

        return loss;
    }
}
