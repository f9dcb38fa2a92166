using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <content>What a store overwrites is logged; memory that is made has a shadow.</content>
internal sealed partial class ForwardSweep
{
    private void LogOverwritten(Store store, RegionInfo info)
    {
        if (!_plan.IsLogged(store.Buffer))
        {
            return;
        }

        GraphType element = ((BufferType)_graph.TypeOf(Use(store.Buffer))).Element;
        int old = _graph.NewValue(StructPaths.At(element, store.Path).Type);
        _graph.Append(new Load(old, Use(store.Buffer), Use(store.Index), store.Path));
        if (info.Reach == Reach.Tape)
        {
            _graph.Append(new Push(_tapes.For(_graph.TypeOf(old)), old));
        }
        else
        {
            _values[_plan.UndoOf(store)] = old;
            PutInCell(_plan.UndoOf(store));
        }
    }

    private void LogOverwritten(Elementwise whole)
    {
        if (!_plan.IsLogged(whole.Destination))
        {
            return;
        }

        int buffer = Use(whole.Destination);
        ElementLoops.ForEachElement(_graph, buffer, (index, path, type) =>
        {
            int old = _graph.NewValue(type);
            _graph.Append(new Load(old, buffer, index, path));
            _graph.Append(new Push(_tapes.For(type), old));
        });
    }

    /// <summary>Memory and its shadow are one allocation of twice the size, so that one handle finds both.</summary>
    private void CopyPair(Node node, int buffer, int count, System.Func<int, int, Node> obtain)
    {
        GraphType type = _plan.TypeOf(buffer);
        int pair = _graph.NewValue(type);
        int twice = _graph.Apply(Operations.Multiply, GraphType.Int32, count, _graph.Integer(2));
        _graph.Append(obtain(pair, twice));
        _graph.Append(new Slice(Define(buffer), pair, _graph.Integer(0), count));
        int shadow = _graph.NewValue(type, Naming.Gradient(_plan.NameOf(buffer)));
        _graph.Append(new Slice(shadow, pair, count, count));
        Shadows[node] = shadow;
    }
}
