using System;
using System.Collections.Generic;

namespace Backprop;

/// <summary>
/// Which entries of a Jacobian can be other than zero: outputs are rows, inputs are columns. Entries are numbered row after row, by rising columns; an array of
/// their values has this order.
/// </summary>
public sealed class SparsityPattern
{
    private readonly int[] _starts;
    private readonly int[] _columns;

    /// <summary>A pattern in compressed rows.</summary>
    /// <param name="rows">how many outputs there are</param>
    /// <param name="columns">how many inputs there are</param>
    /// <param name="rowStarts">where each row starts in <paramref name="columnIndices"/>, and where the last one ends</param>
    /// <param name="columnIndices">the columns of the entries, row after row; rising in each row</param>
    /// <exception cref="ArgumentException">The two spans are no compressed rows of that size.</exception>
    public SparsityPattern(int rows, int columns, ReadOnlySpan<int> rowStarts, ReadOnlySpan<int> columnIndices)
        : this(rows, columns, rowStarts.ToArray(), columnIndices.ToArray())
    {
        Check(rows >= 0, "There is no negative number of rows.", nameof(rows));
        Check(columns >= 0, "There is no negative number of columns.", nameof(columns));
        Check(rowStarts.Length == rows + 1 && rowStarts[0] == 0 && rowStarts[rows] == columnIndices.Length,
            "The starts begin with 0, one for each row, and end with the number of entries.", nameof(rowStarts));
        for (int row = 0; row < rows; row++)
        {
            Check(rowStarts[row] <= rowStarts[row + 1] && rowStarts[row + 1] <= columnIndices.Length, "A row ends before it starts, or behind the last entry.", nameof(rowStarts));
            for (int entry = rowStarts[row]; entry < rowStarts[row + 1]; entry++)
            {
                int column = columnIndices[entry];
                Check(column >= 0 && column < columns, "An entry is in a column that does not exist.", nameof(columnIndices));
                Check(entry == rowStarts[row] || column > columnIndices[entry - 1], "The columns of a row do not rise.", nameof(columnIndices));
            }
        }
    }

    private SparsityPattern(int rows, int columns, int[] starts, int[] columnIndices)
    {
        Rows = rows;
        Columns = columns;
        _starts = starts;
        _columns = columnIndices;
    }

    /// <summary>How many outputs there are.</summary>
    public int Rows { get; }

    /// <summary>How many inputs there are.</summary>
    public int Columns { get; }

    /// <summary>How many entries there are.</summary>
    public int Count => _columns.Length;

    /// <summary>The number of the first entry of each row, and the number of all.</summary>
    public ReadOnlySpan<int> RowStarts => _starts;

    /// <summary>The column of each entry.</summary>
    public ReadOnlySpan<int> ColumnIndices => _columns;

    /// <summary>A pattern of entries in any order; one that is named twice is one.</summary>
    /// <param name="rows">how many outputs there are</param>
    /// <param name="columns">how many inputs there are</param>
    /// <param name="entries">the entries</param>
    /// <returns>the pattern</returns>
    /// <exception cref="ArgumentException">An entry is outside.</exception>
    public static SparsityPattern FromEntries(int rows, int columns, IEnumerable<(int Row, int Column)> entries)
    {
        if (entries is null)
        {
            throw new ArgumentNullException(nameof(entries));
        }

        Check(rows >= 0, "There is no negative number of rows.", nameof(rows));
        Check(columns >= 0, "There is no negative number of columns.", nameof(columns));
        SortedSet<int>[] sorted = new SortedSet<int>[rows];
        int count = 0;
        foreach ((int row, int column) in entries)
        {
            Check(row >= 0 && row < rows && column >= 0 && column < columns, "An entry is in a row or a column that does not exist.", nameof(entries));
            count += (sorted[row] ??= new SortedSet<int>()).Add(column) ? 1 : 0;
        }

        int[] starts = new int[rows + 1];
        int[] indices = new int[count];
        for (int row = 0; row < rows; row++)
        {
            sorted[row]?.CopyTo(indices, starts[row]);
            starts[row + 1] = starts[row] + (sorted[row]?.Count ?? 0);
        }

        return new SparsityPattern(rows, columns, starts, indices);
    }

    /// <summary>The columns of the entries of a row.</summary>
    /// <param name="row">the row</param>
    /// <returns>its columns, rising</returns>
    public ReadOnlySpan<int> ColumnsOf(int row) => _columns.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    /// <summary>Whether there is an entry.</summary>
    /// <param name="row">the row</param>
    /// <param name="column">the column</param>
    /// <returns>whether it can be other than zero</returns>
    public bool Contains(int row, int column) => ColumnsOf(row).BinarySearch(column) >= 0;

