using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using BufferKind = Backprop.Gen.Graph.BufferForm;

namespace Backprop.Gen.Reading;

/// <summary>What a method takes, its receiver first.</summary>
/// <param name="Symbol">the parameter; null for the receiver</param>
/// <param name="IsDifferentiable">whether a rule has a sink, or an upstream gradient, for it</param>
internal sealed record RuleArgument(IParameterSymbol? Symbol, string Name, ITypeSymbol Type, Form Form, RefKind Kind, bool IsDifferentiable)
{
    public bool IsChanged => Kind is RefKind.Ref or RefKind.Out;
}

/// <summary>A parameter that a rule must have.</summary>
/// <param name="Role">an input, an upstream gradient or a sink</param>
/// <param name="Argument">the index of the argument that it belongs to, -1 for the returned value</param>
internal sealed record RuleParameter(string Name, ITypeSymbol Type, RefKind Kind, Role Role, int Argument);

/// <summary>The signature that a rule for a method must have: that of its generated <c>Backward</c>.</summary>
internal sealed class RuleSignature
{
    public const int Returned = -1;

    private readonly Compilation _compilation;
    private readonly List<RuleArgument> _arguments = new();
    private readonly List<RuleParameter> _parameters = new();

    /// <param name="changesReceiver">whether the method changes the struct that it is called on</param>
    public RuleSignature(IMethodSymbol primal, bool changesReceiver, Forms forms, Compilation compilation)
    {
        _compilation = compilation;
        Primal = primal;
        if (!primal.IsStatic)
        {
            bool isChanged = changesReceiver && primal.ContainingType.IsValueType;
            AddArgument(null, "self", primal.ContainingType, isChanged ? RefKind.Ref : RefKind.None, forms.Of(primal.ContainingType), holdsConstant: false);
        }

        foreach (IParameterSymbol parameter in primal.Parameters)
        {
            RefKind kind = parameter.RefKind is RefKind.None or RefKind.Ref or RefKind.Out ? parameter.RefKind : RefKind.In;
            AddArgument(parameter, parameter.Name, parameter.Type, kind, forms.AtBoundary(parameter.Type), Names.IsNoGradient(parameter));
        }

        Result = forms.AtBoundary(primal.ReturnType);
        ReturnHasGradient = HasGradient(Result) && !Names.IsNoGradientReturn(primal);
        Problem ??= ProblemOfResult(primal);
        AddParameters();
        bool hasOutput = _parameters.Any(parameter => parameter.Role == Role.Upstream) || _arguments.Any(argument => argument is { IsDifferentiable: true, Form: BufferForm { Type.IsReadOnly: false } });
        bool hasInput = _parameters.Any(parameter => parameter.Role == Role.Sink);
        Problem ??= !hasInput ? "it takes nothing that could have a gradient" : !hasOutput ? "it gives nothing that could have a gradient" : null;
    }

    public IMethodSymbol Primal { get; }

    /// <summary>Why no rule can be written for the method; null if one can.</summary>
    public string? Problem { get; private set; }

    public IReadOnlyList<RuleArgument> Arguments => _arguments;

    public Form Result { get; }

    public bool ReturnHasGradient { get; }

    public IReadOnlyList<RuleParameter> Parameters => _parameters;

