using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Backprop.Gen.Graph;

namespace Backprop.Tests.Rules;

/// <summary>No function is left out: what .NET has on floating-point numbers is an operation, and is written down.</summary>
public sealed class CompletenessTests
{
    private static readonly Type[] Owners = [typeof(Math), typeof(MathF), typeof(double), typeof(float)];
    private static readonly Type[] Taken = [typeof(double), typeof(float), typeof(int), typeof(MidpointRounding)];

    public static TheoryData<string> Functions => [.. (
        from owner in Owners
        from method in owner.GetMethods(BindingFlags.Public | BindingFlags.Static)
        let parameters = method.GetParameters()
        where parameters.Length > 0 && !method.IsSpecialName && parameters.All(parameter => Taken.Contains(parameter.ParameterType))
        where parameters[0].ParameterType == typeof(double) || parameters[0].ParameterType == typeof(float)
        select $"{method.Name}({parameters.Length})").Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_IsAnOperation(string function)
    {
        HashSet<string> known = [.. Operations.ByName.Values
            .Where(operation => operation.Spelling is Spelling.Math or Spelling.TypeStatic)
            .Select(operation => $"{operation.Symbol}({operation.Arity})")];
        Assert.Contains(function.Replace("Ieee754Remainder", "IEEERemainder", StringComparison.Ordinal), known);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_IsDocumented(string function) =>
        Assert.Contains($"`{function[..function.IndexOf('(', StringComparison.Ordinal)]}", File.ReadAllText(Page()), StringComparison.Ordinal);

    private static string Page([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "functions.md");
}
