// Cooley and Tukey's transform in place over two real arrays, and the power in a band of the spectrum
// input: 0.5, -0.3, 0.8, 0.1, 0.9, -0.6, 0.4, 0.2 | 0, 0.1, 0, -0.2, 0.3, 0, 0, 0.1 | 1, 4
// input: 1, 0.2, -0.7, 0.4 | 0, 0, 0, 0 | 0, 2
// input: 0.7 | 0.2 | 0, 1
public static partial class FastFourierTransform
{
    private static void BitReverse(Span<double> re, Span<double> im)
    {
        int n = re.Length;
        for (int i = 1, j = 0; i < n; i++)
        {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1)
            {
                j ^= bit;
            }

            j ^= bit;
            if (i < j)
            {
                (re[i], re[j]) = (re[j], re[i]);
                (im[i], im[j]) = (im[j], im[i]);
            }
        }
    }

    private static void Transform(Span<double> re, Span<double> im)
    {
        BitReverse(re, im);
        for (int length = 2; length <= re.Length; length <<= 1)
        {
            double angle = -2 * Math.PI / length;
            double stepRe = Math.Cos(angle), stepIm = Math.Sin(angle);
            for (int start = 0; start < re.Length; start += length)
            {
                double wRe = 1, wIm = 0;
                for (int k = 0; k < length / 2; k++)
                {
                    int a = start + k, b = a + length / 2;
                    double oddRe = re[b] * wRe - im[b] * wIm;
                    double oddIm = re[b] * wIm + im[b] * wRe;
                    re[b] = re[a] - oddRe;
                    im[b] = im[a] - oddIm;
                    re[a] += oddRe;
                    im[a] += oddIm;
                    (wRe, wIm) = (wRe * stepRe - wIm * stepIm, wRe * stepIm + wIm * stepRe);
                }
            }
        }
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double BandPower(double[] re, double[] im, (int From, int To) band)
    {
        Transform(re, im);
        double inside = 0, all = 1e-3;
        for (int k = 0; k < re.Length; k++)
        {
            double power = re[k] * re[k] + im[k] * im[k];
            all += power;
            if (k >= band.From && k < band.To)
            {
                inside += power;
            }
        }

        return Math.Log(inside / all);
    }
}
