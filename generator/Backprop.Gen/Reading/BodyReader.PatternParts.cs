using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Patterns of parts: of properties, of positions, of the elements of a list.</summary>
internal sealed partial class BodyReader
{
    /// <summary>What the patterns around look at, innermost last.</summary>
    private readonly Stack<Datum> _matched = new();

    private int? MatchParts(Datum subject, IOperation at, IRecursivePatternOperation pattern)
    {
        int? matches = subject is Instance or Text or Scalar ? MatchType(subject, at, pattern.InputType, pattern.MatchedType) : null;
        Datum Found() => Seen(subject, pattern, pattern.InputType, pattern.MatchedType);
        int count = pattern.DeconstructionSubpatterns.Length;
        if (count > 0)
        {
            matches = AndAlso(matches, () =>
            {
                Datum[] parts = Deconstruct(Found(), count, pattern, pattern.DeconstructSymbol as IMethodSymbol);
                return pattern.DeconstructionSubpatterns.Select((part, i) => (Func<int?>)(() => Match(parts[i], part, part))).Aggregate((int?)null, AndAlso);
            });
        }

        foreach (IPropertySubpatternOperation property in pattern.PropertySubpatterns)
        {
            matches = AndAlso(matches, () => Match(PartOf(Found(), property.Member), property.Member, property.Pattern));
        }

        return pattern.DeclaredSymbol is null ? matches : AndAlso(matches, () => Bind(pattern.DeclaredSymbol, Found(), pattern));
    }

    /// <summary>The member that a property pattern looks at.</summary>
    private Datum PartOf(Datum subject, IOperation member)
    {
        if (member is not IMemberReferenceOperation { Member: { } symbol } reference)
        {
            throw Expression(member, "This pattern", "compare the members one after the other");
        }

        string name = symbol is IFieldSymbol field ? Names.StoredName(field) : symbol.Name;
        return subject switch
        {
            Bundle bundle when bundle.Shape[name] is { } part => Compose(part.Form, bundle.Leaves, part.Offset),
            Reference buffer when name == "Length" => new Scalar(LengthOf(buffer, member)),
            Bundle when reference is IPropertyReferenceOperation { Property.GetMethod: { } getter } property && GetterToRead(property, _frame.Close(getter)) is { } body =>
                Call(member, _frame.Close(getter), body, subject, Array.Empty<Datum>()),
            Bundle when reference is IPropertyReferenceOperation { Property.GetMethod: { } getter } && TryReferenced(member, _frame.Close(getter), subject, Array.Empty<Datum>()) is { } read => read,
            Scalar or Text when Names.IsBuffer(reference.Instance?.Type) => ReadText(member, subject),
            Scalar or Text or Instance => ReadMatched(member, subject),
            Nothing => subject,
            _ => throw Expression(member, "This pattern", "compare the members one after the other"),
        };
    }

    private Datum ReadMatched(IOperation member, Datum subject)
    {
        _matched.Push(subject);
        Datum part = Read(member);
        _matched.Pop();
        return part;
    }

    private int? MatchList(Datum subject, IOperation at, IListPatternOperation pattern)
    {
        if (subject is not Reference buffer || buffer.Form.Declared is not (Graph.BufferForm.Array or Graph.BufferForm.Span or Graph.BufferForm.ReadOnlySpan))
        {
            throw Expression(pattern, "A list pattern on this", "use it on arrays and spans");
        }

        int count = pattern.Patterns.Length;
        int slice = pattern.Patterns.ToList().FindIndex(part => part is ISlicePatternOperation);
        int length = LengthOf(buffer, at);
        int least = Integer(slice < 0 ? count : count - 1);
        int? matches = Apply(slice < 0 ? Operations.Equal : Operations.GreaterOrEqual, GraphType.Boolean, length, least);
        for (int i = 0; i < count; i++)
        {
            IPatternOperation part = pattern.Patterns[i];
            int fromStart = i;
            int fromEnd = count - i;
            matches = AndAlso(matches, () => part is ISlicePatternOperation middle
                ? MatchSlice(buffer, length, fromStart, count - 1, middle)
                : MatchElement(buffer, slice < 0 || fromStart < slice ? Integer(fromStart) : Apply(Operations.Subtract, GraphType.Int32, length, Integer(fromEnd)), part));
        }

        return pattern.DeclaredSymbol is null ? matches : AndAlso(matches, () => Bind(pattern.DeclaredSymbol, subject, pattern));
    }

    private int? MatchElement(Reference buffer, int index, IPatternOperation part) =>
        part is IDiscardPatternOperation ? null : Match(LoadElement(buffer, Pin(buffer, part), index, "", buffer.Form.Element), part, part);

    private int? MatchSlice(Reference buffer, int length, int start, int others, ISlicePatternOperation middle)
    {
        if (middle.Pattern is not { } pattern)
        {
            return null;
        }

        if (buffer.Form.Declared == Graph.BufferForm.Array)
        {
            throw Expression(middle, "A slice of an array (which copies it)", "match a span");
        }

        int count = Apply(Operations.Subtract, GraphType.Int32, length, Integer(others));
        return Match(SliceOf(buffer, Integer(start), count, buffer.Form, middle), middle, pattern);
    }
}
