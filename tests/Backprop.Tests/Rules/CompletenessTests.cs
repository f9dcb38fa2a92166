using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Backprop.Gen.Graph;
using Backprop.Oracle;

namespace Backprop.Tests.Rules;

/// <summary>No function is left out: what .NET has on floating-point numbers is an operation, and is written down.</summary>
public sealed class CompletenessTests
{
    public static TheoryData<string> Functions =>
        [.. FloatingFunctions.All.Select(method => $"{method.Name}({method.GetParameters().Length})").Distinct().Order(StringComparer.Ordinal)];

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
