using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Gen.CodeFixes;

/// <summary>Makes a list parameter that is only read a ReadOnlySpan, here and where it is passed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ListToSpanFix))]
internal sealed class ListToSpanFix : Fix
{
    public ListToSpanFix()
        : base("BPG004")
    {
    }

    protected override async Task<Change?> ChangeAtAsync(Site site)
    {
        if (site.Node.FirstAncestorOrSelf<ParameterSyntax>() is not { Type: { } written, Parent: { Parent: MethodDeclarationSyntax method } } parameter
            || site.Model.GetDeclaredSymbol(parameter, site.Token) is not { RefKind: RefKind.None, HasExplicitDefaultValue: false } symbol
            || symbol.Type is not INamedTypeSymbol { Name: "List", TypeArguments: { Length: 1 } elements }
            || !Numbers.AreIn(elements[0])
            || elements[0] is IArrayTypeSymbol
            || Uses(site, method, symbol) is not { } uses
            || await PassedAsync(site, method, symbol).ConfigureAwait(false) is not { } passed)
        {
            return null;
        }

        string element = elements[0].ToMinimalDisplayString(site.Model, written.SpanStart);
        string span = $"{site.NameOf("System", "ReadOnlySpan")}<{element}>";
        return new Change(
            $"Make '{symbol.Name}' a ReadOnlySpan<{element}>",
            uses.Concat(passed).Prepend((written.SyntaxTree, Change.Replace(written, span))).ToArray());
    }

    /// <summary>What changes in the method; null if it does with the list what a span cannot do.</summary>
    private static List<(SyntaxTree, TextChange)>? Uses(Site site, MethodDeclarationSyntax method, IParameterSymbol symbol)
    {
        List<(SyntaxTree, TextChange)> edits = new();
        foreach (IdentifierNameSyntax use in method.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => IsMeant(site, name, symbol)))
        {
            switch (use.Parent)
            {
                case MemberAccessExpressionSyntax { Name: { Identifier: { ValueText: "Count" } } count, Parent: not InvocationExpressionSyntax } member when member.Expression == use:
                    edits.Add((count.SyntaxTree, Change.Replace(count, "Length")));
                    break;
                case ElementAccessExpressionSyntax element when element.Expression == use && !IsWritten(element):
                case ForEachStatementSyntax loop when loop.Expression == use:
                    break;
                default:
                    return null;
            }

            // A span cannot be captured.
            if (use.Ancestors().TakeWhile(node => node != method).Any(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            {
                return null;
            }
        }

        return edits;
    }

    private static bool IsMeant(Site site, IdentifierNameSyntax name, IParameterSymbol symbol) =>
        name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name, site.Token).Symbol, symbol);

    private static bool IsWritten(ElementAccessExpressionSyntax element) => element.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == element,
        PrefixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression),
        PostfixUnaryExpressionSyntax unary => !unary.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        ArgumentSyntax { Parent: TupleExpressionSyntax } => true,
        _ => false,
    };

    /// <summary>What changes where the method is called; null if a call cannot be changed.</summary>
    private static async Task<List<(SyntaxTree, TextChange)>?> PassedAsync(Site site, MethodDeclarationSyntax method, IParameterSymbol symbol)
    {
        List<(SyntaxTree, TextChange)> edits = new();
        IMethodSymbol called = site.Model.GetDeclaredSymbol(method, site.Token)!;
        foreach (ReferenceLocation reference in (await SymbolFinder.FindReferencesAsync(called, site.Solution, site.Token).ConfigureAwait(false)).SelectMany(found => found.Locations))
        {
            SyntaxNode? root = await reference.Document.GetSyntaxRootAsync(site.Token).ConfigureAwait(false);
            SyntaxNode? name = root?.FindNode(reference.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
            if (name?.FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.Expression.Span.End == name.Span.End) is not { } invocation)
            {
                // It is named in a comment or by nameof, or made into a delegate.
                if (name is null || name.FirstAncestorOrSelf<DocumentationCommentTriviaSyntax>() is not null || IsInNameOf(name))
                {
                    continue;
                }

                return null;
            }

            ArgumentSyntax? argument = invocation.ArgumentList.Arguments.FirstOrDefault(candidate => candidate.NameColon?.Name.Identifier.ValueText == symbol.Name)
                ?? invocation.ArgumentList.Arguments.ElementAtOrDefault(symbol.Ordinal);
            if (argument is null || argument.Expression.IsKind(SyntaxKind.NullLiteralExpression))
            {
                return null;
            }

            bool hasMarshal = site.Model.Compilation.GetTypeByMetadataName("System.Runtime.InteropServices.CollectionsMarshal") is not null;
            edits.Add((invocation.SyntaxTree, Change.Insert(argument.Expression.SpanStart, hasMarshal ? "global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan(" : "(")));
            edits.Add((invocation.SyntaxTree, Change.Insert(argument.Expression.Span.End, hasMarshal ? ")" : ").ToArray()")));
        }

        return edits;
    }

    private static bool IsInNameOf(SyntaxNode name) =>
        name.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression is IdentifierNameSyntax { Identifier: { ValueText: "nameof" } };
}
