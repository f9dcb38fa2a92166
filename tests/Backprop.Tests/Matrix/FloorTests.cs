using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Backprop.Oracle;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Tests.Matrix;

/// <summary>
/// The floor: C# 9 and netstandard2.1, which is what Unity and Godot compile. What of the matrix is C# of that kind is differentiated there, and all
/// of it compiles without a warning. In the full run all of it, else every third program.
/// </summary>
public sealed class FloorTests
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp9);

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. Directory.EnumerateFiles(MetadataOf("FloorReferences"), "*.dll").Select(file => MetadataReference.CreateFromFile(file)),
        MetadataReference.CreateFromFile(MetadataOf("FloorRuntime")),
    ];

    [Fact]
    public void ScalarsArraysVectorsAndStructs_CompileWithoutWarnings()
    {
        (OracleProgram Program, SyntaxTree Tree)[] all =
            [.. MatrixFixture.Brief.Where((_, i) => MatrixFixture.IsFull || i % 6 == 0).Select(program => (program, CSharpSyntaxTree.ParseText(TextOf(program), s_parse, program.Name + ".cs", Encoding.UTF8)))];
        CSharpCompilation everything = Compile(all.Select(pair => pair.Tree));
        HashSet<SyntaxTree> newer = [.. everything.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error && problem.Id != "CS8795").Select(problem => problem.Location.SourceTree!)];
        SyntaxTree[] old = [.. all.Where(pair => !newer.Contains(pair.Tree)).Select(pair => pair.Tree)];
        string[] sources = [.. all.Where(pair => !newer.Contains(pair.Tree)).Select(pair => pair.Program.Source)];

        CSharpGeneratorDriver
            .Create([((IIncrementalGenerator)Activator.CreateInstance(typeof(Gen.Graph.Node).Assembly.GetType("Backprop.Gen.DifferentiableGenerator")!)!).AsSourceGenerator()], parseOptions: s_parse)
            .RunGeneratorsAndUpdateCompilation(Compile(old), out Compilation generated, out ImmutableArray<Diagnostic> failures);
        using var image = new MemoryStream();
        Diagnostic[] problems = [.. failures.Concat(generated.Emit(image).Diagnostics).Where(problem => problem.Severity >= DiagnosticSeverity.Warning && !old.Contains(problem.Location.SourceTree))];

        Assert.True(problems.Length == 0, $"{problems.Length} problems\n" + string.Join('\n', problems.Take(30).Select(Describe)));
        Assert.Empty(generated.SyntaxTrees.Except(old).Where(tree => tree.ToString().Contains("NotSupportedException", StringComparison.Ordinal)).Select(tree => tree.FilePath));

        // Some of each part is left: what is newer is tested elsewhere.
        Assert.All(new[] { "for (", "double[]", "Span<double>", "stackalloc", "Vector3", "struct ", "ref double", "float" },
            part => Assert.Contains(sources, source => source.Contains(part, StringComparison.Ordinal)));
        Assert.True(sources.Length > all.Length / 3, $"{sources.Length} of {all.Length}");
    }

    /// <summary>The generic functions of TensorPrimitives are not there.</summary>
    private static string TextOf(OracleProgram program) => program.FullText.Replace("using System.Numerics.Tensors;\n", "", StringComparison.Ordinal);

    private static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Floor", trees, s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    private static string Describe(Diagnostic problem)
    {
        FileLinePositionSpan span = problem.Location.GetLineSpan();
        string line = problem.Location.SourceTree?.GetText().Lines[span.StartLinePosition.Line].ToString() ?? "";
        return $"{Path.GetFileName(span.Path)}: {problem.Id} {problem.GetMessage(CultureInfo.InvariantCulture)}: {line.Trim()}";
    }

    private static string MetadataOf(string key) =>
        typeof(FloorTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
