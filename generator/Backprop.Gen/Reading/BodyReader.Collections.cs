using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>
/// Collection expressions: <c>[x, y, ..rest]</c>. They are newer than the compilers that this must load in, which is why they are told by the numbers
/// of their kinds.
/// </summary>
internal sealed partial class BodyReader
{
    internal const OperationKind CollectionExpression = (OperationKind)127;
    private const OperationKind Spread = (OperationKind)128;

    private Datum ReadCollection(IOperation collection)
    {
        if (CollectionForm(collection.Type) is { } list)
        {
            return ReadListCollection(collection, list);
        }

        if (FormOf(collection.Type, collection) is not BufferForm { Rank: 1 } form)
        {
            throw Expression(collection, "A collection that is not an array, a span or a list", "make an array, a span or a list");
        }

        (IReadOnlyList<IOperation> before, IReadOnlyList<IOperation> after) = Split(collection);
        bool isOneByOne = after.Any(element => element.Kind == Spread);
        List<(Datum Value, IOperation At)> parts = new();
        int length = -1;
        int alone = isOneByOne ? 0 : after.Count;
        foreach (IOperation element in isOneByOne ? after : before)
        {
            if (element.Kind == Spread)
            {
                IOperation spread = element.ChildOperations.First();
                Reference part = SpanOf(CollectionOf(spread), element) ?? ReadReference(Bare(spread));
                int count = LengthOf(part, element);
                length = length < 0 ? count : Apply(Operations.Add, GraphType.Int32, length, count);
                parts.Add((isOneByOne ? CopyOf(part, form with { Type = form.Type with { Element = part.Form.Type.Element }, Element = part.Form.Element }, element) : part, element));
            }
            else
            {
                parts.Add((Read(element), element));
                alone++;
            }
        }

        length = length < 0 ? Integer(alone) : alone == 0 ? length : Apply(Operations.Add, GraphType.Int32, length, Integer(alone));
        Reference made = Allocate(form, length, collection);
        int position = -1;
        int ahead = 0;
        foreach ((Datum value, IOperation at) in isOneByOne ? parts : parts.Concat(after.Select(element => (Read(element), element))))
        {
            int here = position < 0 ? Integer(ahead) : ahead == 0 ? position : Apply(Operations.Add, GraphType.Int32, position, Integer(ahead));
            if (value is Reference part && at.Kind == Spread)
            {
                int count = LengthOf(part, at);
                if (form.IsJagged)
                {
                    CopyRows(part, made.Value, here, form, count, at);
                }
                else
                {
                    CopyInto(part, Pin(SliceOf(made, here, count, form, at), at), form, count, at);
                }

                (position, ahead) = (Apply(Operations.Add, GraphType.Int32, here, count), 0);
            }
            else
            {
                StoreElement(made, made.Value, here, "", form.Element, value, at);
                ahead++;
            }
        }

        return made;
    }

    /// <summary>
    /// As the compiler has it: up to this many elements, what stands up to the last spread is evaluated from left to right, then the collection is made, and
    /// what stands behind is evaluated where it is put in. With more, each is put in before the next one is evaluated.
    /// </summary>
    private const int MaxEvaluatedFirst = 3;

    /// <summary>The elements that are evaluated before the collection is made, and those that are put in one by one.</summary>
    private static (IReadOnlyList<IOperation> Before, IReadOnlyList<IOperation> After) Split(IOperation collection)
    {
        List<IOperation> elements = collection.ChildOperations.ToList();
        int count = elements.FindLastIndex(element => element.Kind == Spread) + 1;
        count = count <= MaxEvaluatedFirst ? count : 0;
        return (elements.Take(count).ToList(), elements.Skip(count).ToList());
    }

    private void CopyRows(Reference source, int target, int start, BufferForm form, int count, IOperation at)
    {
        int from = Pin(source, at);
        Reference whole = new(target, null, form, source.IsStopped);
        Repeat(count, index => StoreElement(whole, target, Apply(Operations.Add, GraphType.Int32, start, index), "", form.Element, RowAt(source, from, index), at));
    }

    private void CopyInto(Reference source, int target, BufferForm form, int count, IOperation at)
    {
        int from = Pin(source, at);
        if (source.Form.Type.Element.Equals(form.Type.Element) && !source.IsStopped)
        {
            Append(new Copy(from, target));
            return;
        }

        Reference whole = new(target, null, form, false);
        Repeat(count, index => StoreElement(whole, target, index, "", form.Element, ConvertLeaves(LoadElement(source, from, index, "", source.Form.Element), form.Element, at), at));
    }
}
