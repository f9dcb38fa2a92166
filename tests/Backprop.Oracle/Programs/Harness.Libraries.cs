using System;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Oracle;

/// <content>Programs of two projects: a library, which is compiled with its derivatives, and what references its image.</content>
public sealed partial class Harness
{
    /// <summary>Compiles and loads the library, and gives what is left of the programs.</summary>
    private static CSharpCompilation Consumers(CompiledProgram[] compiled, CSharpCompilation users, AssemblyLoadContext context, CSharpParseOptions parse)
    {
        var image = new MemoryStream();
        Compilation library = CSharpCompilation.Create(
            "Library",
            compiled.Where(program => program.Failure is null).Select(program => CSharpSyntaxTree.ParseText(program.Program.LibraryText, parse, program.Program.Name + ".library.cs", Encoding.UTF8)),
            References,
            Options);
        CSharpGeneratorDriver
            .Create([((IIncrementalGenerator)Activator.CreateInstance(GeneratorType)!).AsSourceGenerator()], parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(library, out library, out _);
        while (library.Emit(image) is { Success: false, Diagnostics: var diagnostics })
        {
            CompiledProgram[] failing = Fail(compiled, diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), "the library does not compile");
            library = failing.Length > 0 ? Without(library, failing) : throw new InvalidOperationException(string.Join('\n', diagnostics.Take(20)));
            image = new MemoryStream();
        }

        image.Position = 0;
        context.LoadFromStream(image);
        return CSharpCompilation.Create(
            "Programs",
            compiled.Where(program => program.Failure is null).Select(program => CSharpSyntaxTree.ParseText(program.Program.ConsumerText, parse, program.Program.Name + ".cs", Encoding.UTF8)),
            users.References.Append(MetadataReference.CreateFromImage(image.ToArray())),
            Options);
    }
}
