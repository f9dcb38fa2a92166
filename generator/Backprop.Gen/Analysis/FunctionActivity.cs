using System.Collections.Generic;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Analysis;

/// <summary>The activity of one function's values, spread until nothing changes.</summary>
internal sealed class FunctionActivity
{
    private readonly Function _function;
    private readonly bool[] _varied;
    private readonly bool[] _useful;
    private readonly Dictionary<int, EquatableArray<int>> _targets = new();
    private readonly HashSet<int> _returnsVaried = new();
    private readonly HashSet<int> _usefulResults = new();
    private readonly bool _isEntry;
    private bool _changed;

    public FunctionActivity(Function function, bool isEntry)
    {
        _function = function;
        _isEntry = isEntry;
        _varied = new bool[function.Values.Count];
        _useful = new bool[function.Values.Count];
        Aliasing = new Aliasing(function, parametersAreDisjoint: isEntry);
    }

    public Aliasing Aliasing { get; }

    public bool IsVaried(int value) => _varied[Key(value)] && CarriesGradient(value);

    /// <summary>Whether the value has an adjoint; for a buffer, whether it has a shadow.</summary>
    public bool IsActive(int value) => _varied[Key(value)] && _useful[Key(value)] && CarriesGradient(value);

    /// <summary>Whether a result of the function has an upstream gradient that matters.</summary>
    public bool ReturnsActive(int result) => _returnsVaried.Contains(result) && _usefulResults.Contains(result);

    /// <summary>Declares which parameters are varied from outside.</summary>
    public void Seed(IReadOnlyList<bool> active)
    {
        for (int i = 0; i < active.Count; i++)
        {
            if (active[i])
            {
                Vary(_function.Parameters[i]);
            }
        }
    }

    public bool SpreadForward(Activity module)
    {
        bool any = false;
        do
        {
            _changed = false;
            SpreadForward(_function.Body, module);
            any |= _changed;
        }
        while (_changed);
        return any;
    }

    public bool SpreadBackward(Activity module)
    {
        bool any = false;
        if (_isEntry)
        {
            for (int i = 0; i < _function.Results.Count; i++)
            {
                _usefulResults.Add(i);
            }

            foreach (int parameter in _function.Parameters)
            {
                if (_function.TypeOf(parameter).IsBuffer)
                {
                    Use(parameter);
                }
            }
        }

        do
        {
            _changed = false;
            SpreadBackward(_function.Body, module);
            any |= _changed;
        }
        while (_changed);
        return any;
    }

    private void SpreadForward(Region region, Activity module)
    {
        foreach (Node node in region.Nodes)
        {
            switch (node)
            {
                case Apply apply:
                    foreach (int input in PassedBy(apply))
                    {
                        VaryIf(IsVaried(input), apply.Result);
                    }

                    break;
                case Load load:
                    VaryIf(IsVaried(load.Buffer) && PathCarriesGradient(load.Buffer, load.Path), load.Result);
                    break;
                case Store store:
                    VaryIf(IsVaried(store.Value) && PathCarriesGradient(store.Buffer, store.Path), store.Buffer);
                    break;
                case Accumulate accumulate:
                    VaryIf(IsVaried(accumulate.Value), accumulate.Buffer);
                    break;
                case Copy copy:
                    VaryIf(IsVaried(copy.Source), copy.Destination);
                    break;
                case Allocate allocate when module.HasRecalls:
                    Vary(allocate.Result);
                    Use(allocate.Result);
                    break;
                case Recall recall:
                    Vary(recall.Result);
                    break;
                case Push push:
                    VaryIf(IsVaried(push.Value), push.Tape);
                    break;
                case Pop pop:
                    VaryIf(_varied[pop.Tape], pop.Result);
                    break;
                case Set set:
                    VaryIf(IsVaried(set.Value), set.Cell);
                    break;
                case Get get:
                    VaryIf(_varied[get.Cell], get.Result);
                    break;
                case Invoke invoke:
                    SpreadForward(invoke, module);
                    break;
                case Exit exit:
                    SpreadForward(exit);
                    break;
                case Loop loop:
                    _targets[loop.Break] = loop.Results;
                    _targets[loop.Continue] = loop.Body.Parameters;
                    for (int i = 0; i < loop.Initial.Count; i++)
                    {
                        VaryIf(IsVaried(loop.Initial[i]), loop.Body.Parameters[i]);
                        VaryIf(IsVaried(loop.Body.Parameters[i]), loop.Results[i]);
                    }

                    SpreadForward(loop.Body, module);
                    break;
                case If branch:
                    _targets[branch.Label] = branch.Results;
                    SpreadForward(branch.Then, module);
                    SpreadForward(branch.Else, module);
                    break;
                case Block block:
                    _targets[block.Label] = block.Results;
                    SpreadForward(block.Body, module);
                    break;
            }
        }
    }

    private void SpreadForward(Exit exit)
    {
        for (int i = 0; i < exit.Values.Count; i++)
        {
            if (exit.Label != Function.ReturnLabel)
            {
                VaryIf(IsVaried(exit.Values[i]), _targets[exit.Label][i]);
            }
            else if (IsVaried(exit.Values[i]) && _returnsVaried.Add(i))
            {
                _changed = true;
            }
        }
    }

