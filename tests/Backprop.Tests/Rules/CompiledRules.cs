using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;
using Backprop.Oracle;

namespace Backprop.Tests.Rules;

/// <summary>Every operation that C# can write, as a method of its own, at edge points: all derivatives, compiled, against the duals.</summary>
public sealed class CompiledRules(CompiledRules.Compiled compiled) : IClassFixture<CompiledRules.Compiled>
{
    private static readonly double[] Points = [0.0, -0.0, 0.5, -0.5, 1, -1, 2, 3, -1.7, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    public static TheoryData<string> Names => [.. Programs().Select(program => program.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Operation_AtEdgePoints_AgreesWithDuals(string name)
    {
        CompiledProgram program = compiled.Programs[name];
        Assert.True(program.Failure is null, program.Failure);
        List<string> problems = [.. program.Program.Inputs.SelectMany(input => Checker.Check(program, input))];
        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(12)));
    }

    private static IEnumerable<OracleProgram> Programs()
    {
        foreach (Rule rule in RuleTable.All)
        {
            if (Text(rule.Operation) is { } text)
            {
                string parameters = string.Join(", ", FunctionCall.Types(rule.Operation).Select((type, i) => $"{type} {"xyz"[i]}"));
                string source = $"public static partial class C {{ [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)] public static double F({parameters}) => {text}; }}";
                ProgramInput[] inputs = [.. FunctionCall.Grid(rule.Operation, Points).Select(row => ProgramInput.Of([.. row.Cast<object>()]))];
                yield return new("Rule_" + rule.Operation.Name, source, "F", inputs);
                string single = source.Replace("double", "float", StringComparison.Ordinal).Replace("Math.", rule.Operation.Symbol == "Clamp" ? "Math." : "MathF.", StringComparison.Ordinal);
                yield return new("Rule_" + rule.Operation.Name + "_Float", single, "F", inputs);
            }
        }
    }

    private static string? Text(Operation operation) => operation.Spelling switch
    {
        Spelling.Infix => $"x {operation.Symbol} y",
        Spelling.Prefix => $"{operation.Symbol}x",
        Spelling.Math => "Math." + Call(operation),
        Spelling.TypeStatic => "double." + Call(operation),
        _ => null,
    };

    private static string Call(Operation operation) =>
        $"{operation.Symbol}({string.Join(", ", "xyz".Take(operation.Arity))}){(operation.Element.Length == 0 ? "" : "." + operation.Element)}";

    /// <summary>The operations, compiled once. Constant slopes are warned of, and that is all right.</summary>
    public sealed class Compiled
    {
        public Compiled() => Programs = new Harness { Refused = Microsoft.CodeAnalysis.DiagnosticSeverity.Error }
            .Compile(CompiledRules.Programs()).ToDictionary(program => program.Program.Name);

        public IReadOnlyDictionary<string, CompiledProgram> Programs { get; }
    }
}
