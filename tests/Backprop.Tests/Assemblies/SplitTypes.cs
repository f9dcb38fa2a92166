using System.Linq;
using Backprop.Oracle;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Tests.Assemblies;

/// <summary>A program in two projects: its structs are a library, whose methods are marked, and everything else uses them.</summary>
internal static class SplitTypes
{
    /// <summary>The program as a library of types and their user; null if its class has no public structs.</summary>
    public static OracleProgram? Of(OracleProgram program)
    {
        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(program.Source).GetCompilationUnitRoot();
        BaseTypeDeclarationSyntax[] types = [.. root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Where(IsMoved)];
        if (!types.Any(type => type is StructDeclarationSyntax or RecordDeclarationSyntax) || types.OfType<TypeDeclarationSyntax>().Any(type => type.DescendantNodes().OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.Text == program.Entry)))
        {
            return null;
        }

        SyntaxNode rest = root.RemoveNodes(types, SyntaxRemoveOptions.KeepNoTrivia)!;
        string library = string.Join('\n', types.Select(type => (type is TypeDeclarationSyntax declaration and not InterfaceDeclarationSyntax ? Marked(declaration) : type).NormalizeWhitespace().ToFullString()));
        return program with { Source = $"using static {program.Namespace}.Moved;\n{rest.ToFullString()}", Library = $"public static partial class Moved\n{{\n{library}\n}}" };
    }

    private static bool IsMoved(BaseTypeDeclarationSyntax type) =>
        type is StructDeclarationSyntax or RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: (int)SyntaxKind.StructKeyword } or EnumDeclarationSyntax or InterfaceDeclarationSyntax
        && type.Modifiers.Any(SyntaxKind.PublicKeyword) && !type.Ancestors().OfType<BaseTypeDeclarationSyntax>().Any(IsMoved);

    /// <summary>The type with all that can be marked marked; something always is.</summary>
    private static TypeDeclarationSyntax Marked(TypeDeclarationSyntax type)
    {
        MethodDeclarationSyntax anchor = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration("[Differentiable] public static double Anchor(double x) => x;")!;
        AttributeListSyntax mark = anchor.AttributeLists[0];
        TypeDeclarationSyntax marked = type.ReplaceNodes(
            type.Members.OfType<MethodDeclarationSyntax>().Where(method => method.Modifiers.Any(SyntaxKind.PublicKeyword) && method.AttributeLists.Count == 0),
            (method, _) => method.AddAttributeLists(mark));
        marked = marked.AddMembers(anchor);
        marked = marked.OpenBraceToken.IsKind(SyntaxKind.None) || marked.OpenBraceToken.IsMissing ? marked.WithSemicolonToken(default).WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken)).WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken)) : marked;
        return marked.Modifiers.Any(SyntaxKind.PartialKeyword) ? marked : marked.AddModifiers(SyntaxFactory.Token(SyntaxKind.PartialKeyword));
    }
}
