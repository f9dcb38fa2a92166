using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Backprop.Oracle;
using Microsoft.CodeAnalysis;

namespace Backprop.Tests;

/// <summary>Every program in <c>Regressions/</c> once went wrong: most were found by fuzzing, and shrunk.</summary>
public sealed class RegressionTests
{
    [Fact]
    public void Regressions_AgreeWithTheOracle()
    {
        OracleProgram[] programs = [.. Files().Select((file, i) => Keepsake.Read($"Regression{i}", File.ReadAllText(file)))];
        var harness = new Harness { Refused = DiagnosticSeverity.Error };
        var problems = new List<string>();
        foreach ((CompiledProgram program, string file) in harness.Compile(programs).Zip(Files()))
        {
            IEnumerable<string> found = program.Failure is { } failure ? [failure] : program.Program.Inputs.SelectMany(input => Checker.Check(program, input));
            problems.AddRange(found.Select(problem => $"{Path.GetFileName(file)}: {problem}"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private static IEnumerable<string> Files([CallerFilePath] string here = "")
    {
        string folder = Path.Combine(Path.GetDirectoryName(here)!, "Regressions");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.cs").Order() : [];
    }
}
