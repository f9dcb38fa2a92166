using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// All partial derivatives of all outputs: by columns, a forward sweep for each input, or by rows, a reverse sweep for each output, whichever are fewer.
/// </summary>
internal sealed class Jacobian
{
    public const int MostTogether = 4;

    private readonly MatrixLayout _layout;
    private readonly bool _strongZero;
    private readonly MatrixBuilder _matrix;
    private readonly List<Scalars> _columns;
    private readonly List<Scalars> _rows;
    private readonly int _columnCount;
    private readonly int _together;
    private readonly int _rowCount;

    private Jacobian(MethodModel method)
    {
        _layout = MatrixLayout.OfJacobian(method);
        _strongZero = method.StrongZero;
        _matrix = new MatrixBuilder(_layout, "jacobian");
        _columns = _matrix.Lay(_layout.Columns.Select(input => new MatrixRows(input, IsResult: false)), "columns", out _columnCount);
        _together = Together(_columns);
        if (_layout.Returned >= 0)
        {
            int columns = Graph.Apply(Operations.Max, GraphType.Int32, _columnCount, Graph.Integer(1));
            _matrix.AllocateReturned(Graph.Apply(Operations.Divide, GraphType.Int32, Graph.LengthOf(_matrix.Matrix), columns));
        }

        _rows = _matrix.Lay(_layout.Rows, "rows", out _rowCount);
    }

    private GraphBuilder Graph => _matrix.Graph;

    public static Core Of(MethodModel method) => new Jacobian(method).Build();

    private Core Build()
    {
        MatrixSweeps sweeps = Seam.Of(nameof(MatrixSweeps), Sweeps());
        int[] left = sweeps switch
        {
            MatrixSweeps.Columns => ByColumns(),
            MatrixSweeps.Rows => ByRows(),
            _ => _matrix.Choose(Graph.Apply(Operations.LessOrEqual, GraphType.Boolean, _columnCount, _rowCount), ByColumns, ByRows),
        };
        return _matrix.Finish(left);
    }

    /// <summary>A forward sweep is the cheaper one, so that it wins a tie.</summary>
    private MatrixSweeps Sweeps()
    {
        bool isOneRow = MatrixBuilder.IsOneSweep(_rows);
        return MatrixBuilder.IsOneSweep(_columns) ? MatrixSweeps.Columns
            : isOneRow ? MatrixSweeps.Rows
            : _columns.Concat(_rows).Any(item => item.IsBuffer) ? MatrixSweeps.Fewer
            : _columns.Count <= _rows.Count ? MatrixSweeps.Columns : MatrixSweeps.Rows;
    }

    /// <summary>
    /// How many columns a forward sweep follows together: as many as leave the least over. More would cost as much for each of them, in code of that size.
    /// </summary>
    private static int Together(IReadOnlyList<Scalars> columns)
    {
        if (columns.Count == 0 || columns.Any(column => column.IsBuffer))
        {
            return MostTogether;
        }

        int sweeps = (columns.Count + MostTogether - 1) / MostTogether;
        return (columns.Count + sweeps - 1) / sweeps;
    }

    private int[] ByColumns()
    {
        Derivative jvp = _matrix.Add(Differentiate.Jvp(_layout.Primal, _layout.Active, _strongZero, _together), "jvp", _columns, _together);
        List<Dictionary<int, int>> tangents = Enumerable.Range(0, _together).Select(_ => _matrix.Beside(_layout.Active, "Tangent")).ToList();
        List<int> outputsOnly = tangents[0].Keys.Except(_layout.Columns).ToList();
        return _matrix.Sweep(_columns, _columnCount, _together, "column",
            columns =>
            {
                tangents.ForEach(direction => outputsOnly.ForEach(output => Graph.Append(new Clear(direction[output]))));
                List<Dictionary<int, int>> seeds = columns.Select((column, i) => _matrix.Seed(_columns, column, tangents[i])).ToList();
                return jvp.Call(Graph, slot => slot.Role == Role.Input ? _matrix.Inputs[slot.Index]
                    : tangents[slot.Direction].TryGetValue(slot.Index, out int buffer) ? buffer : seeds[slot.Direction][slot.Index]);
            },
            (direction, column, call) => _matrix.StoreAll(
                _rows, row => call[Role.ValueTangent, row.Slot, direction], tangents[direction], _matrix.Matrix, row => _matrix.Place(row, _columnCount, column)));
    }

    private int[] ByRows()
    {
        Derivative backward = _matrix.Add(Reverse.Of(_layout.Primal, _layout.Active, _layout.Upstream, _strongZero), "backward", _rows);
        Dictionary<int, int> sinks = _matrix.Beside(_layout.Active, "Gradient");
        List<int> inputsOnly = sinks.Keys.Except(_rows.Where(row => row.IsBuffer).Select(row => row.Slot)).ToList();
        return _matrix.Sweep(_rows, _rowCount, 1, "row",
            rows =>
            {
                inputsOnly.ForEach(input => Graph.Append(new Clear(sinks[input])));
                Dictionary<int, int> seeds = _matrix.Seed(_rows, rows[0], sinks);
                return backward.Call(Graph, slot => slot.Role switch
                {
                    Role.Input => _matrix.Inputs[slot.Index],
                    Role.Upstream => seeds[slot.Index],
                    _ => sinks[slot.Index],
                });
            },
            (_, row, call) => _matrix.StoreAll(_columns, column => call[Role.Adjoint, column.Slot], sinks, _matrix.Matrix, column => _matrix.Place(row, _columnCount, column)));
    }
}

/// <summary>How a Jacobian is swept.</summary>
internal enum MatrixSweeps
{
    Columns, Rows,

    /// <summary>whichever are fewer, which is known when it is called</summary>
    Fewer,
}
