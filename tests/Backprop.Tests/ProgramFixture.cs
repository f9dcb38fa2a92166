using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Backprop.Oracle;
using Microsoft.CodeAnalysis;

namespace Backprop.Tests;

/// <summary>Every program in <c>Programs/</c>, named after its file, in one compilation. Its entry is the first method that is marked.</summary>
public sealed partial class ProgramFixture
{
    /// <summary>Tries only the programs whose names match, while one looks for a fault.</summary>
    private static readonly Regex s_wanted = new(Environment.GetEnvironmentVariable("BACKPROP_PROGRAMS") ?? "");

    /// <summary>The programs, in the order of their names.</summary>
    public static readonly IReadOnlyList<OracleProgram> Programs =
        [.. Files().Select(file => Read(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))).Where(program => s_wanted.IsMatch(program.Name))];

    public ProgramFixture() => Compiled = new Harness { Refused = DiagnosticSeverity.Error }.Compile(Programs).ToDictionary(program => program.Program.Name);

    public IReadOnlyDictionary<string, CompiledProgram> Compiled { get; }

    private static OracleProgram Read(string name, string text) => Keepsake.Read(name, text) with { Entry = Entry().Match(text).Groups[1].Value };

    private static IEnumerable<string> Files([CallerFilePath] string here = "") =>
        Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(here)!, "Programs"), "*.cs").Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\[Differentiable\b[^\]]*\]\s+public (?:static )?(?:\([^)]*\)|\S+) (\w+)\(")]
    private static partial Regex Entry();
}
