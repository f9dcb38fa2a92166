using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;
using Backprop.Oracle;

namespace Backprop.Tests.Rules;

/// <summary>Every rule of the table, operand by operand, at ordinary and at edge points, against the duals.</summary>
public sealed class RuleTests
{
    private static readonly double[] Points =
        [0.0, -0.0, 0.5, -0.5, 1, -1, 2, -2, 3, 0.3, -1.7, 2.5, 1e-8, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    public static TheoryData<string, int> Rows
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (Rule rule in RuleTable.All)
            {
                for (int operand = 0; operand < rule.Operation.Arity; operand++)
                {
                    rows.Add(rule.Operation.Name, operand);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Rule_AgreesWithDuals(string name, int operand)
    {
        Rule rule = RuleTable.For(Operations.ByName[name]);
        List<string> problems = [];
        foreach (double[] at in Grid(rule.Operation))
        {
            if (Evaluate(rule.Operation, at) is not { } result)
            {
                continue;
            }

            double Formula(double u) => rule.Maps[operand] is { } map
                ? RuleInterpreter.Evaluate(map, operandName => operandName switch { "u" => u, "r" => result, _ => at[operandName[0] - 'x'] })
                : 0;
            double expected = 1.25 * Expected(rule.Operation, at, operand);
            double actual = Formula(1.25);

            // Nothing is promised of a slope whose value is no number, nor of second derivatives at infinity.
            bool unspecified = double.IsNaN(result) && double.IsNaN(actual) || IsSecondOrder(rule.Operation) && at.Any(double.IsInfinity);
            bool agrees = unspecified || expected.Equals(actual) || expected == actual || Math.Abs(expected - actual) <= 1e-13 * (1 + Math.Abs(expected));
            if (!agrees)
            {
                problems.Add($"{name}({string.Join(", ", at)}) by operand {operand}: {actual}, should be {expected}");
            }

            if (Formula(0) != 0)
            {
                problems.Add($"{name}({string.Join(", ", at)}) by operand {operand}: an upstream of 0 gives {Formula(0)}");
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    /// <summary>A rule that says it does not need an operand, or the result, must not read it.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void Rule_ReadsOnlyWhatItNeeds(string name, int operand)
    {
        Rule rule = RuleTable.For(Operations.ByName[name]);
        if (rule.Maps[operand] is not { } map)
        {
            return;
        }

        HashSet<int> needed = [.. rule.NeededOperands(operand)];
        RuleInterpreter.Evaluate(map, read =>
        {
            bool allowed = read == "u" || (read == "r" ? rule.NeedsResult(operand) : needed.Contains(read[0] - 'x'));
            Assert.True(allowed, $"{name} by operand {operand} reads {read}");
            return 0.5;
        });
    }

    private static bool IsSecondOrder(Operation operation) => operation == Operations.PowByBase || operation == Operations.PowByExponent;

    /// <summary>Conditions are 0 or 1; bounds that are the wrong way round throw.</summary>
    private static IEnumerable<double[]> Grid(Operation operation) => operation == Operations.Where
        ? from x in new double[] { 0, 1 } from y in Points from z in Points select new[] { x, y, z }
        : FunctionCall.Grid(operation, operation.Arity == 3 ? [.. Points.Where(point => Math.Abs(point) is not (0.3 or 1.7 or 2.5))] : Points);

    private static double? Evaluate(Operation operation, double[] at)
    {
        try
        {
            return RuleInterpreter.Evaluate(operation, at);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    /// <summary>The partial derivative by the duals.</summary>
    private static double Expected(Operation operation, double[] at, int operand)
    {
        Dual Seed(int i) => new(at[i], Tangents.Seed(i == operand ? 1 : 0, 0));
        Dual[] x = [.. at.Select((_, i) => Seed(i))];
        Dual result = operation.Name switch
        {
            "add" => x[0] + x[1],
            "sub" => x[0] - x[1],
            "mul" => x[0] * x[1],
            "div" => x[0] / x[1],
            "rem" => x[0] % x[1],
            "neg" => -x[0],
            "convert" => x[0],
            "stop" => at[0],
            "clip" => operand == 0 ? x[0] : at[0],
            "defined" => operand == 0 ? x[0] : at[1],

            // A square with a given root.
            "definedroot" => operand == 0 ? Slope(at[1] == 0 ? 0 : 0.5 / at[1]) : at[1],
            "where" => at[0] != 0 ? x[1] : x[2],

            // Bilinear but for the zero: the factor u is a gradient, and its derivative may be anything where u is 0.
            "strong" => operand == 0 ? new(0, new Tangents(at[1], 0, 0, 0, 0, 0)) : new(0, new Tangents(at[0] == 0 ? 0 : at[0], 0, 0, 0, 0, 0)),
            "addstrong" => operand == 2 ? x[2] : new(0, new Tangents(operand == 0 ? at[1] : at[0] == 0 ? 0 : at[0], 0, 0, 0, 0, 0)),
            "strongboth" => new(0, new Tangents(at[1 - operand], 0, 0, 0, 0, 0)),
            "powbybase" => operand == 0 ? Slope(Partials.Pow(at[0], at[1]).XX) : Slope(Partials.Pow(at[0], at[1]).XY),
            "powbyexponent" => operand == 0 ? Slope(Partials.Pow(at[0], at[1]).XY) : Slope(Partials.Pow(at[0], at[1]).YY),
            _ => (Dual)FunctionCall.Invoke([typeof(DualMath)], operation, [.. FunctionCall.Types(operation).Select((type, i) => type == "double" ? x[i] : FunctionCall.Operand(type, at[i]))]),
        };
        return result.Tangents.A;
    }

    private static Dual Slope(double slope) => new(0, new Tangents(slope, 0, 0, 0, 0, 0));
}
