using System.Collections.Generic;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Analysis;

/// <content>Backward: what an output depends on.</content>
internal sealed partial class FunctionActivity
{
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
                case Elementwise whole when _useful[Key(whole.Destination)]:
                    UseAll(PassedBy(whole));
                    break;
                case Reduce reduce when _useful[reduce.Result]:
                    UseAll(PassedBy(reduce));
                    break;
                case Recall recall when module.HasForeignRecalls:
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
                case Invoke invoke when Ruled.RuleOf(invoke) is { } rule:
                    SpreadBackward(invoke, rule);
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

    private void Use(int value)
    {
        int key = Key(value);
        _changed |= !_useful[key];
        _useful[key] = true;
    }
}
