using System;

namespace Backprop;

/// <summary>The columns of a pattern, two of which are neighbours if a row has entries in both.</summary>
internal sealed class ColumnGraph
{
    private readonly SparsityPattern _rows;
    private readonly SparsityPattern _columns;

    public ColumnGraph(SparsityPattern pattern)
    {
        _rows = pattern;
        _columns = pattern.Transpose();
    }

    public int Columns => _rows.Columns;

    public ReadOnlySpan<int> RowsOf(int column) => _columns.ColumnsOf(column);

    public ReadOnlySpan<int> ColumnsOf(int row) => _rows.ColumnsOf(row);

    /// <summary>How many neighbours each column has; itself, if it has entries, among them.</summary>
    public int[] Degrees()
    {
        int[] degrees = new int[Columns];
        int[] seen = new int[Columns];
        Array.Fill(seen, -1);
        for (int column = 0; column < Columns; column++)
        {
            foreach (int row in RowsOf(column))
            {
                foreach (int neighbour in ColumnsOf(row))
                {
                    if (seen[neighbour] != column)
                    {
                        seen[neighbour] = column;
                        degrees[column]++;
                    }
                }
            }
        }

        return degrees;
    }
}
