using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Tests.Rules;

namespace Backprop.Tests.Stages;

/// <summary>Runs graphs as they stand, with C#'s own arithmetic: a second way to execute a derivative, without printing and compiling it.</summary>
internal sealed class Machine(Module module)
{
    private readonly List<View> allocations = [];
    private int fuel = 2_000_000;

    private sealed record Jump(int Label, object[] Values);

    private sealed class Cell(object value)
    {
        public object Value { get; set; } = value;
    }

    public object[] Run(object[] arguments) => Call(module.Entry, arguments);

    private object[] Call(Function function, object[] arguments) =>
        Run(function, new object[function.Values.Count], function.Body, arguments).Values;

    private Jump Run(Function function, object[] values, Region region, object[] arguments)
    {
        for (int i = 0; i < region.Parameters.Count; i++)
        {
            values[region.Parameters[i]] = arguments[i];
        }

        foreach (Node node in region.Nodes)
        {
            if (--fuel < 0)
            {
                throw new TimeoutException("the graph does not end");
            }

            if (Step(function, values, node) is { } jump)
            {
                return jump;
            }
        }

        throw new InvalidOperationException("a region without an exit");
    }

    private Jump? Step(Function function, object[] values, Node node)
    {
        object[] All(EquatableArray<int> ids) => [.. ids.Select(id => values[id])];
        View Buffer(int id) => (View)values[id];
        int Int(int id) => Convert.ToInt32(values[id]);
        Jump? Leave(Jump jump, int label, EquatableArray<int> results)
        {
            if (jump.Label != label)
            {
                return jump;
            }

            for (int i = 0; i < results.Count; i++)
            {
                values[results[i]] = jump.Values[i];
            }

            return null;
        }

        switch (node)
        {
            case Note:
                break;
            case Constant n:
                values[n.Result] = Literal(function.TypeOf(n.Result), n.Bits);
                break;
            case Apply n:
                values[n.Result] = Apply(n.Operation, function.TypeOf(n.Result), All(n.Inputs));
                break;
            case External { Throws: true } n:
                throw new NotSupportedException(n.Template);
            case External n:
                throw new NotSupportedException(n.Template);
            case Load n:
                values[n.Result] = Buffer(n.Buffer)[n.Path, Int(n.Index)];
                break;
            case Store n:
                Buffer(n.Buffer)[n.Path, Int(n.Index)] = values[n.Value];
                break;
            case Accumulate n:
                Buffer(n.Buffer)[n.Path, Int(n.Index)] = (dynamic)Buffer(n.Buffer)[n.Path, Int(n.Index)] + (dynamic)values[n.Value];
                break;
            case Length n:
                values[n.Result] = Buffer(n.Buffer).Count;
                break;
            case Slice n:
                values[n.Result] = Buffer(n.Buffer).Slice(Int(n.Start), Int(n.Count));
                break;
            case Allocate n:
                values[n.Result] = View.Make(((BufferType)function.TypeOf(n.Result)).Element, Int(n.Count));
                values[n.Handle] = allocations.Count;
                allocations.Add((View)values[n.Result]);
                break;
            case Recall n:
                values[n.Result] = allocations[Int(n.Handle)].Slice(0, Int(n.Count));
                break;
            case Resolve n:
                values[n.Result] = n.Start < 0
                    ? Buffer(n.Origins[Int(n.Choice)])
                    : Buffer(n.Origins[Int(n.Choice)]).Slice(Int(n.Start), Int(n.Count));
                break;
            case Copy n:
                Buffer(n.Source).CopyTo(Buffer(n.Destination));
                break;
            case Clear n:
                Buffer(n.Buffer).Clear();
                break;
            case Elementwise n:
                Elementwise(n.Operation, Buffer(n.Destination), ((BufferType)function.TypeOf(n.Destination)).Element, All(n.Inputs));
                break;
            case Reduce n:
                values[n.Result] = TensorCall.Invoke(n.Reduction, ((BufferType)function.TypeOf(n.Inputs[0])).Element, [.. n.Inputs.Select(input => Buffer(input).Elements)]);
                break;
            case Push n:
                ((Stack<object>)values[n.Tape]).Push(values[n.Value]);
                break;
            case Pop n:
                values[n.Result] = ((Stack<object>)values[n.Tape]).Pop();
                break;
            case Declare n:
                values[n.Cell] = new Cell(((CellType)function.TypeOf(n.Cell)).Element is ScalarType scalar ? Literal(scalar, 0) : 0);
                break;
            case Set n:
                ((Cell)values[n.Cell]).Value = values[n.Value];
                break;
            case Get n:
                values[n.Result] = ((Cell)values[n.Cell]).Value;
                break;
            case Invoke n:
                Leave(new(0, Call(module[n.Function], All(n.Inputs))), 0, n.Results);
                break;
            case Exit n:
                return new(n.Label, All(n.Values));
            case If n:
                return Leave(Run(function, values, (bool)values[n.Condition] ? n.Then : n.Else, []), n.Label, n.Results);
            case Block n:
                return Leave(Run(function, values, n.Body, []), n.Label, n.Results);
            case Loop n:
                return Leave(Iterate(function, values, n, All(n.Initial)), n.Break, n.Results);
            default:
                throw new NotSupportedException(node.ToString());
        }

        return null;
    }

