using System.Collections.Immutable;
using Backprop.Fuzz.Syntax;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimization;
using Backprop.Gen.Reading;
using Backprop.Gen.Writing;
using Backprop.Oracle;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Fuzz.Checking;

/// <summary>Takes programs through the generator's floors one by one, with the graph's verifier between them.</summary>
internal sealed class Floors(Judge judge)
{
    private static readonly OptimizationPasses[] Passes = [.. Enum.GetValues<OptimizationPasses>().Where(pass => pass != OptimizationPasses.None)];

    public Verdict[] Try(IReadOnlyList<Specimen> specimens)
    {
        var verdicts = Rehearsal.Run(specimens, null);
        OracleProgram[] programs = [.. specimens.Select(judge.ProgramOf)];
        SyntaxTree[] trees = [.. programs.Select(program => CSharpSyntaxTree.ParseText(program.FullText, new CSharpParseOptions(LanguageVersion.Latest)))];
        var compilation = CSharpCompilation.Create("Floors", trees, Harness.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        for (var i = 0; i < specimens.Count; i++)
        {
            verdicts[i] ??= Climb(programs[i], compilation);
        }

        return verdicts!;
    }

    private static Verdict Climb(OracleProgram program, CSharpCompilation compilation)
    {
        var type = compilation.GetTypeByMetadataName(program.Namespace + ".C")!;
        var method = (IMethodSymbol)type.GetMembers("F").Single();
        var floor = "reading";
        try
        {
            var read = MethodReader.Read(method, compilation, default);
            var refusals = read.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
            if (read.Model.Module is not { } module)
            {
                return Verdict.Failed("refused " + refusals.FirstOrDefault()?.Id, $"{string.Join('\n', refusals)}\n--- program\n{program.Source}");
            }

            if (Verify(module) is { } verdict)
            {
                return verdict;
            }

            var cores = new Dictionary<string, Core>();
            foreach (var (name, derive) in new (string, Func<MethodModel, Core>)[] { ("gradient", Differentiate.Gradient), ("jvp", Differentiate.Jvp), ("hvp", Differentiate.Hvp) })
            {
                if (name == "hvp" && module.Entry.Results.Count == 0)
                {
                    continue;
                }

                floor = name;
                var derivative = derive(read.Model);
                var core = derivative.Module;
                if (Verify(core) is { } broken)
                {
                    return broken;
                }

                foreach (var pass in Passes)
                {
                    floor = $"{name}, {pass}";
                    if (Verify(Optimizer.Run(core, pass)) is { } unoptimized)
                    {
                        return unoptimized;
                    }
                }

                floor = $"{name}, all passes";
                cores[name] = derivative with { Module = Optimizer.Run(core) };
            }

            floor = "writing";
            MethodWriter.Write(read.Model, new Cores { Gradient = cores["gradient"], Jvp = cores["jvp"], Hvp = cores.GetValueOrDefault("hvp") });
            return Verdict.Passed;
        }
        catch (Exception exception)
        {
            return Verdict.Failed($"{floor} throws {exception.GetType().Name}", $"{exception}\n--- program\n{program.Source}");
        }

        Verdict? Verify(Module module)
        {
            var errors = Verifier.Verify(module);
            return errors.Count == 0 ? null : Verdict.Failed($"verifier after {floor}", $"{string.Join('\n', errors)}\n--- program\n{program.Source}");
        }
    }
}
