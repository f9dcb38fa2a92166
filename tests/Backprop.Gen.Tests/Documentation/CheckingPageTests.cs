using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Backprop.Gen.Tests.Documentation;

/// <summary>The code on docs/checking.md compiles, and its checks pass.</summary>
public sealed class CheckingPageTests
{
    [Fact]
    public void TheCode_Runs()
    {
        string[] blocks = [.. Regex.Matches(File.ReadAllText(Page()), "```csharp\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];

        MethodInfo[] checks = Generation.Generation.Load(blocks).GetType("ModelTests")!
            .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);

        Assert.Equal(6, checks.Length);
        foreach (MethodInfo check in checks)
        {
            check.Invoke(null, null);
        }
    }

    private static string Page([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "checking.md"));
}
