using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>
/// Decides which values are printed inside the expression that uses them, and which get a variable. A value moves into its
/// only use if nothing in between could change it, or be overtaken by an exception of it; expressions stay short.
/// </summary>
internal sealed partial class Inlining
{
    private readonly Layout _layout;
    private readonly Function _function;
    private readonly Barriers _barriers;
    private readonly int[] _uses;
    private readonly Step?[] _user;
    private readonly bool[] _inlined;
    private readonly int[] _printedAt;
    private readonly List<int>[] _reads;
    private readonly HashSet<Step> _expressions = new();
    private readonly bool[] _hasLength;
    private readonly bool[] _inside;

    /// <summary>The steps that are printed in the head of a loop.</summary>
    private readonly bool[] _isRepeated;

    public Inlining(Layout layout)
    {
        _layout = layout;
        _function = layout.Function;
        Wanted = Demand.Of(layout);
        _barriers = new Barriers(layout, Wanted);
        int values = _function.Values.Count;
        _uses = new int[values];
        _user = new Step?[values];
        _inlined = new bool[values];
        _hasLength = new bool[values];
        _reads = new List<int>[layout.Steps.Count];
        _printedAt = new int[layout.Steps.Count];
        _inside = new bool[layout.Steps.Count];
        _isRepeated = new bool[layout.Steps.Count];
        CountUses();
        FindExpressions();
        for (int i = layout.Steps.Count - 1; i >= 0; i--)
        {
            _printedAt[i] = i;
            Decide(layout.Steps[i]);
        }

        KeepShort();
    }

    public bool[] Wanted { get; }

    /// <summary>Whether the value is printed inside its use.</summary>
    public bool IsInlined(int value) => _inlined[value];

    /// <summary>Whether a branch is printed as an expression (<c>?:</c>, <c>&amp;&amp;</c>, <c>||</c>).</summary>
    public bool IsExpression(Step branch) => _expressions.Contains(branch);

    /// <summary>Whether the step stands in an arm of such a branch.</summary>
    public bool IsInside(Step step) => _inside[step.Position];

    /// <summary>The values that a step reads itself.</summary>
    public List<int> Reads(Step step) => _reads[step.Position];

    /// <summary>The values that a step reads when it is printed: those of the arms too, if it is a branch that is an expression.</summary>
    public IEnumerable<int> AllReads(Step step)
    {
        foreach (int value in Reads(step))
        {
            yield return value;
        }

        if (IsExpression(step))
        {
            foreach (Step inner in Inside(step))
            {
                foreach (int value in Reads(inner))
                {
                    yield return value;
                }
            }
        }
    }

    /// <summary>The only wanted result of a branch, or -1.</summary>
    public int OnlyResult(If branch)
    {
        int only = -1;
        for (int i = 0; i < branch.Results.Count; i++)
        {
            if (Wanted[branch.Results[i]])
            {
                if (only >= 0)
                {
                    return -1;
                }

                only = branch.Results[i];
            }
        }

        return only;
    }

    /// <summary>Whether a step is printed at all.</summary>
    public bool IsPrinted(Step step)
    {
        if (step.IsUnreachable)
        {
            return false;
        }

        if (step.Node is Allocate allocate)
        {
            return Wanted[allocate.Result] || Wanted[allocate.Handle];
        }

        int result = ResultOf(step);
        return result < 0 || (Wanted[result] ? !_inlined[result] : !Effects.IsDroppable(step.Node, _function) && step.Node is not Length);
    }

    /// <summary>The value of a step that is an expression; -1 for all other steps.</summary>
    public int ResultOf(Step step) => step.Node switch
    {
        Constant n => n.Result,
        Apply n => n.Result,
        Load n => n.Result,
        Length n => n.Result,
        Slice n => n.Result,
        Recall n => n.Result,
        Resolve n => n.Result,
        Get n => n.Result,
        If n when IsExpression(step) => OnlyResult(n),
        _ => -1,
    };

    private void CountUses()
    {
        foreach (Step step in _layout.Steps)
        {
            List<int> reads = _reads[step.Position] = Writing.Reads.Of(step, _layout, Wanted);
            int result = ResultOf(step);
            if (step.IsUnreachable || (result >= 0 && !Wanted[result] && Effects.IsDroppable(step.Node, _function))
                || (step.Node is Set set && !Wanted[set.Cell]))
            {
                reads.Clear();
                continue;
            }

            foreach (int value in reads)
            {
                _uses[value]++;
                _user[value] = step;
                _hasLength[value] |= step.Node is Length;
            }
        }
    }

    private void Decide(Step step)
    {
        int result = ResultOf(step);
        if (result < 0 || !Wanted[result] || step.IsUnreachable || _inlined[result])
        {
            return;
        }

        if (step.Node is Constant or Length or Apply { Inputs.Count: 0 })
        {
            // Spelled in place, however often, but for a zero that C# would not divide by.
            _inlined[result] = step.Node is not Constant constant || !IsZeroDivisor(constant);
            return;
        }

        Step? user = _user[result];
        if (_uses[result] != 1 || user is null || user.Region != step.Region || _function.Values[result].Name is not null || _hasLength[result]
            || step.Node is Get || !CanMove(step, user, result))
        {
            return;
        }

        _inlined[result] = true;
        _isRepeated[step.Position] = IsRepeated(user);
        MoveTo(step, _printedAt[user.Position]);
    }

    private bool IsRepeated(Step user) => user.Kind == StepKind.LoopHead || _isRepeated[user.Position];

    private bool CanMove(Step step, Step user, int result)
    {
        int from = step.Position;
        int to = _printedAt[user.Position];
        bool reads = ReadsMemory(step);
        bool throws = Effects.Throws(step.Node, _function);
        if (IsRepeated(user) && (reads || throws || step.Node is not Apply { Operation.IsCheap: true }))
        {
            // The bound, and what is printed inside of it, is evaluated again for every iteration.
            return false;
        }

        if (user.Node is Apply { Operation.Spelling: Spelling.Conditional } choice && (reads || throws) && choice.Inputs[0] != result)
        {
            return false;
        }

        if ((reads || throws) && (_barriers.HasEffect(from, to) || _barriers.HasThrower(from, to)))
        {
            return false;
        }

        if (user.Node is Allocate or Recall && step.Node is not Constant)
        {
            // The count is printed twice.
            return false;
        }

        if (throws && (_barriers.HasLoad(from, to) || user.Node is Store or Accumulate))
        {
            return false;
        }

        foreach (int leaf in AllReads(step))
        {
            if (!_inlined[leaf] && _function.Values[leaf].Name is { } name && _barriers.IsRenamed(name, from, to))
            {
                return false;
            }
        }

        return true;
    }

    private void MoveTo(Step step, int position)
    {
        _printedAt[step.Position] = position;
        foreach (Step inner in Inside(step))
        {
            _printedAt[inner.Position] = position;
        }
    }

    /// <summary>The steps in the arms of a branch that is an expression.</summary>
    private static IEnumerable<Step> Inside(Step step)
    {
        foreach (IReadOnlyList<Step> arm in new[] { step.Then, step.Else })
        {
            foreach (Step inner in arm)
            {
                yield return inner;
                foreach (Step nested in Inside(inner))
                {
                    yield return nested;
                }
            }
        }
    }

    private static bool ReadsMemory(Step step)
    {
        if (step.Node is Load)
        {
            return true;
        }

        foreach (Step inner in Inside(step))
        {
            if (inner.Node is Load)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsZeroDivisor(Constant constant) =>
        constant.Bits == 0 && !_function.TypeOf(constant.Result).IsFloating && _zeroDivisors.Contains(constant.Result);
}
