using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.Reading;

/// <summary>Reads everything about a marked method but its body.</summary>
internal sealed partial class SignatureReader
{
    private readonly ModuleReader _reader;
    private readonly IMethodSymbol _method;
    private readonly List<EntryInput> _inputs = new();

    public SignatureReader(ModuleReader reader)
    {
        _reader = reader;
        _method = reader.Entry;
    }

    /// <summary>The receiver, if it is a struct, and the parameters.</summary>
    public IReadOnlyList<EntryInput> Inputs => _inputs;

    /// <summary>Whether the signature does not compile.</summary>
    public bool IsBroken { get; private set; }

    public MethodModel Read()
    {
        IsBroken = _method.ReturnType is IErrorTypeSymbol || _method.Parameters.Any(parameter => parameter.Type is IErrorTypeSymbol);
        CheckTarget();
        OptionsReader options = OptionsReader.Of(_method);
        ReceiverModel? receiver = ReadReceiver();
        ParameterModel[] parameters = _method.Parameters.Select(ReadParameter).ToArray();
        Form result = ReadReturn();
        new GeneratedNames(_method, _reader).Check(options.Derivatives);
        foreach ((string option, string reason) in options.WithoutEffect)
        {
            _reader.Report(Descriptors.OptionWithoutEffect, options.Location ?? MethodReader.LocationOf(_method), option, _method.Name, reason);
        }

        bool hasInput = _inputs.Any(input => input.IsDifferentiable && input.Kind != RefKind.Out) || receiver?.IsDifferentiable == true;
        if (!hasInput && !_reader.HasErrors)
        {
            _reader.Report(Descriptors.NothingToDifferentiate, MethodReader.LocationOf(_method), _method.Name);
        }

        bool returnHasGradient = Forms.ResultsOf(result).Any(leaf => leaf.HasGradient) && !Names.IsNoGradientReturn(_method);
        // A name stands as often as it has overloads. All names of ours begin with the method's; a model that knew of the others would change with them.
        string[] memberNames = _method.ContainingType.GetMembers()
            .Where(member => member.CanBeReferencedByName && !GeneratedCode.IsOurs(member) && member.Name.StartsWith(_method.Name, StringComparison.Ordinal))
            .Select(member => member.Name).OrderBy(name => name, StringComparer.Ordinal).ToArray();
        bool isReadOnly = _method.IsReadOnly && !_method.ContainingType.IsReadOnly;
        return new MethodModel(
            HintName: HintNames.Of(_method),
            Namespace: SignatureText.NamespaceOf(_method),
            Enclosing: SignatureText.Enclosing(_method.ContainingType),
            Modifiers: SignatureText.AccessibilityOf(_method.DeclaredAccessibility) + (_method.IsStatic ? " static" : isReadOnly ? " readonly" : ""),
            IsStatic: _method.IsStatic,
            Name: Names.Escape(_method.Name),
            TypeParameters: SignatureText.TypeParameters(_method.TypeParameters),
            Constraints: SignatureText.Constraints(_method.TypeParameters),
            ReturnText: Names.InSignature(_method.ReturnType),
            Return: result is BufferForm { Element: BufferForm row } ? row.Type : Forms.OuterType(result),
            ReturnHasGradient: returnHasGradient,
            Receiver: receiver,
            Parameters: parameters.ToEquatableArray(),
            Inputs: default,
            Outputs: default,
            Derivatives: options.Derivatives,
            StrongZero: options.StrongZero,
            Reserved: memberNames.Concat(_method.Parameters.Select(parameter => parameter.Name)).Concat(TypeParameterNames())
                .Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
            MemberNames: memberNames.ToEquatableArray(),
            Summary: SignatureText.SummaryOf(_method),
            Module: null)
        {
            Declared = DeclaredMembers.ModelsOf(_method, options.Derivatives),
            IsReadOnly = isReadOnly,
            ReturnsRows = result is BufferForm { IsJagged: true },
        };
    }

    private void CheckTarget()
    {
        Location location = MethodReader.LocationOf(_method);
        if (TargetKinds.ProblemOf(_method) is { } problem)
        {
            _reader.Report(Descriptors.WrongTarget, location, _method.Name, problem.What, problem.Advice);
            return;
        }

        for (INamedTypeSymbol? type = _method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (!FieldsReader.IsDeclaredPartial(type))
            {
                _reader.Report(Descriptors.NotPartial, location, type.Name, _method.Name, SignatureText.KeywordOf(type));
            }
        }
    }

