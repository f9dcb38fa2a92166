using System;
using System.Collections.Generic;
using System.Linq;

namespace Backprop;

/// <summary>A division of groups of columns into smaller ones, and the sweeps that tell which rows depend on which of those.</summary>
internal sealed class ProbeLevel
{
    /// <summary>Into how many a group is divided at most: fewer take fewer sweeps where a pattern is sparse, more where it is dense, which takes 8/7 of the least.</summary>
    private const int Parts = 8;

    private readonly int _columns;
    private readonly int _bitsOfColor;
    private readonly int _colorsOfSweep;

    /// <summary>The color of each group that is divided; -1 for the others.</summary>
    private readonly int[] _colors;

    /// <summary>The first part of each group.</summary>
    private readonly int[] _parts;

    /// <summary>The bit of each part, counted over all sweeps; -1 where nothing is left to be told apart.</summary>
    private readonly int[] _bits;

    /// <summary>The part that each column is in.</summary>
    private readonly int[] _partOf;

    /// <summary>What each sweep saw, row after row.</summary>
    private readonly List<ulong>[] _seen;

    private ProbeLevel(int[] starts, int[] colors, int colorCount, int bitsOfColor, int width)
    {
        _columns = starts[starts.Length - 1];
        _colors = colors;
        _bitsOfColor = bitsOfColor;
        _colorsOfSweep = width / bitsOfColor;
        _seen = Enumerable.Range(0, (colorCount + _colorsOfSweep - 1) / _colorsOfSweep).Select(_ => new List<ulong>()).ToArray();
        _parts = new int[colors.Length + 1];
        List<int> partStarts = new();
        List<int> bits = new();
        for (int group = 0; group < colors.Length; group++)
        {
            int size = starts[group + 1] - starts[group];
            int count = colors[group] < 0 ? 1 : Math.Min(size, bitsOfColor);
            for (int part = 0; part < count; part++)
            {
                partStarts.Add(starts[group] + (int)((long)size * part / count));
                bits.Add(colors[group] < 0 ? -1 : (colors[group] / _colorsOfSweep * width) + (colors[group] % _colorsOfSweep * bitsOfColor) + part);
            }

            _parts[group + 1] = partStarts.Count;
        }

        Width = width;
        Starts = partStarts.Append(_columns).ToArray();
        _bits = bits.ToArray();
        _partOf = new int[_columns];
        for (int part = 0; part < _bits.Length; part++)
        {
            _partOf.AsSpan(Starts[part], Starts[part + 1] - Starts[part]).Fill(part);
        }
    }

    public int Sweeps => _seen.Length;

    /// <summary>Where each part starts, and where the last one ends.</summary>
    public int[] Starts { get; }

    private int Width { get; }

    /// <summary>All columns are one group, which each bit has a part of.</summary>
    public static ProbeLevel Whole(int columns, int width) => columns == 0
        ? new ProbeLevel(new[] { 0 }, Array.Empty<int>(), 1, width, width)
        : new ProbeLevel(new[] { 0, columns }, new[] { 0 }, 1, width, width);

    /// <summary>The groups of several columns that some row depends on are divided.</summary>
    /// <param name="known">which rows depend on which groups</param>
    /// <param name="starts">where each group starts</param>
    /// <param name="width">how many bits a value can hold</param>
    public static ProbeLevel Of(SparsityPattern known, int[] starts, int width)
    {
        bool[] isOpen = new bool[starts.Length - 1];
        int largest = 1;
        foreach (int group in known.ColumnIndices)
        {
            int size = starts[group + 1] - starts[group];
            isOpen[group] = size > 1;
            largest = Math.Max(largest, size);
        }

        int count = 0;
        int[] places = Array.ConvertAll(isOpen, isThis => isThis ? count++ : -1);

        (int[] colors, int colorCount) = Coloring.First(known.DistinctRows(places, count));
        return new ProbeLevel(starts, Array.ConvertAll(places, place => place < 0 ? -1 : colors[place]), colorCount, Math.Min(Math.Min(Parts, largest), width), width);
    }

    public double Seed(int sweep, int column)
    {
        int bit = _bits[_partOf[column]] - (sweep * Width);
        return bit >= 0 && bit < Width ? 1UL << bit : 0;
    }

    public void Record(int sweep, ulong set) => _seen[sweep].Add(set);

    /// <summary>Which rows depend on which parts.</summary>
    /// <param name="known">which rows depend on which groups</param>
    public SparsityPattern Divided(SparsityPattern known)
    {
        int[] starts = new int[known.Rows + 1];
        List<int> entries = new();
        for (int row = 0; row < known.Rows; row++)
        {
            foreach (int group in known.ColumnsOf(row))
            {
                for (int part = _parts[group]; part < _parts[group + 1]; part++)
                {
                    if (_bits[part] < 0 || (_seen[_bits[part] / Width][row] >> (_bits[part] % Width) & 1) != 0)
                    {
                        entries.Add(part);
                    }
                }
            }

            starts[row + 1] = entries.Count;
        }

        return SparsityPattern.OfRows(Starts.Length - 1, starts, entries.ToArray());
    }

    /// <summary>The pattern of columns, where every group that a row depends on is one.</summary>
    public SparsityPattern OfColumns(SparsityPattern known)
    {
        int[] starts = Starts;
        return SparsityPattern.OfRows(_columns, known.RowStarts.ToArray(), Array.ConvertAll(known.ColumnIndices.ToArray(), group => starts[group]));
    }
}