    /// <summary>The entries of either of two patterns: of a method at arguments for which it takes different branches.</summary>
    /// <param name="other">a pattern of the same size</param>
    /// <returns>the entries of both</returns>
    /// <exception cref="ArgumentException">The other pattern has another size.</exception>
    public SparsityPattern Union(SparsityPattern other)
    {
        if (other is null)
        {
            throw new ArgumentNullException(nameof(other));
        }

        Check(other.Rows == Rows && other.Columns == Columns, $"The pattern has {other.Rows} × {other.Columns} entries, but must have {Rows} × {Columns}.", nameof(other));
        int[] starts = new int[Rows + 1];
        List<int> indices = new(Math.Max(Count, other.Count));
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<int> left = ColumnsOf(row);
            ReadOnlySpan<int> right = other.ColumnsOf(row);
            for (int i = 0, j = 0; i < left.Length || j < right.Length;)
            {
                int next = Math.Min(i < left.Length ? left[i] : int.MaxValue, j < right.Length ? right[j] : int.MaxValue);
                indices.Add(next);
                i += i < left.Length && left[i] == next ? 1 : 0;
                j += j < right.Length && right[j] == next ? 1 : 0;
            }

            starts[row + 1] = indices.Count;
        }

        return OfRows(Columns, starts, indices.ToArray());
    }

    /// <summary>Rows as columns: the pattern of the Jacobian's transpose, whose coloring is for reverse mode.</summary>
    /// <returns>the transposed pattern</returns>
    public SparsityPattern Transpose()
    {
        int[] starts = new int[Columns + 1];
        foreach (int column in _columns)
        {
            starts[column + 1]++;
        }

        for (int column = 0; column < Columns; column++)
        {
            starts[column + 1] += starts[column];
        }

        int[] next = (int[])starts.Clone();
        int[] rows = new int[Count];
        for (int row = 0; row < Rows; row++)
        {
            foreach (int column in ColumnsOf(row))
            {
                rows[next[column]++] = row;
            }
        }

        return new SparsityPattern(Columns, Rows, starts, rows);
    }

    /// <summary>Every entry.</summary>
    internal static SparsityPattern Full(int rows, int columns)
    {
        int[] starts = new int[rows + 1];
        int[] indices = new int[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            starts[row + 1] = starts[row] + columns;
            for (int column = 0; column < columns; column++)
            {
                indices[starts[row] + column] = column;
            }
        }

        return new SparsityPattern(rows, columns, starts, indices);
    }

    /// <summary>Compressed rows that are known to be right.</summary>
    internal static SparsityPattern OfRows(int columns, int[] starts, int[] columnIndices) => new(starts.Length - 1, columns, starts, columnIndices);

    /// <summary>Some of the columns, in rows of which no two are alike.</summary>
    /// <param name="places">the new place of each column, rising; -1 for those that are left out</param>
    /// <param name="count">how many columns are left</param>
    internal SparsityPattern DistinctRows(int[] places, int count)
    {
        List<int> starts = new() { 0 };
        List<int> indices = new();
        HashSet<int> distinct = new(new RowComparer(this));
        for (int row = 0; row < Rows; row++)
        {
            if (distinct.Add(row))
            {
                foreach (int column in ColumnsOf(row))
                {
                    if (places[column] >= 0)
                    {
                        indices.Add(places[column]);
                    }
                }

                starts.Add(indices.Count);
            }
        }

        return OfRows(count, starts.ToArray(), indices.ToArray());
    }

    /// <summary>Rows are alike that have the same columns.</summary>
    private sealed class RowComparer : IEqualityComparer<int>
    {
        private readonly SparsityPattern _pattern;

        public RowComparer(SparsityPattern pattern) => _pattern = pattern;

        public bool Equals(int x, int y) => _pattern.ColumnsOf(x).SequenceEqual(_pattern.ColumnsOf(y));

        public int GetHashCode(int row)
        {
            HashCode hash = default;
            foreach (int column in _pattern.ColumnsOf(row))
            {
                hash.Add(column);
            }

            return hash.ToHashCode();
        }
    }

    private static void Check(bool isRight, string message, string argument)
    {
        if (!isRight)
        {
            throw new ArgumentException(message, argument);
        }
    }
}
