using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>Tells a probe what outputs depend on, each of which is a row.</summary>
internal static class Recording
{
    /// <param name="set">the set of a number, or those of the elements of a buffer</param>
    public static void Append(GraphBuilder graph, int probe, int set)
    {
        if (graph.TypeOf(set) is BufferType type)
        {
            ElementLoops.ForEachElement(graph, set, Scalars.LeavesOf(type), (index, path, leaf) => Append(graph, probe, ElementLoops.Read(graph, set, index, path, leaf)));
            return;
        }

        int number = graph.TypeOf(set) == GraphType.Double ? set : graph.Apply(Operations.Convert, GraphType.Double, set);
        graph.Append(new External(-1, "{0}.Record({1})", EquatableArray.Of(probe, number)));
    }
}
