using System;
using System.Collections.Generic;
using System.Globalization;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>What a value is found to be: its type, and what it is equal to. Numbers are what their types say; objects have to be asked.</summary>
internal sealed partial class BodyReader
{
    private readonly HashSet<int> _never = new();

    private int? Bind(ISymbol? symbol, Datum subject, IPatternOperation pattern)
    {
        if (symbol is not null && _frame.Variables.TryGetValue(symbol, out Variable? variable))
        {
            if (subject is Instance { Object.Area: { } area } && variable is { Form: OpaqueForm, Fixed: null, Area: { } own } && area.IsVisibleFrom(own))
            {
                // Where the pattern does not match, nobody can use its name.
                variable.Fixed = subject;
                return null;
            }

            bool isUnknown = subject is Scalar { Value: var value } && _graph.TypeOf(value) is OpaqueType
                && variable.Form is not (OpaqueForm or ScalarForm or StructForm { Shape.IsNullable: true });
            Store(variable, isUnknown ? throw UnknownPart(pattern, ((ILocalSymbol)symbol).Type) : subject, pattern);
        }

        return null;
    }

    /// <summary>No match, as the types say: what would follow is not read.</summary>
    private int Never()
    {
        int never = Boolean(false);
        _never.Add(never);
        return never;
    }

