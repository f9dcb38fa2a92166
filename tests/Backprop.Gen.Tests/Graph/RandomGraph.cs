using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Tests.Graph;

/// <summary>Makes random well-formed graphs: (double x, double y, int n, span b, span c) → (double, double), with every kind of construct and exit.</summary>
internal sealed class RandomGraph
{
    private readonly Random _random;
    private readonly GraphBuilder _builder = new();
    private readonly Stack<List<int>> _scopes = new();
    private readonly List<(int Label, GraphType[] Types)> _targets = [];
    private readonly bool _isPrimal;
    private readonly bool _isHelper;
    private readonly bool _hasHelper;
    private int _budget;

    private RandomGraph(Random random, bool isPrimal, bool isHelper, bool hasHelper)
    {
        _random = random;
        _isPrimal = isPrimal;
        _isHelper = isHelper;
        _hasHelper = hasHelper;
        _budget = isHelper ? 20 : 60;
    }

    /// <summary>A graph with everything in it; a primal one has only what a method of a user has.</summary>
    public static Module Make(int seed, bool isPrimal = false)
    {
        var random = new Random(seed);
        bool hasHelper = random.Next(2) == 0;
        Function entry = new RandomGraph(random, isPrimal, isHelper: false, hasHelper).Make();
        return new Module(hasHelper
            ? EquatableArray.Of(entry, new RandomGraph(random, isPrimal, isHelper: true, hasHelper).MakeHelper())
            : EquatableArray.Of(entry));
    }

    /// <summary>(double x, int n, span b, span c) → double, calling itself with n - 1.</summary>
    private Function MakeHelper()
    {
        var buffer = new BufferType(GraphType.Double, false);
        int[] parameters =
        [
            _builder.NewValue(GraphType.Double, "x"), _builder.NewValue(GraphType.Int32, "n"), _builder.NewValue(buffer, "b"), _builder.NewValue(buffer, "c"),
        ];
        GraphType[] results = [GraphType.Double];
        _targets.Add((Function.ReturnLabel, results));
        _builder.Open();
        _scopes.Push([.. parameters]);
        Define(_builder.Number(GraphType.Double, 1));
        Define(_builder.Number(GraphType.Boolean, 1));
        Statements(4);
        int goesOn = _builder.Apply(Operations.Less, GraphType.Boolean, _builder.Integer(0), parameters[1]);
        int label = _builder.NewLabel();
        _builder.Open();
        _scopes.Push([]);
        Statements(2);
        int called = Call(_builder.Apply(Operations.Subtract, GraphType.Int32, parameters[1], _builder.Integer(1)));
        Statements(2);
        _builder.Exit(label, _random.Next(3) == 0 ? Pick(GraphType.Double) : called);
        _scopes.Pop();
        Region then = _builder.Close();
        Region otherwise = Nested(label, [GraphType.Double]);
        _builder.Append(new If(Results([GraphType.Double]), label, goesOn, then, otherwise));
        Statements(2);
        _builder.Exit(Function.ReturnLabel, Pick(GraphType.Double));
        return _builder.Finish("H", results, parameters);
    }

    private int Call(int n)
    {
        int result = _builder.NewValue(GraphType.Double);
        _builder.Append(new Invoke(EquatableArray.Of(result), "H", EquatableArray.Of(Pick(GraphType.Double), n, PickBuffer(), PickBuffer())));
        Define(result);
        return result;
    }

    private Function Make()
    {
        int[] parameters =
        [
            _builder.NewValue(GraphType.Double, "x"), _builder.NewValue(GraphType.Double, "y"), _builder.NewValue(GraphType.Int32, "n"),
            _builder.NewValue(new BufferType(GraphType.Double, false), "b"), _builder.NewValue(new BufferType(GraphType.Double, false), "c"),
        ];
        GraphType[] results = [GraphType.Double, GraphType.Double];
        _targets.Add((Function.ReturnLabel, results));
        _builder.Open();
        _scopes.Push([.. parameters]);
        foreach (GraphType type in new GraphType[] { GraphType.Double, GraphType.Int32, GraphType.Boolean })
        {
            Define(_builder.Number(type, _random.Next(2)));
        }

        int count = _builder.Integer(3);
        int memory = _builder.NewValue(new BufferType(GraphType.Double, false), "t");
        int handle = _builder.NewValue(GraphType.Int32);
        _builder.Append(new Allocate(memory, handle, count));
        Define(memory);
        if (!_isPrimal && _random.Next(4) == 0)
        {
            int again = _builder.NewValue(new BufferType(GraphType.Double, false));
            _builder.Append(new Recall(again, handle, count));
            Define(again);
        }

        if (_isPrimal)
        {
            Statements(8);
        }
        else
        {
            int cell = _builder.NewValue(new CellType(GraphType.Double));
            _builder.Append(new Declare(cell));
            _builder.Append(new Set(cell, Pick(GraphType.Double)));
            Statements(6);
            int got = _builder.NewValue(GraphType.Double);
            _builder.Append(new Get(got, cell));
            Define(got);
        }

        _builder.Exit(Function.ReturnLabel, Pick(GraphType.Double), Pick(GraphType.Double));
        return _builder.Finish("F", results, parameters);
    }

