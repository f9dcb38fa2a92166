using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>
/// A private method that computes a derivative, with the private methods it calls. It takes the method's own parameters, by value, so that
/// inputs are spelled as they are there.
/// </summary>
internal sealed class CoreMethod
{
    private readonly MethodModel _model;
    private readonly Core _core;
    private readonly Module _module;
    private readonly Callees _callees;

    /// <summary>The functions beside the entry that no other member has.</summary>
    private readonly IReadOnlyList<Function> _helpers;
    private readonly string _name;
    private readonly List<string> _elements = new();

    /// <summary>The result that is handed out as the rows of another one; -1 if there is none.</summary>
    private readonly int _rowCounts;

    public CoreMethod(MethodModel model, Core core, string suffix, PrivateMembers members)
    {
        _model = model;
        _core = core;
        _module = Writability.Settle(core.Module, IsReadOnly);
        _callees = new Callees(_module);
        string owner = model.Name.TrimStart('@') + Overload(model);
        _name = members.Unique(owner + suffix);
        _callees.Name(_module.Entry.Name, _name);
        _helpers = members.Name(_module, _callees, function => owner + "_" + Identifier(function.Name));
        var names = new TupleNames();
        _rowCounts = core.Results.ToList().FindIndex(slot => slot.Role == Role.Value && model.Outputs[slot.Index].IsRowCounts);
        _elements.AddRange(core.Results.Select((slot, i) => i == _rowCounts ? "" : names.Next(ResultName(slot))));
    }

    public EquatableArray<CoreSlot> Parameters => _core.Parameters;

    /// <summary>The element types of the tapes, by the index of their parameter.</summary>
    public IEnumerable<(int Parameter, ScalarType Element)> Tapes => _core.Parameters
        .Select((slot, i) => (slot, i))
        .Where(pair => pair.slot.Role is Role.Tape or Role.TapeTangent)
        .Select(pair => (pair.i, ((TapeType)TypeOf(pair.i)).Element));

    /// <summary>The element types of the arenas, in the order in which they are passed, last.</summary>
    public IReadOnlyList<string> Scratches => _callees.ScratchesOf(_module.Entry.Name);

    /// <summary>Whether it runs after the method has, and takes no arguments.</summary>
    public bool IsLater => _core.IsLater;

    /// <summary>How many bits of a set every value in it can hold.</summary>
    public int BitsOfSet => Graph.BitsOfSet.In(_module);

    public bool ReturnsNothing => _core.Results.Count == 0;

    public GraphType TypeOf(int parameter) => _module.Entry.TypeOf(_module.Entry.Parameters[parameter]);

    /// <summary>The method's parameters that bring a value in.</summary>
    private IEnumerable<ParameterModel> Inputs => _model.Parameters.Where(parameter => parameter.Modifier != "out" && !_core.IsLater);

    private IEnumerable<JaggedModel> JaggedParts => _model.JaggedParts.Where(_ => !_core.IsLater);

    /// <summary>Whether anything reads a parameter.</summary>
    public bool Reads(int parameter) => Uses.Of(_module.Entry).Contains(_module.Entry.Parameters[parameter]);

    /// <summary>A result, given the variable that holds what the method returned; null if there is none of that role.</summary>
    public string? Result(string variable, Role role, int index)
    {
        int at = _core.Results.ToList().FindIndex(slot => slot.Role == role && slot.Index == index);
        return at < 0 || at == _rowCounts ? null : _core.Results.Count - (_rowCounts < 0 ? 0 : 1) == 1 ? variable : variable + "." + _elements[at];
    }

    /// <summary>A call, given the argument for each parameter that is not an input.</summary>
    /// <param name="rentals">what arrays of arrays are handed on as</param>
    public string Call(Func<int, string> argument, Rentals rentals)
    {
        IEnumerable<string> arguments = Inputs.Select(rentals.Input)
            .Concat(JaggedParts.Select(part => rentals.RowsOf(part.Spelling)))
            .Concat(Enumerable.Range(0, _core.Parameters.Count).Where(i => _core.Parameters[i].Role != Role.Input).Select(argument))
            .Concat(rentals.Scratches(this));
        return $"{_name}{_model.TypeParameters}({string.Join(", ", arguments)})";
    }

    /// <summary>All results of a call, as a tuple made of them.</summary>
    public string Tuple(string variable) => "(" + string.Join(", ", _elements.Where(element => element.Length > 0).Select(element => variable + "." + element)) + ")";

