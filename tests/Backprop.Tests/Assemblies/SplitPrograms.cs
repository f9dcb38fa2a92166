using System.Collections.Generic;
using System.Linq;
using Backprop.Oracle;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Tests.Assemblies;

/// <summary>A program in two projects: its types are a library, and a method of another project calls its entry.</summary>
internal static class SplitPrograms
{
    /// <summary>The program as a library and a caller; null if its entry is no static method.</summary>
    public static OracleProgram? Of(OracleProgram program)
    {
        SyntaxNodes nodes = new(CSharpSyntaxTree.ParseText(program.Source).GetCompilationUnitRoot());
        if (nodes.Entry(program.Entry) is not { } entry || !entry.Modifiers.Any(SyntaxKind.StaticKeyword) || entry.Ancestors().OfType<TypeDeclarationSyntax>().Any(type => type.TypeParameterList is not null))
        {
            return null;
        }

        string type = string.Join('.', entry.Ancestors().OfType<TypeDeclarationSyntax>().Reverse().Select(outer => outer.Identifier.Text));
        IEnumerable<string> arguments = entry.ParameterList.Parameters.Select(parameter =>
            (parameter.Modifiers.Any(SyntaxKind.RefKeyword) ? "ref " : parameter.Modifiers.Any(SyntaxKind.OutKeyword) ? "out " : "") + parameter.Identifier.Text);
        string types = entry.TypeParameterList?.ToString() ?? "";
        string caller = $$"""
            public static partial class Caller
            {
                {{entry.AttributeLists}}
                public static {{entry.ReturnType}} Call{{types}}{{entry.ParameterList}} {{entry.ConstraintClauses}}
                {
                    {{(entry.ReturnType.ToString() == "void" ? "" : "return ")}}{{type}}.{{entry.Identifier}}{{types}}({{string.Join(", ", arguments)}});
                }
            }
            """;
        string source = entry.Ancestors().OfType<TypeDeclarationSyntax>().Count() == 1 ? $"using static {program.Namespace}.{type};\n{caller}" : caller;
        return program with { Entry = "Call", Source = source, Library = program.Source };
    }

    private sealed record SyntaxNodes(CompilationUnitSyntax Root)
    {
        public MethodDeclarationSyntax? Entry(string name) => Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(method => method.Identifier.Text == name && method.AttributeLists.ToString().Contains("Differentiable", System.StringComparison.Ordinal));
    }
}
