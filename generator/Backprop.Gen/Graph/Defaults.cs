namespace Backprop.Gen.Graph;

/// <summary>The default of a type that is no memory.</summary>
internal static class Defaults
{
    public static int Append(GraphBuilder graph, GraphType type)
    {
        if (type is ScalarType)
        {
            return graph.Number(type, 0);
        }

        int result = graph.NewValue(type);
        graph.Append(new External(result, $"default({((OpaqueType)type).Name})", default));
        return result;
    }
}
