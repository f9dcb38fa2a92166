using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Backprop.Fuzz.Checking;
using Backprop.Fuzz.Coverage;
using Backprop.Fuzz.Generation;
using Backprop.Fuzz.Shrinking;
using Backprop.Fuzz.Syntax;
using Backprop.Oracle;

namespace Backprop.Fuzz;

/// <summary><c>dotnet run -c Release --project tests/Backprop.Fuzz -- --count N --seed S</c></summary>
internal static class Program
{
    private const int BatchSize = 200;

    private static int Main(string[] arguments)
    {
        if (Settings.Parse(arguments) is not { } settings)
        {
            Console.WriteLine(Settings.Usage);
            return 2;
        }

        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var watch = Stopwatch.StartNew();
        var coverage = new CoverageTable();
        var judge = new Judge(settings.Modes)
        {
            WithDerivatives = !settings.OnlyOracle,
            Log = settings.IsVerbose ? message => Console.WriteLine($"    {watch.Elapsed.TotalSeconds,7:F1} s ({Environment.CpuUsage.TotalTime.TotalSeconds,7:F1} s of work)  {message}") : null,
        };
        var unfit = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var failures = new List<(Specimen Specimen, Verdict Verdict)>();
        var passed = 0;
        var tried = 0;

        // A long run that is stopped still tells what it found.
        using var interrupted = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        for (var start = settings.First; start < settings.First + settings.Count && !interrupted.IsCancellationRequested; start += BatchSize)
        {
            var numbers = Enumerable.Range(start, Math.Min(BatchSize, settings.First + settings.Count - start));
            var specimens = numbers.Select(number => SpecimenGenerator.Generate(settings.Seed, number)).ToList();
            var verdicts = settings.OnlyFloors ? new Floors(judge).Try(specimens) : judge.Try(specimens, coverage);
            for (var i = 0; i < specimens.Count; i++)
            {
                switch (verdicts[i].Outcome)
                {
                    case Outcome.Passed:
                        passed++;
                        break;
                    case Outcome.Unfit:
                        unfit[verdicts[i].Category] = unfit.GetValueOrDefault(verdicts[i].Category) + 1;
                        if (settings.IsVerbose)
                        {
                            Console.WriteLine(verdicts[i].Details);
                        }

                        break;
                    default:
                        failures.Add((specimens[i], verdicts[i]));
                        Console.WriteLine($"           {specimens[i].Name} failed: {verdicts[i].Category}");
                        break;
                }
            }

            tried += specimens.Count;
            Console.WriteLine($"{watch.Elapsed.TotalSeconds,7:F1} s  {start + specimens.Count,7:N0} programs, {passed,7:N0} passed, {unfit.Values.Sum(),5:N0} unfit, {failures.Count,5:N0} failed");
        }

        Report(settings, judge, failures);
        Console.WriteLine();
        Console.WriteLine("Executed:");
        Console.Write(coverage);
        foreach (var (category, count) in unfit)
        {
            Console.WriteLine($"unfit: {category}: {count:N0}");
        }

        Console.WriteLine($"{passed:N0} of {tried:N0} programs passed, {failures.Count:N0} failed; {tried / watch.Elapsed.TotalSeconds:F1} programs a second.");
        return failures.Count == 0 ? 0 : 1;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            interrupted.Cancel();
        }
    }

    /// <summary>Shrinks the smallest failure of every kind, and keeps it.</summary>
    private static void Report(Settings settings, Judge judge, List<(Specimen Specimen, Verdict Verdict)> failures)
    {
        foreach (var kind in failures.GroupBy(failure => failure.Verdict.Category).OrderByDescending(kind => kind.Count()))
        {
            Console.WriteLine();
            Console.WriteLine($"{kind.Count():N0} × {kind.Key}: {string.Join(", ", kind.Take(12).Select(failure => failure.Specimen.Name))}");
            foreach (var (specimen, verdict) in kind.OrderBy(failure => Printer.Print(failure.Specimen, "").Length).Take(settings.PerKind))
            {
                var (small, why) = settings.Patience > TimeSpan.Zero ? new Shrinker(batch => settings.OnlyFloors ? new Floors(judge).Try(batch) : judge.Try(batch, null)).Shrink(specimen, verdict, settings.Patience) : (specimen, verdict);
                var program = judge.ProgramOf(small);
                var text = Keepsake.Write(program, $"seed {settings.Seed}, program {specimen.Name[1..]}: {why.Category}");
                Console.WriteLine(text);
                Console.WriteLine(why.Details.Split("\n--- program")[0]);
                if (settings.Keep is { } folder)
                {
                    Directory.CreateDirectory(folder);
                    var name = Regex.Replace($"{kind.Key}", @"[^\w]+", "_").Trim('_') + $"_{settings.Seed}_{specimen.Name[1..]}";
                    File.WriteAllText(Path.Combine(folder, name + ".cs"), text);
                    File.WriteAllText(Path.Combine(folder, name + ".txt"), why.Details);
                }
            }
        }
    }
}
