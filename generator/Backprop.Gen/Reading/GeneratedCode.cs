using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Tells what this generator has written from what the user has: the analyzer sees both.</summary>
internal static class GeneratedCode
{
    public static bool IsOurs(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(reference => IsOurs(reference.SyntaxTree));

    private static bool IsOurs(SyntaxTree tree) =>
        tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) && tree.FilePath.IndexOf("Backprop.Gen.DifferentiableGenerator", StringComparison.Ordinal) >= 0;
}
