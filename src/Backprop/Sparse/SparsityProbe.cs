using System;
using System.ComponentModel;

namespace Backprop;

/// <summary>
/// Finds a pattern by sweeps that carry sets of columns in place of tangents, as the bits of whole numbers. The first sweep tells which rows depend on which of a
/// few large groups of columns. Then groups are divided, and those that no row has in common share bits: a sparse pattern is found in a
/// number of sweeps that hardly grows with its size, a dense one in little more than one sweep for as many columns as there are bits.
/// </summary>
/// <remarks>Groups are told apart as columns are in a compressed Jacobian; for probing in general see Griewank and Mitev (2002).</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SparsityProbe
{
    private readonly int _width;
    private ProbeLevel? _level;
    private SparsityPattern? _known;
    private SparsityPattern? _pattern;
    private int _sweep;
    private int _row;
    private int _rows = -1;

    /// <summary>A probe that has seen nothing yet.</summary>
    /// <param name="width">how many bits each value can hold as a whole number</param>
    public SparsityProbe(int width) => _width = width;

    /// <summary>What was found.</summary>
    /// <exception cref="InvalidOperationException">Sweeps are missing.</exception>
    public SparsityPattern Pattern => _pattern ?? throw new InvalidOperationException("Sweeps are missing.");

    /// <summary>Begins the next sweep, if one is needed. The first always is.</summary>
    /// <param name="columns">how many columns there are</param>
    /// <returns>whether one is needed</returns>
    /// <exception cref="InvalidOperationException">The last sweep had another number of rows than those before.</exception>
    public bool Next(int columns)
    {
        if (_level is null)
        {
            _level = ProbeLevel.Whole(columns, _width);
            return true;
        }

        EndSweep();
        if (_sweep < _level.Sweeps)
        {
            return true;
        }

        _known = _level.Divided(_known ?? SparsityPattern.Full(_rows, Math.Min(columns, 1)));
        ProbeLevel next = ProbeLevel.Of(_known, _level.Starts, _width);
        if (next.Sweeps == 0)
        {
            _pattern = next.OfColumns(_known);
            return false;
        }

        _level = next;
        _sweep = 0;
        return true;
    }

    /// <summary>The set that a column brings in.</summary>
    /// <param name="column">the column</param>
    /// <returns>its bits as a whole number; 0 if the sweep is not about it</returns>
    public double Seed(int column) => _level!.Seed(_sweep, column);

    /// <summary>Takes in what the next row depends on.</summary>
    /// <param name="set">the bits as a whole number</param>
    public void Record(double set)
    {
        _level!.Record(_sweep, (ulong)set);
        _row++;
    }

    private void EndSweep()
    {
        if (_rows >= 0 && _row != _rows)
        {
            throw new InvalidOperationException($"The method had {_rows} outputs at first, and {_row} when it was called again.");
        }

        _rows = _row;
        _row = 0;
        _sweep++;
    }
}
