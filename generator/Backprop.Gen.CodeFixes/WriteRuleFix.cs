using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.CodeFixes;

/// <summary>Writes the head of a derivative for a method that cannot be seen through, behind the member that calls it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WriteRuleFix))]
internal sealed class WriteRuleFix : Fix
{
    public WriteRuleFix()
        : base("BPG015", "BPG016")
    {
    }

    protected override Task<Change?> ChangeAtAsync(Site site)
    {
        if (!site.Properties.TryGetValue("RuleSignature", out string? signature) || !site.Properties.TryGetValue("RuleType", out string? type)
            || !site.Properties.TryGetValue("RuleMethod", out string? method) || signature is null || type is null || method is null
            || site.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax { TypeParameterList: null } } member)
        {
            return Task.FromResult<Change?>(null);
        }

        string indentation = Regex.Match(member.GetLeadingTrivia().ToFullString(), "[ \t]*$").Value;
        string line = member.SyntaxTree.GetText(site.Token).ToString().Contains("\r\n") ? "\r\n" : "\n";
        string attribute = site.NameOf("Backprop", "DerivativeOf", "Attribute");
        string owner = Short(site, type);
        string text = $"{line}{line}{indentation}[{attribute}(typeof({owner}), nameof({owner}.{method}))]{line}"
            + $"{indentation}internal {Short(site, signature)} => throw new {Short(site, "global::System.NotImplementedException")}();";
        return Task.FromResult<Change?>(new Change($"Write the derivative of '{method}'", new[] { (member.SyntaxTree, Change.Insert(member.Span.End, text)) }));
    }

    /// <summary>Types of <c>System</c> by their names, where these mean them.</summary>
    private static string Short(Site site, string text) =>
        Regex.Replace(text, @"global::System\.(\w+)(?![\w.])", match => site.NameOf("System", match.Groups[1].Value));
}
