using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Expressions as C# text, with holes for the values of the graph.</summary>
internal sealed partial class BodyReader
{
    /// <summary>An expression as C# text with <c>{0}</c>, <c>{1}</c>, … for values that are evaluated before it.</summary>
    private (string Code, List<int> Inputs) TextOf(IOperation operation, Datum? receiver = null)
    {
        List<int> inputs = new();
        string code = operation switch
        {
            IInvocationOperation call => CallText(call, inputs),
            IObjectCreationOperation { Initializer: null, Constructor: { } constructor } creation =>
                $"new {Names.Of(_frame.Close(creation.Type!))}({ArgumentsText(creation.Arguments, constructor, inputs)})",
            IPropertyReferenceOperation property => PropertyText(property, receiver, inputs),
            IFieldReferenceOperation field => FieldText(field, receiver, inputs),
            IInterpolatedStringOperation text => InterpolationText(text, inputs),
            ITypeOfOperation type => $"typeof({Names.Of(_frame.Close(type.TypeOperand))})",
            IObjectCreationOperation or IArrayCreationOperation => throw Expression(operation, "An object with an initialiser", "make it in the caller"),
            _ => Input(Read(operation), operation, inputs),
        };
        return (code, inputs);
    }

    private string CallText(IInvocationOperation call, List<int> inputs)
    {
        IMethodSymbol method = _frame.Close(call.TargetMethod);
        if (method.MethodKind is MethodKind.DelegateInvoke)
        {
            string target = Input(Read(call.Instance!), call.Instance!, inputs);
            return $"{target}.Invoke({ArgumentsText(call.Arguments, method, inputs)})";
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            throw Expression(call, "A local function", "make it a method");
        }

        if (!_module.IsAccessible(method))
        {
            throw Refuse(Descriptors.Inaccessible, call, method.Name, _module.Entry.ContainingType.Name);
        }

        string owner = call.Instance is { } instance ? Input(Read(instance), instance, inputs) : OwnerOf(call, method);
        string types = method.TypeArguments.Length == 0 ? "" : "<" + string.Join(", ", method.TypeArguments.Select(Names.Of)) + ">";
        return $"{owner}.{Names.Escape(method.Name)}{types}({ArgumentsText(call.Arguments, method, inputs)})";
    }

    /// <summary>What a static member is called on: its type, or the type parameter by which an interface's member is meant.</summary>
    private string OwnerOf(IOperation at, ISymbol member) => Names.Of(_frame.Close(
        (member.ContainingType.TypeKind == TypeKind.Interface ? Targets.QualifierOf(at, _frame.Body.Model) : null) ?? (ITypeSymbol)member.ContainingType));

    private string FieldText(IFieldReferenceOperation field, Datum? receiver, List<int> inputs)
    {
        if (!_module.IsAccessible(field.Field))
        {
            throw Refuse(Descriptors.Inaccessible, field, field.Field.Name, _module.Entry.ContainingType.Name);
        }

        string owner = field.Instance is { } instance ? Input(receiver ?? Read(instance), instance, inputs) : Names.Of(_frame.Close(field.Field.ContainingType));
        return owner + "." + Names.Escape(field.Field.Name);
    }

    private string PropertyText(IPropertyReferenceOperation property, Datum? receiver, List<int> inputs)
    {
        if (!_module.IsAccessible(property.Property))
        {
            throw Refuse(Descriptors.Inaccessible, property, property.Property.Name, _module.Entry.ContainingType.Name);
        }

        string owner = property.Instance is { } instance ? Input(receiver ?? Read(instance), instance, inputs) : OwnerOf(property, property.Property);
        return property.Property.IsIndexer
            ? $"{owner}[{ArgumentsText(property.Arguments, property.Property.GetMethod!, inputs)}]"
            : $"{owner}.{Names.Escape(property.Property.Name)}";
    }

    /// <summary>Arguments in the order in which they were written; those that are left out stay left out.</summary>
    private string ArgumentsText(IReadOnlyList<IArgumentOperation> arguments, IMethodSymbol method, List<int> inputs)
    {
        List<string> texts = new();
        bool isNamed = false;
        for (int i = 0; i < arguments.Count; i++)
        {
            IArgumentOperation argument = arguments[i];
            if (argument.ArgumentKind == ArgumentKind.DefaultValue)
            {
                isNamed = true;
                continue;
            }

            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } parameter && !IsFormatted(argument, method))
            {
                throw Refuse(Descriptors.ByReferenceArgument, argument, parameter.Name, parameter.RefKind == RefKind.Ref ? "ref" : "out");
            }

