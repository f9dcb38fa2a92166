using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <content>What a body assigns: variables, what lies behind them, and state.</content>
internal sealed partial class BodyFacts
{
    private void Assign(IOperation target, Stack<(HashSet<Assigned>? Set, bool Returns)> open)
    {
        if (RootOf(target) is not { } assigned)
        {
            if (StateOf(target) is { } member)
            {
                AssignState(member);
            }

            StoreElement(target);
            return;
        }

        Assign(assigned, open);
    }

    private void CallOn(IOperation? instance, IMethodSymbol? member, Stack<(HashSet<Assigned>? Set, bool Returns)> open)
    {
        if (instance?.Type is ITypeParameterSymbol && RootOf(instance) is { } unknown)
        {
            Assign(unknown, open);
            return;
        }

        bool isStored = member?.AssociatedSymbol is IPropertySymbol property && BodyReader.IsStored(property);
        bool canChange = instance is { Type.IsValueType: true } && member is { IsReadOnly: false } && !isStored
            && (member.DeclaringSyntaxReferences.Length > 0 || Names.Has(member, "DifferentiableAttribute"));
        if (!canChange)
        {
            return;
        }

        if (RootOf(instance!) is { } root)
        {
            Assign(root with { By = member!.OriginalDefinition }, open);
        }
        else if (StateOf(instance!) is { } state)
        {
            CallsOnState.Add((state.Member, member!.OriginalDefinition));
        }
    }

    private void Use(ISymbol variable)
    {
        _used.Add(variable);
        Captures |= !IsOwn(variable) && variable is not ILocalSymbol { IsConst: true };
    }

    private void AssignParts(IOperation target, Stack<(HashSet<Assigned>? Set, bool Returns)> open)
    {
        switch (target)
        {
            case ITupleOperation tuple:
                foreach (IOperation element in tuple.Elements)
                {
                    AssignParts(element, open);
                }

                break;
            case IDeclarationExpressionOperation declaration:
                AssignParts(declaration.Expression, open);
                break;
            case not IDiscardOperation:
                Assign(target, open);
                break;
        }
    }

    private void Assign(Assigned assigned, Stack<(HashSet<Assigned>? Set, bool Returns)> open)
    {
        _all.Add(assigned);
        (HashSet<Assigned>? set, bool returns) = open.Pop();
        set ??= new HashSet<Assigned>();
        set.Add(assigned);
        open.Push((set, returns));
    }

    /// <summary>The variable that an assignment to this expression changes; null if it changes memory or state.</summary>
    private Assigned? RootOf(IOperation target)
    {
        string path = "";
        while (true)
        {
            switch (target)
            {
                case IDeclarationExpressionOperation declaration:
                    target = declaration.Expression;
                    break;
                case ILocalReferenceOperation local:
                    return new Assigned(local.Local, path);
                case IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } kept
                    when !SymbolEqualityComparer.Default.Equals(constructor, _method):
                    return new Assigned(_method, Join(Names.Kept(kept.Parameter), path));
                case IParameterReferenceOperation parameter:
                    return new Assigned(parameter.Parameter, path);
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } when _method is { ContainingType.IsValueType: true, IsReadOnly: false }:
                    return new Assigned(_method, path);
                case IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance } field:
                    path = Join(Names.StoredName(field.Field), path);
                    target = instance;
                    break;
                case IPropertyReferenceOperation { Instance: { Type.IsValueType: true } instance } property when !Names.IsBuffer(instance.Type) && !RefersToMemory(property.Property):
                    path = BodyReader.IsStored(property.Property) ? Join(property.Property.Name, path) : "";
                    target = instance;
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>Whether a property returns a reference, which then cannot be to a field of its own struct: C# wants to be told of those.</summary>
    private static bool RefersToMemory(IPropertySymbol property) => property.ReturnsByRef
        && !property.GetAttributes().Concat(property.GetMethod!.GetAttributes()).Any(attribute => attribute.AttributeClass?.Name == "UnscopedRefAttribute");

    private static string Join(string name, string path) => path.Length == 0 ? Names.Escape(name) : Names.Escape(name) + "." + path;
}
