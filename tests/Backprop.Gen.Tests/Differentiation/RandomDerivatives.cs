using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimization;
using Backprop.Gen.Tests.Graph;
using Xunit;

namespace Backprop.Gen.Tests.Differentiation;

/// <summary>A random graph and its derivatives, run by the interpreter.</summary>
internal sealed class RandomDerivatives
{
    private readonly int _seed;
    private readonly Module _primal;
    private readonly Core _gradient;
    private readonly Core _jvp;
    private readonly Lazy<Core> _hvp;

    public RandomDerivatives(int seed, OptimizationPasses passes)
    {
        _seed = seed;
        _primal = RandomGraph.Make(seed, isPrimal: true);
        Assert.Empty(Verifier.Verify(_primal));
        MethodModel model = Model(Optimizer.Run(_primal, passes));
        try
        {
            _gradient = Optimized(Differentiate.Gradient(model), passes);
            _jvp = Optimized(Differentiate.Jvp(model), passes);
            _hvp = new Lazy<Core>(() => Optimized(Differentiate.Hvp(model), passes));
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{exception}\nseed {seed}\n{GraphPrinter.Print(_primal)}");
            throw;
        }
    }

    /// <summary>Whether the run was finite, and so could be compared.</summary>
    public bool CheckTranspose(int input)
    {
        var random = new Random(input);
        var primal = new Memory(random);
        Interpreter.Outcome value = Interpreter.Run(_primal, primal.Arguments());
        if (!IsFinite(value, primal))
        {
            return false;
        }

        var backward = new Memory(new Random(input));
        double[] upstream = [random.NextDouble() - 0.3, random.NextDouble() - 0.3];
        double[][] sinks = [Random(random, 3), Random(random, 2)];
        double[][] finalUpstream = sinks.Select(sink => sink.ToArray()).ToArray();
        Interpreter.Outcome gradient = Run(_gradient, [.. backward.Arguments(), .. upstream, .. sinks, .. Tapes(_gradient)]);
        Same(value, primal, gradient, backward, "Gradient", _gradient);

        var forward = new Memory(new Random(input));
        double[] tangent = Random(random, 2);
        double[][] tangents = [Random(random, 3), Random(random, 2)];
        double[][] initial = tangents.Select(buffer => buffer.ToArray()).ToArray();
        Interpreter.Outcome jvp = Run(_jvp, [.. forward.Arguments(), .. tangent.Cast<object>(), .. tangents]);
        Same(value, primal, jvp, forward, "Jvp", _jvp);

        double across = Dot(upstream, jvp.Values.Skip(2)) + Dot(finalUpstream[0], tangents[0]) + Dot(finalUpstream[1], tangents[1]);
        double back = Dot(gradient.Values.Skip(2), tangent) + Dot(sinks[0], initial[0]) + Dot(sinks[1], initial[1]);
        if (!double.IsFinite(across) || !double.IsFinite(back) || Math.Abs(across) > 1e12)
        {
            return false;
        }

        Close(across, back, "u·Jv = Jᵀu·v", _gradient);
        return true;
    }

    public bool CheckSymmetry(int input)
    {
        var primal = new Memory(new Random(input));
        if (!IsFinite(Interpreter.Run(_primal, primal.Arguments()), primal))
        {
            return false;
        }

        var random = new Random(input + 100);
        double[] first = Random(random, 7);
        double[] second = Random(random, 7);
        double[]? firstProduct = Product(first, input, primal);
        double[]? secondProduct = Product(second, input, primal);
        if (firstProduct is null || secondProduct is null)
        {
            return false;
        }

        double one = Dot(second, firstProduct);
        double other = Dot(first, secondProduct);
        if (!double.IsFinite(one) || !double.IsFinite(other) || Math.Abs(one) > 1e12)
        {
            return false;
        }

        Close(one, other, "w·Hv = v·Hw", _hvp.Value);
        return true;
    }

    /// <summary>The Hessian of result 0 times a direction (x, y, b[3], c[2]).</summary>
    private double[]? Product(double[] direction, int input, Memory expected)
    {
        var memory = new Memory(new Random(input));
        double[][] sinks = [new double[3], new double[2]];
        double[][] tangents = [direction[2..5], direction[5..7]];
        double[][] products = [new double[3], new double[2]];
        object[] tapes = Tapes(_hvp.Value);
        Interpreter.Outcome outcome = Run(
            _hvp.Value,
            [.. memory.Arguments(), 1.0, 0.0, .. sinks, .. tapes.Take(_hvp.Value.Parameters.Count(slot => slot.Role == Role.Tape)),
            .. Ordered(direction, tangents, products, tapes)]);
        Assert.True(expected.Equals(memory), Report("contents", _hvp.Value));
        int start = 2 + 2 + 2;
        return outcome.Values.Count < start + 2 ? null : [.. outcome.Values.Skip(start).Take(2), .. products[0], .. products[1]];
    }

