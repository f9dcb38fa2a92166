using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>switch statements: a chain of branches inside a block that 'break' leaves.</summary>
internal sealed partial class BodyReader
{
    private void ReadSwitch(ISwitchOperation choice)
    {
        Note(choice.Syntax);
        if (choice.Cases.Length > BodyFacts.MaxDepth)
        {
            throw Refuse(Descriptors.TooDeep, choice.Value, BodyFacts.MaxDepth);
        }

        int value = ReadValue(choice.Value);
        ISwitchCaseOperation? fallback = choice.Cases.FirstOrDefault(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));
        List<ISwitchCaseOperation> sections = choice.Cases.Where(section => section != fallback).ToList();
        Slot[] slots = SlotsOf(choice);
        ReadBlock(slots, label =>
        {
            Target target = new(label, slots);
            _frame.Targets[choice.ExitLabel] = target;
            ReadSections(value, choice, sections, 0, fallback, target);
            Exit(target);
        });
    }

    private void ReadSections(
        int value, ISwitchOperation choice, List<ISwitchCaseOperation> sections, int index, ISwitchCaseOperation? fallback, Target target)
    {
        if (index == sections.Count)
        {
            if (fallback is not null)
            {
                ReadStatements(fallback.Body, 0, isBody: false);
            }

            Exit(target);
            return;
        }

        int condition = -1;
        foreach (ICaseClauseOperation clause in sections[index].Clauses)
        {
            int matches = Matches(value, choice.Value, clause);
            condition = condition < 0 ? matches : Apply(Operations.Or, GraphType.Boolean, condition, matches);
        }

        Slot[] slots = SlotsOf(choice);
        int mark = _graph.Count;
        Arm then = ReadArm(slots, () =>
        {
            ReadStatements(sections[index].Body, 0, isBody: false);
            Exit(target);
        });
        Arm @else = ReadArm(slots, () => ReadSections(value, choice, sections, index + 1, fallback, target));
        Branch(condition, then, @else, slots, Array.Empty<GraphType>(), mark);
    }

    private int Matches(int value, IOperation operand, ICaseClauseOperation clause)
    {
        switch (clause)
        {
            case ISingleValueCaseClauseOperation single:
                return Matches(value, operand, Operations.Equal, single.Value);
            case IPatternCaseClauseOperation { Guard: null, Pattern: IConstantPatternOperation constant }:
                return Matches(value, operand, Operations.Equal, constant.Value);
            case IPatternCaseClauseOperation { Guard: null, Pattern: IRelationalPatternOperation relation }:
                return Matches(value, operand, RelationOf(relation.OperatorKind), relation.Value);
            default:
                throw Statement(clause, "This 'case'", "use constants, 'default', or a chain of 'if'");
        }
    }

    private int Matches(int value, IOperation operand, Operation relation, IOperation constant)
    {
        if (_graph.TypeOf(value) is ScalarType)
        {
            return Apply(relation, GraphType.Boolean, value, ReadValue(constant));
        }

        (string code, List<int> inputs) = TextOf(constant);
        return External(operand, GraphType.Boolean, "{0} == " + Shift(code, 1), inputs.Prepend(value));
    }

    private static Operation RelationOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => Operations.Less,
        BinaryOperatorKind.LessThanOrEqual => Operations.LessOrEqual,
        BinaryOperatorKind.GreaterThan => Operations.Greater,
        _ => Operations.GreaterOrEqual,
    };
}
