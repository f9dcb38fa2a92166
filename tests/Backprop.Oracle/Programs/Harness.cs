using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Oracle;

/// <summary>
/// Compiles many programs at once, through the real generator, and once more over duals. A program that does not compile, is refused,
/// or gets generated code with an error or a warning, fails alone: it is taken out and the rest is compiled without it.
/// </summary>
public sealed partial class Harness
{
    /// <summary>The users' language version. Generated code must parse as C# 9 whatever this is.</summary>
    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    /// <summary>Whether the generator runs; without it only the plain programs and their duals can be compared.</summary>
    public bool WithDerivatives { get; init; } = true;

    /// <summary>What the analyzer must not report: random programs compute in vain now and then, and are warned of it.</summary>
    public DiagnosticSeverity Refused { get; init; } = DiagnosticSeverity.Warning;

    /// <summary>Whether the analyzer is asked, too; without it, a refusal shows as members that throw.</summary>
    public bool WithAnalyzer { get; init; } = true;

    /// <summary>Changes what was generated before it is compiled, to count what is executed.</summary>
    public Func<string, string>? Instrument { get; init; }

    /// <summary>An assembly that the instrumented code calls.</summary>
    public Assembly? Instruments { get; init; }

    /// <summary>Called before each run of the generator or the compiler: which stage, and on how many programs.</summary>
    public Action<string>? Log { get; init; }

    private static readonly Type GeneratorType = typeof(Gen.Graph.Node).Assembly.GetType("Backprop.Gen.DifferentiableGenerator")!;
    private static readonly Type AnalyzerType = typeof(Gen.Graph.Node).Assembly.GetType("Backprop.Gen.DifferentiableAnalyzer")!;

