using System;
using System.Linq;

namespace Backprop.Gen.Graph;

/// <summary>Copies nodes under a renaming of values.</summary>
public static class NodeMapping
{
    /// <summary>The node, which owns no regions, with its uses and definitions renamed.</summary>
    public static Node Map(this Node node, Func<int, int> use, Func<int, int> define)
    {
        switch (node)
        {
            case Constant constant:
                return constant with { Result = define(constant.Result) };
            case Apply apply:
                return new Apply(define(apply.Result), apply.Operation, All(apply.Inputs, use));
            case External external:
                return external with { Inputs = All(external.Inputs, use), Result = external.Result < 0 ? -1 : define(external.Result) };
            case Load load:
                return new Load(define(load.Result), use(load.Buffer), use(load.Index), load.Path);
            case Store store:
                return new Store(use(store.Buffer), use(store.Index), store.Path, use(store.Value));
            case Accumulate accumulate:
                return new Accumulate(use(accumulate.Buffer), use(accumulate.Index), accumulate.Path, use(accumulate.Value));
            case Length length:
                return new Length(define(length.Result), use(length.Buffer));
            case Slice slice:
                return new Slice(define(slice.Result), use(slice.Buffer), use(slice.Start), use(slice.Count));
            case Allocate allocate:
                return new Allocate(define(allocate.Result), define(allocate.Handle), use(allocate.Count));
            case Recall recall:
                return new Recall(define(recall.Result), use(recall.Handle), use(recall.Count));
            case Resolve resolve:
                return new Resolve(
                    define(resolve.Result), All(resolve.Origins, use), use(resolve.Choice),
                    resolve.Start < 0 ? -1 : use(resolve.Start), resolve.Start < 0 ? -1 : use(resolve.Count));
            case Copy copy:
                return new Copy(use(copy.Source), use(copy.Destination));
            case Clear clear:
                return new Clear(use(clear.Buffer));
            case Push push:
                return new Push(use(push.Tape), use(push.Value));
            case Pop pop:
                return new Pop(define(pop.Result), use(pop.Tape));
            case Declare declare:
                return new Declare(define(declare.Cell));
            case Set set:
                return new Set(use(set.Cell), use(set.Value));
            case Get get:
                return new Get(define(get.Result), use(get.Cell));
            case Invoke invoke:
                return new Invoke(All(invoke.Results, define), invoke.Function, All(invoke.Inputs, use));
            case Note note:
                return note;
            default:
                throw new ArgumentException($"{node.GetType().Name} owns regions", nameof(node));
        }
    }

    private static EquatableArray<int> All(EquatableArray<int> values, Func<int, int> map) => values.Select(map).ToEquatableArray();
}
