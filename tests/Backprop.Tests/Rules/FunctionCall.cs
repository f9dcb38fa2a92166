using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Backprop.Gen.Graph;

namespace Backprop.Tests.Rules;

/// <summary>Calls the C# function that an operation is.</summary>
internal static class FunctionCall
{
    private static readonly Type[] OfDouble = [typeof(Math), typeof(double)];
    private static readonly Type[] OfFloat = [typeof(MathF), typeof(Math), typeof(float)];

    /// <summary>The function of <c>Math</c>, <c>MathF</c> or the number types.</summary>
    public static object Invoke(Operation operation, params object[] operands) => Invoke(operands[0] is float ? OfFloat : OfDouble, operation, operands);

    /// <summary>The function of one of these types.</summary>
    public static object Invoke(IEnumerable<Type> owners, Operation operation, params object[] operands)
    {
        Type[] types = [.. operands.Select(operand => operand.GetType())];
        MethodInfo method = owners.Select(owner => owner.GetMethod(operation.Symbol, types)).FirstOrDefault(candidate => candidate is not null)
            ?? throw new NotSupportedException(operation.Name);
        object result = method.Invoke(null, operands)!;
        return operation.Element.Length == 0 ? result
            : result.GetType().GetField(operation.Element.StartsWith("Sin", StringComparison.Ordinal) ? "Item1" : "Item2")!.GetValue(result)!;
    }

    /// <summary>The types of an operation's operands over double, as C# writes them.</summary>
    public static string[] Types(Operation operation) => operation.Signature switch
    {
        Signature.FloatAndInt => ["double", "int"],
        Signature.FloatAndRounding => ["double", "MidpointRounding"],
        Signature.FloatIntAndRounding => ["double", "int", "MidpointRounding"],
        _ => [.. Enumerable.Repeat("double", operation.Arity)],
    };

    /// <summary>A number as an operand of one of these types.</summary>
    public static object Operand(string type, double value) => type switch
    {
        "int" => (int)value,
        "MidpointRounding" => (MidpointRounding)(int)value,
        _ => value,
    };

    /// <summary>Interesting operands of a type: all points for a number; whole numbers that a function takes for the others.</summary>
    public static double[] Points(Operation operation, string type, double[] points) => type switch
    {
        "int" => operation.Symbol == "Round" ? [0, 1, 3] : [-3, -2, -1, 0, 1, 2, 3, 4],
        "MidpointRounding" => [0, 1, 2, 3, 4],
        _ => points,
    };

    /// <summary>Every combination of interesting operands.</summary>
    public static IEnumerable<double[]> Grid(Operation operation, double[] points) => Types(operation).Aggregate(
        (IEnumerable<double[]>)[[]],
        (rows, type) => rows.SelectMany(row => Points(operation, type, points).Select(point => (double[])[.. row, point])));
}
