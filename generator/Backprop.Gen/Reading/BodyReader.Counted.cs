using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>
/// For statements that are counts: the counter is an int or long that only the step changes, the bound does not change while the loop runs,
/// and the counter cannot overflow.
/// </summary>
internal sealed partial class BodyReader
{
    /// <summary>The largest step allowed towards the length of a buffer: no array is so long that adding it would overflow.</summary>
    private const int MaxStepToLength = 50;

    private sealed record Counting(ILocalSymbol Counter, IOperation Bound, int Step, bool IsInclusive, IReadOnlyList<IOperation> OtherSteps);

    private Counting? CountingOf(IForLoopOperation loop)
    {
        if (loop.Condition is not IBinaryOperation { OperatorMethod: null, IsLifted: false } condition || loop.AtLoopBottom.Length == 0)
        {
            return null;
        }

        BinaryOperatorKind kind = condition.OperatorKind;
        IOperation bound = condition.RightOperand;
        ILocalSymbol? counter = (condition.LeftOperand as ILocalReferenceOperation)?.Local;
        if (counter is null || !loop.Locals.Contains(counter, SymbolEqualityComparer.Default))
        {
            counter = (condition.RightOperand as ILocalReferenceOperation)?.Local;
            bound = condition.LeftOperand;
            kind = kind switch
            {
                BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
                BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
                BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
                BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
                _ => kind,
            };
        }

        if (counter is null || !loop.Locals.Contains(counter, SymbolEqualityComparer.Default)
            || counter.Type.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64)
            || !SymbolEqualityComparer.Default.Equals(bound.Type, counter.Type))
        {
            return null;
        }

        int step = StepOf(loop.AtLoopBottom[loop.AtLoopBottom.Length - 1], counter);
        bool isUp = kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual;
        bool isDown = kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
        if (step == 0 || (step > 0 ? !isUp : !isDown))
        {
            return null;
        }

