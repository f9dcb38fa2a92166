using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>
/// Other names for the object that the entry is called on: its marked fields are inputs by whatever name they are read. So a name must be always
/// that object, or never.
/// </summary>
internal sealed partial class BodyReader
{
    /// <summary>Whether there are fields to which a gradient goes through the object that the entry is called on.</summary>
    private bool SelfHasGradient => !_isExported && !_module.Entry.IsStatic && MarkedFields.HasGradients(_module.Entry.ContainingType.OriginalDefinition);

    private bool IsSelf(Datum datum) => datum is Text { Code: "this" } || (datum is Scalar { Value: var value } && _spellings.TryGetValue(value, out string? spelling) && spelling == "this");

    /// <summary>The object as one that is held constant.</summary>
    private Scalar HeldSelf(Datum self)
    {
        GraphType type = self is Text text ? text.Type : _graph.TypeOf(((Scalar)self).Value);
        int held = _graph.NewValue(type);
        Append(new External(held, "this", EquatableArray<int>.Empty));
        return new Scalar(held);
    }

    /// <summary>Whether a value is the object, or has it in a part.</summary>
    private bool HoldsSelf(Datum datum) => SelfHasGradient && (IsSelf(datum) || (datum is Bundle { Leaves: var leaves } && leaves.Any(leaf => IsSelf(new Scalar(leaf)))));

    /// <summary>Notes whether a leaf of a variable is a name for the object.</summary>
    private void NoteSelf(Variable variable, int leaf, int value, IOperation at)
    {
        if (!SelfHasGradient || variable.Leaves[leaf].Inner is not OpaqueType)
        {
            return;
        }

        bool isSelf = IsSelf(new Scalar(value));
        if (!variable.IsSelf.TryGetValue(leaf, out bool before))
        {
            variable.IsSelf[leaf] = isSelf;
        }
        else if (before != isSelf)
        {
            throw Mixed(at);
        }
    }

    /// <summary>Stores what nobody sees where it is assigned anew: what a struct is before it has been made.</summary>
    private void StoreUnseen(Variable variable, Datum before, IOperation at)
    {
        Store(variable, before, at);
        foreach (int leaf in variable.IsSelf.Where(leaf => !leaf.Value).Select(leaf => leaf.Key).ToList())
        {
            variable.IsSelf.Remove(leaf);
        }
    }

    /// <summary>A value that meets others, from elsewhere: it must not be the object.</summary>
    private Datum Mingled(Datum datum, IOperation at) => HoldsSelf(datum) ? throw Mixed(at) : datum;

    private Refusal Mixed(IOperation at) => Expression(at, "What is this object at one time and another one, or null, at another", "use a name for each, since the fields of this one are inputs");
}
