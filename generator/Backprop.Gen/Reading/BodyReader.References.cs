using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>
/// References to buffers. A reassigned variable is three ints: which of its origins (parameters and arrays made here), from where, and how
/// many. It becomes a buffer again, by a resolve node, where it is used.
/// </summary>
internal sealed partial class BodyReader
{
    private readonly Dictionary<int, BufferFacts> _buffers = new();
    private readonly Dictionary<(int Choice, int Start, int Count), (int Value, Area Area)> _resolved = new();

    /// <summary>What is known of a buffer value: where it is visible, and for a slice, of what and from where.</summary>
    /// <param name="Area">the region that defines it</param>
    /// <param name="Base">the buffer that it is a slice of, or -1</param>
    /// <param name="Start">the first element of the slice, in its base</param>
    /// <param name="IsState">whether it outlives the call without being an argument: a field</param>
    private sealed record BufferFacts(Area Area, int Base, int Start, bool IsState, string Name);

    private Reference NewBuffer(int value, BufferForm form, string name, bool isState = false)
    {
        _buffers[value] = new BufferFacts(_area!, -1, -1, isState, name);
        return new Reference(value, null, form, false);
    }

    private Reference AsReference(Datum datum, IOperation at) => datum as Reference
        ?? throw Expression(at, "A reference whose buffer is not known", "use an array or a span that is a parameter or is made here");

    /// <summary>The buffer of a reference, as a value that can be used here.</summary>
    private int Pin(Reference reference, IOperation at)
    {
        CheckNotSorted(reference, at);
        if (reference.Value >= 0)
        {
            if (!_buffers[reference.Value].Area.IsVisibleFrom(_area))
            {
                throw Refuse(Descriptors.UnknownReference, at, at.Syntax.ToString(), "it was made inside a block or loop; make it before");
            }

            return reference.Value;
        }

        Moving moving = reference.Moving!;
        (int, int, int) key = (moving.Choice, moving.Start, moving.Count);
        if (_resolved.TryGetValue(key, out (int Value, Area Area) known) && known.Area.IsVisibleFrom(_area))
        {
            return known.Value;
        }

        foreach (int loop in _openLoops)
        {
            moving.Domain.ResolvedIn.Add(loop);
        }

        foreach (int origin in moving.Domain.Origins)
        {
            if (origin != Domain.Made && !_buffers[origin].Area.IsVisibleFrom(_area))
            {
                throw Refuse(Descriptors.UnknownReference, at, at.Syntax.ToString(), "it may be an array that was made inside a block or loop; make that before");
            }
        }

        if (moving.Domain.Origins.Count == 1 && moving.Start < 0)
        {
            return moving.Domain.Origins[0];
        }

        int[] origins = moving.Domain.Origins.Where(origin => origin != Domain.Made).ToArray();
        bool isReadOnly = origins.Any(origin => ((BufferType)_graph.TypeOf(origin)).IsReadOnly);
        int value = _graph.NewValue(new BufferType(reference.Form.Type.Element, isReadOnly));
        Append(ResolvedBy(moving, value));
        bool isState = origins.Any(origin => _buffers[origin].IsState);
        _buffers[value] = new BufferFacts(_area!, -1, -1, isState, "");
        _resolved[key] = (value, _area!);
        if (reference.Form.IsJagged)
        {
            ResolveTables(value, moving, at);
        }

        return value;
    }

    /// <summary>The node that finds what a moving reference refers to.</summary>
    private Node ResolvedBy(Moving moving, int value)
    {
        int made = moving.Domain.Origins.IndexOf(Domain.Made);
        if (made < 0)
        {
            return new Resolve(value, moving.Domain.Origins.ToEquatableArray(), moving.Choice, moving.Start, moving.Count);
        }

        if (moving.Domain.Origins.Count == 1)
        {
            return new Recall(value, moving.Start, moving.Count);
        }

        // Where it is another origin, nothing is found, which is no harm.
        int isMade = Apply(Operations.Equal, GraphType.Boolean, moving.Choice, Integer(made));
        int recalled = _graph.NewValue(new BufferType(((BufferType)_graph.TypeOf(value)).Element, IsReadOnly: false));
        int handle = Apply(Operations.Where, GraphType.Int32, isMade, moving.Start, Integer(0));
        Append(new Recall(recalled, handle, Apply(Operations.Where, GraphType.Int32, isMade, moving.Count, Integer(0))));
        return new Resolve(
            value, moving.Domain.Origins.Select(origin => origin == Domain.Made ? recalled : origin).ToEquatableArray(), moving.Choice,
            Apply(Operations.Where, GraphType.Int32, isMade, Integer(0), moving.Start), moving.Count);
    }

    private int LengthOf(Reference reference, IOperation at)
    {
        if (reference.Value < 0 && reference.Moving is { Count: >= 0 } moving)
        {
            return moving.Count;
        }

        int result = _graph.NewValue(GraphType.Int32);
        Append(new Length(result, Pin(reference, at)));
        return result;
    }

    /// <summary>Gives a reassigned variable a reference.</summary>
    private void Move(Variable variable, Domain domain, Reference reference, IOperation at)
    {
        if (!variable.HoldsConstant)
        {
            variable.Constancy = SameConstancy(variable.Constancy, reference, at);
        }

        int[] values = IntsOf(ToMoving(reference, domain, at));
        for (int i = 0; i < values.Length; i++)
        {
            NameIt(values[i], variable.NameOf(i));
            variable.Values[i] = values[i];
        }
    }

