using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>The locals of a function: which value lives in which, where each is declared, and what it is called.</summary>
internal sealed class Variables
{
    /// <summary>With how many of the last variables of a name another one is tried.</summary>
    private const int MaxTries = 16;

    private readonly Layout _layout;
    private readonly Occurrences _occurrences;
    private readonly Coalescing _coalescing;
    private readonly Dictionary<Family, Variable> _variables = new();
    private readonly Dictionary<int, List<Variable>> _hoisted = new();

    public Variables(Layout layout, Inlining inlining, NameScope names)
    {
        _layout = layout;
        _occurrences = new Occurrences(layout, inlining);
        _coalescing = new Coalescing(layout, inlining, _occurrences);
        foreach (Family family in _coalescing.Families.ToList())
        {
            _variables.Add(family, Place(family));
        }

        JoinNamesakes();
        DeclareTogether();
        Name(names);
        foreach (Variable variable in _variables.Values.Where(variable => !variable.IsDeclaredInPlace).OrderBy(variable => variable.First))
        {
            if (!_hoisted.TryGetValue(variable.Declared, out List<Variable> hoisted))
            {
                _hoisted.Add(variable.Declared, hoisted = new List<Variable>());
            }

            hoisted.Add(variable);
        }
    }

    /// <summary>The variable of a value; null for what is spelled or printed in place.</summary>
    public Variable? Of(int value) => _coalescing.FamilyOf(value) is { } family ? _variables[family] : null;

    /// <summary>What is declared in statements before the step.</summary>
    public IReadOnlyList<Variable> HoistedBefore(int position) =>
        _hoisted.TryGetValue(position, out List<Variable> hoisted) ? hoisted : (IReadOnlyList<Variable>)System.Array.Empty<Variable>();

    private Variable Place(Family family)
    {
        int value = family.Members[0];
        var variable = new Variable(family.Type)
        {
            CountsIn = _layout.Definitions[value] is { Node: Loop { Head: Counted counted } } loop && counted.Counter == value ? loop : null,
        };
        foreach (int member in family.Members)
        {
            bool needsDefault = _coalescing.ReadsDefault(member);
            variable.NeedsDefault |= needsDefault;
            foreach (Occurrence occurrence in _occurrences.Of(member))
            {
                // Where nothing reads what a cell was before, nothing declares it early.
                if (needsDefault || occurrence.Slot != 1 || _layout.Function.TypeOf(member) is not CellType)
                {
                    variable.Add(occurrence, _layout.Scopes);
                }
            }
        }

        variable.Settle(_layout);
        return variable;
    }

    /// <summary>Variables of the same name, one in reach of the other, are the same variable of the user's where that does no harm.</summary>
    private void JoinNamesakes()
    {
        foreach (List<Family> namesakes in _coalescing.Families.Where(family => family.Name is not null)
            .GroupBy(family => family.Name!).Select(group => group.OrderBy(family => _variables[family].First).ToList()).ToList())
        {
            var placed = new List<Family>();
            foreach (Family family in namesakes)
            {
                Family current = family;
                int tries = 0;
                for (int i = placed.Count - 1; i >= 0 && tries < MaxTries; i--)
                {
                    Family other = placed[i];
                    tries++;
                    Variable variable = _variables[other];
                    if (Overlap(variable, _variables[current]) && _coalescing.TryJoin(other, current))
                    {
                        variable.Add(_variables[current], _layout.Scopes);
                        variable.Settle(_layout);
                        _variables.Remove(other);
                        _variables.Remove(current);
                        current = _coalescing.FamilyOf(other.Members[0])!;
                        _variables[current] = variable;
                        placed.RemoveAt(i);
                        i = placed.Count;
                    }
                }

                placed.Add(current);
            }
        }
    }

    private bool Overlap(Variable a, Variable b) => _layout.Scopes.Encloses(a.Scope, b.Scope) || _layout.Scopes.Encloses(b.Scope, a.Scope);

    /// <summary>The results of one call are declared by it if all of them first occur there.</summary>
    private void DeclareTogether()
    {
        foreach (Step step in _layout.Steps)
        {
            if (step.Node is Invoke { Results.Count: > 1 } invoke && !step.IsUnreachable)
            {
                List<Variable> variables = invoke.Results.Select(Of).OfType<Variable>().ToList();
                if (variables.Count > 0 && variables.All(variable => variable.First == step.Position && variable.Scope == step.Scope))
                {
                    variables.ForEach(variable => variable.IsDeclaredInPlace = true);
                    variables.ForEach(variable => variable.Declared = step.Position);
                }
            }
        }
    }

    private void Name(NameScope names)
    {
        foreach (Family family in _variables.Keys.Where(family => family.Name is not null))
        {
            names.Avoid(family.Name!);
        }

        foreach (KeyValuePair<Family, Variable> pair in _variables.OrderBy(pair => pair.Value.First).ThenBy(pair => pair.Key.Members[0]))
        {
            int value = pair.Key.Members[0];
            string wish = pair.Key.Name ?? InventedNames.For(_layout.Definitions[value], pair.Value.Type);
            pair.Value.Name = names.InBlock(wish, pair.Value.Scope, isInvented: pair.Key.Name is null);
        }
    }
}
