using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Reading;

/// <summary>
/// Which values may depend on a differentiable input, and which buffers are written: a quick answer that errs on the side of yes, and does
/// not look at the order of things. Goes over the functions until nothing changes.
/// </summary>
internal sealed class Flow
{
    private readonly Module _module;
    private readonly Dictionary<string, State> _states;
    private bool _changed = true;

    private Flow(Module module)
    {
        _module = module;
        _states = module.Functions.ToDictionary(function => function.Name, function => new State(function));
    }

    /// <summary>The external nodes that a value flows into that may depend on a differentiable input.</summary>
    public List<External> Active { get; } = new();

    public HashSet<int> WrittenInputs { get; } = new();

    public bool ReachesResult { get; private set; }

    /// <summary>Whether a value that depends on an input is stored into an argument.</summary>
    public bool ReachesMemory { get; private set; }

    public static Flow Of(Module module, bool[] activeInputs)
    {
        Flow flow = new(module);
        State entry = flow._states[module.Entry.Name];
        for (int i = 0; i < activeInputs.Length; i++)
        {
            entry.IsActive[module.Entry.Parameters[i]] = activeInputs[i];
        }

        while (flow._changed)
        {
            flow._changed = false;
            foreach (Function function in module.Functions)
            {
                flow.Walk(flow._states[function.Name], function.Body);
            }
        }

        flow.Collect(entry);
        return flow;
    }

    private void Collect(State entry)
    {
        foreach (State state in _states.Values)
        {
            Active.AddRange(state.Externals.Where(external => external.Inputs.Any(input => state.IsActive[input])));
        }

        for (int i = 0; i < entry.Function.Parameters.Count; i++)
        {
            int parameter = entry.Function.Parameters[i];
            if (entry.IsWritten[parameter])
            {
                WrittenInputs.Add(i);
                ReachesMemory |= entry.IsActive[parameter];
            }
        }

        ReachesResult = entry.Results.Any(active => active);
    }

    private void Walk(State state, Region region)
    {
        foreach (Node node in region.Nodes)
        {
            switch (node)
            {
                case Apply apply when apply.Operation != Operations.Stop && state.Function.TypeOf(apply.Result).IsFloating:
                    Mark(state, apply.Result, apply.Inputs.Any(input => state.IsActive[input]));
                    break;
                case External external:
                    state.Externals.Add(external);
                    break;
                case Load load when state.Function.TypeOf(load.Result).IsFloating:
                    Mark(state, load.Result, state.IsActive[load.Buffer]);
                    break;
                case Store store:
                    Mark(state, store.Buffer, state.IsActive[store.Value]);
                    Write(state, store.Buffer);
                    break;
                case Slice slice:
                    Alias(state, slice.Result, slice.Buffer);
                    break;
                case Resolve resolve:
                    foreach (int origin in resolve.Origins)
                    {
                        Alias(state, resolve.Result, origin);
                    }

                    break;
                case Invoke invoke:
                    Call(state, invoke);
                    break;
                case Exit exit:
                    Leave(state, exit);
                    break;
                case If branch:
                    state.Targets[branch.Label] = branch.Results;
                    Walk(state, branch.Then);
                    Walk(state, branch.Else);
                    break;
                case Block block:
                    state.Targets[block.Label] = block.Results;
                    Walk(state, block.Body);
                    break;
                case Loop loop:
                    WalkLoop(state, loop);
                    break;
            }
        }
    }

    private void WalkLoop(State state, Loop loop)
    {
        state.Targets[loop.Break] = loop.Results;
        state.Targets[loop.Continue] = loop.Body.Parameters;
        for (int i = 0; i < loop.Initial.Count; i++)
        {
            Mark(state, loop.Body.Parameters[i], state.IsActive[loop.Initial[i]]);
        }

        if (loop.Head is While head)
        {
            for (int i = 0; i < loop.Initial.Count; i++)
            {
                Mark(state, head.Condition.Parameters[i], state.IsActive[loop.Body.Parameters[i]]);
            }

            state.Targets[head.Label] = default;
            Walk(state, head.Condition);
        }

        Walk(state, loop.Body);
        for (int i = 0; i < loop.Results.Count; i++)
        {
            Mark(state, loop.Results[i], state.IsActive[loop.Body.Parameters[i]]);
        }
    }

    private void Leave(State state, Exit exit)
    {
        if (exit.Label == Function.ReturnLabel)
        {
            for (int i = 0; i < exit.Values.Count; i++)
            {
                if (state.IsActive[exit.Values[i]] && !state.Results[i])
                {
                    state.Results[i] = _changed = true;
                }
            }

            return;
        }

        EquatableArray<int> target = state.Targets[exit.Label];
        for (int i = 0; i < target.Count; i++)
        {
            Mark(state, target[i], state.IsActive[exit.Values[i]]);
        }
    }

    private void Call(State state, Invoke invoke)
    {
        State callee = _states[invoke.Function];
        for (int i = 0; i < invoke.Inputs.Count; i++)
        {
            int parameter = callee.Function.Parameters[i];
            if (state.Function.TypeOf(invoke.Inputs[i]).IsBuffer)
            {
                Mark(callee, parameter, state.IsActive[invoke.Inputs[i]]);
                Mark(state, invoke.Inputs[i], callee.IsActive[parameter] && callee.IsWritten[parameter]);
                if (callee.IsWritten[parameter])
                {
                    Write(state, invoke.Inputs[i]);
                }
            }
            else
            {
                Mark(callee, parameter, state.IsActive[invoke.Inputs[i]]);
            }
        }

        for (int i = 0; i < invoke.Results.Count; i++)
        {
            Mark(state, invoke.Results[i], callee.Results[i] && state.Function.TypeOf(invoke.Results[i]).IsFloating);
        }
    }

    private void Alias(State state, int a, int b)
    {
        Mark(state, a, state.IsActive[b]);
        Mark(state, b, state.IsActive[a]);
        if (state.IsWritten[a])
        {
            Write(state, b);
        }
    }

    private void Mark(State state, int value, bool isActive)
    {
        GraphType type = state.Function.TypeOf(value);
        bool canBe = type.IsFloating || type is BufferType;
        if (isActive && canBe && !state.IsActive[value])
        {
            state.IsActive[value] = _changed = true;
        }
    }

    private void Write(State state, int buffer)
    {
        if (!state.IsWritten[buffer])
        {
            state.IsWritten[buffer] = _changed = true;
        }
    }

    /// <summary>What is known of a function so far.</summary>
    private sealed class State
    {
        public State(Function function)
        {
            Function = function;
            IsActive = new bool[function.Values.Count];
            IsWritten = new bool[function.Values.Count];
            Results = new bool[function.Results.Count];
        }

        public Function Function { get; }

        public bool[] IsActive { get; }

        public bool[] IsWritten { get; }

        public bool[] Results { get; }

        public Dictionary<int, EquatableArray<int>> Targets { get; } = new();

        public HashSet<External> Externals { get; } = new();
    }
}
