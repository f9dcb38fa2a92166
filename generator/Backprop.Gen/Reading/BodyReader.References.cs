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
            if (!_buffers[origin].Area.IsVisibleFrom(_area))
            {
                throw Refuse(Descriptors.UnknownReference, at, at.Syntax.ToString(), "it may be an array that was made inside a block or loop; make that before");
            }
        }

        if (moving.Domain.Origins.Count == 1 && moving.Start < 0)
        {
            return moving.Domain.Origins[0];
        }

        bool isReadOnly = moving.Domain.Origins.Any(origin => ((BufferType)_graph.TypeOf(origin)).IsReadOnly);
        int value = _graph.NewValue(new BufferType(reference.Form.Type.Element, isReadOnly));
        Append(new Resolve(value, moving.Domain.Origins.ToEquatableArray(), moving.Choice, moving.Start, moving.Count));
        bool isState = moving.Domain.Origins.Any(origin => _buffers[origin].IsState);
        _buffers[value] = new BufferFacts(_area!, -1, -1, isState, "");
        _resolved[key] = (value, _area!);
        if (reference.Form.IsJagged)
        {
            ResolveTables(value, moving, at);
        }

        return value;
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
        variable.IsStopped |= reference.IsStopped;
        int[] values = IntsOf(ToMoving(reference, domain, at));
        for (int i = 0; i < values.Length; i++)
        {
            NameIt(values[i], variable.NameOf(i));
            variable.Values[i] = values[i];
        }
    }

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
            int translated = ReferenceEquals(moving.Domain, domain) ? moving.Choice : Translate(moving, domain, at);
            if (domain.IsSliced == moving.Start >= 0)
            {
                return moving with { Domain = domain, Choice = translated };
            }

            return domain.IsSliced ? new Moving(domain, translated, Integer(0), LengthOf(reference, at))
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

        int choice = Register(domain, root, at);
        return new Moving(domain, Integer(choice), start < 0 ? Integer(0) : start, LengthOf(reference, at));
    }

    /// <summary>The choice of one domain, as a choice of another one.</summary>
    private int Translate(Moving moving, Domain domain, IOperation at)
    {
        int result = -1;
        for (int i = moving.Domain.Origins.Count - 1; i >= 0; i--)
        {
            int choice = Integer(Register(domain, moving.Domain.Origins[i], at));
            result = result < 0 ? choice
                : Apply(Operations.Where, GraphType.Int32, Apply(Operations.Equal, GraphType.Boolean, moving.Choice, Integer(i)), choice, result);
        }

        return result;
    }

    /// <summary>The index of a buffer among the origins of a domain.</summary>
    private int Register(Domain domain, int origin, IOperation at)
    {
        int index = domain.Origins.IndexOf(origin);
        if (index >= 0)
        {
            return index;
        }

        if (!_buffers[origin].Area.IsVisibleFrom(domain.Area))
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
        }

        while (!domain.Area.IsVisibleFrom(_area))
        {
            domain.Area = domain.Area.Parent!;
        }

        return domain;
    }

    /// <summary>Before a loop: what its reassigned variables can get in it, they must be known to get before it is read.</summary>
    private void PrepareDomains(Slot[] slots)
    {
        foreach (Domain domain in slots.Select(slot => slot.Variable.Domain).OfType<Domain>().Distinct())
        {
            foreach (KeyValuePair<ISymbol, Domain> pair in _frame.Domains.Where(pair => ReferenceEquals(pair.Value, domain)).ToList())
            {
                foreach (ISymbol source in _frame.Facts.Buffers.SourcesOf(pair.Key))
                {
                    if (_frame.Variables.TryGetValue(source, out Variable? variable) && variable.Fixed is Reference { Value: >= 0 } reference)
                    {
                        int root = reference.Form.IsJagged && !Names.IsJagged(pair.Key) ? _tables[reference.Value].Elements : reference.Value;
                        if (root < 0 || (Names.IsJagged(pair.Key) && !reference.Form.IsJagged))
                        {
                            continue;
                        }

                        while (domain.IsSliced && _buffers[root] is { Base: >= 0 } slice)
                        {
                            root = slice.Base;
                        }

                        if (!domain.Origins.Contains(root) && _buffers[root].Area.IsVisibleFrom(domain.Area))
                        {
                            domain.Origins.Add(root);
                        }
                    }
                }
            }
        }
    }
}
