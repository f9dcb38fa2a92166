using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Differentiation;

/// <content>Branches are replayed on their condition, or on the exit by which an arm was left.</content>
internal sealed partial class ReverseSweep
{
    private int Compare(Operation comparison, int code, int number) =>
        _graph.Apply(comparison, GraphType.Boolean, code, _graph.Integer(number));

    private void ReverseExit(Exit exit)
    {
        IReadOnlyList<int> upstream = _labelAdjoints[exit.Label];
        for (int i = 0; i < exit.Values.Count; i++)
        {
            if (upstream[i] >= 0 && exit.Label == Function.ReturnLabel && _plan.TypeOf(exit.Values[i]) is BufferType { Element: var element } && !StructPaths.HasGradient(element))
            {
                CheckRows(_primal.FetchBuffer(exit.Values[i]), upstream[i]);
                continue;
            }

            if (upstream[i] < 0 || !Activity.IsActive(exit.Values[i]))
            {
                continue;
            }

            if (_plan.TypeOf(exit.Values[i]).IsBuffer)
            {
                AddUpstream(_primal.Shadow(exit.Values[i]), upstream[i]);
            }
            else
            {
                _adjoints.Add(exit.Values[i], upstream[i]);
            }
        }
    }

    private void ReverseIf(If branch, RegionInfo info, int code)
    {
        _labelAdjoints[branch.Label] = branch.Results.Select(result => _adjoints.Take(result, out int adjoint) ? adjoint : -1).ToList();
        _adjoints.Branch(
            () => WentThen(branch, code),
            info,
            () => ReverseArm(branch, branch.Then, info, code),
            () => ReverseArm(branch, branch.Else, info, code));
    }

    /// <summary>
    /// What an arm needs of the region around it is found inside the arm if that exits: where it did not run, what comes before it may not have run
    /// either, and memory that was not made cannot be found.
    /// </summary>
    private void ReverseArm(If branch, Region arm, RegionInfo info, int code)
    {
        bool exits = arm.Terminator().Label != branch.Label;
        if (exits)
        {
            _primal.Enter(info);
        }

        Reverse(_plan.Structure.InfoOf(arm), code);
        if (exits)
        {
            _primal.Leave();
        }
    }

    /// <summary>Which arm ran: told by the exit if an arm was left early, else by the condition.</summary>
    private int WentThen(If branch, int code)
    {
        ExitRange thenEscapes = _plan.Structure.EscapesOf(branch.Then);
        ExitRange elseEscapes = _plan.Structure.EscapesOf(branch.Else);
        bool thenFalls = branch.Then.Terminator().Label == branch.Label;
        bool elseFalls = branch.Else.Terminator().Label == branch.Label;
        if (!thenFalls)
        {
            return Inside(code, thenEscapes);
        }

        if (!elseFalls)
        {
            return Not(Inside(code, elseEscapes));
        }

        int condition = _primal.Fetch(branch.Condition);
        if (!elseEscapes.IsEmpty)
        {
            condition = _graph.Apply(Operations.And, GraphType.Boolean, condition, Not(Inside(code, elseEscapes)));
        }

        return thenEscapes.IsEmpty
            ? condition
            : _graph.Apply(Operations.Or, GraphType.Boolean, condition, Inside(code, thenEscapes));
    }

    private int Inside(int code, ExitRange range) => range.First == range.Last
        ? Compare(Operations.Equal, code, range.First)
        : _graph.Apply(
            Operations.And,
            GraphType.Boolean,
            Compare(Operations.GreaterOrEqual, code, range.First),
            Compare(Operations.LessOrEqual, code, range.Last));

    private int Not(int condition) => _graph.Apply(Operations.Not, GraphType.Boolean, condition);
}
