using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Expressions that choose between values: ?: and switch expressions.</summary>
internal sealed partial class BodyReader
{
    /// <summary>What the arms of a choice evaluate to: numbers, or references to buffers of a domain.</summary>
    private sealed class Meeting
    {
        public Meeting(Form form, Domain? domain)
        {
            Form = form;
            Domain = domain;
        }

        public Form Form { get; }

        public Domain? Domain { get; }

        /// <summary>Whether what is chosen is held constant; unknown before an arm has been read.</summary>
        public bool? IsStopped { get; set; }

        public GraphType[] Types => (Domain is null ? Forms.LeavesOf(Form) : LeavesOf(Domain)).Select(leaf => leaf.Inner).ToArray();
    }

    private Meeting MeetingOf(IOperation choice)
    {
        Form form = FormOf(choice.Type, choice);
        bool isMadeInside = form is BufferForm { Rank: 1, IsJagged: false } && choice.DescendantsAndSelf().Any(BufferFlow.Makes);
        return new Meeting(form, form is BufferForm ? new Domain(_area!, isMadeInside || !_frame.Facts.Buffers.IsWhole(choice)) : null);
    }

    private Datum ReadConditional(IConditionalOperation conditional, IOperation whenFalse)
    {
        int condition = ReadValue(conditional.Condition);
        Meeting meeting = MeetingOf(conditional);
        Slot[] slots = SlotsOf(conditional);
        int mark = _graph.Count;
        Arm then = ReadArm(slots, () => ReadInto(meeting, conditional.WhenTrue), condition, true);
        Arm @else = ReadArm(slots, () => ReadInto(meeting, whenFalse), condition, false);
        return Met(meeting, Branch(condition, then, @else, slots, meeting.Types, mark));
    }

    private Datum ReadSwitchExpression(ISwitchExpressionOperation choice)
    {
        if (choice.Arms.Length > BodyFacts.MaxDepth)
        {
            throw Refuse(Descriptors.TooDeep, choice.Value, BodyFacts.MaxDepth);
        }

        Datum subject = Read(choice.Value);
        Meeting meeting = MeetingOf(choice);
        return Met(meeting, ReadArms(choice, subject, meeting, 0));
    }

    /// <summary>The arms from one on: a match and its value, or else the rest.</summary>
    private int[] ReadArms(ISwitchExpressionOperation choice, Datum subject, Meeting meeting, int index)
    {
        if (index == choice.Arms.Length)
        {
            return ThrowUnmatched(choice, subject, meeting);
        }

        ISwitchExpressionArmOperation arm = choice.Arms[index];
        if (MatchGuarded(subject, choice.Value, arm.Pattern, arm.Guard) is not { } condition)
        {
            return ReadInto(meeting, arm.Value);
        }

        Slot[] slots = SlotsOf(choice);
        int mark = _graph.Count;
        Arm then = ReadArm(slots, () => ReadInto(meeting, arm.Value), condition, true);
        Arm @else = ReadArm(slots, () => ReadArms(choice, subject, meeting, index + 1), condition, false);
        return Branch(condition, then, @else, slots, meeting.Types, mark);
    }

    /// <summary>No arm matches: throws what C# throws.</summary>
    private int[] ThrowUnmatched(ISwitchExpressionOperation choice, Datum subject, Meeting meeting)
    {
        const string exception = "System.Runtime.CompilerServices.SwitchExpressionException";
        bool isKnown = _module.Compilation.GetTypeByMetadataName(exception) is not null;
        List<int> inputs = new();
        if (isKnown && subject is Scalar { Value: var value } && FormOf(choice.Value.Type, choice.Value) is { } form)
        {
            // The message has the value in it; it is no use of the value that a gradient could go through.
            value = _graph.TypeOf(value) is { IsFloating: true } type ? Apply(Operations.Stop, type, value) : value;
            inputs.Add(Outer(value, Forms.LeavesOf(form)[0]));
        }

        string code = isKnown ? $"new global::{exception}({(inputs.Count > 0 ? "{0}" : "")})" : "new global::System.InvalidOperationException()";
        ThrowText(code, inputs, choice);
        Leave();
        return Array.Empty<int>();
    }

    private int[] ReadInto(Meeting meeting, IOperation operation)
    {
        Datum datum = Read(operation);
        if (datum is Nothing)
        {
            return Array.Empty<int>();
        }

        if (meeting.Domain is not { } domain)
        {
            return LeavesOf(Fit(Mingled(datum, operation), meeting.Form, operation), operation);
        }

        Reference reference = AsReference(datum, operation);
        meeting.IsStopped = SameConstancy(meeting.IsStopped, reference, operation);
        return IntsOf(ToMoving(reference, domain, operation));
    }

    private static Datum Met(Meeting meeting, int[] values) => values.Length == 0 ? Nothing.Instance
        : meeting.Domain is { } domain ? new Reference(-1, MovingOf(domain, values), (BufferForm)meeting.Form, meeting.IsStopped == true)
        : Compose(meeting.Form, values);
}