    private void Statements(int most)
    {
        for (int i = _random.Next(1, most + 1); i > 0 && _budget > 0; i--)
        {
            _budget--;
            Statement();
        }
    }

    private void Statement()
    {
        switch (_random.Next(16))
        {
            case < 6:
                Operation();
                break;
            case 6:
                int loaded = _builder.NewValue(GraphType.Double);
                _builder.Append(new Load(loaded, PickBuffer(), Pick(GraphType.Int32), ""));
                Define(loaded);
                break;
            case 7:
                _builder.Append(new Store(PickBuffer(), Pick(GraphType.Int32), "", Pick(GraphType.Double)));
                break;
            case 8 when _isPrimal:
                Resolve();
                break;
            case 8:
                _builder.Append(new Accumulate(PickBuffer(), Pick(GraphType.Int32), "", Pick(GraphType.Double)));
                break;
            case 9:
                _builder.Append(new Note($"s{_budget};"));
                if (_random.Next(4) == 0)
                {
                    int external = _builder.NewValue(GraphType.Double);
                    _builder.Append(new External(external, "E", EquatableArray.Of(Pick(GraphType.Double))));
                    Define(external);
                }

                break;
            case 10 when _hasHelper && !_isHelper:
                Call(_builder.Apply(Operations.And, GraphType.Int32, Pick(GraphType.Int32), _builder.Integer(3)));
                break;
            case 10 or 11:
                Branch();
                break;
            case 12:
                Block();
                break;
            case 13 or 14:
                Loop();
                break;
            default:
                _builder.Append(new Note("a = b;"));
                Define(_builder.Number(_random.Next(2) == 0 ? GraphType.Double : GraphType.Int32, _random.Next(-1, 3)));
                break;
        }
    }

    private void Operation()
    {
        int Double() => Pick(GraphType.Double);
        int Int() => Pick(GraphType.Int32);
        int Bool() => Pick(GraphType.Boolean);
        Operation[] floating = [Operations.Add, Operations.Subtract, Operations.Multiply, Operations.Multiply, Operations.Divide, _isPrimal ? Operations.Subtract : Operations.StrongProduct];
        Operation[] integral = [Operations.Add, Operations.Subtract, Operations.Multiply, Operations.And, Operations.Xor];
        Operation[] logical = [Operations.And, Operations.Or, Operations.Xor, Operations.Equal];
        Operation Any(Operation[] operations) => operations[_random.Next(operations.Length)];
        Define(_random.Next(9) switch
        {
            0 or 1 or 2 => _builder.Apply(Any(floating), GraphType.Double, Double(), Double()),
            3 => _builder.Apply(Any([Operations.Negate, Operations.Sin]), GraphType.Double, Double()),
            4 => _builder.Apply(Any(integral), GraphType.Int32, Int(), Int()),
            5 => _builder.Apply(Any(logical), GraphType.Boolean, Bool(), Bool()),
            6 => _builder.Apply(Any([Operations.Less, Operations.Equal]), GraphType.Boolean, _random.Next(2) == 0 ? [Double(), Double()] : [Int(), Int()]),
            7 => _builder.Apply(Operations.Where, GraphType.Double, Bool(), Double(), Double()),
            _ => _random.Next(2) == 0 ? _builder.Apply(Operations.Not, GraphType.Boolean, Bool()) : _builder.Apply(Operations.Convert, GraphType.Double, Int()),
        });
    }

    /// <summary>A reassigned buffer variable is read or written.</summary>
    private void Resolve()
    {
        int choice = _builder.Apply(Operations.And, GraphType.Int32, Pick(GraphType.Int32), _builder.Integer(1));
        bool isWhole = _random.Next(2) == 0;
        int start = isWhole ? -1 : _builder.Integer(0);
        int count = isWhole ? -1 : _builder.Integer(2);
        var origins = EquatableArray.Of(PickBuffer(), PickBuffer());
        int resolved = _builder.NewValue(new BufferType(GraphType.Double, false));
        _builder.Append(new Resolve(resolved, origins, choice, start, count));
        if (_random.Next(2) == 0)
        {
            _builder.Append(new Store(resolved, Pick(GraphType.Int32), "", Pick(GraphType.Double)));
        }
        else
        {
            int loaded = _builder.NewValue(GraphType.Double);
            _builder.Append(new Load(loaded, resolved, Pick(GraphType.Int32), ""));
            Define(loaded);
        }
    }

