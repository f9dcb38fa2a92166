using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Backprop.Gen.Graph;
using Xunit;

namespace Backprop.Gen.Tests.Architecture;

/// <summary>The floors of the house: only reading and reporting know the compiler, and the generator is one dll that needs no other.</summary>
public sealed class ArchitectureTests
{
    private const string Root = "Backprop.Gen";

    private static readonly string[] KnowTheCompiler =
    [
        $"{Root}.Reading.", $"{Root}.Diagnostics.", $"{Root}.CodeFixes.", $"{Root}.DifferentiableGenerator", $"{Root}.DifferentiableAnalyzer",
    ];

    [Fact]
    public void OnlyReadingAndReporting_KnowTheCompiler()
    {
        using var file = new PEReader(File.OpenRead(typeof(Module).Assembly.Location));
        var scan = new ReferenceScan(file);

        IEnumerable<string> trespassers = scan.TypesThatMention("Microsoft.CodeAnalysis")
            .Where(type => type.StartsWith(Root + ".", StringComparison.Ordinal))
            .Where(type => !KnowTheCompiler.Any(allowed => type.StartsWith(allowed, StringComparison.Ordinal)));

        Assert.Empty(trespassers);
    }

    [Fact]
    public void TheScan_FindsWhoKnowsTheGraph()
    {
        using var file = new PEReader(File.OpenRead(typeof(Module).Assembly.Location));

        Assert.Contains($"{Root}.Optimization.DeadCode", new ReferenceScan(file).TypesThatMention($"{Root}.Graph"));
    }

    [Theory]
    [InlineData("Graph", "Rules", "Analysis", "Differentiation", "Optimization", "Writing", "Reading", "Diagnostics")]
    [InlineData("Rules", "Analysis", "Differentiation", "Optimization", "Writing", "Reading", "Diagnostics")]
    [InlineData("Optimization", "Rules", "Differentiation", "Writing", "Reading", "Diagnostics")]
    [InlineData("Analysis", "Differentiation", "Optimization", "Writing", "Reading", "Diagnostics")]
    [InlineData("Differentiation", "Writing", "Reading", "Diagnostics")]
    [InlineData("Writing", "Rules", "Differentiation", "Optimization", "Reading", "Diagnostics")]
    public void AFloor_KnowsOnlyThoseBelow(string floor, params string[] above)
    {
        using var file = new PEReader(File.OpenRead(typeof(Module).Assembly.Location));
        var scan = new ReferenceScan(file);

        Assert.Empty(above.SelectMany(other => scan.TypesThatMention($"{Root}.{other}")
            .Where(type => type.StartsWith($"{Root}.{floor}.", StringComparison.Ordinal))
            .Select(type => $"{type} knows {other}")));
    }

    [Fact]
    public void TheGenerator_NeedsNothingButTheCompiler()
    {
        string[] allowed = ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory"];

        Assert.Empty(typeof(Module).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).Except(allowed));
    }

    [Fact]
    public void CodeFixes_NeedNothingButAnEditor()
    {
        string[] allowed =
            ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "System.Collections.Immutable"];

        Assert.Empty(typeof(Gen.CodeFixes.Fix).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).Except(allowed));
    }

    [Fact]
    public void NoFile_IsLong()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Backprop.Gen.sln")))
        {
            directory = directory.Parent!;
        }

        IEnumerable<string> files = Directory.EnumerateFiles(Path.Combine(directory.FullName, "generator"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        Assert.Empty(files.Where(file => File.ReadAllLines(file).Length > 500).Select(Path.GetFileName));
    }
}
