using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>What a member rents for its core, and gives back in any case.</summary>
internal sealed class Rentals
{
    private readonly Dictionary<int, string> _tapes = new();
    private readonly Dictionary<string, string> _scratches = new();
    private readonly List<(string Type, string Name)> _all = new();

    /// <param name="further">element types of arenas that the member needs itself</param>
    public Rentals(CoreMethod core, MemberNames names, IEnumerable<string>? further = null)
    {
        foreach ((int parameter, ScalarType element) in core.Tapes)
        {
            bool isTangent = core.Parameters[parameter].Role == Role.TapeTangent;
            _tapes[parameter] = Rent(TypeText.Tape(TypeText.Of(element)), names.Next(CoreMethod.TapeName(element, isTangent ? "Tangents" : "")));
        }

        foreach (string element in core.Scratches.Concat(further ?? Array.Empty<string>()).Distinct())
        {
            _scratches[element] = Rent(TypeText.Scratch(element), names.Next("scratch"));
        }
    }

    public string Tape(int parameter) => _tapes[parameter];

    public string Scratch(string element) => _scratches[element];

    public IEnumerable<string> Scratches(CoreMethod core) => core.Scratches.Select(Scratch);

    /// <summary>The statements with everything rented before and returned after.</summary>
    public IEnumerable<string> Around(IReadOnlyList<string> statements)
    {
        if (_all.Count == 0)
        {
            return statements;
        }

        IEnumerable<string> rents = _all.Select(rental => $"{rental.Type} {rental.Name} = {rental.Type}.Rent();");
        return rents
            .Concat(new[] { "try", "{" }).Concat(Indent(statements)).Append("}")
            .Concat(new[] { "finally", "{" }).Concat(Indent(_all.Select(rental => rental.Name + ".Return();"))).Append("}");
    }

    private static IEnumerable<string> Indent(IEnumerable<string> lines) => lines.Select(line => "    " + line);

    private string Rent(string type, string name)
    {
        _all.Add((type, name));
        return name;
    }
}
