using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimization;
using Backprop.Gen.Reading;
using Backprop.Oracle;
using Backprop.Tests.Matrix;
using Backprop.Tests.Stages;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Backprop.Tests.Mutants;

/// <summary>Bugs are seeded into gradients, passes and analyses; the matrix must notice every one.</summary>
public sealed class MutantTests(MutantTests.Programs programs, ITestOutputHelper output) : IClassFixture<MutantTests.Programs>
{
    public static TheoryData<string> Names => [.. All().Select(mutant => mutant.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Mutant_IsKilled(string name)
    {
        Mutant mutant = All().Single(candidate => candidate.Name == name);
        string? killer = programs.All.FirstOrDefault(row => mutant.IsNoticedBy(() => IsWrong(row))).Program?.Program.Name;
        Assert.True(mutant.Applied > 0, "nowhere to put it");
        Assert.True(killer is not null, $"nothing notices it, though it made a difference {mutant.Applied} times");
        output.WriteLine($"killed by {killer}");
    }

    [Fact]
    public void Nothing_IsKilled_WithoutAMutant() => Assert.All(programs.All, row => Assert.False(IsWrong(row), row.Program.Program.Name));

    private static IEnumerable<Mutant> All() => [.. GradientMutants.Make(), .. PassMutants.Make(), .. AnalysisMutants.Make()];

    /// <summary>Whether the gradient of a program, as an optimized graph, disagrees with the duals.</summary>
    private static bool IsWrong((CompiledProgram Program, MethodModel Model) row)
    {
        MethodModel model = row.Model with { Module = Optimizer.Run(row.Model.Module!) };
        Core gradient = Differentiate.Gradient(model);
        MachineBinding.Bind(row.Program, model, gradient with { Module = Optimizer.Run(gradient.Module) }, null, null);
        return row.Program.Program.Inputs.Any(input => Checker.Check(row.Program, input).Count > 0);
    }

    /// <summary>A part of the matrix that has every kind of node, as plain programs and duals.</summary>
    public sealed class Programs
    {
        public Programs()
        {
            string[] names =
            [
                .. new[]
                {
                    "Polynomial", "Quotient", "Cos", "PowInteger", "MaxMin", "Abs", "IfElse", "ForCounterWritten", "ForStepTwo", "WhileDataDependent", "BreakInner",
                    "LoopCarriesTwo", "LoopCarriesThree", "AccumulateInOne", "SwapElements", "StoreTwice", "StoreZero", "PrefixProducts", "DoubleBuffering", "ChooseBuffer", "CompoundElement", "HelperEarlyReturn",
                    "DifferenceBothWays", "BreakFromIfElse", "ReturnFromDeep", "Slice", "SlicesOverlap", "RecursionWritesBuffer", "RecursionBeforeAndAfter", "RecursionAliasedArguments",
                }.SelectMany(name => new[] { name + "_Outside_NonLinear", name + "_Loop_Overwritten" }),
                "MaxTie", "SqrtAtZero", "PowCubeNegative", "ReluAtZero", "SafeNorm", "ZeroPlusNegativeZero", "ZeroMinusZero", "InfinityTimesZero", "InfinityMinusItself", "InfinityByItself", "NaNIsNotLess", "Particles", "InsertionSort", "HeatEquation", "Void",
            ];
            OracleProgram[] chosen = [.. MatrixFixture.Constructs.SelectMany(construct => construct.Programs(everyCombination: false)).Concat(MatrixFixture.Programs)
                .Where(program => names.Contains(program.Name)).DistinctBy(program => program.Name)];
            IReadOnlyList<CompiledProgram> compiled = new Harness { WithDerivatives = false }.Compile(chosen);
            All = [.. Harness.Entries(chosen).Zip(compiled, (row, program) => (program, MethodReader.Read(row.Entry, row.Compilation, CancellationToken.None).Model))];
        }

        internal IReadOnlyList<(CompiledProgram Program, MethodModel Model)> All { get; }
    }
}
