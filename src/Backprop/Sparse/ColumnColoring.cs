using System;

namespace Backprop;

/// <summary>
/// Colors for the columns of a Jacobian, such that no row has two entries in columns of one color. Then one forward sweep finds all columns of a color: the sum of
/// them has each of their entries in a place of its own (Curtis, Powell and Reid 1974). So a Jacobian costs as many sweeps as there are colors; for a tridiagonal
/// one three, whatever its size.
/// </summary>
/// <remarks>
/// It is a coloring of distance 2 of the columns in the graph of rows and columns (Gebremedhin, Manne and Pothen 2005), found greedily; the columns with the most
/// neighbours come first. Where that takes more colors than the longest row has entries, which is the least that there can be, other orders are tried. Banded and block
/// patterns get the least number. For reverse mode, color the columns of the transposed pattern: upstream gradients take the place of directions.
/// </remarks>
/// <example>
/// <code>
/// ColumnColoring coloring = ColumnColoring.Of(pattern);
/// double[] values = new double[pattern.Count];
/// for (int color = 0; color &lt; coloring.Count; color++)
/// {
///     coloring.Seed(color, direction);
///     product = Jvp(x, direction);
///     coloring.Recover(color, product, values);
/// }
/// </code>
/// </example>
public sealed class ColumnColoring
{
    private readonly int[] _colors;

    /// <summary>The entries, by color: their numbers, and their rows.</summary>
    private readonly int[] _entries;
    private readonly int[] _rows;
    private readonly int[] _starts;

    private ColumnColoring(SparsityPattern pattern, int[] colors, int count)
    {
        Pattern = pattern;
        Count = count;
        _colors = colors;
        _entries = new int[pattern.Count];
        _rows = new int[pattern.Count];
        _starts = new int[count + 1];
        foreach (int column in pattern.ColumnIndices)
        {
            _starts[colors[column] + 1]++;
        }

        for (int color = 0; color < count; color++)
        {
            _starts[color + 1] += _starts[color];
        }

        int[] next = (int[])_starts.Clone();
        for (int row = 0; row < pattern.Rows; row++)
        {
            for (int entry = pattern.RowStarts[row]; entry < pattern.RowStarts[row + 1]; entry++)
            {
                int place = next[colors[pattern.ColumnIndices[entry]]]++;
                _entries[place] = entry;
                _rows[place] = row;
            }
        }
    }

    /// <summary>The pattern whose columns are colored.</summary>
    public SparsityPattern Pattern { get; }

    /// <summary>How many colors there are.</summary>
    public int Count { get; }

    /// <summary>The color of each column; 0 also for a column without entries.</summary>
    public ReadOnlySpan<int> Colors => _colors;

    /// <summary>Colors the columns of a pattern.</summary>
    /// <param name="pattern">the pattern</param>
    /// <returns>the coloring; the same for the same pattern</returns>
    public static ColumnColoring Of(SparsityPattern pattern)
    {
        (int[] colors, int count) = Coloring.Of(pattern ?? throw new ArgumentNullException(nameof(pattern)));
        return new ColumnColoring(pattern, colors, count);
    }

    /// <summary>Writes the direction of a color: 1 in its columns, 0 in the others.</summary>
    /// <param name="color">the color</param>
    /// <param name="direction">the direction, as long as there are columns</param>
    /// <exception cref="ArgumentException">The length is not that.</exception>
    public void Seed(int color, Span<double> direction)
    {
        CheckColor(color);
        CheckLength(direction.Length, Pattern.Columns, nameof(direction));
        for (int column = 0; column < direction.Length; column++)
        {
            direction[column] = _colors[column] == color ? 1 : 0;
        }
    }

    /// <inheritdoc cref="Seed(int, Span{double})"/>
    public void Seed(int color, Span<float> direction)
    {
        CheckColor(color);
        CheckLength(direction.Length, Pattern.Columns, nameof(direction));
        for (int column = 0; column < direction.Length; column++)
        {
            direction[column] = _colors[column] == color ? 1 : 0;
        }
    }

    /// <summary>Takes the entries in columns of a color out of the product of the Jacobian with the direction of that color.</summary>
    /// <param name="color">the color</param>
    /// <param name="product">the product, as long as there are rows</param>
    /// <param name="values">the values of all entries of the pattern, in its order, of which those in columns of the color are written</param>
    /// <exception cref="ArgumentException">A length is not that.</exception>
    public void Recover(int color, ReadOnlySpan<double> product, Span<double> values) => Recover<double>(color, product, values);

    /// <inheritdoc cref="Recover(int, ReadOnlySpan{double}, Span{double})"/>
    public void Recover(int color, ReadOnlySpan<float> product, Span<float> values) => Recover<float>(color, product, values);

    /// <typeparam name="T">the type of the values</typeparam>
    /// <inheritdoc cref="Recover(int, ReadOnlySpan{double}, Span{double})"/>
    public void Recover<T>(int color, ReadOnlySpan<T> product, Span<T> values)
    {
        CheckColor(color);
        CheckLength(product.Length, Pattern.Rows, nameof(product));
        CheckLength(values.Length, Pattern.Count, nameof(values));
        for (int place = _starts[color]; place < _starts[color + 1]; place++)
        {
            values[_entries[place]] = product[_rows[place]];
        }
    }

    private void CheckColor(int color)
    {
        if (color < 0 || color >= Count)
        {
            throw new ArgumentOutOfRangeException(nameof(color), color, $"There are {Count} colors.");
        }
    }

    private static void CheckLength(int length, int expected, string argument)
    {
        if (length != expected)
        {
            throw new ArgumentException($"The length is {length}, but must be {expected}.", argument);
        }
    }
}
