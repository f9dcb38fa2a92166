using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>
/// The kinds of memory that a body may write and that others may see: a method that runs as it is must not write buffers of objects which the method
/// that is differentiated reads, as the way back reads them again.
/// </summary>
internal sealed partial class BodyFacts
{
    private readonly List<(ISymbol? Variable, ITypeSymbol Element)> _writtenElements = new();

    /// <summary>The types of the elements that are stored into buffers which are not made here.</summary>
    public IEnumerable<ITypeSymbol> WrittenElements =>
        _writtenElements.Where(written => written.Variable is null || !_flow.IsMadeHere(written.Variable)).Select(written => written.Element);

    /// <summary>The type of what a buffer holds; in its rows, if it is an array of arrays.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => ElementOf(array.ElementType) ?? array.ElementType,
        INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } when Names.IsBuffer(type) => arguments[0],
        _ => null,
    };

    private void StoreElement(IOperation target)
    {
        while (true)
        {
            switch (target)
            {
                case IArrayElementReferenceOperation element:
                    WriteTo(element.ArrayReference);
                    return;
                case IImplicitIndexerReferenceOperation element:
                    WriteTo(element.Instance);
                    return;
                case IPropertyReferenceOperation { Instance: { } instance } when Names.IsBuffer(instance.Type):
                    WriteTo(instance);
                    return;
                case IFieldReferenceOperation or IPropertyReferenceOperation when target is IMemberReferenceOperation { Instance: { Type.IsValueType: true } instance }:
                    target = instance;
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>A method without source may write what it is given to write to.</summary>
    private void HandOut(IArgumentOperation argument)
    {
        IOperation value = argument.Value;
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        if (argument.Parameter is { ContainingSymbol.DeclaringSyntaxReferences.Length: 0, Type: var type }
            && (type is IArrayTypeSymbol or { Name: "Span" or "Memory" or "Array" }))
        {
            WriteTo(value);
        }
    }

    private void WriteTo(IOperation buffer)
    {
        if (ElementOf(buffer.Type) is { } element)
        {
            _writtenElements.Add((buffer is ILocalReferenceOperation local ? local.Local : null, element));
        }
    }
}