    /// <summary>Whether what is loaded carries no gradient is one thing for all that a variable refers to, or a choice gives.</summary>
    private bool SameConstancy(bool? before, Reference reference, IOperation at) => before is { } known && known != reference.IsStopped
        ? throw Expression(at, "One name for what is held constant and for what is not", "use one for each, or copy the elements")
        : reference.IsStopped;

    private static IReadOnlyList<Leaf> LeavesOf(Domain domain) => domain.IsSliced ? s_slicedLeaves : s_wholeLeaves;

    private static int[] IntsOf(Moving moving) =>
        moving.Domain.IsSliced ? new[] { moving.Choice, moving.Start, moving.Count } : new[] { moving.Choice };

    private static Moving MovingOf(Domain domain, int[] ints) =>
        domain.IsSliced ? new Moving(domain, ints[0], ints[1], ints[2]) : new Moving(domain, ints[0], -1, -1);

    /// <summary>A reference as ints of a domain.</summary>
    private Moving ToMoving(Reference reference, Domain domain, IOperation at)
    {
        if (reference.Moving is { } moving)
        {
            if (moving.IsPart && moving.Domain.Origins.Contains(Domain.Made))
            {
                throw Refuse(Descriptors.UnknownReference, at, at.Syntax.ToString(), "it is a part of an array that was made inside a block or loop; slice it where it is used");
            }

            if (ReferenceEquals(moving.Domain, domain))
            {
                return moving;
            }

            if (domain.IsSliced)
            {
                return Translate(moving with { Start = moving.Start < 0 ? Integer(0) : moving.Start, Count = LengthOf(reference, at) }, domain, at);
            }

            return moving.Start < 0 ? Translate(moving, domain, at)
                : throw Refuse(Descriptors.UnknownReference, at, at.Syntax.ToString(), "it is a part of a buffer that is chosen at run time; slice it where it is used");
        }

        if (!domain.IsSliced)
        {
            return new Moving(domain, Integer(Register(domain, reference.Value, at)), -1, -1);
        }

        int root = reference.Value;
        int start = -1;
        while (_buffers[root] is { Base: >= 0 } slice)
        {
            start = start < 0 ? slice.Start : Apply(Operations.Add, GraphType.Int32, slice.Start, start);
            root = slice.Base;
        }

        if (start < 0 && IsFoundByHandle(root, domain))
        {
            return new Moving(domain, Integer(Register(domain, Domain.Made, at)), _handles[root].Handle, _handles[root].Count);
        }

        int choice = Register(domain, root, at);
        return new Moving(domain, Integer(choice), start < 0 ? Integer(0) : start, LengthOf(reference, at));
    }

    /// <summary>Whether variables of a domain can refer to a buffer by its handle only: it was made where they do not see it.</summary>
    private bool IsFoundByHandle(int origin, Domain domain) => origin != Domain.Made && domain.IsSliced && !_buffers[origin].Area.IsVisibleFrom(domain.Area)
        && _handles.ContainsKey(origin) && !_tables.ContainsKey(origin) && !_extents.ContainsKey(origin);

    /// <summary>A reference of one domain as one of another.</summary>
    private Moving Translate(Moving moving, Domain domain, IOperation at)
    {
        int choice = -1;
        int start = moving.Start;
        for (int i = moving.Domain.Origins.Count - 1; i >= 0; i--)
        {
            int origin = moving.Domain.Origins[i];
            bool isByHandle = IsFoundByHandle(origin, domain) && !moving.IsPart;
            int other = Integer(Register(domain, isByHandle ? Domain.Made : origin, at));
            int isThis = choice < 0 && !isByHandle ? -1 : Apply(Operations.Equal, GraphType.Boolean, moving.Choice, Integer(i));
            choice = choice < 0 ? other : Apply(Operations.Where, GraphType.Int32, isThis, other, choice);
            start = isByHandle ? Apply(Operations.Where, GraphType.Int32, isThis, _handles[origin].Handle, start) : start;
        }

        return moving with { Domain = domain, Choice = choice, Start = start };
    }

    /// <summary>The index of a buffer among the origins of a domain.</summary>
    private int Register(Domain domain, int origin, IOperation at)
    {
        int index = domain.Origins.IndexOf(origin);
        if (index >= 0)
        {
            return index;
        }

        if (origin != Domain.Made && !_buffers[origin].Area.IsVisibleFrom(domain.Area))
        {
            throw Refuse(Descriptors.UnknownReference, at, at.Syntax.ToString(),
                "an array that is made inside a block or loop is given to a variable from outside of it; make all arrays before, and swap or overwrite them");
        }

        if (_openLoops.Any(domain.ResolvedIn.Contains))
        {
            throw Refuse(Descriptors.UnknownReference, at, at.Syntax.ToString(),
                "a variable that is used above gets another buffer in the next iteration; name that buffer by a local before the loop");
        }

        domain.Origins.Add(origin);
        return domain.Origins.Count - 1;
    }

    /// <summary>The domain of a reassigned variable, which is being declared.</summary>
    private Domain DomainOf(ISymbol symbol)
    {
        ISymbol representative = _frame.Facts.Buffers.ClassOf(symbol);
        if (!_frame.Domains.TryGetValue(representative, out Domain? domain))
        {
            _frame.Domains[representative] = domain = new Domain(_area!, _frame.Facts.Buffers.IsSliced(representative));
            if (_frame.Facts.Buffers.IsMadeInside(representative))
            {
                MayBeMade(domain);
            }
        }

        while (!domain.Area.IsVisibleFrom(_area))
        {
            domain.Area = domain.Area.Parent!;
        }

        return domain;
    }
}
