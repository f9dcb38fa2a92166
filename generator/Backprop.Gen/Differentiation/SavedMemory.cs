using System;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>The part of a buffer that is saved before a call that is run again: what the call may write.</summary>
internal static class SavedMemory
{
    /// <summary>Appends the part, clipped to what the buffer has: a loop that is left early may stop short of its end.</summary>
    /// <param name="range">what of it is written; null for all</param>
    /// <param name="input">the value of the call's input with that index</param>
    public static int PartOf(GraphBuilder graph, int buffer, WrittenRange? range, Func<int, int> input)
    {
        if (range is null)
        {
            return buffer;
        }

        int length = graph.LengthOf(buffer);
        int low = Clip(Shifted(input(range.From), range.Low), graph.Integer(0));
        int high = Clip(Shifted(End(), range.High), low);
        int part = graph.NewValue(graph.TypeOf(buffer), graph.NameOf(buffer));
        graph.Append(new Slice(part, buffer, low, graph.Apply(Operations.Subtract, GraphType.Int32, high, low)));
        return part;

        int End() => range.IsCount ? graph.Apply(Operations.Add, GraphType.Int32, input(range.From), input(range.To)) : input(range.To);

        int Shifted(int value, int distance) => distance == 0 ? value : graph.Apply(Operations.Add, GraphType.Int32, value, graph.Integer(distance));

        int Clip(int value, int least) =>
            graph.Apply(Operations.Min, GraphType.Int32, length, graph.Apply(Operations.Max, GraphType.Int32, least, value));
    }
}
