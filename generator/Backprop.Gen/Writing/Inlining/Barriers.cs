using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Counts, up to each position, what a value may not be moved over.</summary>
internal sealed class Barriers
{
    private readonly int[] _effects;
    private readonly int[] _throwers;
    private readonly int[] _loads;
    private readonly Dictionary<string, List<int>> _namings = new();

    public Barriers(Layout layout, bool[] wanted)
    {
        int count = layout.Steps.Count;
        _effects = new int[count + 1];
        _throwers = new int[count + 1];
        _loads = new int[count + 1];
        Function function = layout.Function;
        for (int i = 0; i < count; i++)
        {
            Step step = layout.Steps[i];
            _effects[i + 1] = _effects[i] + (Effects.IsEffect(step.Node) ? 1 : 0);
            _throwers[i + 1] = _throwers[i] + (Effects.Throws(step.Node, function) ? 1 : 0);
            _loads[i + 1] = _loads[i] + (step.Node is Load ? 1 : 0);
            foreach (int value in Named(step, function))
            {
                if (wanted[value])
                {
                    NoteNaming(function.Values[value].Name!, i);
                }
            }
        }
    }

    public bool HasEffect(int after, int before) => _effects[before] > _effects[after + 1];

    public bool HasThrower(int after, int before) => _throwers[before] > _throwers[after + 1];

    public bool HasLoad(int after, int before) => _loads[before] > _loads[after + 1];

    /// <summary>Whether the user's variable of that name may get another value in between.</summary>
    public bool IsRenamed(string name, int after, int before)
    {
        if (!_namings.TryGetValue(name, out List<int> positions))
        {
            return false;
        }

        int index = positions.BinarySearch(after + 1);
        index = index < 0 ? ~index : index;
        return index < positions.Count && positions[index] < before;
    }

    private void NoteNaming(string name, int position)
    {
        if (!_namings.TryGetValue(name, out List<int> positions))
        {
            _namings.Add(name, positions = new List<int>());
        }

        if (positions.Count == 0 || positions[positions.Count - 1] != position)
        {
            positions.Add(position);
        }
    }

    private static IEnumerable<int> Named(Step step, Function function)
    {
        var values = new List<int>();
        if (step is { Node: Loop loop, Kind: StepKind.LoopEntry })
        {
            values.AddRange(loop.Body.Parameters);
        }

        if (step.Kind != StepKind.LoopHead)
        {
            NodeParts.ForEachResult(step.Node, values.Add);
        }

        values.RemoveAll(value => function.Values[value].Name is null);
        return values;
    }
}
