using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Backprop.Oracle;
using Microsoft.CodeAnalysis;

namespace Backprop.Tests.Matrix;

/// <summary><c>docs/language.md</c> says what the matrix shows, and nothing else.</summary>
public sealed partial class LanguagePageTests
{
    private static readonly string[] s_rows = [.. File.ReadAllLines(Path()).Where(line => line.StartsWith("| ", StringComparison.Ordinal))];

    [Fact]
    public void EveryConstruct_IsOnThePage_AndEveryNameThereIsOne()
    {
        string[] constructs = [.. MatrixFixture.Constructs.Select(construct => construct.Name)];
        Regex[] patterns = [.. s_rows.Where(row => !row.Contains("BPG", StringComparison.Ordinal))
            .SelectMany(row => Code().Matches(row.Split('|')[^2])).Select(match => new Regex($"^{match.Groups[1].Value.Replace("*", @"\w*", StringComparison.Ordinal)}$"))];

        Assert.Equal("", string.Join(' ', constructs.Where(construct => !patterns.Any(pattern => pattern.IsMatch(construct)))));
        Assert.Equal("", string.Join(' ', patterns.Where(pattern => !constructs.Any(pattern.IsMatch)).Select(pattern => pattern.ToString())));
    }

    [Fact]
    public void WhatThePageCallsRefused_IsRefused()
    {
        var rows = s_rows.Where(row => row.Contains("BPG", StringComparison.Ordinal)).Select(row => Refused().Match(row)).ToList();
        OracleProgram[] programs = [.. rows.Select((row, i) => new OracleProgram($"Refused{i}", $"public static partial class C {{ {Marked(row.Groups[1].Value)} }}", "F", []))];
        IReadOnlyList<CompiledProgram> compiled = new Harness { Refused = DiagnosticSeverity.Error, WithAnalyzer = true, WithDerivatives = true }.Compile(programs);

        Assert.NotEmpty(rows);
        Assert.All(compiled.Zip(rows), pair => Assert.Contains(pair.Second.Groups[2].Value + " ", pair.First.Failure ?? "accepted", StringComparison.Ordinal));
    }

    private static string Marked(string code) => Regex.Replace(code, @"(^|[;}] )double F\(", "$1[Differentiable] public static double F(");

    private static string Path([CallerFilePath] string here = "") => System.IO.Path.Combine(here, "../../../../docs/language.md");

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| `([^`]+)` \| (BPG\d+) \|")]
    private static partial Regex Refused();
}
