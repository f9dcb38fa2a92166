using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Gives each value that is printed as a variable a family: values that flow into each other share one where they can, so that <c>s</c> stays <c>s</c>.</summary>
internal sealed class Coalescing
{
    private readonly Layout _layout;
    private readonly Inlining _inlining;
    private readonly Occurrences _occurrences;
    private readonly Family?[] _familyOf;
    private readonly bool[] _isFixed;
    private readonly HashSet<int> _defaults = new();

    public Coalescing(Layout layout, Inlining inlining, Occurrences occurrences)
    {
        _layout = layout;
        _inlining = inlining;
        _occurrences = occurrences;
        _familyOf = new Family?[layout.Function.Values.Count];
        _isFixed = new bool[layout.Function.Values.Count];
        foreach (int parameter in layout.Function.Parameters)
        {
            _isFixed[parameter] = true;
        }

        CreateFamilies();
        JoinCopies(occurrences.Copies, (a, b) => a.Name is not null && a.Name == b.Name);
        JoinCopies(occurrences.Copies, (a, b) => a.Name is null || b.Name is null);
        JoinCopies(occurrences.Renamings, (_, _) => true);
    }

    /// <summary>The family of a value; null for what is printed without a variable of its own.</summary>
    public Family? FamilyOf(int value) => _familyOf[value];

    public IEnumerable<Family> Families => _familyOf.Where(family => family is not null).Distinct()!;

    public bool TryJoin(Family a, Family b)
    {
        if (!a.CanJoin(b))
        {
            return false;
        }

        if (a.Members.Count < b.Members.Count && (a.Name is null || a.Name == b.Name))
        {
            (a, b) = (b, a);
        }

        foreach (int member in b.Members)
        {
            _familyOf[member] = a;
        }

        a.Join(b);
        return true;
    }

    /// <summary>Whether a cell is read where nothing has set it.</summary>
    public bool ReadsDefault(int value) => _layout.Function.TypeOf(value) is CellType && _defaults.Contains(value);

    private void CreateFamilies()
    {
        var ranges = new LiveRanges(_layout, new Flow(_layout, _inlining), _occurrences);
        Function function = _layout.Function;
        for (int value = 0; value < _familyOf.Length; value++)
        {
            IReadOnlyList<Occurrence> occurrences = _occurrences.Of(value);
            if (_isFixed[value] || occurrences.Count == 0 || _layout.Canonical(value) != value)
            {
                continue;
            }

            GraphType type = function.TypeOf(value) is CellType cell ? cell.Element : function.TypeOf(value);
            List<LiveRange> live = ranges.Of(value);
            if (function.TypeOf(value) is CellType && live.Exists(range => range.From <= 1))
            {
                _defaults.Add(value);
            }

            _familyOf[value] = new Family(value, type, function.Values[value].Name, live, occurrences)
            {
                IsAlone = type is BufferType || _layout.Definitions[value]?.Node is Loop { Head: Counted counted } && counted.Counter == value,
            };
        }
    }

    private void JoinCopies(List<(int Receiver, int Source)> copies, Func<Family, Family, bool> suits)
    {
        foreach ((int receiver, int source) in copies)
        {
            if (_familyOf[receiver] is { } a && _familyOf[source] is { } b && a != b && suits(a, b))
            {
                TryJoin(b, a);
            }
        }
    }
}
