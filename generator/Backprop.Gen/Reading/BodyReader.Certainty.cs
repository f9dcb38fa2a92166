using System;
using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Reading;

/// <summary>What a condition that holds says about nullable values: behind a test, none has to be asked again whether it has a value.</summary>
internal sealed partial class BodyReader
{
    private readonly Dictionary<(int Condition, bool Holds), int[]> _implied = new();

    /// <summary>Bools that are true wherever they are.</summary>
    private readonly HashSet<int> _true = new();

    private bool IsCertain(int condition)
    {
        for (Area? area = _area; area is not null; area = area.Parent)
        {
            if (area.Certain.Contains(condition))
            {
                return true;
            }
        }

        return _true.Contains(condition);
    }

    /// <summary>What follows in this region is only reached where the condition holds, or where it does not.</summary>
    private void Assume(int condition, bool holds) => _area!.Certain.UnionWith(ImpliedBy(condition, holds));

    private IEnumerable<int> ImpliedBy(int condition, bool holds) =>
        _implied.TryGetValue((condition, holds), out int[]? known) ? known : holds ? new[] { condition } : Array.Empty<int>();

    /// <summary>A bool that says the opposite of another one.</summary>
    private int Negated(int condition, int negation)
    {
        Imply(negation, true, ImpliedBy(condition, false));
        Imply(negation, false, ImpliedBy(condition, true));
        return negation;
    }

    /// <summary>The value of <c>left &amp;&amp; right</c> or <c>left || right</c>.</summary>
    private int Joined(int left, int right, int value, bool isAnd)
    {
        Imply(value, isAnd, ImpliedBy(left, isAnd).Concat(ImpliedBy(right, isAnd)));
        return value;
    }

    private void Imply(int condition, bool holds, IEnumerable<int> known)
    {
        int[] values = known.ToArray();
        if (values.Length > 0)
        {
            _implied[(condition, holds)] = values;
        }
    }
}
