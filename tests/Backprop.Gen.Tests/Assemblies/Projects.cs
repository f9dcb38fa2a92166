using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Backprop.Gen.Tests.Assemblies;

/// <summary>A library and the project that references it.</summary>
internal sealed class Projects
{
    private readonly byte[] _image;

    private Projects(CSharpCompilation consumer, byte[] image)
    {
        Consumer = consumer;
        _image = image;
    }

    /// <summary>The consumer before the generator has run.</summary>
    public CSharpCompilation Consumer { get; }

    /// <param name="isGenerated">whether the library was built with the generator</param>
    /// <param name="asSource">whether the reference shows the library's sources, as in an editor</param>
    /// <param name="isOnlyReferenced">whether the reference is an assembly without code, as builds hand them on</param>
    public static Projects Of(string library, string consumer, bool isGenerated = true, bool asSource = false, bool isOnlyReferenced = false)
    {
        Compilation compiled = Generation.Generation.Compile(Generation.Generation.Usings + library).WithAssemblyName("Library");
        if (isGenerated)
        {
            Generation.Generation.Driver().RunGeneratorsAndUpdateCompilation(compiled, out compiled, out _);
        }

        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = compiled.Emit(image);
        Assert.True(emitted.Success && !emitted.Diagnostics.Any(problem => problem.Severity >= DiagnosticSeverity.Warning), Generation.Generation.Describe(emitted.Diagnostics));
        using var face = new MemoryStream();
        Assert.True(!isOnlyReferenced || compiled.Emit(face, options: new Microsoft.CodeAnalysis.Emit.EmitOptions(metadataOnly: true, includePrivateMembers: false)).Success);
        MetadataReference reference = isOnlyReferenced ? MetadataReference.CreateFromImage(face.ToArray()) : asSource ? compiled.ToMetadataReference() : MetadataReference.CreateFromImage(image.ToArray());
        return new Projects(Generation.Generation.Compile(Generation.Generation.Usings + consumer).WithAssemblyName("Consumer").AddReferences(reference), image.ToArray());
    }

    public async Task<ImmutableArray<Diagnostic>> Analyze() =>
        await Consumer.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync(System.Threading.CancellationToken.None);

    /// <summary>Generates, compiles with warnings as errors, and loads both.</summary>
    public Assembly Load()
    {
        Assert.Empty(Analyze().GetAwaiter().GetResult().Where(problem => problem.Severity == DiagnosticSeverity.Error));
        Generation.Generation.Driver().RunGeneratorsAndUpdateCompilation(Consumer, out Compilation generated, out ImmutableArray<Diagnostic> failures);
        List<Diagnostic> problems = [.. failures.Concat(generated.GetDiagnostics()).Where(problem => problem.Severity >= DiagnosticSeverity.Warning)];
        using var image = new MemoryStream();
        Assert.True(problems.Count == 0 && generated.Emit(image).Success, Generation.Generation.Describe(problems));
        AssemblyLoadContext context = new("Projects", isCollectible: true);
        context.LoadFromStream(new MemoryStream(_image));
        image.Position = 0;
        return context.LoadFromStream(image);
    }

    /// <summary>What <c>Program.Run</c> gives, which calls the derivatives.</summary>
    public double[] Run() => (double[])Load().GetType("Program")!.GetMethod("Run")!.Invoke(null, null)!;
}