    public void Write(SourceText text)
    {
        text.Line();
        text.Line(Generated.Attribute);
        WriteEntry(_module.Entry, text);
        foreach (Function function in _helpers)
        {
            text.Line();
            text.Line(Generated.Attribute);
            WriteHelper(function, text);
        }
    }

    private static string Overload(MethodModel model) =>
        model.MemberNames.Count(name => name == model.Name.TrimStart('@')) > 1 ? "_" + model.HintName.Substring(model.HintName.LastIndexOf('_') + 1) : "";

    private static string Identifier(string name) =>
        new(name.Select(character => char.IsLetterOrDigit(character) ? character : '_').ToArray());

    private bool IsReadOnly(int parameter) => _core.Parameters[parameter] is { Role: Role.Tangent, Index: var input }
        && _model.Inputs[input] is { Parameter: >= 0 and var index } && !(_model.PartAt(_model.Inputs[input])?.IsWritten ?? _model.Parameters[index].IsWritten);

    private string ResultName(CoreSlot slot)
    {
        bool isTangent = slot.Role is Role.ValueTangent or Role.AdjointTangent;
        if (slot.Role is Role.Value or Role.ValueTangent)
        {
            OutputModel output = _model.Outputs[slot.Index];
            return output.Parameter == OutputModel.Returned ? StructText.Name(isTangent ? "Tangent" : "Value", output.Path)
                : StructText.Name(OwnerName(output.Parameter), output.Path) + "Value" + (isTangent ? "Tangent" : "");
        }

        InputModel input = _model.Inputs[slot.Index];
        return StructText.Name(OwnerName(input.Parameter), input.Path) + (isTangent ? "Tangent" : "");
    }

    private string OwnerName(int parameter) => parameter >= 0 ? _model.Parameters[parameter].Name : "self";

    private void WriteEntry(Function function, SourceText text)
    {
        NameScope names = NamesOf();
        foreach (ParameterModel parameter in Inputs)
        {
            names.Take(parameter.Name);
        }

        var spellings = new Dictionary<int, string>();
        List<string> parameters = Inputs
            .Select(parameter => $"{TypeOf(parameter)} {parameter.Name}")
            .ToList();
        var rows = new Dictionary<string, string>();
        foreach (JaggedModel jagged in JaggedParts)
        {
            string name = names.Unique(Rentals.NameOf(jagged.Spelling) + "Rows");
            parameters.Add($"{TypeText.Rows(TypeText.Of(jagged.Type.Element))} {name}");
            foreach (string part in new[] { ".Elements", ".Starts", ".Counts" })
            {
                rows[jagged.Spelling + part] = name + part;
            }
        }

        HashSet<int> used = Uses.Of(function);
        var state = new List<string>();
        var saved = new HashSet<string>();
        for (int i = 0; i < function.Parameters.Count; i++)
        {
            int value = function.Parameters[i];
            GraphType type = function.TypeOf(value);
            if (_core.Parameters[i].Role != Role.Input)
            {
                string wish = ParameterName(i, function.Values[value].Name);

                // What is saved has the name that it has outside. Fields of two objects may have the same.
                bool keepsName = _core.Parameters[i].Role == Role.Saved && saved.Add(wish);
                if (keepsName)
                {
                    names.Take(wish);
                }

                spellings[value] = keepsName ? wish : names.Unique(wish);
                parameters.Add($"{TypeText.Of(type)} {spellings[value]}");
                continue;
            }

            InputModel input = _model.Inputs[_core.Parameters[i].Index];
            spellings[value] = rows.TryGetValue(input.Spelling, out string part) ? part : input.Spelling;
            bool isWhole = input.Parameter >= 0 && _model.Parameters[input.Parameter].Form is BufferForm.Grid or BufferForm.Jagged;
            bool isState = isWhole || _model.PartAt(input)?.IsBuffer == true || input.Parameter == InputModel.State || (input.Parameter == -1 && _model.Receiver is { Type: null });
            if (isState && used.Contains(value) && (type is BufferType || input.Spelling.StartsWith("this.", StringComparison.Ordinal)))
            {
                // State is held as it was on entry.
                string? name = function.Values[value].Name;
                string spelling = spellings[value];
                spellings[value] = names.InBlock(name ?? "state", 0, isInvented: name is null);
                state.Add($"{TypeText.Of(type)} {spellings[value]} = {spelling};");
            }
        }

        string modifiers = _model.IsStatic ? "private static" : _model.IsReadOnly ? "private readonly" : "private";
        string results = TupleNames.Type(function.Results
            .Select((type, i) => (TypeText.Returned(type) + (_rowCounts >= 0 && type is BufferType ? "[]" : ""), _elements[i])).Where((_, i) => i != _rowCounts).ToList());
        Write(function, $"{modifiers} {results} {_name}", parameters, spellings, names, state, text, _rowCounts);
    }