    /// <summary>What programs may refer to.</summary>
    public static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location), MetadataReference.CreateFromFile(typeof(System.Numerics.Tensors.TensorPrimitives).Assembly.Location)];

    private static readonly CSharpParseOptions CSharp9 = new(LanguageVersion.CSharp9);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        allowUnsafe: true);

    /// <summary>
    /// Whether what is loaded can be unloaded again, for those who try programs by the thousands. The runtime has crashed where a thread ended that had memory of
    /// such programs in statics of its own, so others leave it loaded.
    /// </summary>
    public bool Unloads { get; init; }

    public IReadOnlyList<CompiledProgram> Compile(IEnumerable<OracleProgram> programs) => Compile(programs, out _);

    public IReadOnlyList<CompiledProgram> Compile(IEnumerable<OracleProgram> programs, out AssemblyLoadContext context)
    {
        var parse = new CSharpParseOptions(LanguageVersion);
        OracleProgram[] all = [.. programs];
        SyntaxTree[] trees = [.. all.Select(program => CSharpSyntaxTree.ParseText(program.FullText, parse, program.Name + ".cs", Encoding.UTF8))];
        CSharpCompilation users = CSharpCompilation.Create("Programs", trees, References, Options);
        Log?.Invoke($"{all.Length} programs parsed");

        CompiledProgram[] compiled = [.. all.Select((program, i) => new CompiledProgram
        {
            Program = program,
            Layout = Entry(users, program) is { } entry ? Layout.Of(AtNumber(entry, program, users), users) : null,
        })];
        // Errors that no method body has to be bound for; the others come up when the program is emitted with its derivatives.
        Fail(compiled, (WithAnalyzer ? users.GetDiagnostics() : users.GetDeclarationDiagnostics()).Where(d => d.Severity == DiagnosticSeverity.Error && !IsPartialWithoutBody(d)), "the program itself does not compile");
        foreach (CompiledProgram program in compiled.Where(program => program.Layout is null))
        {
            program.Failure ??= $"no entry method '{program.Program.Entry}'";
        }

        AssemblyLoadContext real = new("Programs", Unloads);
        CSharpCompilation consumers = all.Any(program => program.Library.Length > 0) ? Consumers(compiled, users, real, parse) : users;
        Compilation generated = consumers;
        if (WithDerivatives)
        {
            generated = Generate(compiled, consumers, parse);
            if (WithAnalyzer)
            {
                ReportRefusals(compiled, consumers);
            }
        }

        Assembly? plain = Emit(compiled, generated, real, parse, WithDerivatives ? GlueWriter.Derivatives : GlueWriter.Plain, "the generated code");
        CSharpCompilation duals = CSharpCompilation.Create(
            "Duals",
            all.Select((program, i) => Rewritten(program, trees[i], users, parse)),
            References.Add(MetadataReference.CreateFromFile(typeof(Dual).Assembly.Location)),
            Options);
        Assembly? dual = Emit(compiled, duals, real, parse, GlueWriter.Duals, "the program over duals");
        foreach (CompiledProgram program in compiled.Where(program => program.Failure is null))
        {
            program.Bind(plain!, dual!);
        }

        Log?.Invoke($"{compiled.Count(program => program.Failure is null)} programs ready");
        context = real;
        return compiled;
    }

    /// <summary>Compiles a source as it stands, errors of ours aside: what the analyzer says, and the assembly with the generated members.</summary>
    public static (ImmutableArray<Diagnostic> Reported, Assembly Assembly) CompileAsItStands(string source)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        CSharpCompilation users = CSharpCompilation.Create("Source", [CSharpSyntaxTree.ParseText(source, parse, "Source.cs", Encoding.UTF8)], References, Options);
        ImmutableArray<Diagnostic> reported = users
            .WithAnalyzers([(DiagnosticAnalyzer)Activator.CreateInstance(AnalyzerType)!]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        CSharpGeneratorDriver
            .Create([((IIncrementalGenerator)Activator.CreateInstance(GeneratorType)!).AsSourceGenerator()], parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(users, out Compilation generated, out ImmutableArray<Diagnostic> failures);
        using var image = new MemoryStream();
        string[] problems = [.. failures.Concat(generated.GetDiagnostics()).Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString())];
        if (problems.Length > 0 || !generated.Emit(image).Success)
        {
            throw new InvalidOperationException(string.Join('\n', problems));
        }

        image.Position = 0;
        return (reported, new AssemblyLoadContext("Source").LoadFromStream(image));
    }

    /// <summary>The entries of programs, all in one compilation that has not been through the generator.</summary>
    public static IEnumerable<(OracleProgram Program, IMethodSymbol Entry, Compilation Compilation)> Entries(IEnumerable<OracleProgram> programs)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        OracleProgram[] all = [.. programs];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Programs", all.Select(program => CSharpSyntaxTree.ParseText(program.FullText, parse, program.Name + ".cs", Encoding.UTF8)), References, Options);
        return all.Select(program => (program, Entry(compilation, program)!, (Compilation)compilation));
    }

    /// <summary>The entry: the marked method of that name.</summary>
    private static IMethodSymbol? Entry(Compilation compilation, OracleProgram program) => compilation
        .GetSymbolsWithName(program.Entry, SymbolFilter.Member)
        .OfType<IMethodSymbol>()
        .FirstOrDefault(method =>
            method.ContainingNamespace.ToDisplayString() == program.Namespace &&
            method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(DifferentiableAttribute)));

    /// <summary>A generic entry, or the entry of a generic type, with a number type for each of its type parameters.</summary>
    private static IMethodSymbol AtNumber(IMethodSymbol entry, OracleProgram program, Compilation compilation)
    {
        ITypeSymbol number = program.Number switch
        {
            null or "double" => compilation.GetSpecialType(SpecialType.System_Double),
            "float" => compilation.GetSpecialType(SpecialType.System_Single),
            { } other => compilation.GetTypeByMetadataName("System." + other)!,
        };
        ITypeSymbol[] Numbers(int arity) => [.. Enumerable.Repeat(number, arity)];
        if (entry.ContainingType is { Arity: > 0 } type)
        {
            entry = type.Construct(Numbers(type.Arity)).GetMembers(entry.Name).OfType<IMethodSymbol>()
                .First(method => SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, entry));
        }

        return entry.Arity > 0 ? entry.Construct(Numbers(entry.Arity)) : entry;
    }

    private Compilation Generate(CompiledProgram[] compiled, CSharpCompilation users, CSharpParseOptions parse)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([((IIncrementalGenerator)Activator.CreateInstance(GeneratorType)!).AsSourceGenerator()], parseOptions: parse);
        driver = driver.RunGeneratorsAndUpdateCompilation(users, out Compilation generated, out ImmutableArray<Diagnostic> diagnostics);
        Log?.Invoke("generated");
        if (Instrument is not null)
        {
            generated = generated.AddReferences(MetadataReference.CreateFromFile(Instruments!.Location));
        }

        foreach (GeneratorRunResult result in driver.GetRunResult().Results)
        {
            if (result.Exception is { } exception)
            {
                throw new InvalidOperationException("the generator itself failed", exception);
            }

            foreach (GeneratedSourceResult source in result.GeneratedSources)
            {
                if (Owner(compiled, source.SyntaxTree) is { } program)
                {
                    program.Generated += source.SourceText;
                    Fail(compiled, CSharpSyntaxTree.ParseText(source.SourceText, CSharp9, source.HintName).GetDiagnostics(), "the generated code is not C# 9");
                    if (Instrument is not null)
                    {
                        generated = generated.ReplaceSyntaxTree(source.SyntaxTree, CSharpSyntaxTree.ParseText(Instrument($"{source.SourceText}"), parse, source.SyntaxTree.FilePath, Encoding.UTF8));
                    }
                }
            }
        }

        // An internal failure has no place in the source; the methods it befell have stubs.
        if (diagnostics.Length > 0)
        {
            foreach (CompiledProgram program in compiled.Where(program => program.Generated.Contains("could not be differentiated", StringComparison.Ordinal)))
            {
                program.Failure ??= "the generator reports (perhaps of another program):\n" + string.Join('\n', diagnostics.Take(5));
            }
        }

        return generated;
    }

    /// <summary>What the analyzer refuses fails with the analyzer's own words.</summary>
    private void ReportRefusals(CompiledProgram[] compiled, CSharpCompilation users)
    {
        CompilationWithAnalyzers analysis = users.WithAnalyzers([(DiagnosticAnalyzer)Activator.CreateInstance(AnalyzerType)!]);
        ImmutableArray<Diagnostic> diagnostics = analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        Fail(compiled, diagnostics.Where(diagnostic => diagnostic.Severity >= Refused), "the analyzer reports");
        Log?.Invoke("analyzed");
    }

    /// <summary>Adds the glue, compiles, and takes programs with errors (or warnings outside the users' own text) out until the rest compiles.</summary>
    private Assembly? Emit(
        CompiledProgram[] compiled, Compilation compilation, AssemblyLoadContext context, CSharpParseOptions parse,
        Func<OracleProgram, Layout, string> glue, string stage)
    {
        compilation = compilation.AddSyntaxTrees(
            from program in compiled
            where program.Failure is null
            select CSharpSyntaxTree.ParseText(glue(program.Program, program.Layout!), parse, program.Program.Name + ".glue.cs", Encoding.UTF8));
        compilation = Without(compilation, compiled.Where(program => program.Failure is not null).ToArray());
        while (true)
        {
            using var image = new MemoryStream();
            Microsoft.CodeAnalysis.Emit.EmitResult emitted = compilation.Emit(image);
            Diagnostic[] problems =
            [
                .. emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error ||
                    d.Severity == DiagnosticSeverity.Warning && d.Location.SourceTree is { } tree && stage == "the generated code" &&
                    !compiled.Any(program => tree.FilePath == program.Program.Name + ".cs")),
            ];
            if (problems.Length == 0 && emitted.Success)
            {
                Log?.Invoke($"{stage}: compiled");
                image.Position = 0;
                return context.LoadFromStream(image);
            }

            CompiledProgram[] failing = Fail(compiled, problems, $"{stage} does not compile");
            if (failing.Length == 0)
            {
                throw new InvalidOperationException("errors outside all programs:\n" + string.Join('\n', problems.Take(20).Select(problem => problem.ToString())));
            }

            Log?.Invoke($"{stage}: {failing.Length} programs taken out");
            compilation = Without(compilation, failing);
        }
    }

    private static Compilation Without(Compilation compilation, CompiledProgram[] programs) =>
        compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Where(tree => Owner(programs, tree) is null));

    private static SyntaxTree Rewritten(OracleProgram program, SyntaxTree tree, CSharpCompilation users, CSharpParseOptions parse)
    {
        SyntaxNode root = new DualRewriter(users.GetSemanticModel(tree), program.Number).Visit(tree.GetRoot())!;
        return CSharpSyntaxTree.ParseText(root.ToFullString(), parse, program.Name + ".dual.cs", Encoding.UTF8);
    }

    /// <summary>Marks the owners of these diagnostics as failed.</summary>
    private static CompiledProgram[] Fail(CompiledProgram[] compiled, IEnumerable<Diagnostic> diagnostics, string what)
    {
        var failing = new List<CompiledProgram>();
        foreach (IGrouping<CompiledProgram?, Diagnostic> group in diagnostics.GroupBy(d => d.Location.SourceTree is { } tree ? Owner(compiled, tree) : null))
        {
            if (group.Key is { Failure: null } program)
            {
                string sources = string.Join('\n', group.Select(d => d.Location.SourceTree!).Distinct().Select(tree => $"--- {tree.FilePath}\n{Numbered(tree.GetText())}"));
                program.Failure = $"{what}:\n{string.Join('\n', group.Take(12).Select(d => Describe(d)))}\n{sources}";
                failing.Add(program);
            }
        }

        return [.. failing];
    }

    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        return $"{Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): {diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }

    private static string Numbered(SourceText text) => string.Concat(text.Lines.Select(line => $"{line.LineNumber + 1,5}  {line}\n"));

    /// <summary>A tree belongs to the program whose namespace it declares.</summary>
    private static CompiledProgram? Owner(CompiledProgram[] compiled, SyntaxTree tree)
    {
        string? declared = tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax)
            .OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString();
        return declared is null ? null : compiled.FirstOrDefault(program => program.Program.Namespace == declared);
    }

    /// <summary>A partial method that the generator will implement.</summary>
    private static bool IsPartialWithoutBody(Diagnostic diagnostic) => diagnostic.Id == "CS8795";
}
