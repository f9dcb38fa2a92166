using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>The pattern of a Jacobian: sweeps that carry sets of inputs in place of tangents, as many as the probe that takes in what comes out asks for.</summary>
internal sealed class Sparsity
{
    private readonly MatrixLayout _layout;
    private readonly MatrixBuilder _matrix;
    private readonly List<Scalars> _columns;
    private readonly int _columnCount;

    private Sparsity(MethodModel method)
    {
        _layout = MatrixLayout.OfSparsity(method);
        _matrix = new MatrixBuilder(_layout, new OpaqueType("global::Backprop.SparsityProbe"), "probe");
        _columns = _matrix.Lay(_layout.Columns.Select(input => new MatrixRows(input, IsResult: false)), "columns", out _columnCount);
    }

    private GraphBuilder Graph => _matrix.Graph;

    public static Core Of(MethodModel method) => new Sparsity(method).Build();

    private Core Build()
    {
        int returned = _layout.Rows.Where(IsReturnedArray).Select(row => row.Index).DefaultIfEmpty(-1).Single();
        Core core = RecordedReturn.In(Differentiate.Dependencies(_layout.Primal, _layout.Active), returned, Graph.TypeOf(_matrix.Matrix));
        Derivative dependencies = _matrix.Add(core, "dependencies", new List<Scalars>());
        Dictionary<int, int> sets = _matrix.Beside(_layout.Active, "Set");
        List<int> outputsOnly = sets.Keys.Except(_layout.Columns).ToList();
        int[] left = _matrix.SweepWhile(() => Ask(GraphType.Boolean, "goesOn", "{0}.Next({1})", _columnCount), () =>
        {
            outputsOnly.ForEach(output => Graph.Append(new Clear(sets[output])));
            Dictionary<int, int> seeds = _matrix.SeedEach(_columns, new[] { sets }, (column, type) => new[] { Converted(type, Ask(GraphType.Double, "seed", "{0}.Seed({1})", column)) })[0];
            Call call = dependencies.Call(Graph, slot => slot.Role == Role.Input ? _matrix.Inputs[slot.Index]
                : slot.Role == Role.Matrix ? _matrix.Matrix
                : sets.TryGetValue(slot.Index, out int buffer) ? buffer : seeds[slot.Index]);
            foreach (MatrixRows row in _layout.Rows.Where(row => !IsReturnedArray(row)))
            {
                Recording.Append(Graph, _matrix.Matrix, row.IsResult ? call[Role.ValueTangent, row.Index] : sets[row.Index]);
            }

            return call;
        });
        return _matrix.Finish(left);
    }

    private bool IsReturnedArray(MatrixRows row) => row.IsResult && row.TypeIn(_layout.Primal.Entry).IsBuffer;

    private int Ask(GraphType type, string name, string template, int argument)
    {
        int answer = Graph.NewValue(type, name);
        Graph.Append(new External(answer, template, EquatableArray.Of(_matrix.Matrix, argument)));
        return answer;
    }

    private int Converted(GraphType type, int value) => Graph.TypeOf(value) == type ? value : Graph.Apply(Operations.Convert, type, value);
}
