using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>What an operation stores into, by its form alone: whether it runs, and with what, is not asked.</summary>
internal static class StoredBuffers
{
    /// <summary>The expressions of the buffers, perhaps by a part of theirs.</summary>
    public static IEnumerable<IOperation> Of(IOperation operation, Sources sources, CancellationToken token) =>
        Of(operation, sources, new HashSet<ISymbol>(SymbolEqualityComparer.Default), token);

    /// <summary>The buffer that an expression is a part of: of <c>a.AsSpan(1)</c> and <c>a[i]</c>, <c>a</c>.</summary>
    public static IOperation WholeOf(IOperation expression) => expression switch
    {
        IConversionOperation conversion => WholeOf(conversion.Operand),
        IArrayElementReferenceOperation row => WholeOf(row.ArrayReference),
        IImplicitIndexerReferenceOperation part => WholeOf(part.Instance),
        IPropertyReferenceOperation { Instance: { } instance } when Names.IsBuffer(instance.Type) => WholeOf(instance),
        IInvocationOperation { Instance: { } instance } when Names.IsBuffer(instance.Type) => WholeOf(instance),
        IInvocationOperation { Instance: null, TargetMethod.Name: "AsSpan" or "AsMemory", Arguments: { Length: > 0 } arguments } => WholeOf(arguments[0].Value),
        IObjectCreationOperation { Arguments: { Length: > 0 } arguments } creation when Names.IsView(creation.Type) => WholeOf(arguments[0].Value),
        _ => expression,
    };

    private static IEnumerable<IOperation> Of(IOperation operation, Sources sources, HashSet<ISymbol> seen, CancellationToken token) => operation switch
    {
        IDeconstructionAssignmentOperation assignment => ItemsOf(assignment.Target).SelectMany(InElement),
        IAssignmentOperation assignment => InElement(assignment.Target),
        IIncrementOrDecrementOperation step => InElement(step.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => InElement(argument.Value),
        IArgumentOperation { Parameter: { } parameter } argument when Names.IsBuffer(argument.Value.Type) && IsStored(parameter, sources, seen, token) => new[] { argument.Value },
        IInvocationOperation { Instance: { } span, TargetMethod.Name: "Clear" or "Fill" } when Names.IsSpan(span.Type) => new[] { span },
        _ => Enumerable.Empty<IOperation>(),
    };

    private static IEnumerable<IOperation> ItemsOf(IOperation target) => target is ITupleOperation tuple ? tuple.Elements.SelectMany(ItemsOf) : new[] { target };

    private static IEnumerable<IOperation> InElement(IOperation target) => target switch
    {
        IArrayElementReferenceOperation element => new[] { element.ArrayReference },
        IImplicitIndexerReferenceOperation element => new[] { element.Instance },
        IPropertyReferenceOperation { Instance: { } instance } when Names.IsBuffer(instance.Type) => new[] { instance },
        IMemberReferenceOperation { Instance: { Type.IsValueType: true } instance } => InElement(instance),
        _ => Enumerable.Empty<IOperation>(),
    };

    /// <summary>Whether a method stores into a buffer that it is given; of one without source, whether that is what the parameter is for.</summary>
    private static bool IsStored(IParameterSymbol parameter, Sources sources, HashSet<ISymbol> seen, CancellationToken token)
    {
        IParameterSymbol definition = parameter.OriginalDefinition;
        if (definition.ContainingSymbol is not IMethodSymbol method || sources.BodyOf(method, token) is not { } body)
        {
            return parameter.Name == "destinationArray" || parameter.Name.EndsWith("destination", StringComparison.OrdinalIgnoreCase) || (parameter.Ordinal == 0 && parameter.ContainingSymbol.Name is "Clear" or "Fill" or "Reverse" or "Sort");
        }

        return seen.Add(definition) && body.Root.DescendantsAndSelf().SelectMany(operation => Of(operation, sources, seen, token))
            .Any(buffer => WholeOf(buffer) is IParameterReferenceOperation { Parameter: var given } && given.Ordinal == definition.Ordinal);
    }
}
