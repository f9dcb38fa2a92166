using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.CodeFixes;

/// <summary>Makes the type of a marked method, and every type around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix))]
internal sealed class MakePartialFix : Fix
{
    public MakePartialFix()
        : base("BPG002")
    {
    }

    protected override Task<Change?> ChangeAtAsync(Site site)
    {
        TypeDeclarationSyntax[] types = site.Node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)).Reverse().ToArray();
        return Task.FromResult(types.Length == 0 ? null : new Change(
            "Make " + string.Join(" and ", types.Select(type => $"'{type.Identifier.ValueText}'")) + " partial",
            types.Select(type => (type.SyntaxTree, Change.Insert(type.Keyword.SpanStart, "partial "))).ToArray()));
    }
}
