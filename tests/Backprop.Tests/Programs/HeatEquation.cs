// the heat equation in two dimensions over swapped grids, with a conductivity that depends on the temperature
// input: 0.1, 0.9, 0.4, 0.3, 0.8, 0.5, 0.2, 0.7 | 0.15, 0.3 | 3
// input: 1, 0, 0.5, 0.2, 0.1, 0.6 | 0.1, -0.2 | 5
// input: 1, 0, 0.5, 0.2, 0.1, 0.6 | 0.1, -0.2 | 0
public static partial class HeatEquation
{
    public readonly record struct Medium(double Diffusivity, double Feedback)
    {
        public double At(double temperature) => Diffusivity * (1 + Feedback * temperature);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Evolve(double[,] initial, Medium medium, int steps)
    {
        int rows = initial.GetLength(0), columns = initial.GetLength(1);
        var current = (double[,])initial.Clone();
        var next = new double[rows, columns];
        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    double center = current[i, j];
                    double flux = 0;
                    if (i > 0) flux += current[i - 1, j] - center;
                    if (i < rows - 1) flux += current[i + 1, j] - center;
                    if (j > 0) flux += current[i, j - 1] - center;
                    if (j < columns - 1) flux += current[i, j + 1] - center;
                    next[i, j] = center + medium.At(center) * flux;
                }
            }

            (current, next) = (next, current);
        }

        double mean = 0;
        foreach (double value in current)
        {
            mean += value;
        }

        mean /= current.Length;
        double variance = 0;
        foreach (double value in current)
        {
            variance += (value - mean) * (value - mean);
        }

        return variance + mean;
    }
}