            isNamed |= argument.Parameter!.Ordinal != i;
            string name = isNamed ? Names.Escape(argument.Parameter.Name) + ": " : "";
            IReadOnlyList<IOperation> values = argument.ArgumentKind == ArgumentKind.ParamArray && argument.Value is IArrayCreationOperation { Initializer: { } elements }
                ? elements.ElementValues : new[] { argument.Value };
            texts.AddRange(values.Select(value => name + ArgumentText(value, inputs)));
        }

        return string.Join(", ", texts);
    }

    private string ArgumentText(IOperation value, List<int> inputs)
    {
        IOperation operand = value;
        while (operand is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion && FormOf(conversion.Type, conversion) is OpaqueForm
            && !conversion.ConstantValue.HasValue)
        {
            operand = conversion.Operand;
        }

        // What only builds a string stays part of the call that takes it.
        return operand switch
        {
            { ConstantValue: { HasValue: true } } => Input(Read(operand), operand, inputs),
            IInterpolatedStringOperation text => InterpolationText(text, inputs),
            IInterpolatedStringHandlerCreationOperation { Content: IInterpolatedStringOperation text } => InterpolationText(text, inputs),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum =>
                $"({ArgumentText(sum.LeftOperand, inputs)} + {ArgumentText(sum.RightOperand, inputs)})",
            _ => Input(Read(operand), operand, inputs),
        };
    }

    /// <summary>A value inside a template: text where it is a constant, else an input.</summary>
    private string Input(Datum datum, IOperation at, List<int> inputs)
    {
        switch (datum)
        {
            case Text text:
                return text.Code;
            case Scalar scalar:
                // An enum is an integer inside of the graph, but its own type outside.
                int value = at.Type is { TypeKind: TypeKind.Enum } && FormOf(at.Type, at) is ScalarForm form ? ConvertTo(form.Outer, scalar.Value) : scalar.Value;
                inputs.Add(value);
                return "{" + (inputs.Count - 1).ToString(CultureInfo.InvariantCulture) + "}";
            case Bundle { Shape.IsNullable: true } nullable:
                return NullableText(nullable, at, inputs);
            case Reference:
                throw Refuse(Descriptors.BufferToOutside, at, at.Parent is IArgumentOperation { Parent: IInvocationOperation call } ? call.TargetMethod.Name : at.Syntax.ToString());
            case Instance:
                throw Refuse(Descriptors.UnsupportedType, at, at.Type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "",
                    "an object that is made here is kept as its fields, so there is none to hand to a call that has no source here; hand on its numbers");
            case Closure:
                throw Refuse(Descriptors.UnsupportedType, at, at.Type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "",
                    "a function cannot be handed to a call that has no source here; make the call in a method that neither takes nor gives floating-point numbers");
            default:
                throw Refuse(Descriptors.UnsupportedType, at, at.Type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "",
                    "a struct cannot be handed to a call that has no source here; hand on its numbers");
        }
    }

    /// <summary>An interpolated string as a call of string.Format, which means the same and leaves the braces to the template.</summary>
    private string InterpolationText(IInterpolatedStringOperation text, List<int> inputs)
    {
        StringBuilder format = new();
        List<string> arguments = new();
        foreach (IInterpolatedStringContentOperation part in text.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation literal:
                    format.Append(((string)literal.Text.ConstantValue.Value!).Replace("{", "{{").Replace("}", "}}"));
                    break;
                case IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation call }:
                    AppendPart(call, format, arguments, inputs);
                    break;
                case IInterpolationOperation hole:
                    format.Append('{').Append(arguments.Count.ToString(CultureInfo.InvariantCulture));
                    format.Append(hole.Alignment is { } alignment ? "," + System.Convert.ToString(alignment.ConstantValue.Value, CultureInfo.InvariantCulture) : "");
                    format.Append(hole.FormatString is { } style ? ":" + style.ConstantValue.Value : "").Append('}');
                    arguments.Add(ArgumentText(hole.Expression, inputs));
                    break;
                default:
                    throw Expression(part, "This interpolated string", "build it in the caller");
            }
        }

        return $"string.Format({string.Join(", ", arguments.Prepend(Literals.OfString(format.ToString())))})";
    }

    /// <summary>A part of a string that a handler of the library builds.</summary>
    private void AppendPart(IInvocationOperation call, StringBuilder format, List<string> arguments, List<int> inputs)
    {
        IOperation? Given(string name) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value;
        IOperation value = Given("value") ?? throw Expression(call, "This interpolated string", "build it in the caller");
        if (call.TargetMethod.Name == "AppendLiteral")
        {
            format.Append(((string)value.ConstantValue.Value!).Replace("{", "{{").Replace("}", "}}"));
            return;
        }

        format.Append('{').Append(arguments.Count.ToString(CultureInfo.InvariantCulture));
        format.Append(Given("alignment") is { } alignment ? "," + System.Convert.ToString(alignment.ConstantValue.Value, CultureInfo.InvariantCulture) : "");
        format.Append(Given("format") is { } style ? ":" + style.ConstantValue.Value : "").Append('}');
        arguments.Add(ArgumentText(value, inputs));
    }

    /// <summary>Whether an argument is an interpolated string for a handler of the library, in whose place the string itself can be handed in.</summary>
    private static bool IsFormatted(IArgumentOperation argument, IMethodSymbol method) =>
        argument is { Value: IInterpolatedStringHandlerCreationOperation { Content: IInterpolatedStringOperation }, Parameter: { } parameter }
        && method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other => other.Parameters.Length == method.Parameters.Length
            && other.Parameters[parameter.Ordinal].Type.SpecialType == SpecialType.System_String);

    /// <summary>A template whose inputs come after some others.</summary>
    private static string Shift(string template, int by) => Regex.Replace(
        template, @"\{(\d+)\}", match => "{" + (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) + by).ToString(CultureInfo.InvariantCulture) + "}");
}
