using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Tests.Graph;

/// <summary>Runs a graph of doubles, floats, ints, longs and bools (as bits), buffers, tapes and cells, and writes down what could be seen from outside.</summary>
internal sealed class Interpreter
{
    /// <summary>The result of a run that was stopped.</summary>
    public const string NeverEnds = "never ends";

    private readonly Module _module;
    private readonly List<string> _log = [];
    private readonly List<Memory<double>> _allocations = [];
    private int _fuel;

    private Interpreter(Module module) => _module = module;

    public sealed record Outcome(string Results, string Log)
    {
        public IReadOnlyList<double> Values { get; init; } = [];

        public IReadOnlyList<string> Calls { get; init; } = [];

        public bool Equals(Outcome? other) => other is not null && Results == other.Results && Log == other.Log;

        public override int GetHashCode() => Results.GetHashCode(StringComparison.Ordinal);
    }

    private sealed record Jump(int Label, object[] Values);

    /// <summary>The results, and everything else that a caller could see: buffers, tapes left over, and external calls in their order.</summary>
    public static Outcome Run(Module module, params object[] arguments) => Run(module, 20_000, arguments);

    /// <param name="fuel">how many nodes may run before it counts as a run that never ends</param>
    public static Outcome Run(Module module, int fuel, object[] arguments)
    {
        var interpreter = new Interpreter(module) { _fuel = fuel };
        object[] results;
        try
        {
            results = interpreter.Call(module.Entry, arguments.Select(argument => argument is double[] buffer ? new Memory<double>(buffer) : argument).ToArray());
        }
        catch (InvalidOperationException exception)
        {
            results = [exception.Message];
        }

        IEnumerable<string> memory = arguments.OfType<double[]>().Select(buffer => string.Join(" ", buffer.Select(number => Text(number))));
        return new Outcome(string.Join(" ", results.Select(Text)), string.Join("\n", interpreter._log.Concat(memory)))
        {
            Values = results.OfType<double>().ToList(),
            Calls = interpreter._log,
        };
    }

    private static string Text(object value) => value is double number ? BitConverter.DoubleToInt64Bits(number).ToString("X") : $"{value}";

    private object[] Call(Function function, object[] arguments)
    {
        var values = new object[function.Values.Count];
        return Run(function, values, function.Body, arguments).Values;
    }

    private Jump Run(Function function, object[] values, Region region, params object[] arguments)
    {
        for (int i = 0; i < region.Parameters.Count; i++)
        {
            values[region.Parameters[i]] = arguments[i];
        }

        foreach (Node node in region.Nodes)
        {
            if (--_fuel < 0)
            {
                throw new InvalidOperationException(NeverEnds);
            }

            if (Step(function, values, node) is { } jump)
            {
                return jump;
            }
        }

        throw new InvalidOperationException("no exit");
    }

    private Jump? Step(Function function, object[] values, Node node)
    {
        object[] All(EquatableArray<int> ids) => ids.Select(id => values[id]).ToArray();

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
            case Constant n:
                values[n.Result] = function.TypeOf(n.Result) == GraphType.Double ? (object)BitConverter.Int64BitsToDouble(n.Bits) : n.Bits;
                break;
            case Apply n:
                values[n.Result] = Apply(n.Operation, function.TypeOf(n.Result), All(n.Inputs));
                break;
            case External n:
                string call = $"{n.Template} {string.Join(" ", All(n.Inputs).Select(Text))}";
                _log.Add(call);
                if (n.Throws)
                {
                    throw new InvalidOperationException(call);
                }

                if (n.Result >= 0)
                {
                    values[n.Result] = (double)_log.Count;
                }

                break;
            case Load n:
                values[n.Result] = Buffer(values[n.Buffer])[Index(values, n.Buffer, n.Index)];
                break;
            case Store n:
                Buffer(values[n.Buffer])[Index(values, n.Buffer, n.Index)] = (double)values[n.Value];
                break;
            case Accumulate n:
                Buffer(values[n.Buffer])[Index(values, n.Buffer, n.Index)] += (double)values[n.Value];
                break;
            case Length n:
                values[n.Result] = (long)Buffer(values[n.Buffer]).Length;
                break;
            case Allocate n:
                values[n.Result] = new Memory<double>(new double[(long)values[n.Count]]);
                values[n.Handle] = (long)_allocations.Count;
                _allocations.Add((Memory<double>)values[n.Result]);
                break;
            case Recall n:
                values[n.Result] = _allocations[(int)(long)values[n.Handle]];
                break;
            case Slice n:
                values[n.Result] = ((Memory<double>)values[n.Buffer]).Slice((int)(long)values[n.Start], (int)(long)values[n.Count]);
                break;
            case Resolve n:
                var whole = (Memory<double>)values[n.Origins[(int)(long)values[n.Choice]]];
                values[n.Result] = n.Start < 0 ? whole : whole.Slice((int)(long)values[n.Start], (int)(long)values[n.Count]);
                break;
            case Copy n:
                Buffer(values[n.Source]).CopyTo(Buffer(values[n.Destination]));
                break;
            case Clear n:
                Buffer(values[n.Buffer]).Clear();
                break;
            case Push n:
                ((Stack<object>)values[n.Tape]).Push(values[n.Value]);
                break;
            case Pop n:
                values[n.Result] = ((Stack<object>)values[n.Tape]).Pop();
                break;
            case Declare n:
                values[n.Cell] = new object[] { 0.0 };
                break;
            case Set n:
                ((object[])values[n.Cell])[0] = values[n.Value];
                break;
            case Get n:
                values[n.Result] = ((object[])values[n.Cell])[0];
                break;
            case Invoke n:
                Leave(new Jump(0, Call(_module[n.Function], All(n.Inputs))), 0, n.Results);
                break;
            case Note:
                break;
            case Exit n:
                return new Jump(n.Label, All(n.Values));
            case If n:
                return Leave(Run(function, values, (long)values[n.Condition] != 0 ? n.Then : n.Else), n.Label, n.Results);
            case Block n:
                return Leave(Run(function, values, n.Body), n.Label, n.Results);
            case Loop n:
                return Leave(Iterate(function, values, n, All(n.Initial)), n.Break, n.Results);
            default:
                throw new NotSupportedException(node.ToString());
        }

