using System;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Tests.Rules;

/// <summary>Evaluates operations and the formulas of the rule table over double; conditions are 1 and 0.</summary>
internal static class RuleInterpreter
{
    public static double Evaluate(RuleExpression formula, Func<string, double> read) => formula switch
    {
        NameExpression name => read(name.Name),
        NumberExpression number => number.Value,
        OperationExpression operation => Evaluate(operation.Operation, [.. operation.Operands.Select(operand => Evaluate(operand, read))]),
        _ => throw new NotSupportedException(formula.ToString()),
    };

    public static double Evaluate(Operation operation, params double[] o) => operation.Name switch
    {
        "add" => o[0] + o[1],
        "sub" => o[0] - o[1],
        "mul" => o[0] * o[1],
        "div" => o[0] / o[1],
        "rem" => o[0] % o[1],
        "neg" => -o[0],
        "convert" => o[0],
        "lt" => Bool(o[0] < o[1]),
        "le" => Bool(o[0] <= o[1]),
        "gt" => Bool(o[0] > o[1]),
        "ge" => Bool(o[0] >= o[1]),
        "eq" => Bool(o[0] == o[1]),
        "ne" => Bool(o[0] != o[1]),
        "and" => Bool(o[0] != 0 && o[1] != 0),
        "or" => Bool(o[0] != 0 || o[1] != 0),
        "not" => Bool(o[0] == 0),
        "isnan" => Bool(double.IsNaN(o[0])),
        "where" => o[0] != 0 ? o[1] : o[2],
        "strong" => Kernel.Strong(o[0], o[1]),
        "addstrong" => Kernel.AddStrong(o[0], o[1], o[2]),
        "strongboth" => Kernel.StrongInBoth(o[0], o[1]),
        "powbybase" => Kernel.PowByBase(o[0], o[1]),
        "powbyexponent" => Kernel.PowByExponent(o[0], o[1]),
        "stop" or "clip" => o[0],
        "defined" or "definedroot" => o[1],
        _ => Function(operation, o),
    };

    private static double Function(Operation operation, double[] operands) => Convert.ToDouble(
        FunctionCall.Invoke(operation, [.. FunctionCall.Types(operation).Zip(operands, FunctionCall.Operand)]),
        System.Globalization.CultureInfo.InvariantCulture);

    private static double Bool(bool value) => value ? 1 : 0;
}
