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

    /// <summary>Notes whether a variable is a name for the object.</summary>
    private void NoteSelf(Variable variable, Datum datum, IOperation at)
    {
        if (variable.Form is not OpaqueForm || !SelfHasGradient)
        {
            return;
        }

        bool isSelf = IsSelf(datum);
        variable.IsSelf ??= isSelf;
        if (variable.IsSelf != isSelf)
        {
            throw Mixed(at);
        }
    }

    /// <summary>A value that meets others, from elsewhere: it must not be the object.</summary>
    private Datum Mingled(Datum datum, IOperation at) => SelfHasGradient && IsSelf(datum) ? throw Mixed(at) : datum;

    private Refusal Mixed(IOperation at) => Expression(at, "What is this object at one time and another one, or null, at another", "use a name for each, since the fields of this one are inputs");
}
