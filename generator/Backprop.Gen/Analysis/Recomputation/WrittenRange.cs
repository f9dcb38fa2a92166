using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>
/// The only elements of a buffer that a segment may write, where it writes at a counter, or at a constant distance from it: of a trajectory, a segment
/// writes its own part.
/// </summary>
/// <param name="From">the parameter that the counter starts with</param>
/// <param name="To">the parameter that the counter stays below, or that says how often it may be counted up</param>
/// <param name="IsCount">whether it says that</param>
/// <param name="Low">the least distance from the counter</param>
/// <param name="High">the greatest</param>
internal sealed record WrittenRange(int From, int To, bool IsCount, int Low, int High)
{
    private const int MaxDistance = 1 << 20;

    /// <summary>Null if other elements may be written as well.</summary>
    public static WrittenRange? Of(Function segment, Aliasing aliasing, int parameter)
    {
        if (segment.Body.Nodes.OfType<Loop>().FirstOrDefault(loop => loop.Head is Counted) is not { Head: Counted counted } loop)
        {
            return null;
        }

        int buffer = segment.Parameters[parameter];
        Dictionary<int, Node> made = segment.Body.All().Where(node => node is Apply or Constant).ToDictionary(node => node.Defines()[0]);
        HashSet<int> counters = new();
        HashSet<int> distances = new();
        foreach (Node node in segment.Body.All().Where(node => aliasing.WrittenBy(node).Contains(aliasing.ClassOf(buffer))))
        {
            if (node is not Store store || store.Buffer != buffer || Split(store.Index, made) is not { } index)
            {
                return null;
            }

            counters.Add(index.Counter);
            distances.Add(index.Distance);
        }

        List<int> parameters = segment.Parameters.ToList();
        if (counters.Count != 1)
        {
            return null;
        }

        int counter = counters.Single();
        int from = counted.Start;
        bool isCount = counter != counted.Counter;
        if (isCount)
        {
            int carried = loop.Body.Parameters.ToList().IndexOf(counter);
            if (carried < 0 || !IsCountedUp(loop, carried, made))
            {
                return null;
            }

            from = loop.Initial[carried];
        }

        // By its number of iterations only a segment of unknown bounds is counted.
        bool isFromZero = made.TryGetValue(counted.Start, out Node? start) && start is Constant { Bits: 0 };
        bool isKnown = counted is { Step: 1, IsInclusive: false } && parameters.Contains(from) && parameters.Contains(counted.Bound) && isFromZero == isCount;
        return isKnown && segment.TypeOf(counter) == GraphType.Int32
            ? new WrittenRange(parameters.IndexOf(from), parameters.IndexOf(counted.Bound), isCount, distances.Min(), distances.Max()) : null;
    }

    /// <summary>Whether what a loop carries is one more in the next iteration, or the same.</summary>
    private static bool IsCountedUp(Loop loop, int carried, Dictionary<int, Node> made) => loop.Body.All().OfType<Exit>().Where(exit => exit.Label == loop.Continue)
        .All(exit => Split(exit.Values[carried], made) is { Distance: 0 or 1 } next && next.Counter == loop.Body.Parameters[carried]);

    /// <summary>An index as a value and a constant distance from it.</summary>
    private static (int Counter, int Distance)? Split(int index, Dictionary<int, Node> made)
    {
        if (!made.TryGetValue(index, out Node? node) || node is not Apply { Inputs: { Count: 2 } inputs } apply)
        {
            return node is Constant ? null : (index, 0);
        }

        (int counter, int distance, int sign) = apply.Operation == Operations.Add ? Small(inputs[0]) is null ? (inputs[0], inputs[1], 1) : (inputs[1], inputs[0], 1)
            : apply.Operation == Operations.Subtract ? (inputs[0], inputs[1], -1) : (index, -1, 0);
        return sign != 0 && Small(distance) is { } constant ? (counter, sign * constant) : (index, 0);

        int? Small(int value) => made.TryGetValue(value, out Node? other) && other is Constant { Bits: > -MaxDistance and < MaxDistance and var bits } ? (int)bits : null;
    }
}
