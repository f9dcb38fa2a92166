using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>Which values of a counter a segment has. All that is computed is a value that the counter has in the loop, so that nothing overflows.</summary>
internal static class SegmentBounds
{
    /// <summary>By ones below a bound, the end of one segment is the start of the next; otherwise a segment has a last value.</summary>
    public static bool IsInclusive(Counted counted) => counted.IsInclusive || System.Math.Abs(counted.Step) != 1;

    /// <summary>Appends the values from and to of the segment that begins with one trip and ends before another (both <c>long</c>).</summary>
    public static (int From, int To) Append(GraphBuilder graph, Counted counted, int firstTrip, int endTrip)
    {
        int lastTrip = IsInclusive(counted) ? graph.Apply(Operations.Subtract, GraphType.Int64, endTrip, graph.Constant(GraphType.Int64, 1)) : endTrip;
        return (ValueAt(firstTrip, "from"), ValueAt(lastTrip, "to"));

        int ValueAt(int trip, string name)
        {
            int value = Offset(trip);
            graph.Rename(value, name);
            return value;
        }

        int Offset(int trip)
        {
            GraphType type = graph.TypeOf(counted.Start);
            int offset = counted.Step == 1 ? trip : graph.Apply(Operations.Multiply, GraphType.Int64, trip, graph.Constant(GraphType.Int64, counted.Step));
            if (type == GraphType.Int64)
            {
                return graph.Apply(Operations.Add, type, counted.Start, offset);
            }

            int start = graph.Apply(Operations.Convert, GraphType.Int64, counted.Start);
            return graph.Apply(Operations.Convert, type, graph.Apply(Operations.Add, GraphType.Int64, start, offset));
        }
    }
}
