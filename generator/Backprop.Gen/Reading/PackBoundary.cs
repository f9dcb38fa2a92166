using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>
/// A struct that holds buffers, as callers see it: its sink is a struct of the same type, in whose buffers gradients are left, and whose numbers are
/// replaced.
/// </summary>
internal sealed class PackBoundary
{
    private readonly StructRebuilding _rebuilding;

    public PackBoundary(StructRebuilding rebuilding) => _rebuilding = rebuilding;

    /// <summary>Whether a part carries gradient, if what it is in does.</summary>
    public static bool HasGradient(PackMember member) => !member.HoldsConstant && member.Form switch
    {
        BufferForm buffer => Forms.LeavesOf(buffer.Innermost).Any(leaf => leaf.HasGradient),
        PackForm pack => pack.Members.Any(HasGradient),
        _ => Forms.LeavesOf(member.Form).Any(leaf => leaf.HasGradient),
    };

    /// <summary>What is in it, in order.</summary>
    public static IEnumerable<PartModel> PartsOf(PackForm pack, bool isDifferentiable, string path = "")
    {
        foreach (PackMember member in pack.Members)
        {
            string inner = path.Length == 0 ? Names.Escape(member.Name) : path + "." + Names.Escape(member.Name);
            bool holds = isDifferentiable && !member.HoldsConstant;
            IEnumerable<PartModel> parts = member.Form switch
            {
                PackForm nested => PartsOf(nested, holds, inner),
                BufferForm buffer => new[]
                {
                    new PartModel(inner, buffer is { IsJagged: true, Element: BufferForm row } ? row.Type : buffer.Type, Names.InSignature(member.Type), buffer.Declared,
                        isDifferentiable && HasGradient(member), IsWritten: false),
                },
                _ => Forms.LeavesOf(member.Form).Select(leaf =>
                    new PartModel(leaf.Path.Length == 0 ? inner : inner + "." + leaf.Path, leaf.Outer, "", default, holds && leaf.HasGradient, IsWritten: false)),
            };
            foreach (PartModel part in parts)
            {
                yield return part;
            }
        }
    }

    /// <summary>Its type, whose fields may be buffers.</summary>
    public StructType TypeOf(PackForm pack) => ShapeOf(pack).Type;

    /// <summary>What is in it that cannot be differentiated; null if everything can.</summary>
    public static string? UnsupportedIn(PackForm pack) => ((INamedTypeSymbol)pack.Symbol).IsRefLikeType ? "it is a ref struct, whose gradients nothing could hold; hand in its buffers"
        : pack.Members.Select(member => Problem(member) is { } problem ? $"of its field '{member.Name}', {problem}" : member.Form is PackForm inner ? UnsupportedIn(inner) : null)
            .FirstOrDefault(problem => problem is not null);

    /// <summary>Why it cannot be taken apart, or its sink not be given new numbers; null if all that is possible.</summary>
    public string? ProblemOf(PackForm pack, bool isDifferentiable)
    {
        StructShape shape = ShapeOf(pack);
        if (_rebuilding.HiddenIn(shape) is { } hidden)
        {
            return hidden;
        }

        bool isRebuilt = isDifferentiable && PartsOf(pack, isDifferentiable: true).Any(part => !part.IsBuffer && part.IsDifferentiable);
        return (isRebuilt ? _rebuilding.ProblemOf(shape) : null)
            ?? pack.Members.Select(member => member.Form switch
            {
                PackForm inner => ProblemOf(inner, isDifferentiable && !member.HoldsConstant),
                BufferForm { Innermost: StructForm { Shape: var element } } => _rebuilding.ProblemOf(element),
                _ => null,
            }).FirstOrDefault(problem => problem is not null);
    }

    private static string? Problem(PackMember member) => member.Form switch
    {
        StructForm { Shape.MayLack: true } => "it may be null, or holds what may be",
        BufferForm { Rank: > 3 } => "an array of more than three dimensions is not supported; compute the index",
        BufferForm { Declared: Graph.BufferForm.Grid, Element: OpaqueForm } => "what is inside of it cannot be seen",
        BufferForm { Declared: Graph.BufferForm.ReadOnlyMemory } when HasGradient(member) => "nothing can be stored into it; use an array",
        OpaqueForm or BufferForm { Innermost: OpaqueForm } when FloatingContent.IsIn(member.Type) && !member.HoldsConstant => "what is inside of it cannot be seen",
        _ => null,
    };

    private StructShape ShapeOf(PackForm pack)
    {
        Member[] members = pack.Members.Select(member => new Member(member.Name, member.Form, 0, 0, member.Symbol, IsSettable(member.Symbol))).ToArray();
        StructField[] fields = pack.Members.Select(member => new StructField(Names.Escape(member.Name), FieldType(member.Form), HasGradient(member)) { Access = AccessOf(member.Symbol) }).ToArray();
        StructShape shape = new(pack.Symbol, new StructType(Names.Of(pack.Symbol), fields.ToEquatableArray()), members, System.Array.Empty<Leaf>());
        return members.All(member => member.IsSettable) ? shape
            : new StructShape(pack.Symbol, shape.Type with { Constructor = _rebuilding.ConstructorOf(shape).ToEquatableArray() }, members, shape.Leaves);
    }

    private GraphType FieldType(Form form) => form is PackForm pack ? TypeOf(pack) : Forms.OuterType(form)!;

    private static bool IsSettable(ISymbol symbol) => symbol is IPropertySymbol property ? property.SetMethod is not null : !((IFieldSymbol)symbol).IsReadOnly;

    private static FieldAccess AccessOf(ISymbol symbol) => symbol switch
    {
        IPropertySymbol { SetMethod: { IsInitOnly: false } } => FieldAccess.Whole,
        IFieldSymbol { IsReadOnly: false } => FieldAccess.Variable,
        _ => FieldAccess.Fixed,
    };
}
