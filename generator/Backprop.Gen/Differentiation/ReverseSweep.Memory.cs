using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Differentiation;

/// <content>Stores hand on the gradient of their element, and are undone.</content>
internal sealed partial class ReverseSweep
{
    /// <summary>The upstream gradient of a buffer that the function returns is added to its shadow, if it has its length.</summary>
    private void AddUpstream(int shadow, int upstream)
    {
        int length = _graph.LengthOf(shadow);
        int given = _graph.LengthOf(upstream);
        _graph.Append(External.SameLength(length, given, "upstream"));
        GraphType whole = ((BufferType)_graph.TypeOf(shadow)).Element;
        ElementLoops.ForEachElement(_graph, shadow, (index, path, type) =>
        {
            if (StructPaths.At(whole, path).HasGradient)
            {
                int element = _graph.NewValue(type);
                _graph.Append(new Load(element, upstream, index, path));
                _graph.Append(new Accumulate(shadow, index, path, element));
            }
        });
    }

    /// <summary>The upstream gradient of an array of arrays must have the rows of what is returned.</summary>
    private void CheckRows(int counts, int upstream) =>
        _graph.Append(new External(-1, "global::Backprop.Kernel.CheckRowCounts({0}, {1}, \"upstream\")", EquatableArray.Of(counts, upstream)));

    private void ReverseStore(Store store, RegionInfo info)
    {
        GraphType element = ((BufferType)_plan.TypeOf(store.Buffer)).Element;
        (GraphType type, bool hasGradient) = StructPaths.At(element, store.Path);
        if (Activity.IsActive(store.Buffer) && hasGradient)
        {
            int shadow = _primal.Shadow(store.Buffer);
            int index = _primal.Fetch(store.Index);
            int gradient = _graph.NewValue(type, _adjoints.NameOf(store.Value));
            _graph.Append(new Load(gradient, shadow, index, store.Path));
            _graph.Append(new Store(shadow, index, store.Path, _graph.Number(type, 0)));
            if (Activity.IsActive(store.Value))
            {
                _adjoints.Add(store.Value, gradient);
            }
        }

        if (_plan.IsLogged(store.Buffer))
        {
            int old = info.Reach == Reach.Tape ? Pop(type, _tapes.For(type)) : _primal.Fetch(_plan.UndoOf(store));
            _graph.Append(new Store(_primal.FetchBuffer(store.Buffer), _primal.Fetch(store.Index), store.Path, old));
        }
    }

    private int Pop(GraphType type, int tape)
    {
        int value = _graph.NewValue(type);
        _graph.Append(new Pop(value, tape));
        return value;
    }
}
