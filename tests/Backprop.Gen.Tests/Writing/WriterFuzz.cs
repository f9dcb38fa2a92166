using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimization;
using Backprop.Gen.Tests.Graph;
using Xunit;
using Module = Backprop.Gen.Graph.Module;

namespace Backprop.Gen.Tests.Writing;

/// <summary>Random graphs and their derivatives, printed, compiled and run, against the interpreter: the same bits, the same memory, the same calls.</summary>
public sealed class WriterFuzz
{
    private static readonly int First = int.Parse(Environment.GetEnvironmentVariable("SEED") ?? "0");
    private static readonly int Count = int.Parse(Environment.GetEnvironmentVariable("GRAPHS") ?? "60");

    [Theory]
    [InlineData(OptimizationPasses.None)]
    [InlineData(OptimizationPasses.All)]
    public void PrintedGraphs_DoWhatTheInterpreterDoes(OptimizationPasses passes) => Check(seed =>
    {
        Module module = Optimizer.Run(PreparedGraph.Of(RandomGraph.Make(seed), seed), passes);
        Function entry = module.Entry;
        return new Core(module, Slots(Role.Input, entry.Parameters.Count), Slots(Role.Value, entry.Results.Count));
    });

    [Theory]
    [InlineData(OptimizationPasses.None)]
    [InlineData(OptimizationPasses.All)]
    public void PrintedGradients_DoWhatTheInterpreterDoes(OptimizationPasses passes) => Check(seed =>
    {
        Core core = Differentiate.Gradient(PrintedGraph.ModelOf(PreparedGraph.Of(RandomGraph.Make(seed, isPrimal: true), seed)));
        return core with { Module = Optimizer.Run(core.Module, passes) };
    });

    [Theory]
    [InlineData(OptimizationPasses.All)]
    public void PrintedHessianProducts_DoWhatTheInterpreterDoes(OptimizationPasses passes) => Check(seed =>
    {
        Core core = Differentiate.Hvp(PrintedGraph.ModelOf(PreparedGraph.Of(RandomGraph.Make(seed, isPrimal: true), seed)));
        return core with { Module = Optimizer.Run(core.Module, passes) };
    });

    private static void Check(Func<int, Core> make)
    {
        var cores = new List<(int Seed, Core Core, string Text)>();
        for (int seed = First; seed < First + Count; seed++)
        {
            Core core = make(seed);
            Assert.Empty(Verifier.Verify(core.Module));
            cores.Add((seed, core, PrintedGraph.Print("C" + seed, core, inputs: 5)));
        }

        Assembly assembly = Compiled.Load(string.Concat(cores.Select(core => core.Text)));
        var failures = new List<string>();
        foreach ((int seed, Core core, string text) in cores)
        {
            var run = assembly.GetType("C" + seed)!.GetMethod("Run")!.CreateDelegate<Func<object[], object[]>>();
            for (int input = 0; input < 4; input++)
            {
                string? difference = Compare(core, run, input);
                if (difference is not null)
                {
                    failures.Add($"seed {seed} input {input}\n{difference}\n{text}\n{GraphPrinter.Print(core.Module)}");
                    break;
                }
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {Count} fail\n{failures.MinBy(failure => failure.Length)}");
    }

    private static string? Compare(Core core, Func<object[], object[]> run, int input)
    {
        object[] arguments = Arguments(core, input);
        Interpreter.Outcome expected = Interpreter.Run(core.Module, arguments);
        if (expected.Results == Interpreter.NeverEnds)
        {
            return null;
        }

        Calls.Log.Clear();
        object[] copies = Arguments(core, input);
        object[] results = run(copies);
        IEnumerable<string> memory = copies.OfType<double[]>().Select(buffer => string.Join(" ", buffer.Select(Bits)));
        string actual = Canonical(string.Join(" ", results.Select(result => Bits((double)result))) + "\n" + string.Join("\n", Calls.Log.Concat(memory)));
        string wanted = Canonical(expected.Results + "\n" + expected.Log);
        return actual == wanted ? null : $"expected {wanted}\nbut got  {actual}";
    }

    private static object[] Arguments(Core core, int input)
    {
        Function entry = core.Module.Entry;
        var random = new Random(input);
        double Number() => input == 3 ? double.NaN : Math.Round((random.NextDouble() * 4) - 2, 2);
        int scalars = 0;
        return entry.Parameters.Select((value, i) => entry.TypeOf(value) switch
        {
            ScalarType { Kind: ScalarKind.Int32 } => (object)(long)(input - 1),
            ScalarType => ++scalars == 1 ? 0.5 + input : Number(),
            BufferType => Enumerable.Range(0, IsShort(core, i) ? 2 : 3).Select(_ => Math.Round(random.NextDouble() - 0.4, 2)).ToArray(),
            _ => new Stack<object>(),
        }).ToArray();
    }

    /// <summary>Whether a buffer belongs to <c>c</c>, which has two elements.</summary>
    private static bool IsShort(Core core, int parameter) => core.Parameters[parameter].Index == 4;

    private static EquatableArray<CoreSlot> Slots(Role role, int count) => Enumerable.Range(0, count).Select(i => new CoreSlot(role, i)).ToEquatableArray();

    private static string Bits(double number) => BitConverter.DoubleToInt64Bits(number).ToString("X");

    /// <summary>The sign of a NaN does not matter.</summary>
    private static string Canonical(string text) => new StringBuilder(text).Replace("FFF8000000000000", "NaN").Replace("7FF8000000000000", "NaN").ToString();
}
