using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Graph;
using Backprop.Gen.Tests.Graph;
using Xunit;

namespace Backprop.Gen.Tests.Differentiation;

/// <summary>
/// Graphs are closed under differentiation: a Hessian-vector product is Forward(Reverse(f)), and Reverse(Reverse(f)) is the
/// same one again, as a Hessian is symmetric. Both agree with differences of gradients, and gradients with differences of f.
/// </summary>
public sealed class ClosureTests
{
    private const string Recursion = """
        function "F" (%0:x double, %1:n int, %2:w span<double>) -> (double)
            %3 double = sin %0:x
            %4 double = invoke "P" %3, %1:n, %2:w
            %5 double = mul %4, %4
            %6 int = const 2
            %7 double = load %2:w[%6]
            %8 double = mul %5, %7
            exit @0 %8

        function "P" (%0:x double, %1:n int, %2:w span<double>) -> (double)
            %3 int = const 0
            %4 bool = le %1:n, %3
            if @1 %4
                %5 double = const 1
                exit @0 %5
            else
                exit @1
            %6 int = const 1
            %7 int = sub %1:n, %6
            %8 double = load %2:w[%7]
            %9 double = mul %8, %0:x
            store %2:w[%7] = %9
            %10 double = invoke "P" %9, %7, %2:w
            %11 double = mul %10, %0:x
            %12 double = load %2:w[%7]
            %13 double = sin %12
            %14 double = add %11, %13
            exit @0 %14
        """;

    private const string MemoryMadeInALoop = """
        function "F" (%0:x span<double>, %1:a double) -> (double)
            %2:s double = const 0.3
            %3 int = const 0
            %4 int = length %0:x
            %7:s double = loop @1 @2 for %5:i int = %3 < %4 step 1 with %6:s double = %2:s
                %20:t span<double>, %21 int = allocate %4
                %22 double = load %0:x[%5:i]
                %23 double = mul %22, %6:s
                store %20:t[%5:i] = %23
                %40:u double = loop @3 @4 for %41:j int = %3 < %4 step 1 with %42:u double = %1:a
                    %43 double = load %20:t[%41:j]
                    %44 double = add %43, %42:u
                    %45 double = sin %44
                    store %20:t[%41:j] = %45
                    %46 double = mul %45, %45
                    %47 double = load %0:x[%41:j]
                    %48 double = mul %46, %47
                    exit @4 %48
                %50 double = load %20:t[%5:i]
                %51 double = mul %50, %40:u
                %52 double = add %51, %6:s
                exit @2 %52
            %24 double = mul %7:s, %7:s
            exit @0 %24
        """;

    private const string SwappedReferences = """
        function "F" (%0:x span<double>, %1:y span<double>) -> (double)
            %3 int = const 0
            %30 int = const 1
            %4 int = length %0:x
            %8:c int = loop @1 @2 for %5:i int = %3 < %4 step 1 with %6:c int = %3
                %9 int = sub %30, %6:c
                %10 span<double> = resolve (%0:x, %1:y) by %6:c
                %11 span<double> = resolve (%0:x, %1:y) by %9
                loop @3 @4 for %12:j int = %3 < %4 step 1
                    %13 double = load %10[%12:j]
                    %14 double = sin %13
                    %15 double = load %11[%5:i]
                    %16 double = mul %15, %14
                    store %11[%12:j] = %16
                    exit @4
                exit @2 %9
            %20 span<double> = resolve (%0:x, %1:y) by %8:c
            %21 int = const 3
            %22 double = load %20[%21]
            %23 double = load %1:y[%3]
            %24 double = mul %23, %22
            exit @0 %24
        """;

    private const string DataDependentTrips = """
        function "F" (%0:x double, %1:y double) -> (double)
            %2 double = const 20
            %5:s double, %6:k double = loop @1 @2 with %3:s double = %0:x, %4:k double = %1:y
                while @3 (%7 double, %8 double)
                    %9 bool = lt %7, %2
                    exit @3 %9
                do
                    %10 double = mul %3:s, %4:k
                    %11 double = exp %4:k
                    %12 double = add %10, %11
                    exit @2 %12, %3:s
            %13 bool = gt %0:x, %1:y
            %20 double = if @5 %13
                %14 double = mul %5:s, %5:s
                %15 double = mul %14, %6:k
                exit @5 %15
            else
                %16 double = sin %5:s
                %17 double = div %16, %1:y
                exit @5 %17
            %21 double = mul %20, %20
            exit @0 %21
        """;