    private Jump Iterate(Function function, object[] values, Loop loop, object[] carried)
    {
        long counter = loop.Head is Counted start ? Convert.ToInt64(values[start.Start]) : 0;
        long bound = loop.Head is Counted end ? Convert.ToInt64(values[end.Bound]) : 0;
        while (true)
        {
            switch (loop.Head)
            {
                case Counted counted:
                    long left = counted.Step > 0 ? bound - counter : counter - bound;
                    if (left < 0 || left == 0 && !counted.IsInclusive)
                    {
                        return new(loop.Break, carried);
                    }

                    values[counted.Counter] = function.TypeOf(counted.Counter) == GraphType.Int64 ? counter : (object)(int)counter;
                    counter += counted.Step;
                    break;
                case While head when !(bool)Run(function, values, head.Condition, carried).Values[0]:
                    return new(loop.Break, carried);
            }

            Jump jump = Run(function, values, loop.Body, carried);
            if (jump.Label != loop.Continue)
            {
                return jump;
            }

            carried = jump.Values;
        }
    }

    public static object Literal(GraphType type, long bits) => type is ScalarType scalar
        ? scalar.Kind switch
        {
            ScalarKind.Double => BitConverter.Int64BitsToDouble(bits),
            ScalarKind.Single => BitConverter.Int32BitsToSingle((int)bits),
            ScalarKind.Boolean => bits != 0,
            _ => Cast(scalar.Kind, bits),
        }
        : throw new NotSupportedException(type.ToString());

    public static object Cast(ScalarKind kind, object value) => kind switch
    {
        ScalarKind.Double => (double)(dynamic)value,
        ScalarKind.Single => (float)(dynamic)value,
        ScalarKind.Int32 => (int)(dynamic)value,
        ScalarKind.Int64 => (long)(dynamic)value,
        ScalarKind.UInt32 => (uint)(dynamic)value,
        ScalarKind.UInt64 => (ulong)(dynamic)value,
        ScalarKind.Int16 => (short)(dynamic)value,
        ScalarKind.UInt16 => (ushort)(dynamic)value,
        ScalarKind.SByte => (sbyte)(dynamic)value,
        ScalarKind.Byte => (byte)(dynamic)value,
        ScalarKind.Char => (char)(dynamic)value,
        ScalarKind.Boolean => (bool)value,
        _ => throw new NotSupportedException(kind.ToString()),
    };