    private static string TypeOf(ParameterModel parameter) => parameter.Type is not BufferType type ? parameter.TypeText : parameter.Form switch
    {
        BufferForm.Array or BufferForm.Memory or BufferForm.ReadOnlyMemory => TypeText.Of(type),
        BufferForm.Jagged => TypeText.Rows(TypeText.Of(type.Element)),
        _ => parameter.TypeText,
    };

    private void WriteHelper(Function function, SourceText text)
    {
        NameScope names = NamesOf();
        var spellings = new Dictionary<int, string>();
        var parameters = new List<string>();
        foreach (int value in function.Parameters)
        {
            GraphType type = function.TypeOf(value);
            string? name = function.Values[value].Name;
            spellings[value] = type is TapeType tape ? names.Unique(TapeName(tape.Element, "")) : names.InBlock(name ?? "value", 0, isInvented: name is null);
            parameters.Add($"{TypeText.Of(type)} {spellings[value]}");
        }

        string results = function.Results.Count == 1 ? TypeText.Of(function.Results[0])
            : function.Results.Count == 0 ? "void" : $"({string.Join(", ", function.Results.Select(TypeText.Of))})";
        Write(function, $"private static {results} {_callees.NameOf(function.Name)}", parameters, spellings, names, new List<string>(), text);
    }

    private void Write(
        Function function, string head, List<string> parameters, Dictionary<int, string> spellings, NameScope names, List<string> state, SourceText text,
        int rowCounts = -1)
    {
        IReadOnlyList<string> elements = _callees.ScratchesOf(function.Name);
        var scratch = new ScratchNames(elements, names);
        parameters.AddRange(elements.Select(element => $"{TypeText.Scratch(element)} {scratch.Of(element)}"));
        Generated.Head(text, head + _model.TypeParameters, parameters, _model.Constraints);
        text.Open();
        text.Lines(state);
        text.Lines(new StatementWriter(function, spellings, Wholes(), names, scratch, _callees, _model.TypeParameters, rowCounts).Write());
        text.Close();
    }

    /// <summary>The text that makes a struct of all scalars of a parameter, and the parameter itself, which is the same.</summary>
    private Dictionary<string, string> Wholes() => Inputs.Where(parameter => parameter.Type is StructType { IsTuple: false }).ToDictionary(
        parameter => $"new {((StructType)parameter.Type).Name}({string.Join(", ", StructText.Leaves(parameter.Type).Select(leaf => $"{parameter.Name}.{leaf.Path}"))})",
        parameter => parameter.Name);

    /// <summary>Names that may not be used anew in a method: what its text refers to by a simple name.</summary>
    private NameScope NamesOf()
    {
        var names = new NameScope();
        foreach (string reserved in _model.Reserved)
        {
            names.Avoid(reserved);
        }

        foreach (Function other in _module.Functions)
        {
            names.Take(_callees.NameOf(other.Name));
        }

        return names;
    }

    private string ParameterName(int parameter, string? name)
    {
        CoreSlot slot = _core.Parameters[parameter];
        return TypeOf(parameter) is TapeType tape ? TapeName(tape.Element, slot.Role == Role.TapeTangent ? "Tangents" : "")
            : slot.Role == Role.Upstream ? UpstreamName(_model.Outputs[slot.Index])
            : name ?? slot.Role.ToString().ToLowerInvariant();
    }

    private string UpstreamName(OutputModel output) =>
        output.IsRowCounts ? "upstreamCounts" : StructText.Name(output.Parameter == OutputModel.Returned ? "upstream" : OwnerName(output.Parameter).TrimStart('@') + "Upstream", output.Path);

    public static string TapeName(ScalarType element, string suffix) =>
        (element.Kind is ScalarKind.Double or ScalarKind.Generic ? "tape" : TypeText.Of(element) + "Tape") + suffix;
}
