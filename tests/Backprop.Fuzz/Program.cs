using System.Diagnostics;
using Backprop.Fuzz.Checking;
using Backprop.Fuzz.Coverage;
using Backprop.Fuzz.Generation;
using Backprop.Fuzz.Syntax;
using Backprop.Oracle;
var coverage = new CoverageTable();
var w = Stopwatch.StartNew();
for (int b = 0; b < int.Parse(args[0]); b++)
{
    var specimens = Enumerable.Range(b * 200, 200).Select(i => SpecimenGenerator.Generate(1, i)).ToList();
    Console.WriteLine("gen " + w.Elapsed);
    var v = Rehearsal.Run(specimens, Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp13, coverage);
    Console.WriteLine("rehearsed " + w.Elapsed + " lines " + specimens.Sum(s => Printer.Print(s, "").Count(c => c == '\n')));
    foreach (var g in v.GroupBy(x => x?.Category ?? "fit")) { foreach (var x in g.Take(4)) if (g.Key != "fit") Console.WriteLine(x!.Details); Console.WriteLine(g.Key + " " + g.Count()); }
    if (args.Length > 1)
    {
        var fit = specimens.Where((_, i) => v[i] is null).Select(s => new OracleProgram(s.Name, Printer.Print(s, "Derivatives.Gradient|Derivatives.Jvp" + (s.IsFunction ? "|Derivatives.Hvp" : "")), "F", s.Inputs.Select(i => ProgramInput.Of(i.ToArray())).ToList())).ToList();
        var h = new Harness { Refused = Microsoft.CodeAnalysis.DiagnosticSeverity.Error, LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp13, WithDerivatives = args[1] == "d", Log = s => Console.WriteLine(s + " " + w.Elapsed) };
        foreach (var c in h.Compile(fit)) foreach (var input in c.Program.Inputs) foreach (var p in Checker.Check(c, input)) Console.WriteLine(p);
        Console.WriteLine("checked " + w.Elapsed);
    }
}
Console.WriteLine(coverage);
