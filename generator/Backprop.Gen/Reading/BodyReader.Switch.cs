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

        Datum subject = Read(choice.Value);
        ISwitchCaseOperation? fallback = choice.Cases.FirstOrDefault(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));
        List<ISwitchCaseOperation> sections = choice.Cases.Where(section => section != fallback).ToList();
        Slot[] slots = SlotsOf(choice);
        ReadBlock(slots, label =>
        {
            Target target = new(label, slots);
            _frame.Targets[choice.ExitLabel] = target;
            ReadSections(subject, choice, sections, 0, fallback, target);
            Exit(target);
        });
    }

    private void ReadSections(
        Datum subject, ISwitchOperation choice, List<ISwitchCaseOperation> sections, int index, ISwitchCaseOperation? fallback, Target target)
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

        int? condition = MatchesAny(subject, choice, sections[index].Clauses);
        if (condition is not { } matches)
        {
            ReadStatements(sections[index].Body, 0, isBody: false);
            Exit(target);
            return;
        }

        Slot[] slots = SlotsOf(choice);
        int mark = _graph.Count;
        Arm then = ReadArm(slots, () =>
        {
            ReadStatements(sections[index].Body, 0, isBody: false);
            Exit(target);
        });
        Arm @else = ReadArm(slots, () => ReadSections(subject, choice, sections, index + 1, fallback, target));
        Branch(matches, then, @else, slots, Array.Empty<GraphType>(), mark);
    }

    /// <summary>Whether one of the labels of a section matches; null if one always does.</summary>
    private int? MatchesAny(Datum subject, ISwitchOperation choice, IReadOnlyList<ICaseClauseOperation> clauses)
    {
        int condition = -1;
        foreach (ICaseClauseOperation clause in clauses)
        {
            int? matches = clause switch
            {
                ISingleValueCaseClauseOperation single => MatchConstant(subject, choice.Value, choice.Value.Type, Operations.Equal, single.Value),
                IPatternCaseClauseOperation pattern => MatchGuarded(subject, choice.Value, pattern.Pattern, pattern.Guard),
                _ => throw Statement(clause, "This 'case'", "use constants, patterns, 'default', or a chain of 'if'"),
            };
            if (matches is not { } value)
            {
                return null;
            }

            condition = condition < 0 ? value : Apply(Operations.Or, GraphType.Boolean, condition, value);
        }

        return condition;
    }
}
