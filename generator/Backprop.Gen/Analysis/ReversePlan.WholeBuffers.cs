using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Analysis;

/// <content>What the way back of operations on whole buffers reads: buffers, with the contents that they had.</content>
internal sealed partial class ReversePlan
{
    private void CollectWhole(Node node, EquatableArray<int> inputs, IReadOnlyList<RuleExpression?> maps, RegionInfo info)
    {
        for (int i = 0; i < inputs.Count; i++)
        {
            if (maps[i] is not { } map || !Activity.IsActive(inputs[i]))
            {
                continue;
            }

            if (Function.TypeOf(inputs[i]).IsBuffer)
            {
                NeedBuffer(inputs[i], node, info);
            }

            foreach (string name in map.Names().Where(name => name != "u"))
            {
                NeedOperand(name == "r" ? ResultOf(node) : inputs["xyz".IndexOf(name[0])], isResult: name == "r", node, info);
            }
        }
    }

    private static int ResultOf(Node node) => node is Elementwise whole ? whole.Destination : ((Reduce)node).Result;

    private void NeedOperand(int value, bool isResult, Node node, RegionInfo info)
    {
        if (!Function.TypeOf(value).IsBuffer)
        {
            Need(value, node, info);
            return;
        }

        NeedBuffer(value, node, info);
        int position = Structure.EndOf(node);
        if (OutlivesFrame || IsWrittenLater(Activity.Aliasing.ClassOf(value), isResult ? position : position - 1, info))
        {
            _logged.ReadAgain(Function, value);
        }
    }

    /// <summary>Whether memory may be written after a position and before the way back comes to it: an iteration is followed by others.</summary>
    private bool IsWrittenLater(int memory, int position, RegionInfo region)
    {
        for (RegionInfo? at = region; at is not null; at = at.Parent)
        {
            if (at.IsWrittenBetween(memory, position, int.MaxValue) || (at.Owner is Loop && at.Writes.ContainsKey(memory)))
            {
                return true;
            }

            position = at.Owner is null ? position : Structure.EndOf(at.Owner);
        }

        return false;
    }
}
