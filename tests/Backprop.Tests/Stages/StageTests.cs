using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimization;
using Backprop.Gen.Reading;
using Backprop.Oracle;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Tests.Matrix;

/// <summary>The matrix floor by floor, without printing C#: what is read, differentiated and optimized is a well-formed graph.</summary>
public sealed class StageTests
{
    [Fact]
    public void Graphs_OfTheMatrix_AreWellFormed()
    {
        List<string> problems = [];
        foreach ((OracleProgram program, IMethodSymbol entry, Compilation compilation) in Harness.Entries(MatrixFixture.Programs))
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
                Verify(stage, Differentiate.Gradient(model).Module);
                Verify(stage + " optimized", Optimizer.Run(Differentiate.Gradient(model).Module, OptimizationPasses.All));
                stage = "jvp";
                Verify(stage, Differentiate.Jvp(model).Module);
                Verify(stage + " optimized", Optimizer.Run(Differentiate.Jvp(model).Module, OptimizationPasses.All));
                if (read.Model.ReturnHasGradient)
                {
                    stage = "hvp";
                    Verify(stage, Differentiate.Hvp(model).Module);
                    Verify(stage + " optimized", Optimizer.Run(Differentiate.Hvp(model).Module, OptimizationPasses.All));
                }
            }
            catch (Exception exception)
            {
                problems.Add($"{program.Name}: {stage}: {exception.GetType().Name} {exception.Message.Split('\n')[0]} {exception.StackTrace?.Split('\n').FirstOrDefault()}");
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
}
