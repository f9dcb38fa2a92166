using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Backprop.Fuzz.Coverage;
using Backprop.Fuzz.Syntax;
using Backprop.Oracle;
using Backprop.Tests.Matrix;
using Microsoft.CodeAnalysis;

namespace Backprop.Fuzz.Checking;

/// <summary>Tries programs, many in one compilation: rehearses them, differentiates them, and compares with the oracle.</summary>
/// <param name="modes">the derivatives that are asked for</param>
internal sealed partial class Judge(IReadOnlyCollection<string> modes)
{
    /// <summary>What programs may be refused for: nothing to differentiate, references that cannot be followed, functions that see one place under two names, checkpointed loops that cannot be run again, and buffers that are held constant among others.</summary>
    private static readonly string[] Excused = ["BPG003 ", "BPG018 ", "BPG040 ", "BPG011 Passing what may be the same place twice", "BPG011 Handing a [NoGradient] buffer", "BPG011 One name for what is held constant", "BPG010 'using' in 'F'"];

    /// <summary>False compares programs with their duals only: a check of the oracle.</summary>
    public bool WithDerivatives { get; init; } = true;

    public Action<string>? Log { get; init; }

    /// <summary>One verdict for each program, whose names must differ.</summary>
    public Verdict[] Try(IReadOnlyList<Specimen> specimens, CoverageTable? coverage)
    {
        var verdicts = Rehearsal.Run(specimens, coverage);
        Log?.Invoke("rehearsed");
        var fit = Enumerable.Range(0, specimens.Count).Where(index => verdicts[index] is null).ToArray();
        Derive(fit, withAnalyzer: false);

        // The members of a refused method throw: the analyzer says why it is refused.
        Derive([.. fit.Where(index => verdicts[index]!.Category.EndsWith(nameof(NotSupportedException), StringComparison.Ordinal))], withAnalyzer: true);
        return [.. verdicts.Select(verdict => verdict!)];

        void Derive(int[] part, bool withAnalyzer)
        {
            if (part.Length == 0)
            {
                return;
            }

            IReadOnlyList<CompiledProgram> compiled;
            System.Runtime.Loader.AssemblyLoadContext context;
            try
            {
                var harness = new Harness { Refused = DiagnosticSeverity.Error, WithDerivatives = WithDerivatives, WithAnalyzer = withAnalyzer, Unloads = true, Log = Log, Instrument = coverage is null ? null : TapeProbes.Insert, Instruments = typeof(TapeProbes).Assembly };
                compiled = harness.Compile(ProgramsOf([.. part.Select(index => specimens[index])]), out context);
            }
            catch (Exception exception) when (part.Length == 1)
            {
                verdicts[part[0]] = Verdict.Failed("the harness throws " + Innermost(exception).GetType().Name, exception.ToString());
                return;
            }
            catch (Exception)
            {
                // One program brings all down: find it.
                Derive(part[..(part.Length / 2)], withAnalyzer);
                Derive(part[(part.Length / 2)..], withAnalyzer);
                return;
            }

            for (var i = 0; i < part.Length; i++)
            {
                verdicts[part[i]] = Compare(compiled[i]);
                if (specimens[part[i]].Number is { } number)
                {
                    coverage?.Add("generic program at " + number, 1);
                }

                if (specimens[part[i]].Options is { Length: > 0 } options)
                {
                    coverage?.Add("program with " + options, 1);
                }

                coverage?.AddPushes();
            }

            context.Unload();
        }
    }

    /// <summary>The program as the oracle takes it.</summary>
    public OracleProgram ProgramOf(Specimen specimen) => ProgramsOf([specimen]).Single();

    private IEnumerable<OracleProgram> ProgramsOf(IReadOnlyList<Specimen> specimens)
    {
        var generic = GenericText.Of(specimens.Where(specimen => specimen.Number is not null).Select(PlainOf)).ToDictionary(program => program.Name);
        return specimens.Select(specimen => specimen.Number is { } number ? generic[specimen.Name] with { Number = number } : PlainOf(specimen));
    }

    private OracleProgram PlainOf(Specimen specimen)
    {
        string[] matrices = ["Tape", "Jacobian", "Hessian"];
        var asked = modes.Where(mode => matrices.Contains(mode) == specimen.HasMatrices && (specimen.IsFunction || mode is not ("Hvp" or "Hessian")))
            .DefaultIfEmpty("Gradient").Select(mode => "Derivatives." + mode);
        return new OracleProgram(
            specimen.Name, Printer.Print(specimen, string.Join(" | ", asked)), "F",
            [.. specimen.Inputs.Select(input => ProgramInput.Of([.. input.Select(Flat)]))]);
    }

    private static object Flat(object value) =>
        value is object[] array ? array.Select(Flat).SelectMany(item => item is object[] inner ? inner : [item]).ToArray() : value;

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;

    private static Verdict Compare(CompiledProgram program)
    {
        if (program.Failure is { } failure)
        {
            if (Excused.FirstOrDefault(reason => failure.Contains(reason, StringComparison.Ordinal)) is { } excuse && failure.StartsWith("the analyzer reports", StringComparison.Ordinal))
            {
                return Verdict.Unfit("refused " + excuse.Split(' ')[0], failure);
            }

            // The rehearsal was of the program before it was made generic: not every function of double is one of every number.
            return program.Program.Number is not null && failure.Contains($"\n{program.Program.Name}.cs(", StringComparison.Ordinal) && CompilerError().IsMatch(failure.Split('\n')[1])
                ? Verdict.Unfit("does not compile once it is generic", failure)
                : Verdict.Failed(CategoryOfFailure(failure), failure);
        }

        foreach (var input in program.Program.Inputs)
        {
            IReadOnlyList<string> problems;
            try
            {
                problems = Checker.Check(program, input);
            }
            catch (InvalidOperationException exception) when (exception.Message.StartsWith("the library says", StringComparison.Ordinal))
            {
                // The formula that the oracle keeps for a function loses all digits here: nothing can be compared.
                return Verdict.Unfit("the oracle's formula cancels", exception.Message);
            }

            if (problems.Count > 0)
            {
                var prefix = $"{program.Program.Name}{input}: ";
                var category = CategoryOfProblem(problems[0][prefix.Length..]);
                return Verdict.Failed(category, $"{string.Join('\n', problems)}\n--- program\n{program.Program.Source}\n--- generated\n{program.Generated}");
            }
        }

        return Verdict.Passed;
    }

    private static string CategoryOfFailure(string failure)
    {
        var first = failure.Split('\n')[0];
        var id = DiagnosticId().Match(failure);
        return (first.Contains("reports", StringComparison.Ordinal) ? first[..first.IndexOf("reports", StringComparison.Ordinal)] + "reports" : first.TrimEnd(':')) + (id.Success ? " " + id.Value : "");
    }

    /// <summary>The member and what is wrong with it, without any number.</summary>
    private static string CategoryOfProblem(string problem)
    {
        var thrown = Thrown().Match(problem);
        return thrown.Success ? thrown.Value : problem.Contains(':') ? problem[..problem.IndexOf(':')] : Number().Replace(problem.Split(" is ")[0], "#");
    }

    [GeneratedRegex(@"\b(BPG|CS)\d+")]
    private static partial Regex DiagnosticId();

    [GeneratedRegex(@": CS\d+ ")]
    private static partial Regex CompilerError();

    [GeneratedRegex(@"^\w+ throws [\w.]+")]
    private static partial Regex Thrown();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
