using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.CodeFixes;

/// <summary>Declares a generated member that a differentiable method calls, below the method that it is a derivative of.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclareMemberFix))]
internal sealed class DeclareMemberFix : Fix
{
    public DeclareMemberFix()
        : base("BPG022")
    {
    }

    protected override Task<Change?> ChangeAtAsync(Site site)
    {
        IMethodSymbol? member = site.Node.AncestorsAndSelf().OfType<InvocationExpressionSyntax>()
            .Select(call => site.Model.GetSymbolInfo(call, site.Token).Symbol as IMethodSymbol).FirstOrDefault(method => method is not null)?.OriginalDefinition;
        MethodDeclarationSyntax? origin = member is null ? null : OriginOf(member, site);
        if (member is null || origin is null)
        {
            return Task.FromResult<Change?>(null);
        }

        string space = new(origin.GetLeadingTrivia().ToFullString().Reverse().TakeWhile(character => character is ' ' or '\t').Reverse().ToArray());
        return Task.FromResult<Change?>(new Change(
            $"Declare '{member.Name}', so that it can be differentiated",
            new[] { (origin.SyntaxTree, Change.Insert(origin.Span.End, $"\n\n{space}{TextOf(member, origin, site)}")) }));
    }

    /// <summary>The method that a member is a derivative of: the one with the longest name that the member's begins with, and of its overloads the one whose arguments it takes first.</summary>
    private static MethodDeclarationSyntax? OriginOf(IMethodSymbol member, Site site) => member.ContainingType.GetMembers().OfType<IMethodSymbol>()
        .Where(method => member.Name.StartsWith(method.Name, System.StringComparison.Ordinal) && member.Name != method.Name
            && method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DifferentiableAttribute"))
        .OrderByDescending(method => method.Name.Length).ThenByDescending(method => Begins(member, method))
        .SelectMany(method => method.DeclaringSyntaxReferences).Select(reference => reference.GetSyntax(site.Token)).OfType<MethodDeclarationSyntax>()
        .FirstOrDefault(declaration => site.Solution.GetDocument(declaration.SyntaxTree) is not null);

    private static bool Begins(IMethodSymbol member, IMethodSymbol method) => member.Parameters.Length >= method.Parameters.Length
        && method.Parameters.All(parameter => parameter.Type.ToDisplayString() == member.Parameters[parameter.Ordinal].Type.ToDisplayString());

    private static string TextOf(IMethodSymbol member, MethodDeclarationSyntax origin, Site site)
    {
        SemanticModel model = site.Model.Compilation.GetSemanticModel(origin.SyntaxTree);
        string Type(ITypeSymbol type) => type.ToMinimalDisplayString(model, origin.SpanStart);
        IEnumerable<string> parameters = member.Parameters.Select(parameter => $"{ModifierOf(parameter)}{Type(parameter.Type)} {Escape(parameter.Name)}");
        string modifiers = SyntaxFacts.GetText(member.DeclaredAccessibility) + (member.IsStatic ? " static" : member.IsReadOnly && !member.ContainingType.IsReadOnly ? " readonly" : "");
        string returns = member.ReturnsVoid ? "void" : Type(member.ReturnType);
        string types = member.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", member.TypeParameters.Select(parameter => parameter.Name))}>";
        string constraints = string.Concat(origin.ConstraintClauses.Select(clause => " " + clause.ToString()));
        return $"{modifiers} partial {returns} {member.Name}{types}({string.Join(", ", parameters)}){constraints};";
    }

    private static string ModifierOf(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.None => "",
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        _ => "in ",
    };

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
