using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>The checks of shapes and overlaps that a member makes before it writes anything.</summary>
internal static class Checks
{
    /// <param name="ours">the buffers that the member reads or writes besides the method's own</param>
    public static IReadOnlyList<string> Of(MethodModel model, IReadOnlyList<BufferArgument> ours) =>
        BufferArgument.Of(model).Concat(ours).Where(buffer => buffer.IsJagged && buffer.Input is null).Select(buffer => $"global::Backprop.Kernel.CheckRows<{buffer.Element}>({buffer.Spelling}, {Quote(buffer.Name)});")
            .Concat(ours.Where(buffer => buffer.Input is not null).Select(SameLength))
            .Concat(Apart(BufferArgument.Of(model).Concat(ours).ToList())).ToList();

    /// <summary>The buffer has the length of the input it belongs to.</summary>
    private static string SameLength(BufferArgument buffer) => buffer.Grid is { } grid
        ? $"global::Backprop.Kernel.CheckShape({buffer.Input}, {grid}, {Quote(buffer.Name)});"
        : $"global::Backprop.Kernel.CheckSink<{buffer.Element}>({buffer.Input}, {buffer.Spelling}, {Quote(buffer.Name)});";

    /// <summary>Buffers that are written share no memory with any other.</summary>
    public static IEnumerable<string> Apart(IReadOnlyList<BufferArgument> buffers)
    {
        for (int i = 0; i < buffers.Count; i++)
        {
            if (buffers[i] is { IsJagged: true, IsWritten: true } rows)
            {
                yield return $"global::Backprop.Kernel.CheckDistinct<{rows.Element}>({rows.Spelling}, {Quote(rows.Name)});";
            }

            for (int j = 0; j < i; j++)
            {
                // The later one is ours, or at least the one to blame.
                (BufferArgument a, BufferArgument b) = (buffers[j], buffers[i]);
                if (a.IsWritten || b.IsWritten)
                {
                    (a, b) = b.IsWritten ? (a, b) : (b, a);
                    yield return $"global::Backprop.Kernel.CheckApart<{a.Element}, {b.Element}>({a.Spelling}, {b.Spelling}, {Quote(b.Name)});";
                }
            }
        }
    }

    private static string Quote(string name) => "\"" + name.TrimStart('@') + "\"";
}