    /// <summary>What the library has is the library's; what only derivatives have is done element by element.</summary>
    private static void Elementwise(Operation operation, View destination, GraphType element, object[] operands)
    {
        object[][] given = [.. operands.Select(operand => operand is View whole ? whole.Elements : Enumerable.Repeat(operand, destination.Count).ToArray())];
        bool isOurs = operation.Spelling == Spelling.Kernel || operation == Operations.Defined;
        if (operation.Signature == Signature.Any)
        {
            throw new NotSupportedException(operation.Symbol);
        }

        object[] results = isOurs
            ? [.. Enumerable.Range(0, destination.Count).Select(i => Apply(operation, element, [.. given.Select(values => values[i])]))]
            : TensorCall.Invoke(operation, element, given);
        for (int i = 0; i < results.Length; i++)
        {
            destination["", i] = results[i];
        }
    }

    private static object Apply(Operation operation, GraphType type, object[] o)
    {
        dynamic x = o[0];
        dynamic y = o.Length > 1 ? o[1] : 0;
        object result = operation.Name switch
        {
            "add" => x + y,
            "sub" => x - y,
            "mul" => x * y,
            "div" => x / y,
            "rem" => x % y,
            "neg" => -x,
            "lt" => x < y,
            "le" => x <= y,
            "gt" => x > y,
            "ge" => x >= y,
            "eq" => x == y,
            "ne" => x != y,
            "not" => !x,
            "compl" => ~x,
            "and" => x & y,
            "or" => x | y,
            "xor" => x ^ y,
            "shl" => x << y,
            "shr" => x >> y,
            "convert" or "converttointeger" or "converttointegernative" => x,
            "stop" or "clip" => x,
            "defined" or "definedroot" => y,
            "index" => Kernel.Index(x, y, (dynamic)o[2]),
            "where" => x ? o[1] : o[2],
            "strongboth" => Kernel.StrongInBoth(x, y),
            "strong" => Kernel.Strong(x, y),
            "addstrong" => Kernel.AddStrong(x, y, (dynamic)o[2]),
            "powbybase" => Kernel.PowByBase(x, y),
            "powbyexponent" => Kernel.PowByExponent(x, y),
            _ => FunctionCall.Invoke(operation, o),
        };
        return type switch
        {
            ScalarType scalar => Cast(scalar.Kind, result),
            OpaqueType { Name: "global::System.MidpointRounding" } => (MidpointRounding)result,
            _ => result,
        };
    }
}

/// <summary>A part of some memory, with an array for each field path.</summary>
internal sealed record View(IReadOnlyDictionary<string, object[]> Fields, int Start, int Count)
{
    public object this[string path, int index]
    {
        get => Fields[path][At(index)];
        set => Fields[path][At(index)] = value;
    }

    public static View Make(GraphType element, int count) => new(
        Paths(element, "").ToDictionary(field => field.Path, field => Enumerable.Range(0, count).Select(_ => Machine.Literal(field.Type, 0)).ToArray()),
        0,
        count);

    public object[] Elements => Fields[""][Start..(Start + Count)];

    public View Slice(int start, int count) => start >= 0 && count >= 0 && start + count <= Count
        ? this with { Start = Start + start, Count = count }
        : throw new ArgumentOutOfRangeException(nameof(start));

    public void CopyTo(View other)
    {
        foreach ((string path, object[] from) in Fields)
        {
            Array.Copy(from, Start, other.Fields[path], other.Start, Count);
        }
    }

    public void Clear()
    {
        foreach (object[] field in Fields.Values)
        {
            for (int i = Start; i < Start + Count; i++)
            {
                field[i] = Activator.CreateInstance(field[i].GetType())!;
            }
        }
    }

    public static IEnumerable<(string Path, ScalarType Type)> Paths(GraphType type, string path) => type switch
    {
        ScalarType scalar => [(path, scalar)],
        StructType structure => structure.Fields.SelectMany(field => Paths(field.Type, path.Length == 0 ? field.Name : path + "." + field.Name)),
        _ => throw new NotSupportedException(type.ToString()),
    };

    private int At(int index) => index >= 0 && index < Count ? Start + index : throw new IndexOutOfRangeException();
}
