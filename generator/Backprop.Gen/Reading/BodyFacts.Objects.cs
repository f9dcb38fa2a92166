using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <content>What is changed in objects, and what collections are used for.</content>
internal sealed partial class BodyFacts
{
    /// <summary>The collections of the library that are handed to methods without source.</summary>
    public HashSet<ITypeSymbol> HandedOut { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The methods that are called on collections of the library.</summary>
    public List<IMethodSymbol> CollectionCalls { get; } = new();

    /// <summary>
    /// The names of the fields of objects that an operation changes by itself, without what it calls. What a loop carries and what a loop around it
    /// carries are both found with this, so that no object is changed in an inner loop only.
    /// </summary>
    public static IEnumerable<string> FieldsChangedBy(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => FieldsIn(assignment.Target),
        IIncrementOrDecrementOperation step => FieldsIn(step.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => FieldsIn(argument.Value),
        IInvocationOperation { Instance: { } instance } when HoldsValue(instance) => FieldsIn(instance),
        IPropertyReferenceOperation { Instance: { } instance } property when HoldsValue(instance) && !BodyReader.IsStored(property.Property) => FieldsIn(instance),
        _ => System.Array.Empty<string>(),
    };

    private static IEnumerable<string> FieldsIn(IOperation target)
    {
        while (true)
        {
            switch (target)
            {
                case ITupleOperation tuple:
                    return tuple.Elements.SelectMany(FieldsIn);
                case IDeclarationExpressionOperation declaration:
                    target = declaration.Expression;
                    break;
                case IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.IsValueType: false } } kept }:
                    return new[] { Names.Kept(kept) };
                case IFieldReferenceOperation or IPropertyReferenceOperation when target is IMemberReferenceOperation { Instance: { } instance } member && !Names.IsBuffer(instance.Type):
                    if (!HoldsValue(instance))
                    {
                        return new[] { member.Member is IFieldSymbol field ? Names.StoredName(field) : member.Member.Name };
                    }

                    target = instance;
                    break;
                default:
                    return System.Array.Empty<string>();
            }
        }
    }

    private static bool HoldsValue(IOperation instance) => instance.Type is { IsValueType: true } or ITypeParameterSymbol;


    /// <summary>The accessors that a reference to a property calls: the setter only where it is assigned.</summary>
    private static IEnumerable<IMethodSymbol> AccessorsOf(IOperation reference, IPropertySymbol property)
    {
        bool isAssigned = reference.Parent is IAssignmentOperation { Target: var target } && target == reference || reference.Parent is IIncrementOrDecrementOperation or ITupleOperation;
        return new[] { property.GetMethod, isAssigned ? property.SetMethod : null }.OfType<IMethodSymbol>();
    }

    private void NoteCollection(IArgumentOperation argument)
    {
        IOperation value = argument.Value;
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        bool isOutside = argument.Parent is not IInvocationOperation { TargetMethod: var method } || (method.DeclaringSyntaxReferences.Length == 0
            && !Names.IsCollection(method.ContainingType) && method.ContainingType.Name is not ("CollectionExtensions" or "CollectionsMarshal"));
        if (isOutside && argument.Parameter?.ContainingSymbol.DeclaringSyntaxReferences.Length == 0 && value.Type is INamedTypeSymbol type && Names.IsCollection(type))
        {
            HandedOut.Add(type);
        }
    }
}
