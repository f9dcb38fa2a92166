using System;

namespace Backprop;

/// <summary>Compares derivatives with differences, in double; functions of float are rounded on the way in.</summary>
internal static class Comparison
{
    public static GradientReport OfGradient(Func<double[], double> f, Func<double[], double[]> gradient, double[] at, Precision precision, bool isBuffer) =>
        Of(x => new[] { f(x) }, new[] { gradient((double[])at.Clone()) }, at, precision, outputs: 1, isBuffer);

    /// <summary>Every output by itself, and their weighted sum: a way back that is right for each may be wrong for all at once.</summary>
    public static GradientReport OfBackward(Func<double[], double[]> f, Func<double[], double[], double[]> backward, double[] at, Precision precision)
    {
        int outputs = f((double[])at.Clone()).Length;
        double[] weights = Directions.Next(new Random(1), outputs, precision);
        double[][] rows = new double[outputs > 1 ? outputs + 1 : outputs][];
        for (int k = 0; k < rows.Length; k++)
        {
            double[] upstream = k == outputs ? weights : new double[outputs];
            if (k < outputs)
            {
                upstream[k] = 1;
            }

            rows[k] = backward((double[])at.Clone(), (double[])upstream.Clone());
        }

        return Of(x => WithSum(f(x), weights), rows, at, precision, outputs, isBuffer: true);
    }

    private static double[] WithSum(double[] values, double[] weights)
    {
        if (values.Length < 2)
        {
            return values;
        }

        double[] all = new double[values.Length + 1];
        for (int k = 0; k < values.Length; k++)
        {
            all[k] = values[k];
            all[values.Length] += weights[k] * values[k];
        }

        return all;
    }

    private static GradientReport Of(Func<double[], double[]> f, double[][] analytic, double[] at, Precision precision, int outputs, bool isBuffer)
    {
        double[] center = f((double[])at.Clone());
        Component[] components = new Component[analytic.Length * at.Length];
        double[] x = new double[at.Length];
        for (int input = 0; input < at.Length; input++)
        {
            double[] Along(double moved)
            {
                // Anew each time: the function may have written into it.
                at.CopyTo(x, 0);
                x[input] = moved;
                return f(x);
            }

            Slopes[] slopes = Slopes.Of(Along, at[input], center, precision);
            for (int output = 0; output < analytic.Length; output++)
            {
                components[output * at.Length + input] =
                    new Component(output, input, analytic[output][input], slopes[output], center[output], at[input], precision);
            }
        }

        return new GradientReport(center.Length > 0 ? center[0] : 0, components, outputs, isBuffer);
    }
}
