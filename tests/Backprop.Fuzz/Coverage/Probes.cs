using System.Collections.Immutable;
using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Coverage;

/// <summary>The probes of one batch of programs: what each number in the probed text stands for.</summary>
internal sealed class Probes
{
    private readonly List<ImmutableArray<string>> kinds = [];
    private int loops;

    public IReadOnlyList<ImmutableArray<string>> Kinds => kinds;

    public int Loop() => loops++;

    /// <summary>A new probe for a construct and the expressions in it.</summary>
    public int Add(string kind, ImmutableArray<Expression> expressions)
    {
        kinds.Add([kind, .. expressions.SelectMany(expression => expression.SelfAndDescendants()).Select(inner => inner.Kind)]);
        return kinds.Count - 1;
    }
}