    private ReceiverModel? ReadReceiver()
    {
        if (_method.IsStatic)
        {
            return null;
        }

        if (!_method.ContainingType.IsValueType)
        {
            return ReadFields();
        }

        if (_reader.Forms.Of(_method.ContainingType) is PackForm pack)
        {
            return ReadPackReceiver(pack);
        }

        if (_reader.Forms.AtBoundary(_method.ContainingType) is not StructForm form)
        {
            return null;
        }

        bool isChanged = _reader.Calls.ChangesReceiver(_method);
        bool isDifferentiable = form.Shape.Leaves.Any(leaf => leaf.HasGradient);
        if ((isDifferentiable || isChanged) && _reader.Rebuilding.ProblemOf(form.Shape) is { } problem)
        {
            _reader.Report(Descriptors.StructCannotBeBuilt, MethodReader.LocationOf(_method), _method.ContainingType.Name, problem);
        }

        _inputs.Add(new EntryInput(-1, "self", "this", form, isDifferentiable, isChanged ? RefKind.Ref : RefKind.None));
        return new ReceiverModel(form.Shape.Type.Name, form.Shape.Type, isDifferentiable, isChanged, default);
    }

    private ReceiverModel? ReadFields()
    {
        INamedTypeSymbol type = _method.ContainingType;
        FieldModel[] fields = MarkedFields.Of(type).Select(ReadField).ToArray();
        return fields.Length == 0 ? null
            : new ReceiverModel(MarkedFields.ClassOf(type), null, MarkedFields.HasGradients(type), false, fields.ToEquatableArray());
    }

    private FieldModel ReadField(IFieldSymbol field)
    {
        Form form = _reader.Forms.AtBoundary(field.Type);
        if (MarkedFields.ProblemOf(field, form, _reader.Rebuilding) is { } problem)
        {
            _reader.Report(Descriptors.UnsupportedField, field.Locations.FirstOrDefault() ?? Location.None, field.Name,
                field.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), problem);
        }

