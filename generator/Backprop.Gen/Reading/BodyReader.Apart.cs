using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>
/// What a function that stands by itself is given by reference, goes in as a value, and comes out as a result. That is the same only where
/// nothing else that it is given leads to the same place.
/// </summary>
internal sealed partial class BodyReader
{
    /// <summary>The places that an argument or a receiver hands on to be read only: <c>in</c>, and the struct of a method that leaves it as it is.</summary>
    private IEnumerable<Place> ReadPlacesOf(IMethodSymbol method, bool changesReceiver, Datum? receiver, Datum[] arguments) => arguments
        .Where((_, i) => !IsChanged(method.Parameters[i])).Append(changesReceiver ? null : receiver).OfType<ByReference>().Select(argument => argument.Place);

    /// <summary>Whether what is changed is neither changed nor read by another name.</summary>
    private bool AreApart(IReadOnlyList<Place> changed, IReadOnlyList<Place> read, IReadOnlyList<int> inputs)
    {
        List<Slot> slots = changed.SelectMany(SlotsOf).ToList();
        HashSet<Slot> own = new(slots);
        List<int> memory = changed.Select(MemoryOf).Where(buffer => buffer >= 0).ToList();
        return own.Count == slots.Count && !read.SelectMany(SlotsOf).Any(own.Contains)
            && !memory.Where((buffer, i) => memory.Take(i).Any(other => MayOverlap(buffer, other))).Any()
            && !memory.Any(buffer => read.Select(MemoryOf).Concat(inputs.Where(IsBuffer)).Any(other => other >= 0 && MayOverlap(buffer, other)));
    }

    /// <summary>The inputs through which places that are read could change meanwhile, if the function writes them.</summary>
    private IEnumerable<int> WaysTo(IReadOnlyList<Place> read, IReadOnlyList<int> inputs)
    {
        List<int> memory = read.Select(MemoryOf).Where(buffer => buffer >= 0).ToList();
        return Enumerable.Range(0, inputs.Count).Where(i => IsBuffer(inputs[i]) && memory.Any(buffer => MayOverlap(buffer, inputs[i])));
    }

    private Refusal SamePlace(IOperation at, IMethodSymbol method, string which) => Expression(
        at, $"Passing what may be the same place twice to '{method.Name}', which {which},", "return the new value, as a tuple if there are several, or hand a copy to 'in'");

    private bool IsBuffer(int value) => _graph.TypeOf(value).IsBuffer;

    /// <summary>The buffer that a place is an element of; -1 if it is none.</summary>
    private static int MemoryOf(Place place) => place switch
    {
        ElementPlace element => element.Buffer,
        VariablePlace { Variable.Alias: { } alias } => MemoryOf(alias),
        _ => -1,
    };

    private bool MayOverlap(int a, int b) =>
        ((BufferType)_graph.TypeOf(a)).Element.Equals(((BufferType)_graph.TypeOf(b)).Element) && !AreApart(a, b);

    /// <summary>Whether two buffers are known to share no memory: both were made here or came in, and not as parts of the same.</summary>
    private bool AreApart(int a, int b) => RootOf(a) is { } first && RootOf(b) is { } second && first != second && (_isEntry || IsMade(first) || IsMade(second));

    /// <summary>The buffer that a slice is a part of; null if that is chosen at run time.</summary>
    private int? RootOf(int buffer)
    {
        while (_buffers.TryGetValue(buffer, out BufferFacts? slice) && slice.Base >= 0)
        {
            buffer = slice.Base;
        }

        return _parameters.Contains(buffer) || IsMade(buffer) ? buffer : null;
    }

    private bool IsMade(int buffer) => _made.Contains(buffer);
}
