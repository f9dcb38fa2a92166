using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Backprop.Gen.Graph;
using Backprop.Gen.Reading;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.Tests.Reading;

/// <summary>A piece of C#, compiled as users' projects are.</summary>
internal static class Sample
{
    private static readonly MetadataReference[] References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location)];

    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Sample", sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, path: $"Sample{i}.cs")), References, Options);

    /// <summary>Reads the members of a class, of which the last one is marked.</summary>
    public static ReadResult Read(string members) => ReadFile($"using System;\nusing Backprop;\n\npublic static partial class C\n{{\n{members}\n}}");

    /// <summary>Reads the last marked method of a file.</summary>
    public static ReadResult ReadFile(string source)
    {
        CSharpCompilation compilation = Compile(source);
        return MethodReader.Read(Marked(compilation).Last(), compilation, CancellationToken.None);
    }

    /// <summary>The graph of a body, without the notes, as text.</summary>
    public static string Graph(string members)
    {
        Module module = Read(members).Model.Module!;
        return string.Join('\n', GraphPrinter.Print(module).Split('\n').Where(line => !line.TrimStart().StartsWith("note ", System.StringComparison.Ordinal))).Trim();
    }

    public static IEnumerable<IMethodSymbol> Marked(Compilation compilation) => compilation.SyntaxTrees.SelectMany(tree =>
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Select(declaration => model.GetDeclaredSymbol(declaration)!)
            .Where(method => method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(DifferentiableAttribute)));
    });
}
