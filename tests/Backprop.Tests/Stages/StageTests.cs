using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimization;
using Backprop.Gen.Reading;
using Backprop.Oracle;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Backprop.Tests.Matrix;

namespace Backprop.Tests.Stages;

/// <summary>The matrix and the whole programs floor by floor, without printing C#: what is read, differentiated and optimized is a well-formed graph.</summary>
public sealed partial class StageTests
{
    /// <summary>Every how-manieth program of the matrix goes through the stages, unless it is run in full.</summary>
    private const int Share = 5;

    private static IEnumerable<OracleProgram> Sample => MatrixFixture.Brief.Where((_, i) => MatrixFixture.IsFull || MatrixFixture.IsFiltered || i % Share == 0);

    [GeneratedRegex("Vector[234]|Quaternion|Matrix[34]x|Plane|Complex|TensorPrimitives")]
    private static partial Regex LibraryType();

    [Fact]
    public void Graphs_OfTheMatrix_AreWellFormed()
    {
        List<string> problems = [];
        IEnumerable<OracleProgram> programs = Sample
            .Union(MatrixFixture.Programs.Where(program => program.Number == "double"))
            .Concat(ProgramFixture.Programs);
        foreach ((OracleProgram program, IMethodSymbol entry, Compilation compilation) in Harness.Entries([.. programs]))
        {
            string stage = "reading";
            try
            {
                ReadResult read = MethodReader.Read(entry, compilation, CancellationToken.None);
                if (read.Model.Module is not { } module)
                {
                    problems.Add($"{program.Name}: refused: {string.Join("; ", read.Diagnostics)}");
                    continue;
                }

                Verify(stage, module);
                stage = "optimizing";
                module = Optimizer.Run(module, OptimizationPasses.All);
                Verify(stage, module);
                stage = "gradient";
                MethodModel model = read.Model with { Module = module };
                Core gradient = Differentiate.Gradient(model);
                Verify(stage, gradient.Module);
                gradient = gradient with { Module = Optimizer.Run(gradient.Module, OptimizationPasses.All) };
                Verify(stage + " optimized", gradient.Module);
                stage = "writing the gradient";
                Gen.Writing.MethodWriter.Write(model, new Cores { Gradient = gradient });
                stage = "jvp";
                VerifyBoth(stage, Differentiate.Jvp(model).Module);
                if (read.Model.ReturnHasGradient)
                {
                    stage = "hvp";
                    VerifyBoth(stage, Differentiate.Hvp(model).Module);
                }
            }
            catch (Exception exception)
            {
                problems.Add($"{program.Name}: {stage}: {exception.GetType().Name} {exception.Message.Split('\n')[0]} {string.Join('\n', exception.StackTrace?.Split('\n').Take(6) ?? [])}");
            }

            void VerifyBoth(string what, Module module)
            {
                Verify(what, module);
                Verify(what + " optimized", Optimizer.Run(module, OptimizationPasses.All));
            }

            void Verify(string what, Module module)
            {
                if (Verifier.Verify(module).ToList() is { Count: > 0 } errors)
                {
                    throw new InvalidOperationException($"{what}: {errors[0]}");
                }
            }
        }

        Assert.True(problems.Count == 0, $"{problems.Count} problems\n{string.Join('\n', problems)}");
    }

    /// <summary>Without optimization by default; <c>BACKPROP_TESTS=full</c> switches off each pass alone, too, and takes the whole matrix.</summary>
    public static TheoryData<OptimizationPasses> Passes => MatrixFixture.IsFull
        ? [OptimizationPasses.None, OptimizationPasses.All, .. Enum.GetValues<OptimizationPasses>().Where(pass => pass is not (OptimizationPasses.None or OptimizationPasses.All)).Select(pass => OptimizationPasses.All & ~pass)]
        : [OptimizationPasses.None];

    /// <summary>The derivatives as graphs, run as they stand: what is wrong here is not the printer's fault.</summary>
    [Theory]
    [MemberData(nameof(Passes))]
    public void Graphs_OfTheMatrix_AgreeWithDuals(OptimizationPasses passes)
    {
        OracleProgram[] programs = [.. Sample.Where(program => program.Number is null)];
        Dictionary<string, CompiledProgram> compiled = new Harness { WithDerivatives = false }.Compile(programs).ToDictionary(program => program.Program.Name);
        var problems = new System.Collections.Concurrent.ConcurrentBag<string>();
        int compared = 0;
        var rows = Harness.Entries(programs).Where(row => !Exceptions.All.Contains(row.Program)).ToList();
        foreach ((OracleProgram source, IMethodSymbol entry, Compilation compilation) in rows)
        {
            CompiledProgram program = compiled[source.Name];
            try
            {
                ReadResult read = MethodReader.Read(entry, compilation, CancellationToken.None);
                if (read.Model.Module is not { } module)
                {
                    continue;
                }

                MethodModel model = read.Model with { Module = Optimizer.Run(module, passes) };
                Core Optimized(Core core) => core with { Module = Optimizer.Run(core.Module, passes) };
                MachineBinding.Bind(
                    program,
                    model,
                    Optimized(Differentiate.Gradient(model)),
                    program.Layout!.HasJvp ? Optimized(Differentiate.Jvp(model)) : null,
                    program.Layout.HasHvp && program.Layout.ReturnsFloating ? Optimized(Differentiate.Hvp(model)) : null);
                List<string> found = [.. source.Inputs.SelectMany(input => Checker.Check(program, input))];
                if (found.Any(problem => problem.Contains("NotSupportedException", StringComparison.Ordinal)))
                {
                    continue;
                }

                compared++;
                if (found.Count > 0)
                {
                    problems.Add($"{string.Join('\n', found.Take(3).Select(line => line.Split('\n')[0]))} ({found.Count})");
                }
            }
            catch (NotSupportedException)
            {
                // Calls to the outside and of libraries, and state of classes, need C#.
            }
            catch (Exception exception)
            {
                problems.Add($"{source.Name}: {exception.GetType().Name} {exception.Message.Split('\n')[0]} {exception.StackTrace?.Split('\n').FirstOrDefault()}");
            }
        }

        Assert.True(problems.IsEmpty, $"{problems.Count} of {compared}\n{string.Join('\n', problems.Order())}");
        Assert.True(compared > programs.Count(program => !LibraryType().IsMatch(program.Source)) * 8 / 10, $"only {compared}");
    }
}