        return null;
    }

    private Jump Iterate(Function function, object[] values, Loop loop, object[] carried)
    {
        long start = loop.Head is Counted head ? (long)values[head.Start] : 0;
        long bound = loop.Head is Counted until ? (long)values[until.Bound] : 0;
        for (long counter = start; ; counter += loop.Head is Counted step ? step.Step : 0)
        {
            if (loop.Head is Counted counted)
            {
                bool goesOn = counted.Step > 0
                    ? counter < bound || (counted.IsInclusive && counter == bound)
                    : counter > bound || (counted.IsInclusive && counter == bound);
                if (!goesOn)
                {
                    return new Jump(loop.Break, carried);
                }

                values[counted.Counter] = counter;
            }
            else if (loop.Head is While condition && (long)Run(function, values, condition.Condition, carried).Values[0] == 0)
            {
                return new Jump(loop.Break, carried);
            }

            Jump jump = Run(function, values, loop.Body, carried);
            if (jump.Label != loop.Continue)
            {
                return jump;
            }

            carried = jump.Values;
        }
    }

    private static Span<double> Buffer(object value) => ((Memory<double>)value).Span;

    /// <summary>Indices wrap around, so that random programs never leave their buffers.</summary>
    private static int Index(object[] values, int buffer, int index)
    {
        int length = Buffer(values[buffer]).Length;
        return (int)((((long)values[index] % length) + length) % length);
    }

    private static object Apply(Operation operation, GraphType type, object[] inputs)
    {
        if (operation == Operations.Where)
        {
            return (long)inputs[0] != 0 ? inputs[1] : inputs[2];
        }

        if (operation == Operations.Convert)
        {
            return type == GraphType.Double ? (object)Convert.ToDouble(inputs[0]) : inputs[0] is double number ? (long)(int)number : inputs[0];
        }

        if (inputs[0] is double x)
        {
            double y = inputs.Length > 1 ? (double)inputs[1] : 0;
            return operation.Name switch
            {
                "add" => (object)(x + y),
                "sub" => x - y,
                "mul" => x * y,
                "div" => x / y,
                "neg" => -x,
                "sin" => Math.Sin(x),
                "cos" => Math.Cos(x),
                "exp" => Math.Exp(x),
                "strong" => x == 0 ? 0.0 : x * y,
                "strongboth" => x == 0 || y == 0 ? 0.0 : x * y,
                "lt" => x < y ? 1L : 0L,
                "le" => x <= y ? 1L : 0L,
                "gt" => x > y ? 1L : 0L,
                "ge" => x >= y ? 1L : 0L,
                "eq" => x == y ? 1L : 0L,
                "ne" => x != y ? 1L : 0L,
                "isnan" => double.IsNaN(x) ? 1L : 0L,
                _ => throw new NotSupportedException(operation.Name),
            };
        }

        long a = (long)inputs[0];
        long b = inputs.Length > 1 ? (long)inputs[1] : 0;
        return operation.Name switch
        {
            "add" => (long)(int)(a + b),
            "sub" => (long)(int)(a - b),
            "mul" => (long)(int)(a * b),
            "neg" => (long)(int)-a,
            "and" => a & b,
            "or" => a | b,
            "xor" => a ^ b,
            "not" => 1 - a,
            "div" => a / b,
            "rem" => a % b,
            "max" => Math.Max(a, b),
            "min" => Math.Min(a, b),
            "lt" => a < b ? 1L : 0L,
            "le" => a <= b ? 1L : 0L,
            "gt" => a > b ? 1L : 0L,
            "ge" => a >= b ? 1L : 0L,
            "eq" => a == b ? 1L : 0L,
            "ne" => a != b ? 1L : 0L,
            _ => throw new NotSupportedException(operation.Name),
        };
    }
}
