using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>
/// A value that a loop carries but never changes is what it was on entry; a result of a branch that is the same value in both
/// arms is that value. An upstream gradient that passes through a sum is the usual case.
/// </summary>
internal sealed class Invariants : Rewriter
{
    private const int MostRounds = 8;

    private readonly ILookup<int, Exit> _exits;
    private readonly HashSet<int> _read;
    private bool _changed;

    private Invariants(Function function)
        : base(function)
    {
        _exits = function.Body.All().OfType<Exit>().ToLookup(exit => exit.Label);
        _read = new HashSet<int>(function.Body.All().SelectMany(node => node.Uses()));
    }

    /// <summary>What is found inside a loop may show the same outside: in as many rounds as loops are usually nested.</summary>
    public static Function Run(Function function)
    {
        for (int round = 0; round < MostRounds; round++)
        {
            var pass = new Invariants(function);
            function = pass.Rewrite();
            if (!pass._changed)
            {
                break;
            }
        }

        return function;
    }

    protected override void Rewrite(Node node, List<Node> output)
    {
        switch (node)
        {
            case Loop loop:
                Find(loop);
                break;
            case If branch:
                Find(branch);
                break;
        }

        output.Add(NodeParts.MapRegions(node, Rewrite));
    }

    private void Find(Loop loop)
    {
        for (int i = 0; i < loop.Initial.Count; i++)
        {
            int initial = loop.Initial[i];
            int carried = loop.Body.Parameters[i];
            bool IsUnchanged(Exit exit) => Current(exit.Values[i]) is var value && (value == carried || value == initial);
            if (!_exits[loop.Continue].All(IsUnchanged))
            {
                continue;
            }

            Note(carried, initial);
            if (loop.Head is While head)
            {
                Note(head.Condition.Parameters[i], initial);
            }

            if (_exits[loop.Break].All(IsUnchanged))
            {
                Note(loop.Results[i], initial);
            }
        }
    }

    private void Find(If branch)
    {
        List<Exit> exits = _exits[branch.Label].ToList();
        if (exits.Count < 2)
        {
            return;
        }

        for (int i = 0; i < branch.Results.Count; i++)
        {
            int value = Current(exits[0].Values[i]);
            if (exits.All(exit => Current(exit.Values[i]) == value))
            {
                Note(branch.Results[i], value);
            }
        }
    }

    private void Note(int value, int by)
    {
        Replace(value, by);
        _changed |= _read.Contains(value);
    }
}
