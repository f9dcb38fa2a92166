using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>What cannot be seen through: calls to outside and opaque values. They are written as C# text, and run once, in their place.</summary>
internal sealed partial class BodyReader
{
    private Datum ReadText(IOperation operation, Datum? receiver = null)
    {
        Form form = operation.Type is null ? VoidForm.Instance : FormOf(operation.Type, operation);
        (string code, List<int> inputs) = TextOf(operation, receiver);
        return External(operation, form, code, inputs);
    }

    /// <summary>Whether a struct came in that hides what it holds, and so is a value that is only handed on.</summary>
    private bool IsHandedOn(IOperation? instance) => instance is IParameterReferenceOperation { Parameter: var parameter }
        && FindVariable(parameter) is { Form: OpaqueForm } && _module.Forms.Of(_frame.Close(parameter.Type)) is StructForm { Shape.MayLack: false };

    private Datum External(IOperation at, Form form, string template, IEnumerable<int> inputs)
    {
        switch (form)
        {
            case VoidForm:
                Emit(at, -1, template, inputs);
                return Nothing.Instance;
            case ScalarForm scalar:
                int value = External(at, scalar.Outer, template, inputs);
                return new Scalar(ConvertTo(scalar.Inner, value));
            case OpaqueForm opaque:
                return new Scalar(External(at, opaque.Type, template, inputs));
            case StructForm { Shape: { IsNullable: true, Type.Name: var name } } nullable:
                return Split(nullable, External(at, new OpaqueType(name), template, inputs));
            case StructForm { Shape: { MayLack: false } shape } when _module.Rebuilding.HiddenIn(shape) is null:
                int whole = External(at, new OpaqueType(shape.Type.Name), template, inputs);
                return Compose(form, shape.Leaves.Select(leaf => Inner(Apply(Operations.Call("{0}." + leaf.Path, 1), leaf.Outer, whole), leaf)).ToArray());
            default:
                throw Refuse(Descriptors.UnsupportedType, at, at.Type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "",
                    "it comes from outside of this project; take it apart in the caller");
        }
    }

    private int External(IOperation at, GraphType type, string template, IEnumerable<int> inputs)
    {
        int result = _graph.NewValue(type);
        Emit(at, result, template, inputs);
        return result;
    }

    private void Emit(IOperation at, int result, string template, IEnumerable<int> inputs)
    {
        External node = new(result, template, inputs.ToEquatableArray()) { IsOnce = true };
        if (_ended)
        {
            return;
        }

        Append(node);
        _module.Externals.Add(node, new ExternalTable.Origin(LocationOf(at.Syntax), ProblemOf(at).Diagnostic));
    }

    /// <summary>What is wrong with a call that cannot be seen through, if it turns out that an active value flows into it.</summary>
    private Refusal ProblemOf(IOperation at)
    {
        if (at is not IInvocationOperation { TargetMethod: { } method } call)
        {
            return Refuse(Descriptors.ActiveCall, at, at.Syntax.ToString());
        }

        if (!call.IsVirtual && _module.Sources.Referenced.Of(method) is { } referenced && ProblemOf(referenced, method) is { } problem)
        {
            return RefuseReferenced(at, method, problem);
        }

        if (IsHandedOn(call.Instance) && _module.Forms.Of(_frame.Close(call.Instance!.Type!)) is StructForm { Shape: var shape } && _module.Rebuilding.HiddenIn(shape) is { } hidden)
        {
            return Refuse(Descriptors.UnsupportedType, at, shape.Symbol.Name, $"{hidden}, so what '{method.Name}' does with a value that depends on a differentiable input is not seen");
        }

        string name = $"{method.ContainingType.Name}.{method.Name}";
        if (method.DeclaringSyntaxReferences.Length == 0)
        {
            return RefuseCall(Descriptors.ActiveCall, at, name, method);
        }

        // A method that runs as it is because of something in it: that is what stands in the way.
        return !call.IsVirtual && _module.Sources.BodyOf(method, _module.Token) is { Facts.Obstacle: { } obstacle }
            ? RefuseObstacle(obstacle, call, method) : RefuseCall(call.IsVirtual ? Descriptors.ActiveVirtualCall : Descriptors.ActiveCall, at, name, method);
    }

    private Refusal RefuseObstacle(IOperation obstacle, IInvocationOperation call, IMethodSymbol method)
    {
        Frame caller = _frame;
        _frame = new Frame(_module.Sources.BodyOf(method, _module.Token)!, method, caller, _module.Compilation);
        bool isStatement = obstacle is ITryOperation or IUsingOperation or IUsingDeclarationOperation or ILockOperation or ILabeledOperation or ILocalFunctionOperation;
        Refusal refusal = isStatement ? RefuseStatement(obstacle) : RefuseExpression(obstacle);
        _frame = caller;
        return refusal;
    }

    /// <summary>A constant without a value in the graph, as one.</summary>
    private int Materialize(Text text)
    {
        int result = _graph.NewValue(text.Type);
        Append(new External(result, text.Code, EquatableArray<int>.Empty));
        if (text.Code == "this")
        {
            _spellings[result] = text.Code;
        }

        return result;
    }

    /// <summary>Operators on what is no number: strings are joined, and compared.</summary>
    private Datum CombineText(IBinaryOperation binary, Datum left)
    {
        string? symbol = binary.OperatorKind switch
        {
            BinaryOperatorKind.Add or BinaryOperatorKind.Concatenate => "+",
            BinaryOperatorKind.Equals => "==",
            BinaryOperatorKind.NotEquals => "!=",
            _ => null,
        };
        if (symbol is null || left is Reference or Bundle)
        {
            throw Expression(binary, "This operator", "use it on numbers");
        }

        List<int> inputs = new();
        string first = Input(left, binary.LeftOperand, inputs);
        string second = ArgumentText(binary.RightOperand, inputs);
        return External(binary, FormOf(binary.Type, binary), $"{first} {symbol} {second}", inputs);
    }

    /// <summary>A conversion that is no conversion of numbers: boxing, references.</summary>
    private Datum ConvertOpaque(IConversionOperation conversion, Datum datum, Form to)
    {
        if (datum is Instance or Pack or Closure)
        {
            return datum;
        }

        if (to is StructForm && datum is Bundle)
        {
            return ConvertLeaves(datum, to, conversion);
        }

        if (datum is Text text)
        {
            return to is OpaqueForm target ? new Text(text.Code, target.Type) : throw Expression(conversion, "This conversion", "convert in the caller");
        }

        if (datum is Scalar && to is OpaqueForm or ScalarForm)
        {
            List<int> inputs = new();
            string value = Input(datum, conversion.Operand, inputs);
            return External(conversion, to, $"({Names.Of(_frame.Close(conversion.Type!))}){value}", inputs);
        }

        throw Expression(conversion, "This conversion", "convert numbers only");
    }
}
