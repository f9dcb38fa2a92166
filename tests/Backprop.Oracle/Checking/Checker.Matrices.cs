using System;
using System.Linq;

namespace Backprop.Oracle;

/// <content>Jacobians and Hessians.</content>
public sealed partial class Checker
{
    /// <summary>The row of the value.</summary>
    private const int OfValue = -1;

    /// <summary>Of a larger Hessian only some columns are compared: each takes as many runs over duals as there are inputs.</summary>
    private const int MostColumns = 5;

    private int[] Columns => layout.Columns(input);

    private int[] Rows => [.. layout.ReturnsFloating && layout.ReturnsGradient ? [OfValue] : Array.Empty<int>(), .. layout.Rows(input)];

    private int[] Inputs => [.. Enumerable.Range(0, active.Length).Where(i => active[i])];

    private void Jacobian(string member, MatrixCall? call, double[] final, Reference reference)
    {
        if (call is null)
        {
            return;
        }

        (int[] rows, int[] columns) = (Rows, Columns);
        double[] matrix = Fill(member, call, rows.Length * columns.Length, final);
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                int k = Array.IndexOf(reference.Inputs, columns[column]);
                Entry(member, row, column, matrix[row * columns.Length + column], rows[row] == OfValue ? reference.Gradient[k] : reference.FinalGradient[rows[row]][k], reference);
            }
        }
    }

    private void Hessian(double[] final, Reference reference)
    {
        if (program.Hessian is not { } call)
        {
            return;
        }

        int[] inputs = Inputs;
        double[] matrix = Fill("Hessian", call, inputs.Length * inputs.Length, final);
        for (int column = 0; column < inputs.Length; column += 1 + inputs.Length / (MostColumns + 1))
        {
            double[] axis = new double[x.Length];
            axis[inputs[column]] = 1;
            Reference along = Reference.At(program, input with { Values = x }, axis);
            for (int row = 0; row < inputs.Length; row++)
            {
                Entry("Hessian", row, column, matrix[row * inputs.Length + column], along.Product[row], along);
            }
        }
    }

    private double[] Fill(string member, MatrixCall call, int length, double[] final)
    {
        double[] contents = [.. x];
        double[] matrix = [.. Enumerable.Repeat(double.NaN, length)];
        call(contents, input.Counts, matrix);
        Contents("after " + member, [.. final.Select((value, i) => IsResult(i) ? contents[i] : value)], contents);
        return matrix;
    }

    private void Entry(string member, int row, int column, double actual, Measured expected, Reference reference)
    {
        if (!Excused(expected.Value, actual, reference) && !Agrees(expected.Value, actual, expected))
        {
            problems.Add($"{member}: element ({row}, {column}) is {Show(actual)}, should be {Show(expected.Value)}");
        }
    }
}
