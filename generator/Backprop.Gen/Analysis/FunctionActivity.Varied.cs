using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Analysis;

/// <content>Forward: what depends on an active input.</content>
internal sealed partial class FunctionActivity
{
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
                case Elementwise whole:
                    VaryIf(PassedBy(whole).Any(IsVaried), whole.Destination);
                    break;
                case Reduce reduce:
                    VaryIf(PassedBy(reduce).Any(IsVaried), reduce.Result);
                    break;
                case Allocate allocate when module.HasForeignRecalls:
                    Vary(allocate.Result);
                    Use(allocate.Result);
                    break;
                case Recall recall when module.HasForeignRecalls:
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
                case Invoke invoke when Ruled.RuleOf(invoke) is { } rule:
                    SpreadForward(invoke, rule);
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
}
