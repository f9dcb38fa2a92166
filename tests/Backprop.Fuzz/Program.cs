using Backprop.Fuzz.Generation;
using Backprop.Fuzz.Syntax;
for (var i = 0; i < int.Parse(args[0]); i++) Console.WriteLine(Printer.Print(SpecimenGenerator.Generate(1, i), "Derivatives.Gradient"));
