using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>A public member in the making: its parameters and their documentation.</summary>
internal sealed class Member
{
    private readonly MethodModel _model;
    private readonly string _name;
    private readonly bool _isLater;
    private readonly List<DeclaredParameter> _parameters = new();
    private readonly List<(string Name, string Text)> _documentation = new();

    /// <param name="suffix">what is appended to the method's name</param>
    public Member(MethodModel model, string suffix)
        : this(model, suffix, model.Parameters, isLater: false)
    {
    }

    private Member(MethodModel model, string suffix, IReadOnlyList<ParameterModel> arguments, bool isLater)
    {
        _model = model;
        _name = model.Name.TrimStart('@') + suffix;
        _isLater = isLater;
        Names = new MemberNames(arguments, model.Declared.Where(declared => declared.Name == _name));
        Differentiables = Differentiable.Of(model);
        foreach (ParameterModel parameter in arguments)
        {
            _parameters.Add(new DeclaredParameter(parameter.Modifier, parameter.TypeText, parameter.Name));
            _documentation.Add((parameter.Name, $"as for <c>{Documentation.Escape(model.Name)}</c>"));
        }
    }

    /// <summary>A member that runs after the method has, and does not take its arguments.</summary>
    public static Member Later(MethodModel model, string suffix) => new(model, suffix, new ParameterModel[0], isLater: true);

    public MemberNames Names { get; }

    public IReadOnlyList<Differentiable> Differentiables { get; }

    /// <summary>The scalars and structs whose gradients are values of their own.</summary>
    public IEnumerable<Differentiable> Scalars => Differentiables.Where(item => item.IsScalar && !item.IsPart);

    /// <summary>The marked fields that are scalars and structs.</summary>
    public IEnumerable<Differentiable> ScalarFields => Differentiables.Where(item => item is { IsScalar: true, Holder.Type: null, IsPart: true });

    /// <summary>The structs that hold buffers, with their parameters.</summary>
    public IEnumerable<(int Parameter, Holder Holder)> Holders => Differentiables.Where(item => item.Holder is { Type: not null }).Select(item => (item.Parameter, item.Holder!)).Distinct();

    public IEnumerable<Differentiable> Buffers => Differentiables.Where(item => item.IsBuffer);

    /// <summary>The buffers of ours in a parameter for each of the method's, as the checks see them.</summary>
    public IEnumerable<BufferArgument> Arguments(IReadOnlyDictionary<int, string> names, System.Func<Differentiable, bool> isWritten) =>
        Buffers.Where(item => !item.IsCell).Select(item => BufferArgument.Of(item, names, isWritten(item)));

    public IReadOnlyList<(string Name, string Text)> ParameterDocumentation => _documentation;

    /// <summary>Adds a parameter of ours and returns its name.</summary>
    public string Add(string type, string wish, string documentation, string modifier = "")
    {
        string name = Names.Next(wish);
        _parameters.Add(new DeclaredParameter(modifier.TrimEnd(), type, name));
        _documentation.Add((name, documentation));
        return name;
    }

    /// <summary>Adds the object that stands for the marked fields: <c>Gradients selfGradient</c>.</summary>
    public Dictionary<int, string> AddFields(string suffix, string documentation)
    {
        var names = new Dictionary<int, string>();
        if (Differentiables.FirstOrDefault(item => item is { IsPart: true, Holder.Type: null }) is { Holder: { } holder })
        {
            names[-1] = Add(holder.TypeText, "self" + suffix, documentation);
        }

        return names;
    }

    /// <summary>Those that have a parameter of ours: of a struct that holds buffers its first part, which stands for the whole; and no marked fields.</summary>
    public IEnumerable<Differentiable> Owners => Differentiables.Where(item => !item.IsPart || item.Holder!.Type is not null)
        .GroupBy(item => item.Parameter).Select(items => items.First());