        bool isInclusive = kind is BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThanOrEqual;
        Changes changes = new(
            new(_frame.Facts.AssignedIn(loop).Select(item => item.Root), SymbolEqualityComparer.Default), new(SlotsOf(loop).Select(slot => slot.Variable)), MayChangeRows(loop));
        IReadOnlyList<IOperation> others = loop.AtLoopBottom.Take(loop.AtLoopBottom.Length - 1).ToList();
        bool isWritten = Assigns(loop.Body, counter) || others.Any(other => Assigns(other, counter));
        return !isWritten && IsFixed(bound, changes) && CannotOverflow(bound, step, isInclusive)
            ? new Counting(counter, bound, step, isInclusive, others)
            : null;
    }

    private bool Assigns(IOperation part, ISymbol variable) =>
        _frame.Facts.AssignedIn(part).Any(item => SymbolEqualityComparer.Default.Equals(item.Root, variable))
        || CapturedSlots(_frame).Any(slot => ReferenceEquals(slot.Variable, FindVariable(variable)));

    /// <summary>How much a step of a for statement adds to its counter; 0 if it is no such step.</summary>
    private static int StepOf(IOperation step, ILocalSymbol counter)
    {
        IOperation operation = step is IExpressionStatementOperation statement ? statement.Operation : step;
        switch (operation)
        {
            case IIncrementOrDecrementOperation { IsLifted: false, OperatorMethod: null } change when IsCounter(change.Target):
                return change.Kind == OperationKind.Increment ? 1 : -1;
            case ICompoundAssignmentOperation { OperatorMethod: null } change when IsCounter(change.Target) && Small(change.Value) is { } amount:
                return change.OperatorKind == BinaryOperatorKind.Add ? amount : change.OperatorKind == BinaryOperatorKind.Subtract ? -amount : 0;
            case ISimpleAssignmentOperation { Value: IBinaryOperation { OperatorMethod: null } sum } change when IsCounter(change.Target):
                if (sum.OperatorKind == BinaryOperatorKind.Add)
                {
                    return IsCounter(sum.LeftOperand) ? Small(sum.RightOperand) ?? 0 : IsCounter(sum.RightOperand) ? Small(sum.LeftOperand) ?? 0 : 0;
                }

                return sum.OperatorKind == BinaryOperatorKind.Subtract && IsCounter(sum.LeftOperand) ? -(Small(sum.RightOperand) ?? 0) : 0;
            default:
                return 0;
        }

        bool IsCounter(IOperation target) => target is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, counter);

        static int? Small(IOperation value) => value.ConstantValue switch
        {
            { HasValue: true, Value: int number } when number is > -(1 << 20) and < 1 << 20 => number,
            { HasValue: true, Value: long number } when number is > -(1 << 20) and < 1 << 20 => (int)number,
            _ => null,
        };
    }

    private static bool CannotOverflow(IOperation bound, int step, bool isInclusive)
    {
        if (bound.ConstantValue is { HasValue: true, Value: { } value })
        {
            long limit = value is long wide ? wide : (int)value;
            (long low, long high) = value is long ? (long.MinValue, long.MaxValue) : (int.MinValue, int.MaxValue);
            return step > 0 ? limit <= high - step : limit >= low - step;
        }

        // By ones, only a loop up to int.MaxValue itself could overflow, which would never end.
        return step is 1 or -1 || (step > 0 && !isInclusive && step <= MaxStepToLength && IsAtMostLength(bound));
    }

    private static bool IsAtMostLength(IOperation bound) => bound switch
    {
        IPropertyReferenceOperation { Property.Name: "Count", Instance.Type: INamedTypeSymbol type } => Names.IsCollection(type),
        IPropertyReferenceOperation property => IsLength(property),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, RightOperand.ConstantValue: { HasValue: true, Value: int and >= 0 } } difference =>
            IsAtMostLength(difference.LeftOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide, RightOperand.ConstantValue: { HasValue: true, Value: int and >= 1 } } quotient =>
            IsAtMostLength(quotient.LeftOperand),
        _ => false,
    };

    private static bool IsLength(IPropertyReferenceOperation property) => property.Property.Name == "Length" && Names.IsBuffer(property.Instance?.Type);

    /// <summary>What changes while a loop runs.</summary>
    /// <param name="Rows">whether an array of arrays may get another row</param>
    private sealed record Changes(HashSet<ISymbol> Symbols, HashSet<Variable> Variables, bool Rows)
    {
        public bool Keep(ISymbol symbol) => !Symbols.Contains(symbol);
    }

    /// <summary>Whether a row may be assigned: here, or in what is called with an array of arrays, or with variables of its own.</summary>
    private static bool MayChangeRows(IOperation loop) => loop.Descendants().Any(operation => operation switch
    {
        IAssignmentOperation assignment => assignment.Target is ITupleOperation || IsRow(assignment.Target),
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out ? IsRow(argument.Value) : Names.IsJagged(argument.Value.Type),
        IInvocationOperation invocation => invocation.TargetMethod.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke || invocation.Instance is not null,
        _ => false,
    });

    private static bool IsRow(IOperation place) => place is { Type: IArrayTypeSymbol } and not ILocalReferenceOperation { Local.IsRef: false };

    /// <summary>Whether an expression has no effects and the same value as long as these variables are all that changes.</summary>
    private bool IsFixed(IOperation expression, Changes changes)
    {
        if (expression.ConstantValue.HasValue)
        {
            return true;
        }

        switch (expression)
        {
            case ILocalReferenceOperation local:
                return changes.Keep(local.Local) && IsUnchanged(local.Local, changes);
            case IParameterReferenceOperation parameter:
                return changes.Keep(parameter.Parameter) && IsUnchanged(parameter.Parameter, changes);
            case IInstanceReferenceOperation:
                return changes.Keep(_frame.Facts.Method) && IsUnchanged(_frame.Facts.Method, changes);
            case IPropertyReferenceOperation { Instance: IArrayElementReferenceOperation { Indices.Length: 1 } row } property when IsLength(property) && !changes.Rows:
                return IsFixed(row.ArrayReference, changes) && IsFixed(row.Indices[0], changes);
            case IPropertyReferenceOperation property when IsLength(property):
                return IsFixed(property.Instance!, changes);
            case IMemberReferenceOperation { Instance: { } instance } member when ObjectOf(instance) is { } made:
                return PartNamed(made, member) is { } part && !SlotsUnder(part, "").Any(slot => changes.Variables.Contains(slot.Variable));
            case IPropertyReferenceOperation { Arguments.Length: 0, Instance: { Type.IsValueType: true } instance } property when IsStored(property.Property):
                return IsFixed(instance, changes);
            case IFieldReferenceOperation { Instance.Type.IsReferenceType: true, Field: var field } when _module.IsStored(field) && !Names.IsBuffer(field.Type):
                return false;
            case IFieldReferenceOperation { Instance: null }:
                return true;
            case IFieldReferenceOperation { Instance: { } instance }:
                return IsFixed(instance, changes);
            case IConversionOperation { OperatorMethod: null } conversion:
                return IsFixed(conversion.Operand, changes);
            case IUnaryOperation { OperatorMethod: null } unary:
                return IsFixed(unary.Operand, changes);
            case IBinaryOperation { OperatorMethod: null } binary when !IsShortCircuit(binary.OperatorKind):
                return IsFixed(binary.LeftOperand, changes) && IsFixed(binary.RightOperand, changes);
            case IInvocationOperation { TargetMethod.ContainingType: { } type } invocation when Names.IsSystem(type, "Math"):
                return invocation.Arguments.All(argument => IsFixed(argument.Value, changes));
            default:
                return false;
        }
    }

    /// <summary>The variable that a member of an object is kept in: of a collection, its count. Null if it is computed.</summary>
    private static Variable? PartNamed(Variable made, IMemberReferenceOperation member)
    {
        string name = IsCollection(made) && member.Member.Name == "Count" ? Size : member.Member is IFieldSymbol field ? Names.StoredName(field) : member.Member.Name;
        return made.Parts.TryGetValue(name, out Variable? part) ? part : null;
    }

    /// <summary>Whether the variable under a name, which may have other names, stays as it is; of an element of a buffer nobody knows.</summary>
    private bool IsUnchanged(ISymbol symbol, Changes changes) => FindVariable(symbol) is not { } variable || variable.Alias switch
    {
        null => !changes.Variables.Contains(variable),
        VariablePlace place => !changes.Variables.Contains(place.Variable),
        _ => false,
    };

    private void ReadCounted(IForLoopOperation loop, Counting counting)
    {
        Variable variable = _frame.Variables[counting.Counter];
        GraphType type = variable.Leaves[0].Inner;
        int start = LeafOf(variable, 0);
        int bound = ReadValue(counting.Bound);
        ReadCount(loop, variable, type, start, bound, counting.Step, counting.IsInclusive, () => ReadIteration(loop, loop.Body, counting.OtherSteps));
    }

    private void ReadCount(
        ILoopOperation loop, Variable variable, GraphType type, int start, int bound, int step, bool isInclusive, System.Action readBody)
    {
        Slot[] slots = Carried(loop, dropsUnset: true, variable);
        int counter = _graph.NewValue(type, variable.Name);
        ReadLoop(loop, slots, _ => new Counted(counter, start, bound, step, isInclusive), () =>
        {
            variable.Values[0] = counter;
            readBody();
        });
        variable.Values[0] = -1;
    }
}
