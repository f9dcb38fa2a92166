using System.Linq;

namespace Backprop.Gen.Graph;

/// <content>The types that nodes ask of their operands.</content>
internal sealed partial class FunctionVerifier
{
    private void CheckTypes(Node node)
    {
        switch (node)
        {
            case Constant n when TypeOf(n.Result) is not (ScalarType or OpaqueType):
                Report("a constant that is no scalar");
                break;
            case Apply n:
                CheckApply(n);
                break;
            case External n when n.Result >= 0 && !IsFlowing(TypeOf(n.Result)):
                Report("an external result that is no scalar");
                break;
            case Load n:
                CheckElement(n.Buffer, n.Index, n.Path, n.Result, isWrite: false);
                break;
            case Store n:
                CheckElement(n.Buffer, n.Index, n.Path, n.Value, isWrite: true);
                break;
            case Accumulate n:
                CheckElement(n.Buffer, n.Index, n.Path, n.Value, isWrite: true);
                Require(TypeOf(n.Value).IsFloating, "only floating values accumulate");
                break;
            case Length n:
                Buffer(n.Buffer);
                Expect(n.Result, GraphType.Int32);
                break;
            case Slice n:
                CheckPart(n.Buffer, n.Result);
                Expect(n.Start, GraphType.Int32);
                Expect(n.Count, GraphType.Int32);
                break;
            case Allocate n:
                Require(Buffer(n.Result) is { IsReadOnly: false }, "new memory is writable");
                Expect(n.Handle, GraphType.Int32);
                Expect(n.Count, GraphType.Int32);
                break;
            case Recall n:
                Buffer(n.Result);
                Expect(n.Handle, GraphType.Int32);
                Expect(n.Count, GraphType.Int32);
                break;
            case Resolve n:
                Require(n.Origins.Count > 0, "a reference without origins");
                foreach (int origin in n.Origins)
                {
                    CheckPart(origin, n.Result);
                }

                Expect(n.Choice, GraphType.Int32);
                if (n.Start >= 0)
                {
                    Expect(n.Start, GraphType.Int32);
                    Expect(n.Count, GraphType.Int32);
                }

                break;
            case Copy n:
                Require(Buffer(n.Source)?.Element == Buffer(n.Destination)?.Element, "a copy between buffers of different elements");
                Require(Buffer(n.Destination) is { IsReadOnly: false }, "a read-only buffer is written");
                break;
            case Clear n:
                Require(Buffer(n.Buffer) is { IsReadOnly: false }, "a read-only buffer is written");
                break;
            case Elementwise n:
                CheckWhole(n);
                break;
            case Reduce n:
                Require(n.Inputs.Count == n.Reduction.Arity, $"{n.Reduction} takes {n.Reduction.Arity} buffers");
                Expect(n.Result, n.Reduction.IsIndex ? GraphType.Int32 : Buffer(n.Inputs[0])?.Element);
                Require(n.Inputs.All(input => Buffer(input)?.Element == Buffer(n.Inputs[0])?.Element), "buffers of different elements");
                break;
            case Push n:
                Expect(n.Value, Taped(n.Tape));
                break;
            case Pop n:
                Expect(n.Result, Taped(n.Tape));
                break;
            case LendTape n:
                Taped(n.Result);
                break;
            case DropTape n:
                Taped(n.Tape);
                break;
            case Declare n:
                Require(TypeOf(n.Cell) is CellType, $"{Name(n.Cell)} is no cell");
                break;
            case Set n:
                Expect(n.Value, Celled(n.Cell));
                break;
            case Get n:
                Expect(n.Result, Celled(n.Cell));
                break;
            case Invoke n:
                CheckInvoke(n);
                break;
        }
    }