    /// <summary>Adds the sinks of fields, buffers, and structs that hold some: <c>Span&lt;T&gt; xGradient</c>.</summary>
    /// <param name="fields">what is said of the object that stands for the marked fields</param>
    public Dictionary<int, string> AddBufferSinks(string documentation, string fields)
    {
        Dictionary<int, string> sinks = AddFields("Gradient", fields);
        foreach (Differentiable item in Owners.Where(item => item.IsBuffer || item.IsPart))
        {
            sinks[item.Parameter] = Add(
                item.Holder?.TypeText ?? item.BufferType(isReadOnly: false), item.Name + "Gradient", string.Format(documentation, Owner(item)), item.Holder?.SinkModifier ?? "");
        }

        return sinks;
    }

    /// <summary>Statements that empty the sinks of buffers.</summary>
    public IEnumerable<string> Clear(IReadOnlyDictionary<int, string> sinks) =>
        Buffers.Where(item => !item.IsJagged).Select(item => item.IsCell ? item.In(sinks) + " = default;"
            : item.IsGrid ? $"{Directions.Elements(item.In(sinks))}.Clear();"
            : item is { IsPart: true, IsMemory: false } ? $"global::System.MemoryExtensions.AsSpan({item.In(sinks)}).Clear();" : item.In(sinks) + ".Clear();");

    /// <summary>Adds what points in the direction of each input: tangents, or the directions of a Hessian-vector product.</summary>
    /// <param name="fields">what is said of the object that stands for the marked fields</param>
    public Dictionary<int, string> AddDirections(string suffix, string documentation, string fields)
    {
        Dictionary<int, string> directions = AddFields(suffix, fields);
        foreach (Differentiable item in Owners)
        {
            string type = item.Holder is { } holder ? holder.TypeText : item.IsBuffer ? item.BufferType(isReadOnly: !item.IsWritten) : item.TypeText;
            string modifier = item.IsReference ? item.Modifier + " " : "";
            directions[item.Parameter] = Add(type, item.Name + suffix, string.Format(documentation, Owner(item)), modifier);
        }

        return directions;
    }

    /// <summary>The scalar and struct gradients that a member returns.</summary>
    public List<(string Type, string Name)> ReturnedSinks(TupleNames names) => Scalars
        .Select(item => (item.TypeText, names.Next(item.Name)))
        .ToList();

    /// <summary>What the documentation calls an input, which is no parameter of a member that runs later.</summary>
    public string Owner(Differentiable item) => item.Parameter < 0 ? "the instance" : _isLater ? $"<c>{item.Name}</c>" : $"<paramref name=\"{item.Name}\"/>";

    public MemberSignature Signature(string returns) => new(_name, returns, _parameters);

    public void Write(SourceText text, string returns, string summary, string returnsDocumentation, IReadOnlyList<string> body)
    {
        MemberSignature signature = Signature(returns);
        text.Members.Add(signature);
        text.Line();
        if (_model.Declared.FirstOrDefault(declared => declared.Declares(signature)) is { } declared)
        {
            WriteDeclared(text, declared, body);
            return;
        }

        Documentation.Write(text, _model, summary, _documentation, returnsDocumentation);
        text.Line(Generated.Attribute);
        Generated.Head(text, $"{_model.Modifiers} {returns} {_name}{_model.TypeParameters}", _parameters.Select(parameter => parameter.Text).ToList(), _model.Constraints);
        WriteBody(text, body);
    }

    /// <summary>As the user has declared it, who documents it, too.</summary>
    private void WriteDeclared(SourceText text, DeclaredMember declared, IReadOnlyList<string> body)
    {
        var names = _parameters.Zip(declared.Parameters, (ours, theirs) => (Ours: ours.Name, Theirs: theirs.Name)).ToDictionary(pair => pair.Ours, pair => pair.Theirs);
        text.Line(Generated.Attribute);
        Generated.Head(text, declared, _model);
        WriteBody(text, body.Select(line => RenamedParameters.In(line, names)).ToList());
    }

    private static void WriteBody(SourceText text, IReadOnlyList<string> body)
    {
        text.Open();
        text.Lines(body.SelectMany(LongLines.Break));
        text.Close();
    }
}
