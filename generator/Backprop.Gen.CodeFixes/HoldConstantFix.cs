using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.CodeFixes;

/// <summary>Marks a parameter that cannot be differentiated [NoGradient].</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HoldConstantFix))]
internal sealed class HoldConstantFix : Fix
{
    public HoldConstantFix()
        : base("BPG004", "BPG008")
    {
    }

    protected override Task<Change?> ChangeAtAsync(Site site)
    {
        if (site.Node.FirstAncestorOrSelf<ParameterSyntax>() is not { Parent: ParameterListSyntax { Parent: MethodDeclarationSyntax method } } parameter
            || parameter.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.RefKeyword) || modifier.IsKind(SyntaxKind.OutKeyword))
            || !IsAnythingLeft(site, method, parameter))
        {
            return Task.FromResult<Change?>(null);
        }

        // Behind other attributes, before modifiers.
        int position = parameter.AttributeLists.Count > 0 ? parameter.AttributeLists.Last().Span.End : parameter.SpanStart;
        string attribute = $"[{site.NameOf("Backprop", "NoGradient", "Attribute")}]";
        return Task.FromResult<Change?>(new Change(
            $"Hold '{parameter.Identifier.ValueText}' constant with [NoGradient]",
            new[] { (parameter.SyntaxTree, Change.Insert(position, parameter.AttributeLists.Count > 0 ? " " + attribute : attribute + " ")) }));
    }

    /// <summary>Whether another input may still be differentiated: one is needed.</summary>
    private static bool IsAnythingLeft(Site site, MethodDeclarationSyntax method, ParameterSyntax constant) =>
        !method.Modifiers.Any(SyntaxKind.StaticKeyword) || method.ParameterList.Parameters.Any(parameter =>
            parameter != constant
            && site.Model.GetDeclaredSymbol(parameter, site.Token) is { RefKind: not RefKind.Out } symbol
            && Numbers.AreIn(symbol.Type)
            && !symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "NoGradientAttribute"));
}
