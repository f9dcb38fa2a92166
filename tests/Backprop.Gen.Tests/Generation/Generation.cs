using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Backprop.Gen.Tests.Generation;

/// <summary>Runs the generator as a compiler does: over the text of files, in a newer compiler than it is built against.</summary>
internal static class Generation
{
    public static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, .. new[] { typeof(DifferentiableAttribute), typeof(System.Numerics.Tensors.TensorPrimitives) }.Select(type => MetadataReference.CreateFromFile(type.Assembly.Location))];

    /// <summary>What the user's file begins with.</summary>
    public const string Usings = "using System; using Backprop;\n";

    public static CSharpCompilation Compile(params string[] files) => CSharpCompilation.Create(
        "User",
        files.Select((text, i) => CSharpSyntaxTree.ParseText(text, Parsing, $"File{i}.cs")),
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new DifferentiableGenerator().AsSourceGenerator()],
        parseOptions: Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static GeneratorRunResult Run(params string[] files)
    {
        GeneratorRunResult result = Driver().RunGenerators(Compile(files)).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return result;
    }

    /// <summary>The text of what is generated, graphs for other projects aside.</summary>
    public static string Text(params string[] files) => string.Join("\n", ForPeople(Run(files)).Select(source => source.SourceText));

    /// <summary>The files that are there to be read: all but the graphs for other projects.</summary>
    public static IEnumerable<GeneratedSourceResult> ForPeople(GeneratorRunResult result) =>
        result.GeneratedSources.Where(source => !source.HintName.EndsWith(".graph.g.cs", StringComparison.Ordinal));

    /// <summary>Generates, compiles with warnings as errors, and loads.</summary>
    public static Assembly Load(params string[] files)
    {
        Compilation compilation = Generated(files, out _);
        using var image = new MemoryStream();
        var problems = compilation.GetDiagnostics().Where(problem => problem.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(problems.Count == 0 && compilation.Emit(image).Success, Describe(problems));
        image.Position = 0;
        return new AssemblyLoadContext("User", isCollectible: true).LoadFromStream(image);
    }

    public static Compilation Generated(string[] files, out GeneratorRunResult result)
    {
        GeneratorDriver driver = Driver().RunGeneratorsAndUpdateCompilation(Compile(files), out Compilation compilation, out _);
        result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return compilation;
    }

    /// <summary>Errors and warnings in what the generator wrote.</summary>
    public static IReadOnlyList<Diagnostic> ProblemsInGeneratedFiles(string[] files, out GeneratorRunResult result)
    {
        Compilation compilation = Generated(files, out result);
        return compilation.GetDiagnostics()
            .Where(problem => problem.Severity >= DiagnosticSeverity.Warning)
            .Where(problem => problem.Location.SourceTree is { } tree && !tree.FilePath.StartsWith("File", StringComparison.Ordinal))
            .ToList();
    }

    /// <summary>The problems, each with the line it is in.</summary>
    public static string Describe(IEnumerable<Diagnostic> problems) => string.Join("\n", problems.Take(20).Select(problem =>
        $"{problem.Id} {problem.GetMessage(CultureInfo.InvariantCulture)}: {problem.Location.SourceTree?.GetText().Lines[problem.Location.GetLineSpan().StartLinePosition.Line]}"));
}