    private void CheckWhole(Elementwise node)
    {
        GraphType? element = Buffer(node.Destination)?.Element;
        Require(Buffer(node.Destination) is { IsReadOnly: false, Element.IsFloating: true }, "whole buffers of floating-point numbers are written");
        Require(node.Inputs.Count == node.Operation.Arity, $"{node.Operation} takes {node.Operation.Arity} operands");
        Require(node.Inputs.Any(input => TypeOf(input).IsBuffer), "an operation on whole buffers without any");
        foreach (int input in node.Inputs)
        {
            Require(TypeOf(input) is not BufferType buffer || buffer.Element == element, "buffers of different elements");
        }
    }

    private void CheckElement(int buffer, int index, string path, int value, bool isWrite)
    {
        Expect(index, GraphType.Int32);
        if (Buffer(buffer) is not { } type)
        {
            return;
        }

        Require(!isWrite || !type.IsReadOnly, "a read-only buffer is written");
        GraphType element = type.Element;
        foreach (string name in path.Length == 0 ? new string[0] : path.Split('.'))
        {
            if ((element as StructType)?.Fields.FirstOrDefault(field => field.Name == name) is not { } field)
            {
                Report($"{GraphText.Type(element)} has no field {name}");
                return;
            }

            element = field.Type;
        }

        Expect(value, element);
    }

    /// <summary>A part of a buffer has its elements, and may be written only if the whole may.</summary>
    private void CheckPart(int whole, int part)
    {
        if (Buffer(whole) is { } from && Buffer(part) is { } to)
        {
            Require(from.Element == to.Element, "a part with other elements than the whole");
            Require(to.IsReadOnly || !from.IsReadOnly, "a writable part of a read-only buffer");
        }
    }

    private void CheckInvoke(Invoke invoke)
    {
        if (_module.Functions.FirstOrDefault(function => function.Name == invoke.Function) is not { } callee)
        {
            Report("a call of a function that is not there");
            return;
        }

        if (callee.Parameters.Count != invoke.Inputs.Count || callee.Results.Count != invoke.Results.Count)
        {
            Report($"a call of {callee.Parameters.Count} parameters and {callee.Results.Count} results");
            return;
        }

        for (int i = 0; i < invoke.Inputs.Count; i++)
        {
            GraphType parameter = callee.TypeOf(callee.Parameters[i]);
            if (parameter is BufferType)
            {
                var argument = TypeOf(invoke.Inputs[i]) as BufferType;
                Require(argument is not null && (argument == parameter || argument with { IsReadOnly = true } == parameter), $"argument {i} does not fit");
            }
            else
            {
                Expect(invoke.Inputs[i], parameter);
            }
        }

        for (int i = 0; i < invoke.Results.Count; i++)
        {
            Expect(invoke.Results[i], callee.Results[i]);
        }
    }

    private BufferType? Buffer(int value)
    {
        var type = TypeOf(value) as BufferType;
        Require(type is not null, $"{Name(value)} is no buffer");
        return type;
    }

    private GraphType? Taped(int tape)
    {
        Require(TypeOf(tape) is TapeType, $"{Name(tape)} is no tape");
        return (TypeOf(tape) as TapeType)?.Element;
    }

    private GraphType? Celled(int cell)
    {
        Require(TypeOf(cell) is CellType, $"{Name(cell)} is no cell");
        return (TypeOf(cell) as CellType)?.Element;
    }

    private GraphType TypeOf(int value) =>
        value >= 0 && value < _function.Values.Count ? _function.TypeOf(value) : new OpaqueType("nothing");

    private void Expect(int value, GraphType? type) =>
        Require(type is null || TypeOf(value) == type, $"{Name(value)} is {GraphText.Type(TypeOf(value))} instead of {(type is null ? "" : GraphText.Type(type))}");

    private void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            Report(otherwise);
        }
    }

    /// <summary>Whether values of this type may be carried around loops and out of constructs.</summary>
    private static bool IsFlowing(GraphType type) => type is ScalarType or OpaqueType;

    private static bool IsIntegral(GraphType type) => type is ScalarType { Kind: not ScalarKind.Boolean } && !type.IsFloating;
}
