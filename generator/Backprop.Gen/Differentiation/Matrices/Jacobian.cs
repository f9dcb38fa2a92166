using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// All partial derivatives of all outputs: by columns, a forward sweep for each input, or by rows, a reverse sweep for each output, whichever are fewer.
/// </summary>
internal sealed class Jacobian
{
    private readonly MatrixLayout _layout;
    private readonly bool _strongZero;
    private readonly MatrixBuilder _matrix;
    private readonly List<Scalars> _columns;
    private readonly List<Scalars> _rows;
    private readonly int _columnCount;
    private readonly int _rowCount;

    private Jacobian(MethodModel method)
    {
        _layout = MatrixLayout.OfJacobian(method);
        _strongZero = method.StrongZero;
        _matrix = new MatrixBuilder(_layout, "jacobian");
        _columns = _matrix.Lay(_layout.Columns.Select(input => new MatrixRows(input, IsResult: false)), "columns", out _columnCount);
        if (_layout.Returned >= 0)
        {
            _matrix.AllocateReturned(_columnCount);
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
        bool isOneRow = MatrixBuilder.IsOne(_rows);
        return MatrixBuilder.IsOne(_columns) ? MatrixSweeps.Columns
            : isOneRow ? MatrixSweeps.Rows
            : _columns.Concat(_rows).Any(item => item.IsBuffer) ? MatrixSweeps.Fewer
            : _columns.Count <= _rows.Count ? MatrixSweeps.Columns : MatrixSweeps.Rows;
    }

    private int[] ByColumns()
    {
        Derivative jvp = _matrix.Add(Differentiate.Jvp(_layout.Primal, _layout.Active, _strongZero), "jvp", _columns);
        Dictionary<int, int> tangents = _matrix.Beside(_layout.Active, "Tangent");
        List<int> outputsOnly = tangents.Keys.Except(_layout.Columns).ToList();
        return _matrix.Sweep(_columns, _columnCount, "column",
            column =>
            {
                outputsOnly.ForEach(output => Graph.Append(new Clear(tangents[output])));
                Dictionary<int, int> seeds = _matrix.Seed(_columns, column, tangents);
                return jvp.Call(Graph, slot => slot.Role == Role.Input ? _matrix.Inputs[slot.Index]
                    : tangents.TryGetValue(slot.Index, out int buffer) ? buffer : seeds[slot.Index]);
            },
            (column, call) => _matrix.StoreAll(_rows, row => call[Role.ValueTangent, row.Slot], tangents, row => _matrix.Place(row, _columnCount, column)));
    }

    private int[] ByRows()
    {
        Derivative backward = _matrix.Add(Reverse.Of(_layout.Primal, _layout.Active, _layout.Upstream, _strongZero), "backward", _rows);
        Dictionary<int, int> sinks = _matrix.Beside(_layout.Active, "Gradient");
        List<int> inputsOnly = sinks.Keys.Except(_rows.Where(row => row.IsBuffer).Select(row => row.Slot)).ToList();
        return _matrix.Sweep(_rows, _rowCount, "row",
            row =>
            {
                inputsOnly.ForEach(input => Graph.Append(new Clear(sinks[input])));
                Dictionary<int, int> seeds = _matrix.Seed(_rows, row, sinks);
                return backward.Call(Graph, slot => slot.Role switch
                {
                    Role.Input => _matrix.Inputs[slot.Index],
                    Role.Upstream => seeds[slot.Index],
                    _ => sinks[slot.Index],
                });
            },
            (row, call) => _matrix.StoreAll(_columns, column => call[Role.Adjoint, column.Slot], sinks, column => _matrix.Place(row, _columnCount, column)));
    }
}

/// <summary>How a Jacobian is swept.</summary>
internal enum MatrixSweeps
{
    Columns, Rows,

    /// <summary>whichever are fewer, which is known when it is called</summary>
    Fewer,
}
