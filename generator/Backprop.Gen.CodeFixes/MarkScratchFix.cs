using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.CodeFixes;

/// <summary>Marks a field of the class that is stored into as workspace.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkScratchFix))]
internal sealed class MarkScratchFix : Fix
{
    public MarkScratchFix()
        : base("BPG014")
    {
    }

    protected override Task<Change?> ChangeAtAsync(Site site)
    {
        INamedTypeSymbol? around = site.Model.GetEnclosingSymbol(site.Node.SpanStart, site.Token)?.ContainingType;
        IFieldSymbol? field = site.Node.DescendantNodesAndSelf()
            .OfType<SimpleNameSyntax>()
            .Select(name => site.Model.GetSymbolInfo(name, site.Token).Symbol)
            .OfType<IFieldSymbol>()
            .FirstOrDefault(candidate => !candidate.IsStatic && !candidate.IsConst && SymbolEqualityComparer.Default.Equals(candidate.ContainingType, around));
        if (field is not { ContainingType: { TypeKind: TypeKind.Class } }
            || !Numbers.AreIn(field.Type)
            || field.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DifferentiableAttribute")
            || field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(site.Token) is not VariableDeclaratorSyntax { Parent: { Parent: FieldDeclarationSyntax declaration } }
            || declaration.Declaration.Variables.Count > 1)
        {
            return Task.FromResult<Change?>(null);
        }

        int position = declaration.Modifiers.Count > 0 ? declaration.Modifiers[0].SpanStart : declaration.Declaration.SpanStart;
        return Task.FromResult<Change?>(new Change(
            $"Mark '{field.Name}' as workspace, which is written before it is read",
            new[] { (declaration.SyntaxTree, Change.Insert(position, $"[{site.NameOf("Backprop", "Differentiable", "Attribute")}(Scratch = true)] ")) }));
    }
}