    private void SpreadForward(Invoke invoke, Activity module)
    {
        FunctionActivity callee = module[invoke.Function];
        for (int i = 0; i < invoke.Inputs.Count; i++)
        {
            if (IsVaried(invoke.Inputs[i]) && !callee._varied[callee.Key(callee._function.Parameters[i])])
            {
                callee.Vary(callee._function.Parameters[i]);
                _changed = true;
            }

            VaryIf(callee.IsVaried(callee._function.Parameters[i]) && IsMemory(invoke.Inputs[i]), invoke.Inputs[i]);
        }

        for (int i = 0; i < invoke.Results.Count; i++)
        {
            VaryIf(callee._returnsVaried.Contains(i), invoke.Results[i]);
        }
    }

    private void SpreadBackward(Region region, Activity module)
    {
        for (int at = region.Nodes.Count - 1; at >= 0; at--)
        {
            switch (region.Nodes[at])
            {
                case Apply apply when _useful[apply.Result]:
                    UseAll(PassedBy(apply));
                    break;
                case Load load when _useful[load.Result]:
                    Use(load.Buffer);
                    break;
                case Store store when _useful[Key(store.Buffer)]:
                    Use(store.Value);
                    break;
                case Accumulate accumulate when _useful[Key(accumulate.Buffer)]:
                    Use(accumulate.Value);
                    break;
                case Copy copy when _useful[Key(copy.Destination)]:
                    Use(copy.Source);
                    break;
                case Recall recall:
                    Use(recall.Result);
                    break;
                case Pop pop when _useful[pop.Result]:
                    Use(pop.Tape);
                    break;
                case Push push when _useful[push.Tape]:
                    Use(push.Value);
                    break;
                case Get get when _useful[get.Result]:
                    Use(get.Cell);
                    break;
                case Set set when _useful[set.Cell]:
                    Use(set.Value);
                    break;
                case Invoke invoke:
                    SpreadBackward(invoke, module);
                    break;
                case Exit exit:
                    SpreadBackward(exit);
                    break;
                case Loop loop:
                    for (int i = 0; i < loop.Initial.Count; i++)
                    {
                        UseIf(_useful[loop.Results[i]], loop.Body.Parameters[i]);
                    }

                    SpreadBackward(loop.Body, module);
                    for (int i = 0; i < loop.Initial.Count; i++)
                    {
                        UseIf(_useful[loop.Body.Parameters[i]], loop.Initial[i]);
                    }

                    break;
                case If branch:
                    SpreadBackward(branch.Else, module);
                    SpreadBackward(branch.Then, module);
                    break;
                case Block block:
                    SpreadBackward(block.Body, module);
                    break;
            }
        }
    }

    private void SpreadBackward(Exit exit)
    {
        for (int i = 0; i < exit.Values.Count; i++)
        {
            UseIf(
                exit.Label == Function.ReturnLabel ? _usefulResults.Contains(i) : _useful[_targets[exit.Label][i]],
                exit.Values[i]);
        }
    }

    private void SpreadBackward(Invoke invoke, Activity module)
    {
        FunctionActivity callee = module[invoke.Function];
        for (int i = 0; i < invoke.Results.Count; i++)
        {
            if (_useful[invoke.Results[i]] && callee._usefulResults.Add(i))
            {
                _changed = true;
            }
        }

        for (int i = 0; i < invoke.Inputs.Count; i++)
        {
            int parameter = callee._function.Parameters[i];
            UseIf(callee._useful[callee.Key(parameter)], invoke.Inputs[i]);
            if (IsMemory(invoke.Inputs[i]) && _useful[Key(invoke.Inputs[i])] && !callee._useful[callee.Key(parameter)])
            {
                callee.Use(parameter);
                _changed = true;
            }
        }
    }

    private bool IsMemory(int value) => _function.TypeOf(value) is BufferType or TapeType;

    private int Key(int value) => _function.TypeOf(value).IsBuffer ? Aliasing.ClassOf(value) : value;

    private bool CarriesGradient(int value) => _function.TypeOf(value) switch
    {
        BufferType buffer => StructPaths.HasGradient(buffer.Element),
        CellType cell => cell.Element.IsFloating,
        TapeType tape => tape.Element is ScalarKind.Double or ScalarKind.Single,
        GraphType type => type.IsFloating,
    };

    private bool PathCarriesGradient(int buffer, string path) =>
        StructPaths.At(((BufferType)_function.TypeOf(buffer)).Element, path).HasGradient;

    /// <summary>The operands that the operation passes a gradient to.</summary>
    private IEnumerable<int> PassedBy(Apply apply)
    {
        if (!_function.TypeOf(apply.Result).IsFloating)
        {
            yield break;
        }

        Rule rule = RuleTable.For(apply.Operation);
        for (int i = 0; i < apply.Inputs.Count; i++)
        {
            if (rule.Maps[i] is not null)
            {
                yield return apply.Inputs[i];
            }
        }
    }

    private void UseAll(IEnumerable<int> values)
    {
        foreach (int value in values)
        {
            Use(value);
        }
    }

    private void UseIf(bool condition, int value)
    {
        if (condition)
        {
            Use(value);
        }
    }

    private void VaryIf(bool condition, int value)
    {
        if (condition)
        {
            Vary(value);
        }
    }

    private void Vary(int value)
    {
        int key = Key(value);
        _changed |= !_varied[key];
        _varied[key] = true;
    }

    private void Use(int value)
    {
        int key = Key(value);
        _changed |= !_useful[key];
        _useful[key] = true;
    }
}
