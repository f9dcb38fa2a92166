using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>What a body assigns in objects, and what it uses collections for. Of the objects that it makes for itself, that is no state that anybody else sees.</summary>
internal sealed partial class BodyFacts
{
    private readonly List<(ILocalSymbol Local, ISymbol Member)> _assignedParts = new();
    private readonly Dictionary<ISymbol, IOperation> _declaredObjects = new(SymbolEqualityComparer.Default);

    /// <summary>The collections of the library that are handed to methods without source.</summary>
    public HashSet<ITypeSymbol> HandedOut { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The methods that are called on collections of the library.</summary>
    public List<IMethodSymbol> CollectionCalls { get; } = new();

    private void DeclareObject(IVariableDeclaratorOperation declarator)
    {
        if (declarator is { Symbol.Type: { IsReferenceType: true } type, Initializer.Value: { } value } && !Names.IsBuffer(type))
        {
            _declaredObjects[declarator.Symbol] = value;
        }
    }

    private void AssignState(IMemberReferenceOperation target)
    {
        switch (HolderOf(target))
        {
            case ILocalReferenceOperation local:
                _assignedParts.Add((local.Local, target.Member));
                break;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } or IObjectCreationOperation:
            case IInstanceReferenceOperation when _method.MethodKind == MethodKind.Constructor && target.Instance is IInstanceReferenceOperation:
                // A new object's own fields nobody has seen before.
                break;
            default:
                AssignedState.Add(target.Member);
                break;
        }
    }

    private void TakeObjects(BodyFacts inner)
    {
        _assignedParts.AddRange(inner._assignedParts);
        foreach (KeyValuePair<ISymbol, IOperation> declared in inner._declaredObjects)
        {
            _declaredObjects[declared.Key] = declared.Value;
        }
    }

    /// <summary>What is assigned in objects that may come from outside is state after all.</summary>
    private void ResolveObjects() =>
        AssignedState.UnionWith(_assignedParts.Where(part => !IsMadeHere(part.Local)).Select(part => part.Member));

    private bool IsMadeHere(ILocalSymbol local)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        for (ISymbol next = local; seen.Add(next) && !_all.Any(assigned => SymbolEqualityComparer.Default.Equals(assigned.Root, next));)
        {
            switch (_declaredObjects.TryGetValue(next, out IOperation? value) ? HolderOf(value) : null)
            {
                case IObjectCreationOperation:
                case IInvocationOperation { TargetMethod: var method } when IsCopyInList(method):
                    return true;
                case ILocalReferenceOperation other:
                    next = other.Local;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsCopyInList(IMethodSymbol method) => method.Name == "ToList" && Names.IsEnumerable(method.ContainingType);

    /// <summary>What a chain of members starts from.</summary>
    private static IOperation? HolderOf(IOperation? operation)
    {
        while (operation is IMemberReferenceOperation or IConversionOperation { OperatorMethod: null })
        {
            operation = operation is IMemberReferenceOperation member ? member.Instance : ((IConversionOperation)operation).Operand;
        }

        return operation;
    }

    /// <summary>The member of a type or an instance that an assignment changes; null if it changes an element of a buffer, or fills in a new struct.</summary>
    private static IMemberReferenceOperation? StateOf(IOperation target)
    {
        while (target is IMemberReferenceOperation member and (IFieldReferenceOperation or IPropertyReferenceOperation))
        {
            if (member.Instance is not { } instance)
            {
                return member;
            }

            if (Names.IsBuffer(instance.Type) || instance is IInstanceReferenceOperation { Type.IsValueType: true })
            {
                return null;
            }

            if (instance.Type is not { IsValueType: true })
            {
                return member;
            }

            target = instance;
        }

        return null;
    }

    /// <summary>
    /// The names of the fields of objects that an operation changes by itself, without what it calls. What a loop carries and what a loop around it
    /// carries are both found with this, so that no object is changed in an inner loop only.
    /// </summary>
    public static IEnumerable<string> FieldsChangedBy(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => FieldsIn(assignment.Target),
        IIncrementOrDecrementOperation step => FieldsIn(step.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => FieldsIn(argument.Value),
        IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref, Initializer.Value: { } aliased } => FieldsIn(aliased),
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
            && !Names.IsCollection(method.ContainingType) && !IsCopyInList(method) && method.ContainingType.Name is not ("CollectionExtensions" or "CollectionsMarshal"));
        if (isOutside && argument.Parameter?.ContainingSymbol.DeclaringSyntaxReferences.Length == 0 && value.Type is INamedTypeSymbol type && Names.IsCollection(type))
        {
            HandedOut.Add(type);
        }
    }
}
