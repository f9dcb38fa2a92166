using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Graph;

/// <summary>Verifies one function: definitions, scopes, labels and arities. Recursive over regions, never over expressions.</summary>
internal sealed partial class FunctionVerifier
{
    private readonly Module _module;
    private readonly Function _function;
    private readonly List<string> _errors;
    private readonly bool[] _defined;
    private readonly bool[] _visible;
    private readonly HashSet<int> _labels = new() { Function.ReturnLabel };

    /// <summary>The types that an exit of each enclosing label must bring.</summary>
    private readonly Dictionary<int, GraphType[]> _targets = new();

    private Node? _node;
    private bool _isInCondition;

    public FunctionVerifier(Module module, Function function, List<string> errors)
    {
        _module = module;
        _function = function;
        _errors = errors;
        _defined = new bool[function.Values.Count];
        _visible = new bool[function.Values.Count];
    }

    public void Run()
    {
        foreach (GraphType type in _function.Results.Where(type => !type.IsBuffer && !IsFlowing(type)))
        {
            Report($"a result of type {GraphText.Type(type)}");
        }

        if (_function.IsRecomputed && _function.Results.Any(type => type.IsBuffer))
        {
            Report("memory that is made anew each time it is run is returned");
        }

        _targets[Function.ReturnLabel] = _function.Results.ToArray();
        Check(_function.Body);
    }

    private void Check(Region region, int counter = -1)
    {
        var opened = new List<int>();
        if (counter >= 0)
        {
            Define(counter, opened);
        }

        foreach (int parameter in region.Parameters)
        {
            Define(parameter, opened);
        }

        for (int i = 0; i < region.Nodes.Count; i++)
        {
            Node node = region.Nodes[i];
            bool isLast = i == region.Nodes.Count - 1;
            _node = node;
            if (node is Exit != isLast)
            {
                Report(isLast ? "a region ends without an exit" : "an exit before the end of its region");
            }

            Check(node);
            _node = node;
            NodeParts.ForEachResult(node, value => Define(value, opened));
        }

        _node = null;
        if (region.Nodes.Count == 0)
        {
            Report("an empty region");
        }

        foreach (int value in opened)
        {
            _visible[value] = false;
        }
    }

    private void Check(Node node)
    {
        bool usable = true;
        NodeParts.ForEachOperand(node, value => usable &= Use(value));
        if (!usable)
        {
            return;
        }

        if (_isInCondition && !(node is Constant or Apply or Load or Length or Slice or Resolve or Get or Note or Exit or If or Block { Disposes: false }))
        {
            Report("an effect in the condition of a loop");
        }

        switch (node)
        {
            case Exit exit:
                CheckExit(exit);
                break;
            case If branch:
                Expect(branch.Condition, GraphType.Boolean);
                CheckFlowing(branch.Results);
                Within(branch.Label, branch.Results, () =>
                {
                    Check(branch.Then);
                    Check(branch.Else);
                });
                break;
            case Block block:
                if (block.Disposes && block.Journals.Append(block.Resource).Any(value => TypeOf(value) is not OpaqueType))
                {
                    Report("a resource that is a number or memory");
                }

                CheckFlowing(block.Results);
                Within(block.Label, block.Results, () => Check(block.Body));
                break;
            case Loop loop:
                CheckLoop(loop);
                break;
            default:
                CheckTypes(node);
                break;
        }
    }

    private void CheckExit(Exit exit)
    {
        if (!_targets.TryGetValue(exit.Label, out GraphType[]? types))
        {
            Report("an exit of a label that does not enclose it");
        }
        else if (types.Length != exit.Values.Count)
        {
            Report($"an exit with {exit.Values.Count} values where {types.Length} are awaited");
        }
        else
        {
            for (int i = 0; i < types.Length; i++)
            {
                Expect(exit.Values[i], types[i]);
            }
        }
    }

    private void CheckLoop(Loop loop)
    {
        if (loop.Segments is { Count: < 0 })
        {
            Report("less than no segments");
        }

        CheckFlowing(loop.Results);
        CheckSame(loop.Results, loop.Initial, "initial values");
        CheckSame(loop.Results, loop.Body.Parameters, "parameters");
        if (loop.Head is While head)
        {
            CheckSame(loop.Results, head.Condition.Parameters, "parameters of its condition");
            Dictionary<int, GraphType[]> outer = new(_targets);
            bool wasInCondition = _isInCondition;
            _targets.Clear();
            _isInCondition = true;
            Within(head.Label, new[] { GraphType.Boolean }, () => Check(head.Condition));
            _isInCondition = wasInCondition;
            foreach (KeyValuePair<int, GraphType[]> target in outer)
            {
                _targets.Add(target.Key, target.Value);
            }
        }

        int counter = -1;
        if (loop.Head is Counted counted)
        {
            counter = counted.Counter;
            GraphType type = TypeOf(counter);
            Expect(counted.Start, type);
            Expect(counted.Bound, type);
            if (!IsIntegral(type) || counted.Step == 0)
            {
                Report("a counter that does not count");
            }
        }

        Within(loop.Break, loop.Results, () => Within(loop.Continue, loop.Results, () => Check(loop.Body, counter)));
    }

    private void CheckSame(EquatableArray<int> results, EquatableArray<int> values, string what)
    {
        if (results.Count != values.Count)
        {
            Report($"a loop with {results.Count} results and {values.Count} {what}");
            return;
        }

        for (int i = 0; i < results.Count; i++)
        {
            Expect(values[i], TypeOf(results[i]));
        }
    }

    private void CheckFlowing(EquatableArray<int> results)
    {
        foreach (int result in results.Where(result => !IsFlowing(TypeOf(result))))
        {
            Report($"{Name(result)} is a {GraphText.Type(TypeOf(result))}, which cannot be the result of a construct");
        }
    }

    private void Within(int label, IEnumerable<int> results, System.Action check) => Within(label, results.Select(TypeOf), check);

    private void Within(int label, IEnumerable<GraphType> types, System.Action check)
    {
        if (!_labels.Add(label))
        {
            Report($"label @{label} stands twice");
        }

        _targets[label] = types.ToArray();
        check();
        _targets.Remove(label);
    }

    private void Define(int value, List<int> opened)
    {
        if (value < 0 || value >= _defined.Length)
        {
            Report($"{Name(value)} is no value of the function");
            return;
        }

        if (_defined[value])
        {
            Report($"{Name(value)} is defined twice");
        }

        if (TypeOf(value) is StructType)
        {
            Report($"{Name(value)} is a struct");
        }

        _defined[value] = true;
        _visible[value] = true;
        opened.Add(value);
    }

    private bool Use(int value)
    {
        if (value >= 0 && value < _visible.Length && _visible[value])
        {
            return true;
        }

        Report($"{Name(value)} is used where it is not visible");
        return false;
    }

    private void Report(string message) =>
        _errors.Add($"{_function.Name}: {message}" + (_node is null ? "" : $", in: {GraphPrinter.FirstLine(_function, _node)}"));

    private static string Name(int value) => "%" + GraphText.Integer(value);
}
