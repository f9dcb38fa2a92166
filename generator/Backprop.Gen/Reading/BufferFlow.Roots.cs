using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <content>The variables and members whose references a value may be.</content>
internal sealed partial class BufferFlow
{
    private void AddRoots(IOperation value, HashSet<ISymbol> roots, List<IOperation> members)
    {
        switch (value)
        {
            case ILocalReferenceOperation local:
                AddRoot(local.Local, roots, members);
                break;
            case IParameterReferenceOperation parameter:
                AddRoot(parameter.Parameter, roots, members);
                break;
            case IConversionOperation conversion:
                AddRoots(conversion.Operand, roots, members);
                break;
            case ISwitchExpressionOperation choice:
                foreach (ISwitchExpressionArmOperation arm in choice.Arms)
                {
                    AddRoots(arm.Value, roots, members);
                }

                break;
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                AddRoots(conditional.WhenTrue, roots, members);
                AddRoots(whenFalse, roots, members);
                break;
            case ISimpleAssignmentOperation assignment:
                AddRoots(assignment.Value, roots, members);
                break;
            case IImplicitIndexerReferenceOperation range:
                AddRoots(range.Instance, roots, members);
                break;
            case IArrayElementReferenceOperation { ArrayReference: var rows } when Names.IsBuffer(value.Type):
                AddRoots(rows, roots, members);
                break;
            case IPropertyReferenceOperation { Instance: { } memory } when Names.IsMemory(memory.Type):
                AddRoots(memory, roots, members);
                break;
            case IFieldReferenceOperation or IPropertyReferenceOperation when Names.IsBuffer(value.Type):
                members.Add(value);
                break;
            case IArgumentOperation argument when Names.IsBuffer(argument.Value.Type) || argument.Value is IConversionOperation:
                AddRoots(argument.Value, roots, members);
                break;
            case IInvocationOperation { TargetMethod: { Name: "ToArray" or "Clone", DeclaringSyntaxReferences.IsEmpty: true } }:
                // A copy is memory of its own.
                break;
            case IInvocationOperation or IObjectCreationOperation:
                foreach (IOperation child in value.ChildOperations.Where(child => MayComeBack(child, value)))
                {
                    if (child is IArgumentOperation || Names.IsBuffer(child.Type))
                    {
                        AddRoots(child, roots, members);
                    }
                }

                break;
        }
    }

    /// <summary>Whether a method may return what it is given: an array only if it has got one, not a span.</summary>
    private static bool MayComeBack(IOperation child, IOperation value) =>
        value.Type is not IArrayTypeSymbol || ((child as IArgumentOperation)?.Value ?? child).Type is not { } given || !Names.IsBuffer(given) || given is IArrayTypeSymbol;

    /// <summary>A fixed local that only names what another variable held then, stands for what it was given.</summary>
    private void AddRoot(ISymbol symbol, HashSet<ISymbol> roots, List<IOperation> members)
    {
        if (!Names.IsBuffer((symbol as ILocalSymbol)?.Type ?? ((IParameterSymbol)symbol).Type) || !roots.Add(symbol))
        {
            return;
        }

        if (!IsMoving(symbol) && _initial.TryGetValue(symbol, out IOperation? initial))
        {
            AddRoots(initial, roots, members);
        }
    }
}
