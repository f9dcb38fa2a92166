using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Graph;
using Backprop.Gen.Reading;
using Backprop.Oracle;
using Backprop.Tests.Matrix;
using Backprop.Tests.Stages;
using Microsoft.CodeAnalysis;

namespace Backprop.Tests.Mutants;

/// <summary>Bugs are seeded into gradients; the matrix must notice every one.</summary>
public sealed class MutantTests(MutantTests.Programs programs) : IClassFixture<MutantTests.Programs>
{
    public static TheoryData<string> Names => [.. AllMutants.Make().Select(mutant => mutant.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Mutant_IsKilled(string name)
    {
        Mutant mutant = AllMutants.Make().Single(candidate => candidate.Name == name);
        string? killer = programs.All.FirstOrDefault(row => Kills(row, mutant)).Program?.Program.Name;
        Assert.True(mutant.Applied > 0, "nowhere to put it");
        Assert.True(killer is not null, $"nothing notices it, though it was put into {mutant.Applied} regions");
    }

    [Fact]
    public void Nothing_IsKilled_WithoutAMutant() =>
        Assert.All(programs.All, row => Assert.False(Kills(row, Mutant.Of("none", (_, node) => node)), row.Program.Program.Name));

    private static bool Kills((CompiledProgram Program, MethodModel Model) row, Mutant mutant)
    {
        try
        {
            Mutation.Seeded.Value = mutant.Seed;
            Core gradient = Differentiate.Gradient(row.Model);
            MachineBinding.Bind(row.Program, row.Model, gradient, null, null);
            return row.Program.Program.Inputs.Any(input => Checker.Check(row.Program, input).Count > 0);
        }
        finally
        {
            Mutation.Seeded.Value = null;
        }
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
                    "Polynomial", "Quotient", "Cos", "PowInteger", "MaxMin", "Abs", "IfElse", "ForCounterWritten", "WhileDataDependent", "BreakInner",
                    "LoopCarriesTwo", "LoopCarriesThree", "AccumulateInOne", "SwapElements", "StoreTwice", "StoreZero", "PrefixProducts", "DoubleBuffering", "ChooseBuffer", "CompoundElement", "HelperEarlyReturn",
                }.SelectMany(name => new[] { name + "_Outside_NonLinear", name + "_Loop_Overwritten" }),
                "MaxTie", "SqrtAtZero", "PowCubeNegative", "ReluAtZero", "SafeNorm", "Particles", "InsertionSort", "HeatEquation", "Void",
            ];
            OracleProgram[] chosen = [.. MatrixFixture.Programs.Where(program => names.Contains(program.Name))];
            IReadOnlyList<CompiledProgram> compiled = new Harness { WithDerivatives = false }.Compile(chosen);
            All = [.. Harness.Entries(chosen).Zip(compiled, (row, program) => (program, MethodReader.Read(row.Entry, row.Compilation, CancellationToken.None).Model))];
        }

        internal IReadOnlyList<(CompiledProgram Program, MethodModel Model)> All { get; }
    }
}
