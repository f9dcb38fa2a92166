using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>
/// What was computed already is not computed again: a pure operation (or a load with no write in between) on the same operands, in a region that
/// encloses this one, has the same result. Numbering values by what computes them does it in one walk. A result that bears another name of the
/// user's stays if it is cheap: <c>next = i + 1</c> and <c>j = i + 1</c> are two variables.
/// </summary>
internal sealed class CommonSubexpressions : Rewriter
{
    private readonly record struct Key(object Kind, GraphType Type, int First, int Second, int Third, int Epoch);

    private readonly Dictionary<Key, int> _available = new();
    private readonly Stack<Key> _added = new();

    /// <summary>Constants are not merged, as they print as literals; but equal ones count as one operand.</summary>
    private readonly Dictionary<(GraphType Type, long Bits), int> _literals = new();
    private readonly Dictionary<int, int> _numbers = new();
    private readonly Epochs _epochs;

    private CommonSubexpressions(Function function, bool isEntry)
        : base(function) => _epochs = new Epochs(function, isEntry);

    public static Function Run(Function function, bool isEntry) => new CommonSubexpressions(function, isEntry).Rewrite();

    protected override Region Rewrite(Region region)
    {
        int outside = _added.Count;
        Region rewritten = base.Rewrite(region);
        while (_added.Count > outside)
        {
            _available.Remove(_added.Pop());
        }

        return rewritten;
    }

    protected override void Rewrite(Node node, List<Node> output)
    {
        switch (node)
        {
            case Constant constant:
                Number(constant);
                break;
            case Apply apply when apply.Inputs.Count <= 3:
                if (IsAvailable(apply.Result, KeyOf(apply.Operation, apply.Result, apply.Inputs), apply.Operation.IsCheap))
                {
                    return;
                }

                break;
            case Load load:
                if (IsAvailable(load.Result, KeyOf(load.Path, load.Result, load.Buffer, load.Index) with { Epoch = _epochs.Of(load.Buffer) }, isCheap: true))
                {
                    return;
                }

                break;
            case Length length:
                if (IsAvailable(length.Result, KeyOf(nameof(Length), length.Result, length.Buffer), isCheap: true))
                {
                    return;
                }

                break;
            case Slice slice:
                if (IsAvailable(slice.Result, KeyOf(nameof(Slice), slice.Result, slice.Buffer, slice.Start, slice.Count), isCheap: true))
                {
                    return;
                }

                break;
        }

        _epochs.Pass(node);
        output.Add(NodeParts.MapRegions(node, Rewrite));
    }

    /// <summary>Whether the result can be replaced by one of before; if not, it is there for those that come.</summary>
    private bool IsAvailable(int result, Key key, bool isCheap)
    {
        if (!_available.TryGetValue(key, out int earlier))
        {
            _available.Add(key, result);
            _added.Push(key);
            return false;
        }

        string? name = Info(result).Name;
        string? earlierName = Info(earlier).Name;
        if (isCheap && name is not null && earlierName is not null && name != earlierName)
        {
            return false;
        }

        if (earlierName is null)
        {
            Rename(earlier, name);
        }

        Replace(result, earlier);
        return true;
    }

    private void Number(Constant constant)
    {
        (GraphType Type, long Bits) literal = (TypeOf(constant.Result), constant.Bits);
        if (!_literals.TryGetValue(literal, out int first))
        {
            first = constant.Result;
            _literals.Add(literal, first);
        }

        _numbers[constant.Result] = first;
    }

    private Key KeyOf(object kind, int result, EquatableArray<int> inputs) => KeyOf(
        kind, result, inputs.Count > 0 ? inputs[0] : -1, inputs.Count > 1 ? inputs[1] : -1, inputs.Count > 2 ? inputs[2] : -1);

    private Key KeyOf(object kind, int result, int first, int second = -1, int third = -1) =>
        new(kind, TypeOf(result), NumberOf(first), NumberOf(second), NumberOf(third), Epoch: 0);

    private int NumberOf(int value) => _numbers.TryGetValue(value, out int number) ? number : value;
}
