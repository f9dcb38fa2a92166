using System;
using System.Collections.Generic;
using System.Linq;

namespace Backprop.Oracle;

/// <summary>Central differences with Richardson extrapolation: the second opinion, which checks the duals themselves.</summary>
public static class Differences
{
    private const double Step = 1.0 / 64;

    /// <summary>How many derivatives on this thread were compared, and how many were left out because the function is not smooth there.</summary>
    [ThreadStatic]
    public static int Compared, Skipped;

    /// <summary>Where differences contradict the reference.</summary>
    public static IReadOnlyList<string> Disagreements(
        CompiledProgram program, ProgramInput input, Reference reference, double upstream, double[] weights, double[] direction)
    {
        var problems = new List<string>();
        double Objective(double[] x)
        {
            double[] contents = [.. x];
            double sum = upstream * program.Value!(contents, input.Counts);
            return sum + weights.Zip(contents, (w, v) => w * v).Sum();
        }

        for (int k = 0; k < reference.Inputs.Length; k++)
        {
            double[] axis = new double[input.Values.Length];
            axis[reference.Inputs[k]] = 1;
            Compare($"differences: gradient {reference.Inputs[k]}", t => Objective(Along(input.Values, axis, t)), reference.Weighted(k, upstream, weights), problems);
        }

        // The second order: differences of the first-order duals along the direction.
        for (int k = 0; program.Hvp is not null && k < reference.Inputs.Length; k++)
        {
            int at = k;
            Compare(
                $"differences: Hessian-vector product {reference.Inputs[k]}",
                t => Reference.At(program, input with { Values = Along(input.Values, direction, t) }, direction).Gradient[at].Value,
                reference.Product[k],
                problems);
        }

        return problems;
    }

    private static void Compare(string what, Func<double, double> f, Measured expected, List<string> problems)
    {
        try
        {
            if (Derivative(f) is not { } estimate)
            {
                Skipped++;
                return;
            }

            Compared++;
            double bound = 1e-6 * (1 + expected.Size) + 20 * estimate.Error;
            if (!(Math.Abs(estimate.Value - expected.Value) <= bound))
            {
                problems.Add($"{what} is {expected.Value:R}, but differences say {estimate.Value:R} ± {estimate.Error:R}");
            }
        }
        catch (Exception)
        {
            // A neighbour where F throws is no second opinion.
            Skipped++;
        }
    }

    /// <summary>f'(0) and how far the last two extrapolations are apart; null where f is not smooth around 0.</summary>
    private static (double Value, double Error)? Derivative(Func<double, double> f)
    {
        double center = f(0);
        var first = new double[4];
        var bend = new double[4];
        double h = Step;
        for (int i = 0; i < first.Length; i++, h /= 2)
        {
            double right = f(h);
            double left = f(-h);
            first[i] = (right - left) / (2 * h);
            bend[i] = Math.Abs(right - 2 * center + left) / h;
        }

        double[] second = [.. first.Skip(1).Zip(first, (fine, coarse) => (4 * fine - coarse) / 3)];
        double[] third = [.. second.Skip(1).Zip(second, (fine, coarse) => (16 * fine - coarse) / 15)];
        double error = Math.Abs(third[1] - third[0]);

        // At a kink the difference of the slopes does not shrink with the step; at a jump nothing converges.
        bool kink = bend[3] > 1e-7 * (1 + Math.Abs(first[3])) && bend[3] > 0.4 * bend[1];
        bool rough = !(error <= 1e-4 * (1 + Math.Abs(third[1])));
        return kink || rough ? null : (third[1], error);
    }

    private static double[] Along(double[] x, double[] direction, double t) => [.. x.Zip(direction, (v, d) => v + t * d)];
}
