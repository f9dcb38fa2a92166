using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Gen.CodeFixes;

/// <summary>A fix of some diagnostics: looks at the place, and says what to edit. Edits are text, so that nothing else in the file changes.</summary>
internal abstract class Fix : CodeFixProvider
{
    protected Fix(params string[] ids) => FixableDiagnosticIds = ids.ToImmutableArray();

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        Solution solution = context.Document.Project.Solution;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            Site site = new(node, diagnostic.Id, diagnostic.Properties, model, solution, context.CancellationToken);
            if (await ChangeAtAsync(site).ConfigureAwait(false) is { } change)
            {
                context.RegisterCodeFix(CodeAction.Create(change.Title, token => ApplyAsync(solution, change, token), GetType().Name), diagnostic);
            }
        }
    }

    /// <summary>What to offer there; null if this does not help.</summary>
    protected abstract Task<Change?> ChangeAtAsync(Site site);

    private static async Task<Solution> ApplyAsync(Solution solution, Change change, CancellationToken token)
    {
        foreach (var edits in change.Edits.GroupBy(edit => edit.Tree, edit => edit.Edit))
        {
            if (solution.GetDocument(edits.Key) is { } document)
            {
                SourceText text = await document.GetTextAsync(token).ConfigureAwait(false);
                solution = solution.WithDocumentText(document.Id, text.WithChanges(edits.OrderBy(edit => edit.Span.Start)));
            }
        }

        return solution;
    }
}