    private Refusal UnknownPart(IOperation at, ITypeSymbol type) => Refuse(Descriptors.UnsupportedType, at,
        _frame.Close(type).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), "an object turns out to be one here, so it is not known on entry; pass it in as a parameter of its own");

    /// <summary>
    /// A value as what a pattern has found it to be. Where it turned out to be something else nobody looks at it, but it may be evaluated there, so
    /// that it must not throw.
    /// </summary>
    private Datum Seen(Datum subject, IOperation at, ITypeSymbol? inputType, ITypeSymbol? foundType)
    {
        if (inputType is null || foundType is null || subject is not (Scalar or Text))
        {
            return subject;
        }

        ITypeSymbol from = _frame.Close(inputType);
        ITypeSymbol to = _frame.Close(foundType);
        if (SymbolEqualityComparer.Default.Equals(from, to))
        {
            return subject;
        }

        if (IsSelf(subject) && IsA(_module.Entry.ContainingType, to))
        {
            return new Text("this", new OpaqueType(Names.Of(to)));
        }

        int value = ValueOf(subject, at);
        Form form = _module.Forms.Of(to) is ScalarForm scalar ? scalar : new OpaqueForm(new OpaqueType(Names.Of(to)));
        if (_graph.TypeOf(value) is ScalarType)
        {
            return SymbolEqualityComparer.Default.Equals(Names.Present(from), to) ? subject : External(at, form, $"({Names.Of(to)}){{0}}", new[] { value });
        }

        RequireAccess(to, at);
        string name = Names.Of(to);
        string code = to switch
        {
            ITypeParameterSymbol => $"({{0}} is {name} ? ({name})(object){{0}} : default!)",
            { IsValueType: true } => $"({{0}} as {name}?).GetValueOrDefault()",
            _ => $"({{0}} as {name})!",
        };
        int found = Apply(Operations.Call(code, 1), Forms.OuterType(form)!, value);
        return new Scalar(form is ScalarForm { Inner: var inner } ? ConvertTo(inner, found) : found);
    }

    /// <summary>Whether each value of a type is one of another, too.</summary>
    private bool IsA(ITypeSymbol type, ITypeSymbol other) =>
        ((CSharpCompilation)_module.Compilation).ClassifyConversion(type, other) is { IsIdentity: true } or { IsImplicit: true, IsReference: true } or { IsBoxing: true };

    /// <summary>Whether a value of a type can be one of another, too: a helper's type parameter stands for a type that its patterns need not expect.</summary>
    private bool MayBe(ITypeSymbol type, ITypeSymbol other) => type is ITypeParameterSymbol || other is ITypeParameterSymbol
        || ((CSharpCompilation)_module.Compilation).ClassifyConversion(Names.Present(type), other) is { IsIdentity: true } or { IsReference: true } or { IsBoxing: true } or { IsUnboxing: true };

    private void RequireAccess(ITypeSymbol type, IOperation at)
    {
        if (type is INamedTypeSymbol && !_module.IsAccessible(type))
        {
            throw Refuse(Descriptors.Inaccessible, at, type.Name, _module.Entry.ContainingType.Name);
        }
    }

    /// <summary>Whether a value is of a type; null if it always is.</summary>
    private int? MatchType(Datum subject, IOperation at, ITypeSymbol? inputType, ITypeSymbol foundType)
    {
        ITypeSymbol to = _frame.Close(foundType);
        switch (subject)
        {
            case Bundle or Reference:
                return null;
            case Instance { Object.Form: PackForm { Symbol: var made } }:
                return IsA(made, to) ? null : Never();
            case Scalar { Value: var number } when _graph.TypeOf(number) is ScalarType:
                return MatchNumber(at, inputType is null ? null : Names.Present(_frame.Close(inputType)), to);
            default:
                if (inputType is not null && !MayBe(_frame.Close(inputType), to))
                {
                    return Never();
                }

                if (IsSelf(subject) && IsA(_module.Entry.ContainingType, to))
                {
                    return null;
                }

                RequireAccess(to, at);
                return External(at, GraphType.Boolean, $"({{0}} is {Names.Of(to)})", new[] { ValueOf(subject, at) });
        }
    }

    private int? MatchNumber(IOperation at, ITypeSymbol? from, ITypeSymbol to)
    {
        if (SymbolEqualityComparer.Default.Equals(from, to))
        {
            return null;
        }

        if (from is null or ITypeParameterSymbol || to is ITypeParameterSymbol)
        {
            throw Expression(at, "A pattern of another type", "compare with numbers of the same type");
        }

        return IsA(from, to) ? null : Never();
    }

    private int MatchConstant(Datum subject, IOperation at, ITypeSymbol? inputType, Operation relation, IOperation constant)
    {
        if (inputType is ITypeParameterSymbol parameter && !IsNull(constant) && constant.Type is { } ownType)
        {
            // Of a type parameter, a constant is equal to what has its own type only.
            ITypeSymbol known = _frame.Close(parameter);
            if (known is ITypeParameterSymbol && subject is Scalar { Value: var number } && _graph.TypeOf(number) is ScalarType)
            {
                throw Expression(at, "A pattern of another type", "compare with numbers of the same type");
            }

            if (!MayBe(known, _frame.Close(ownType)))
            {
                return Never();
            }
        }

        if (subject is Bundle { Shape.IsNullable: true } nullable)
        {
            return IsNull(constant) ? Not(nullable.Leaves[0])
                : AndAlso(nullable.Leaves[0], () => MatchConstant(ValueIn(nullable), at, null, relation, constant)) ?? Boolean(true);
        }

        if (subject is Instance && IsNull(constant))
        {
            return Boolean(false);
        }

        int value = ValueOf(subject, at);
        if (_graph.TypeOf(value) is not ScalarType type)
        {
            return External(at, GraphType.Boolean, $"({{0}} is {SymbolOf(relation)}{ConstantText(constant)})", new[] { value });
        }

        // Unlike ==, the pattern NaN matches NaN.
        bool isNaN = constant.ConstantValue is { HasValue: true, Value: double.NaN or float.NaN };
        return isNaN && relation == Operations.Equal ? Apply(Operations.NotEqual, GraphType.Boolean, value, value)
            : Apply(relation, GraphType.Boolean, value, ConvertTo(type, ReadValue(constant)));
    }

    private static string SymbolOf(Operation relation) =>
        relation == Operations.Less ? "< " : relation == Operations.LessOrEqual ? "<= " : relation == Operations.Greater ? "> " : relation == Operations.GreaterOrEqual ? ">= " : "";

    /// <summary>A constant as a pattern writes it: of its own type, since only what has the same type is equal.</summary>
    private string ConstantText(IOperation constant)
    {
        while (constant is IConversionOperation { Type.IsValueType: not true, Operand: var operand })
        {
            constant = operand;
        }

        object? value = constant.ConstantValue.Value;
        if (value is null or string or bool or char or decimal)
        {
            return Literals.Of(value);
        }

        ITypeSymbol type = _frame.Close(constant.Type!);
        RequireAccess(type, constant);
        return value switch
        {
            double.NaN => "double.NaN",
            double.PositiveInfinity => "double.PositiveInfinity",
            double.NegativeInfinity => "double.NegativeInfinity",
            float.NaN => "float.NaN",
            float.PositiveInfinity => "float.PositiveInfinity",
            float.NegativeInfinity => "float.NegativeInfinity",
            float number => $"({number.ToString("R", CultureInfo.InvariantCulture)}f)",
            _ => $"({Names.Of(type)})({Literals.Of(value)})",
        };
    }
}