        bool isCell = form is not BufferForm && _reader.IsStored(field);
        GraphType? outer = form is BufferForm { IsJagged: true, Element: BufferForm row } ? row.Type : Forms.OuterType(form);
        GraphType type = isCell ? new BufferType(outer!, false) : outer ?? new OpaqueType(Names.Of(field.Type));
        return new FieldModel(Names.Escape(field.Name), type, Names.InSignature(field.Type), (form as BufferForm)?.Declared ?? default, MarkedFields.IsScratch(field), isCell, false);
    }

    private ParameterModel ReadParameter(IParameterSymbol parameter)
    {
        Location location = parameter.Locations.FirstOrDefault() ?? Location.None;
        ITypeSymbol type = parameter.Type;
        string text = Names.InSignature(type);
        string shown = type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        bool holdsConstant = Names.IsNoGradient(parameter);
        Form form = _reader.Forms.AtBoundary(type);
        if (form is PackForm pack && ReadPack(parameter, pack) is { } read)
        {
            return read;
        }

        if (form is BufferForm { Declared: Graph.BufferForm.Grid, Element: OpaqueForm } or BufferForm { Rank: > 3 } or PackForm)
        {
            form = FloatingContent.IsIn(type) ? new UnsupportedForm(form is PackForm ? "it holds buffers" : "an array of more than three dimensions is not supported; compute the index")
                : new OpaqueForm(new OpaqueType(Names.Of(type)));
        }

        bool isReference = parameter.RefKind is RefKind.Ref or RefKind.Out;
        if (isReference && form is BufferForm)
        {
            _reader.Report(Descriptors.ByReferenceParameter, location, parameter.Name, parameter.RefKind == RefKind.Ref ? "ref" : "out");
        }

        bool isUnknown = form is UnsupportedForm || (form is OpaqueForm or BufferForm { Innermost: OpaqueForm } && FloatingContent.IsIn(type));
        if (isUnknown && !holdsConstant && type is not IErrorTypeSymbol)
        {
            string reason = form is UnsupportedForm unsupported ? unsupported.Reason : "what is inside of it cannot be seen";
            _reader.Report(Descriptors.UnsupportedParameter, location, parameter.Name, shown, reason);
        }

        if (holdsConstant && NumberTypes.IsNeverDifferentiated(type))
        {
            _reader.Report(Descriptors.NoGradientWithoutEffect, location, parameter.Name, shown);
        }

        if (form is UnsupportedForm)
        {
            form = new OpaqueForm(new OpaqueType(Names.Of(type)));
        }

        StructShape? shape = (form as StructForm)?.Shape ?? ((form as BufferForm)?.Innermost as StructForm)?.Shape;
        string? problem = shape is null ? null : _reader.Rebuilding.ProblemOf(shape);
        bool hasGradient = form is BufferForm buffer ? Forms.LeavesOf(buffer.Innermost).Any(leaf => leaf.HasGradient) : Forms.LeavesOf(form).Any(leaf => leaf.HasGradient);
        bool isDifferentiable = hasGradient && !holdsConstant;
        if ((isDifferentiable || isReference) && problem is not null)
        {
            _reader.Report(Descriptors.StructCannotBeBuilt, location, shape!.Symbol.Name, problem);
        }

        if (form is StructForm && !isDifferentiable && !isReference && _reader.Rebuilding.HiddenIn(shape!) is not null)
        {
            // It is only handed on: the members of its type see what is in it.
            form = new OpaqueForm(new OpaqueType(Names.Of(type)));
        }

        string name = Names.Escape(parameter.Name);
        _inputs.Add(new EntryInput(parameter.Ordinal, parameter.Name, name, form, isDifferentiable, parameter.RefKind));

        GraphType outer = form is BufferForm { IsJagged: true, Element: BufferForm row } ? row.Type : Forms.OuterType(form)!;
        return new ParameterModel(name, text, ModifierOf(parameter), outer, (form as BufferForm)?.Declared ?? default, isDifferentiable, false);
    }

    /// <remarks>A <c>ref readonly</c> parameter, which C# 9 does not know, takes what an <c>in</c> parameter takes.</remarks>
    private static string ModifierOf(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.None => "",
        RefKind.Ref => "ref",
        RefKind.Out => "out",
        _ => "in",
    };

    private Form ReadReturn()
    {
        Form form = _reader.Forms.AtBoundary(_method.ReturnType);
        string? reason = form switch
        {
            UnsupportedForm unsupported => unsupported.Reason,
            PackForm => "it holds buffers; let the method fill those of a parameter",
            BufferForm { Declared: Graph.BufferForm.Grid } => "returning an array of several dimensions is not supported",
            BufferForm { Declared: not (Graph.BufferForm.Array or Graph.BufferForm.Jagged) } => "a span that is returned could not be followed",
            BufferForm { Innermost: OpaqueForm } when FloatingContent.IsIn(_method.ReturnType) => "what is inside of it cannot be seen",
            OpaqueForm when FloatingContent.IsIn(_method.ReturnType) => "what is inside of it cannot be seen",
            StructForm { Shape: { } shape } when shape.Leaves.Any(leaf => leaf.HasGradient) => _reader.Rebuilding.ProblemOf(shape),
            _ when _method.ReturnsByRef || _method.ReturnsByRefReadonly => "a reference that is returned could not be followed",
            _ => null,
        };
        if (reason is not null && _method.ReturnType is not IErrorTypeSymbol && TargetKinds.ProblemOf(_method) is null)
        {
            Location location = _method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is MethodDeclarationSyntax declaration
                ? declaration.ReturnType.GetLocation() : MethodReader.LocationOf(_method);
            _reader.Report(Descriptors.UnsupportedReturn, location, _method.Name,
                _method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), reason);
        }

        return reason is null ? form : VoidForm.Instance;
    }

    private IEnumerable<string> TypeParameterNames()
    {
        IEnumerable<string> names = _method.TypeParameters.Select(parameter => parameter.Name);
        for (INamedTypeSymbol? type = _method.ContainingType; type is not null; type = type.ContainingType)
        {
            names = names.Concat(type.TypeParameters.Select(parameter => parameter.Name));
        }

        return names;
    }
}
