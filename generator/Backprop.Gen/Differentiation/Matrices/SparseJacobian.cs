using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// The entries of a Jacobian that can be other than zero: a forward sweep for each color, in the direction that is 1 in each column of it (Curtis, Powell and Reid
/// 1974). Several colors share a sweep.
/// </summary>
internal sealed class SparseJacobian
{
    private readonly MatrixLayout _layout;
    private readonly bool _strongZero;
    private readonly MatrixBuilder _matrix;
    private readonly int _coloring;
    private readonly List<Scalars> _columns;
    private readonly List<Scalars> _rows;
    private readonly int _rowCount;

    private SparseJacobian(MethodModel method)
    {
        _layout = MatrixLayout.OfJacobian(method);
        _strongZero = method.StrongZero;
        _matrix = new MatrixBuilder(_layout, "values");
        _coloring = _matrix.Parameter(new OpaqueType("global::Backprop.ColumnColoring"), "coloring", Role.Coloring, 0);
        _columns = _matrix.Lay(_layout.Columns.Select(input => new MatrixRows(input, IsResult: false)), "columns", out _);
        if (_layout.Returned >= 0)
        {
            _matrix.AllocateReturned(Ask("rows", "{0}.Pattern.Rows"));
        }

        _rows = _matrix.Lay(_layout.Rows, "rows", out _rowCount);
    }

    private GraphBuilder Graph => _matrix.Graph;

    public static Core Of(MethodModel method) => new SparseJacobian(method).Build();

    private Core Build()
    {
        const int Together = Jacobian.MostTogether;
        Derivative jvp = _matrix.Add(Differentiate.Jvp(_layout.Primal, _layout.Active, _strongZero, Together), "jvp", new List<Scalars>(), Together);
        List<Dictionary<int, int>> tangents = Enumerable.Range(0, Together).Select(_ => _matrix.Beside(_layout.Active, "Tangent")).ToList();
        List<int> outputsOnly = tangents[0].Keys.Except(_layout.Columns).ToList();
        int product = Graph.Allocate(new BufferType(_layout.Element, IsReadOnly: false), _rowCount, "product");
        int[] left = _matrix.Sweep(new List<Scalars>(), Ask("colors", "{0}.Count"), Together, "color",
            colors =>
            {
                tangents.ForEach(direction => outputsOnly.ForEach(output => Graph.Append(new Clear(direction[output]))));
                IReadOnlyList<Dictionary<int, int>> seeds = _matrix.SeedEach(_columns, tangents, (column, type) => Ones(colors, column, type));
                return jvp.Call(Graph, slot => slot.Role == Role.Input ? _matrix.Inputs[slot.Index]
                    : tangents[slot.Direction].TryGetValue(slot.Index, out int buffer) ? buffer : seeds[slot.Direction][slot.Index]);
            },
            (direction, color, call) =>
            {
                _matrix.StoreAll(_rows, row => call[Role.ValueTangent, row.Slot, direction], tangents[direction], product, row => row);
                string typeArgument = _layout.Element is { Kind: ScalarKind.Generic, Name: var name } ? $"<{name}>" : "";
                Graph.Append(new External(-1, $"{{0}}.Recover{typeArgument}({{1}}, {{2}}, {{3}})", EquatableArray.Of(_coloring, color, product, _matrix.Matrix)));
            });
        return _matrix.Finish(left);
    }

    /// <summary>For each color, 1 if the column is of it, else 0.</summary>
    private IReadOnlyList<int> Ones(IReadOnlyList<int> colors, int column, GraphType type)
    {
        int own = Ask("colorOfColumn", "{0}.Colors[{1}]", column);
        return colors
            .Select(color => Graph.Apply(Operations.Equal, GraphType.Boolean, own, color))
            .Select(isOfColor => Graph.Apply(Operations.Where, type, isOfColor, Graph.Number(type, 1), Graph.Number(type, 0))).ToList();
    }

    private int Ask(string name, string template, params int[] arguments)
    {
        int answer = Graph.NewValue(GraphType.Int32, name);
        Graph.Append(new External(answer, template, arguments.Prepend(_coloring).ToEquatableArray()));
        return answer;
    }
}