    /// <summary>The signature as C#, with the name and the type parameters of the rule.</summary>
    public string Print(string name) => Print(name, type => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));

    /// <param name="spell">how a type is written</param>
    public string Print(string name, Func<ITypeSymbol, string> spell) => $"static void {name}({string.Join(", ", _parameters.Select(parameter => Print(parameter, spell)))})";

    public bool Matches(IMethodSymbol rule) => rule.ReturnsVoid && rule.Parameters.Length == _parameters.Count
        && rule.Parameters.Zip(_parameters, Matches).All(matches => matches);

    /// <summary>Whether the leading parameters of a rule are the arguments of the method: it is this overload that is meant.</summary>
    public bool BeginsLike(IMethodSymbol rule) => rule.Parameters.Length >= _arguments.Count
        && rule.Parameters.Take(_arguments.Count).Zip(_parameters, (own, asked) => IsSame(own.Type, asked.Type)).All(same => same);

    private static bool HasGradient(Form form) =>
        form is BufferForm buffer ? Forms.LeavesOf(buffer.Innermost).Any(leaf => leaf.HasGradient) : Forms.LeavesOf(form).Any(leaf => leaf.HasGradient);

    private static string Print(RuleParameter parameter, Func<ITypeSymbol, string> spell)
    {
        string modifier = parameter.Kind switch { RefKind.None => "", RefKind.Ref => "ref ", RefKind.Out => "out ", _ => "in " };
        return $"{modifier}{spell(parameter.Type)} {Names.Escape(parameter.Name)}";
    }

    private bool Matches(IParameterSymbol own, RuleParameter asked)
    {
        RefKind kind = own.RefKind is RefKind.None or RefKind.Ref or RefKind.Out ? own.RefKind : RefKind.In;
        bool isValue = asked is { Role: Role.Input, Kind: RefKind.None or RefKind.In };
        bool isReadOnly = asked is { Role: Role.Input, Argument: >= 0 } && _arguments[asked.Argument].Form is BufferForm { Declared: BufferKind.Array or BufferKind.Span } buffer
            && Names.IsReadOnlySpan(own.Type) && IsSame(((INamedTypeSymbol)own.Type).TypeArguments[0], ElementOf(asked.Type));
        return (kind == asked.Kind || (isValue && kind is RefKind.None or RefKind.In)) && (IsSame(own.Type, asked.Type) || isReadOnly);
    }

    private bool IsSame(ITypeSymbol a, ITypeSymbol b) => SymbolEqualityComparer.Default.Equals(a, b) || _compilation.ClassifyCommonConversion(a, b).IsIdentity;

    private void AddArgument(IParameterSymbol? symbol, string name, ITypeSymbol type, RefKind kind, Form form, bool holdsConstant)
    {
        string? problem = form switch
        {
            BufferForm when kind is RefKind.Ref or RefKind.Out => "it passes a buffer by reference",
            BufferForm { IsJagged: true } => "arrays of arrays are not supported in rules",
            BufferForm { Rank: > 3 } => "arrays of more than three dimensions are not supported",
            BufferForm { Innermost: OpaqueForm } when FloatingContent.IsIn(type) && !holdsConstant => "what is inside of it cannot be seen",
            PackForm => "structs that hold buffers are not supported in rules",
            UnsupportedForm unsupported when !holdsConstant => unsupported.Reason,
            OpaqueForm when symbol is null && type is INamedTypeSymbol named && MarkedFields.Of(named).Any() => "the fields of its class that are marked [Differentiable] would get no gradient",
            OpaqueForm when symbol is not null && !holdsConstant && FloatingContent.IsIn(type) => "what is inside of it cannot be seen",
            _ => null,
        };
        Problem ??= problem is null ? null : $"of '{name}', of type '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', {problem}";
        form = form is UnsupportedForm ? new OpaqueForm(new OpaqueType(Names.Of(type))) : form;
        _arguments.Add(new RuleArgument(symbol, name, type, form, kind, HasGradient(form) && !holdsConstant));
    }

    private string? ProblemOfResult(IMethodSymbol primal) => Result switch
    {
        _ when primal.ReturnsByRef || primal.ReturnsByRefReadonly => "it returns a reference",
        BufferForm => "it returns a buffer; let it write into one that it is given",
        PackForm => "it returns a struct that holds buffers",
        UnsupportedForm unsupported => $"of its result, {unsupported.Reason}",
        OpaqueForm when FloatingContent.IsIn(primal.ReturnType) => "what is inside of its result cannot be seen",
        _ => null,
    };

    private void AddParameters()
    {
        for (int i = 0; i < _arguments.Count; i++)
        {
            Add(_arguments[i].Name, _arguments[i].Type, _arguments[i].Kind, Role.Input, i);
        }

        if (ReturnHasGradient)
        {
            Add("upstream", Primal.ReturnType, RefKind.None, Role.Upstream, Returned);
        }

        for (int i = 0; i < _arguments.Count; i++)
        {
            if (_arguments[i] is { IsDifferentiable: true, IsChanged: true, Form: not BufferForm })
            {
                Add(_arguments[i].Name + "Upstream", _arguments[i].Type, RefKind.None, Role.Upstream, i);
            }
        }

        for (int i = 0; i < _arguments.Count; i++)
        {
            if (_arguments[i] is { IsDifferentiable: true, Kind: not RefKind.Out } argument)
            {
                bool isBuffer = argument.Form is BufferForm;
                Add(argument.Name + "Gradient", isBuffer ? SinkOf(argument) : argument.Type, isBuffer ? RefKind.None : RefKind.Ref, Role.Sink, i);
            }
        }

        void Add(string name, ITypeSymbol type, RefKind kind, Role role, int argument) => _parameters.Add(new RuleParameter(name, type, kind, role, argument));
    }

    private ITypeSymbol SinkOf(RuleArgument argument) => argument.Form is BufferForm { Rank: > 1 } ? argument.Type
        : _compilation.GetTypeByMetadataName("System.Span`1")?.Construct(ElementOf(argument.Type)) ?? argument.Type;

    private static ITypeSymbol ElementOf(ITypeSymbol buffer) => buffer is IArrayTypeSymbol array ? array.ElementType : ((INamedTypeSymbol)buffer).TypeArguments[0];
}