    private void Branch()
    {
        GraphType[] types = Types();
        int label = _builder.NewLabel();
        int condition = Pick(GraphType.Boolean);
        Region then = Nested(label, types);
        Region otherwise = Nested(label, types);
        _builder.Append(new If(Results(types), label, condition, then, otherwise));
    }

    private void Block()
    {
        GraphType[] types = Types();
        int label = _builder.NewLabel();
        _targets.Add((label, types));
        Region body = Nested(label, types);
        _targets.RemoveAt(_targets.Count - 1);
        _builder.Append(new Block(Results(types), label, body));
    }

    private void Loop()
    {
        GraphType[] types = Types();
        int leave = _builder.NewLabel();
        int next = _builder.NewLabel();
        var initial = types.Select(Pick).ToEquatableArray();
        int start = _builder.Integer(_random.Next(-2, 3));
        int bound = _random.Next(2) == 0 ? Pick(GraphType.Int32) : _builder.Integer(_random.Next(0, 5));

        // Bounded, whatever the bound is.
        bound = _builder.Apply(Operations.And, GraphType.Int32, bound, _builder.Integer(3));
        bool isWhile = _random.Next(3) == 0;
        LoopHead head = new Counted(_builder.NewValue(GraphType.Int32, "i"), start, bound, 1, _random.Next(2) == 0);
        if (isWhile)
        {
            types = [.. types, GraphType.Int32];
            initial = initial.Append(start).ToEquatableArray();
        }

        _targets.Add((leave, types));
        _targets.Add((next, types));
        int[] parameters = types.Select(type => _builder.NewValue(type, _random.Next(2) == 0 ? "v" : null)).ToArray();
        _builder.Open();
        _scopes.Push([.. parameters]);
        if (isWhile)
        {
            // The condition counts for itself, whatever the body does with its copy.
            int[] conditional = types.Select(type => _builder.NewValue(type)).ToArray();
            int label = _builder.NewLabel();
            _builder.Open();
            _builder.Exit(label, _builder.Apply(Operations.Less, GraphType.Boolean, conditional[^1], bound));
            head = new While(label, _builder.Close(conditional));
        }
        else
        {
            Define(((Counted)head).Counter);
        }

        Statements(4);
        _targets.RemoveRange(_targets.Count - 2, 2);
        int[] values = types.Select(Pick).ToArray();
        if (isWhile)
        {
            values[^1] = _builder.Apply(Operations.Add, GraphType.Int32, parameters[^1], _builder.Integer(1));
        }

        _builder.Exit(_random.Next(8) == 0 ? leave : next, values);
        _scopes.Pop();
        Region body = _builder.Close(parameters);
        _builder.Append(new Loop(Results(types), leave, next, initial, head, body));
    }

    private Region Nested(int label, GraphType[] types)
    {
        _builder.Open();
        _scopes.Push([]);
        Statements(3);
        if (_random.Next(3) == 0)
        {
            (label, types) = _targets[_random.Next(_targets.Count)];
        }

        int[] values = types.Select(Pick).ToArray();
        _builder.Exit(label, values);
        _scopes.Pop();
        return _builder.Close();
    }

    private GraphType[] Types() => Enumerable.Range(0, _random.Next(3))
        .Select(_ => _random.Next(3) switch { 0 => GraphType.Int32, 1 => (GraphType)GraphType.Boolean, _ => GraphType.Double }).ToArray();

    private EquatableArray<int> Results(GraphType[] types)
    {
        int[] results = types.Select(type => _builder.NewValue(type)).ToArray();
        Array.ForEach(results, Define);
        return new EquatableArray<int>(results);
    }

    private void Define(int value) => _scopes.Peek().Add(value);

    private int PickBuffer() => Pick(type => type.IsBuffer);

    private int Pick(GraphType type) => Pick(other => other == type);

    private int Pick(Func<GraphType, bool> predicate)
    {
        int[] fitting = _scopes.SelectMany(scope => scope).Where(value => predicate(_builder.TypeOf(value))).ToArray();
        return fitting[_random.Next(fitting.Length)];
    }
}