    private IEnumerable<object> Ordered(double[] direction, double[][] tangents, double[][] products, object[] tapes)
    {
        int scalar = 0;
        int buffer = 0;
        int sink = 0;
        int tape = _hvp.Value.Parameters.Count(slot => slot.Role == Role.Tape);
        Function entry = _hvp.Value.Module.Entry;
        for (int i = 0; i < _hvp.Value.Parameters.Count; i++)
        {
            switch (_hvp.Value.Parameters[i].Role)
            {
                case Role.Tangent when entry.TypeOf(entry.Parameters[i]).IsBuffer:
                    yield return tangents[buffer++];
                    break;
                case Role.Tangent:
                    yield return direction[scalar++];
                    break;
                case Role.SinkTangent:
                    yield return products[sink++];
                    break;
                case Role.TapeTangent:
                    yield return tapes[tape++];
                    break;
            }
        }
    }

    private Interpreter.Outcome Run(Core core, object[] arguments)
    {
        try
        {
            return Interpreter.Run(core.Module, fuel: 1_000_000, arguments);
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            Assert.Fail(Report(exception.ToString(), core));
            throw;
        }
    }

    private Core Optimized(Core core, OptimizationPasses passes)
    {
        Assert.True(Verifier.Verify(core.Module).Count == 0, Report(string.Join("\n", Verifier.Verify(core.Module)), core));
        Core optimized = core with { Module = Optimizer.Run(core.Module, passes) };
        Assert.True(Verifier.Verify(optimized.Module).Count == 0, Report(string.Join("\n", Verifier.Verify(optimized.Module)), optimized));
        return optimized;
    }

    private void Same(Interpreter.Outcome value, Memory memory, Interpreter.Outcome derivative, Memory after, string what, Core core)
    {
        Assert.True(value.Values.SequenceEqual(derivative.Values.Take(2)), Report($"{what}: value {value.Results} became {derivative.Results}", core));
        Assert.True(value.Calls.SequenceEqual(derivative.Calls), Report($"{what}: calls", core));
        Assert.True(memory.Equals(after), Report($"{what}: contents", core));
    }

    private void Close(double one, double other, string what, Core core) =>
        Assert.True(Math.Abs(one - other) <= 1e-7 * (1 + Math.Abs(one) + Math.Abs(other)), Report($"{what}: {one} {other}", core));

    private string Report(string what, Core core) =>
        $"{what}\nseed {_seed}\n{GraphPrinter.Print(_primal)}\n{GraphPrinter.Print(core.Module)}";

    private static bool IsFinite(Interpreter.Outcome outcome, Memory memory) =>
        outcome.Results != Interpreter.NeverEnds && outcome.Values.Concat(memory.All).All(double.IsFinite);

    private static object[] Tapes(Core core) => core.Parameters
        .Where(slot => slot.Role is Role.Tape or Role.TapeTangent).Select(_ => (object)new Stack<object>()).ToArray();

    private static double[] Random(Random random, int count) => Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.4).ToArray();

    private static double Dot(IEnumerable<double> first, IEnumerable<double> second) => first.Zip(second, (x, y) => x == 0 || y == 0 ? 0 : x * y).Sum();

    private static MethodModel Model(Module module) => new(
        "F", "", default, "public static", true, "F", "", "", "double", GraphType.Double, true, null, default,
        new[] { true, true, false, true, true }.Select((differentiable, i) => new InputModel(i, "", $"p{i}", differentiable)).ToEquatableArray(),
        module.Entry.Results.Select(type => new OutputModel(OutputModel.Returned, "", type.IsFloating)).ToEquatableArray(),
        Backprop.Gen.Graph.Derivatives.Gradient, true, default, default, "", module);

    /// <summary>The arguments of one run: (x, y, n, b, c).</summary>
    private sealed class Memory(Random random)
    {
        private readonly double _x = random.NextDouble() + 0.2;
        private readonly double _y = random.NextDouble() - 0.7;
        private readonly long _n = random.Next(-1, 4);
        private readonly double[] _b = Random(random, 3);
        private readonly double[] _c = Random(random, 2);

        public IEnumerable<double> All => _b.Concat(_c);

        public object[] Arguments() => [_x, _y, _n, _b, _c];

        public bool Equals(Memory other) => All.SequenceEqual(other.All);
    }
}
