using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Backprop.Fuzz.Coverage;
using Backprop.Fuzz.Syntax;
using Backprop.Oracle;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Fuzz.Checking;

/// <summary>Runs programs as they are, with probes: finds out which are fit to be differentiated, and what they execute.</summary>
internal static class Rehearsal
{
    private static readonly ImmutableArray<MetadataReference> References =
        [.. Harness.References, MetadataReference.CreateFromFile(typeof(Probe).Assembly.Location)];

    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug);

    /// <summary>Why each program is not fit, or null; <paramref name="coverage"/> takes in what the fit ones execute.</summary>
    public static Verdict?[] Run(IReadOnlyList<Specimen> specimens, CoverageTable? coverage)
    {
        var probes = new Probes();
        var ends = new int[specimens.Count];
        var trees = new SyntaxTree[specimens.Count];
        for (var i = 0; i < specimens.Count; i++)
        {
            trees[i] = CSharpSyntaxTree.ParseText(Printer.PrintProbed(specimens[i], probes), new CSharpParseOptions(LanguageVersion.Latest));
            ends[i] = probes.Kinds.Count;
        }

        var verdicts = new Verdict?[specimens.Count];
        var compilation = CSharpCompilation.Create("Rehearsal", trees, References, Options);
        using var image = new MemoryStream();
        while (compilation.Emit(image) is { Success: false } result)
        {
            var byTree = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).GroupBy(diagnostic => diagnostic.Location.SourceTree).ToList();
            foreach (var errors in byTree)
            {
                var culprit = Array.IndexOf(trees, errors.Key);
                verdicts[culprit] = Verdict.Unfit("does not compile", string.Join('\n', errors.Take(5)) + "\n" + trees[culprit]);
            }

            compilation = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees.Where((_, index) => verdicts[index] is null));
            image.SetLength(0);
        }

        var context = new AssemblyLoadContext("Rehearsal", isCollectible: true);
        image.Position = 0;
        var assembly = context.LoadFromStream(image);
        Probe.Start(probes.Kinds.Count);
        for (var i = 0; i < specimens.Count; i++)
        {
            verdicts[i] ??= Run(specimens[i], assembly);
            if (verdicts[i] is null)
            {
                coverage?.Add(probes, Probe.Counts, i == 0 ? 0 : ends[i - 1], ends[i]);
            }
        }

        context.Unload();
        return verdicts;
    }

    private static Verdict? Run(Specimen specimen, Assembly assembly)
    {
        var type = assembly.GetType($"Programs.{specimen.Name}.C")!;
        for (var i = 0; i < specimen.Inputs.Length; i++)
        {
            var run = type.GetMethod("Run" + i)!.CreateDelegate<Func<double>>();
            Probe.Refuel();
            try
            {
                if (!double.IsFinite(run()))
                {
                    return Verdict.Unfit("value not finite", "");
                }
            }
            catch (InvalidOperationException)
            {
                // The programs' own exception: derivatives throw it too.
            }
            catch (Exception exception)
            {
                return Verdict.Unfit("throws " + exception.GetType().Name, exception.ToString());
            }
        }

        return null;
    }
}