    private const double Step = 1e-6;
    private const double Tolerance = 1e-5;

    [Theory]
    [InlineData(Recursion)]
    [InlineData(MemoryMadeInALoop)]
    [InlineData(SwappedReferences)]
    [InlineData(DataDependentTrips)]
    public void Gradient_AgreesWithDifferences(string text)
    {
        var program = new Program(text);
        double[] differences = program.Point.Select((_, i) =>
        {
            double[] direction = new double[program.Point.Length];
            direction[i] = 1;
            return (program.Value(program.Moved(direction, Step)) - program.Value(program.Moved(direction, -Step))) / (2 * Step);
        }).ToArray();
        AssertClose(differences, program.Gradient(program.Point));
    }

    [Theory]
    [InlineData(Recursion)]
    [InlineData(MemoryMadeInALoop)]
    [InlineData(SwappedReferences)]
    [InlineData(DataDependentTrips)]
    public void ForwardOverReverse_AgreesWithDifferencesOfGradients(string text)
    {
        var program = new Program(text);
        AssertClose(program.DifferenceOfGradients(), program.ForwardOverReverse());
    }

    [Theory]
    [InlineData(Recursion)]
    [InlineData(MemoryMadeInALoop)]
    [InlineData(SwappedReferences)]
    [InlineData(DataDependentTrips)]
    public void ReverseOverReverse_IsForwardOverReverse(string text)
    {
        var program = new Program(text);
        AssertClose(program.ForwardOverReverse(), program.ReverseOverReverse());
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Max(1, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance * scale, $"{i}: {expected[i]} expected, {actual[i]} found");
        }
    }

    /// <summary>A graph with its derivatives, at a fixed point and in a fixed direction, all inputs flattened.</summary>
    private sealed class Program
    {
        private readonly Module _primal;
        private readonly object[] _arguments;
        private readonly bool[] _active;
        private readonly Core _gradient;
        private readonly List<bool> _activeInGradient;
        private readonly double[] _direction;

        private static bool[] Results(Module module) => module.Entry.Results.Select(type => type.IsFloating).ToArray();

        public Program(string text)
        {
            _primal = GraphParser.Parse(text);
            Assert.Empty(Verifier.Verify(_primal));
            Function entry = _primal.Entry;
            var random = new Random(7);
            _arguments = entry.Parameters.Select(parameter => Argument(entry.TypeOf(parameter), random)).ToArray();
            _active = _arguments.Select(argument => argument is double or double[]).ToArray();
            Point = Flatten(_arguments);
            _direction = Point.Select((_, i) => 0.3 + (0.1 * i)).ToArray();
            _gradient = Reverse.Of(_primal, _active, Results(_primal), strongZero: true);
            Assert.Empty(Verifier.Verify(_gradient.Module));
            Function derivative = _gradient.Module.Entry;
            _activeInGradient = _gradient.Parameters.Select((slot, i) => slot.Role switch
            {
                Role.Input => _active[slot.Index],
                Role.Sink => true,
                Role.Tape => derivative.TypeOf(derivative.Parameters[i]) is TapeType { Element.Kind: ScalarKind.Double },
                _ => false,
            }).ToList();
        }

        public double[] Point { get; }

        public double[] Moved(double[] direction, double step) => Point.Zip(direction, (x, d) => x + (step * d)).ToArray();

        public double Value(double[] point) => Interpreter.Run(_primal, Unflatten(point)).Values[0];

        public double[] Gradient(double[] point)
        {
            object[] inputs = Unflatten(point);
            object[] arguments = _gradient.Parameters.Select(slot => ArgumentOf(slot, inputs)).ToArray();
            IReadOnlyList<double> results = Run(_gradient.Module, arguments);
            return Collect(
                index => (double[])arguments[Find(_gradient.Parameters, Role.Sink, index)],
                index => results[Find(_gradient.Results, Role.Adjoint, index)]);
        }

        public double[] DifferenceOfGradients() => Gradient(Moved(_direction, Step))
            .Zip(Gradient(Moved(_direction, -Step)), (after, before) => (after - before) / (2 * Step)).ToArray();

        public double[] ForwardOverReverse()
        {
            Module module = Forward.Of(_gradient.Module, _activeInGradient, strongZero: true);
            Assert.Empty(Verifier.Verify(module));
            object[] inputs = Unflatten(Point);
            object[] directions = Unflatten(_direction);
            var products = new Dictionary<int, double[]>();
            var arguments = _gradient.Parameters.Select(slot => ArgumentOf(slot, inputs)).ToList();
            foreach (CoreSlot slot in _gradient.Parameters.Where((_, i) => _activeInGradient[i]))
            {
                object tangent = slot.Role == Role.Input ? directions[slot.Index] : ArgumentOf(slot, inputs);
                if (slot.Role == Role.Sink)
                {
                    products[slot.Index] = (double[])tangent;
                }

                arguments.Add(tangent);
            }

            IReadOnlyList<double> results = Run(module, arguments.ToArray());
            int values = _gradient.Results.Count;
            return Collect(index => products[index], index => results[values + Find(_gradient.Results, Role.Adjoint, index)]);
        }

        /// <summary>The gradient of gradient · direction.</summary>
        public double[] ReverseOverReverse()
        {
            Core second = Reverse.Of(_gradient.Module, _activeInGradient, Results(_gradient.Module), strongZero: true);
            Assert.Empty(Verifier.Verify(second.Module));
            object[] inputs = Unflatten(Point);
            object[] directions = Unflatten(_direction);
            var products = new Dictionary<int, double[]>();
            object[] arguments = second.Parameters.Select(slot =>
            {
                CoreSlot? first = slot.Role is Role.Input or Role.Sink ? _gradient.Parameters[slot.Index] : null;
                switch (slot.Role)
                {
                    case Role.Input:
                        return ArgumentOf(first!, inputs);
                    case Role.Upstream:
                        CoreSlot result = _gradient.Results[slot.Index];
                        return result.Role == Role.Adjoint ? (double)directions[result.Index] : 0.0;
                    case Role.Sink when first!.Role == Role.Input:
                        return products[first.Index] = new double[((double[])_arguments[first.Index]).Length];
                    case Role.Sink when first!.Role == Role.Sink:
                        return ((double[])directions[first.Index]).Clone();
                    default:
                        return new Stack<object>();
                }
            }).ToArray();
            IReadOnlyList<double> results = Run(second.Module, arguments);
            return Collect(
                index => products[index],
                index => results[Find(second.Results, Role.Adjoint, Find(_gradient.Parameters, Role.Input, index))]);
        }

        private static IReadOnlyList<double> Run(Module module, object[] arguments)
        {
            IReadOnlyList<double> results = Interpreter.Run(module, arguments).Values;
            Assert.All(arguments.OfType<Stack<object>>(), Assert.Empty);
            return results;
        }

        private static object Argument(GraphType type, Random random) => type switch
        {
            BufferType => Enumerable.Range(0, 5).Select(_ => (random.NextDouble() * 2) + 0.5).ToArray(),
            ScalarType { Kind: ScalarKind.Int32 } => 5L,
            _ => (random.NextDouble() * 1.5) + 0.2,
        };

        private static int Find(EquatableArray<CoreSlot> slots, Role role, int index) => slots.ToList().IndexOf(new CoreSlot(role, index));

        private object ArgumentOf(CoreSlot slot, object[] inputs) => slot.Role switch
        {
            Role.Input => inputs[slot.Index] is double[] buffer ? buffer.Clone() : inputs[slot.Index],
            Role.Upstream => 1.0,
            Role.Sink => new double[((double[])_arguments[slot.Index]).Length],
            _ => new Stack<object>(),
        };

        private double[] Collect(Func<int, double[]> buffer, Func<int, double> scalar) => Enumerable.Range(0, _arguments.Length)
            .Where(i => _active[i])
            .SelectMany(i => _arguments[i] is double[]? buffer(i) : new[] { scalar(i) })
            .ToArray();

        private double[] Flatten(object[] arguments) => arguments
            .SelectMany(argument => argument switch { double[] buffer => buffer, double scalar => new[] { scalar }, _ => Array.Empty<double>() })
            .ToArray();

        private object[] Unflatten(double[] flat)
        {
            int at = 0;
            return _arguments.Select(argument =>
            {
                switch (argument)
                {
                    case double[] buffer:
                        at += buffer.Length;
                        return flat[(at - buffer.Length)..at];
                    case double:
                        return flat[at++];
                    default:
                        return argument;
                }
            }).ToArray();
        }
    }
}
