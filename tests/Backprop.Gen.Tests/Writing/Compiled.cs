using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Backprop.Gen.Tests.Writing;

/// <summary>Printed code, compiled as C# 9 without warnings.</summary>
internal static class Compiled
{
    private static readonly MetadataReference[] References =
    [
        .. Net100.References.All, Reference(typeof(DifferentiableAttribute)), Reference(typeof(Calls)),
    ];

    public static Assembly Load(string source)
    {
        // As in the files that are generated.
        source = "#pragma warning disable CS0162, CS0219, CS1718\n" + source;
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp9));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Printed", [tree], References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        IEnumerable<Diagnostic> diagnostics = result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Take(5);
        Assert.True(result.Success && !diagnostics.Any(), Explain(source, diagnostics));
        stream.Position = 0;
        return new AssemblyLoadContext("Printed", isCollectible: true).LoadFromStream(stream);
    }

    /// <summary>The diagnostics with the lines around them.</summary>
    private static string Explain(string source, IEnumerable<Diagnostic> diagnostics)
    {
        string[] lines = source.Split('\n');
        return string.Join("\n\n", diagnostics.Select(diagnostic =>
        {
            int line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
            int first = Array.FindLastIndex(lines, line, text => text.StartsWith("public static class", StringComparison.Ordinal));
            int last = Array.FindIndex(lines, line, text => text == "}");
            return $"{diagnostic}\n{string.Join("\n", lines[Math.Max(first, 0)..(last < 0 ? lines.Length : last)])}";
        }));
    }

    private static MetadataReference Reference(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);
}
