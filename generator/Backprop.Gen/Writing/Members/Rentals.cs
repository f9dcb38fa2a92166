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
    private readonly Dictionary<string, string> _rows = new();
    private readonly List<(string Rent, string Return)> _all = new();
    private readonly List<string> _lent = new();
    private readonly string? _tape;
    private readonly MemberNames _names;

    /// <param name="further">element types of arenas that the member needs itself</param>
    /// <param name="tape">what lends values and memory, if they outlive the call</param>
    public Rentals(MethodModel model, CoreMethod core, MemberNames names, IEnumerable<string>? further = null, string? tape = null)
    {
        _names = names;
        _tape = tape;
        if (!core.IsLater)
        {
            RentInputs(model);
        }

        foreach ((int parameter, ScalarType element) in core.Tapes)
        {
            bool isTangent = core.Parameters[parameter].Role == Role.TapeTangent;
            _tapes[parameter] = RentOrBorrow(TypeText.Tape(TypeText.Of(element)), $"Values<{TypeText.Of(element)}>", names.Next(CoreMethod.TapeName(element, isTangent ? "Tangents" : "")));
        }

        foreach (string element in core.Scratches.Concat(further ?? Array.Empty<string>()).Distinct())
        {
            _scratches[element] = RentOrBorrow(TypeText.Scratch(element), $"Memory<{element}>", names.Next("scratch"));
        }
    }

    private void RentInputs(MethodModel model)
    {
        foreach (ParameterModel parameter in model.Parameters.Where(parameter => parameter.Form == BufferForm.Jagged))
        {
            RentRows(TypeText.Of(((BufferType)parameter.Type).Element), parameter.Name, "Rent", parameter.IsWritten);
        }

        foreach (JaggedModel part in model.JaggedParts)
        {
            RentRows(TypeText.Of(part.Type.Element), part.Spelling, "Rent", part.IsWritten);
        }
    }

    public string Tape(int parameter) => _tapes[parameter];

    public string Scratch(string element) => _scratches[element];

    public IEnumerable<string> Scratches(CoreMethod core) => core.Scratches.Select(Scratch);

    /// <summary>What the core is given for a parameter of the method.</summary>
    public string Input(ParameterModel parameter) => _rows.TryGetValue(parameter.Name, out string rows) ? rows : parameter.Spelling;

    /// <summary>What an array of arrays is handed on as.</summary>
    public string RowsOf(string array) => _rows[array];

    /// <summary>A buffer input of the graph as the core sees it.</summary>
    public string Spell(MethodModel model, InputModel input)
    {
        if (_rows.Keys.FirstOrDefault(array => input.Spelling.StartsWith(array + ".", StringComparison.Ordinal)) is { } rows)
        {
            return _rows[rows] + input.Spelling.Substring(rows.Length);
        }

        return input.Parameter >= 0 && model.Parameters[input.Parameter].Form is BufferForm.Memory or BufferForm.ReadOnlyMemory
            ? model.Parameters[input.Parameter].Spelling : input.Spelling;
    }

    /// <summary>How many elements the core sees of a buffer of the method.</summary>
    public string LengthOf(Differentiable item) => !item.IsJagged ? item.Length : _rows.TryGetValue(item.Spelling, out string rows) ? rows + ".Elements.Length" : "0";

    /// <summary>Sinks, tangents or directions as the core takes them: of arrays of arrays, all elements.</summary>
    /// <param name="isEmptied">whether they are overwritten, so that their contents do not matter</param>
    /// <param name="isWritten">whether their contents are given back</param>
    public Dictionary<int, string> Spans(Member member, IReadOnlyDictionary<int, string> names, bool isEmptied, Func<Differentiable, bool> isWritten)
    {
        Dictionary<int, string> spans = names.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (Differentiable item in member.Buffers.Where(item => item.IsJagged))
        {
            string rows = RentRows(item.Element, item.In(names), isEmptied ? "RentZeros" : "Rent", isWritten(item));
            if (!item.IsPart)
            {
                spans[item.Parameter] = rows + ".Elements";
            }
        }

        return spans;
    }

    /// <summary>An array of arrays that is only read, as the core takes it.</summary>
    public string Rows(string element, string array) => RentRows(element, array, "Rent", isWritten: false);

    /// <summary>The statements with everything rented before and returned after.</summary>
    public IEnumerable<string> Around(IReadOnlyList<string> statements)
    {
        if (_all.Count == 0)
        {
            return _lent.Concat(statements);
        }

        return _lent.Concat(_all.Select(rental => rental.Rent)
            .Concat(new[] { "try", "{" }).Concat(Indent(statements)).Append("}")
            .Concat(new[] { "finally", "{" }).Concat(Indent(_all.Select(rental => rental.Return))).Append("}"));
    }

    /// <summary>A name for an array of arrays: of <c>selfGradient.weights</c>, <c>selfGradientWeights</c>; of what is static, that of the field.</summary>
    public static string NameOf(string array) => StructText.Name("", array.StartsWith("this.", StringComparison.Ordinal) ? array.Substring("this.".Length)
        : array.StartsWith("global::", StringComparison.Ordinal) ? array.Substring(array.LastIndexOf('.') + 1) : array) is var name
        ? char.ToLowerInvariant(name[0]) + name.Substring(1) : "";

    private static IEnumerable<string> Indent(IEnumerable<string> lines) => lines.Select(line => "    " + line);

    private string RentOrBorrow(string type, string borrow, string name)
    {
        if (_tape is null)
        {
            _all.Add(($"{type} {name} = {type}.Rent();", name + ".Return();"));
        }
        else
        {
            _lent.Add($"{type} {name} = {_tape}.{borrow}();");
        }

        return name;
    }

    private string RentRows(string element, string array, string how, bool isWritten)
    {
        string type = TypeText.Rows(element);
        string name = _rows[array] = _names.Next(NameOf(array) + "Rows");
        _all.Add(($"{type} {name} = {type}.{how}({array});", isWritten ? $"{name}.ReturnTo({array});" : name + ".Return();"));
        return name;
    }
}
