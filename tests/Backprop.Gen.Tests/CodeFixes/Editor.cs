using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Backprop.Gen.Tests.CodeFixes;

/// <summary>Files in an editor, which shows diagnostics and offers fixes.</summary>
internal sealed class Editor
{
    private Solution _solution;

    public Editor(params string[] files)
    {
        CSharpCompilation compilation = Tests.Generation.Generation.Compile();
        ProjectId project = ProjectId.CreateNewId();
        _solution = new AdhocWorkspace().CurrentSolution.AddProject(ProjectInfo.Create(
            project, VersionStamp.Default, "User", "User", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: Tests.Generation.Generation.Parsing, metadataReferences: compilation.References));
        for (int i = 0; i < files.Length; i++)
        {
            _solution = _solution.AddDocument(DocumentId.CreateNewId(project), $"File{i}.cs", SourceText.From(files[i]), filePath: $"File{i}.cs");
        }
    }

    public string[] Texts => [.. _solution.Projects.Single().Documents.OrderBy(document => document.Name).Select(document => document.GetTextAsync().Result.ToString())];

    /// <summary>What the fix offers for the first of the diagnostics that it can fix; null if nothing.</summary>
    public async Task<CodeAction?> OfferAsync(CodeFixProvider fix)
    {
        foreach (Diagnostic diagnostic in (await Diagnostics.Analysis.Of(Texts)).Where(found => fix.FixableDiagnosticIds.Contains(found.Id)))
        {
            List<CodeAction> actions = [];
            Document document = _solution.Projects.Single().Documents.OrderBy(candidate => candidate.Name)
                .ElementAt(int.Parse(diagnostic.Location.SourceTree!.FilePath["Sample".Length..^".cs".Length], System.Globalization.CultureInfo.InvariantCulture));
            SyntaxTree tree = (await document.GetSyntaxTreeAsync())!;
            Diagnostic here = Diagnostic.Create(diagnostic.Descriptor, Location.Create(tree, diagnostic.Location.SourceSpan), diagnostic.Properties);
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, here, (action, _) => actions.Add(action), CancellationToken.None));
            if (actions.Count > 0)
            {
                return Assert.Single(actions);
            }
        }

        return null;
    }

    /// <summary>Applies what the fix offers, again and again, until it offers nothing.</summary>
    public async Task ApplyAsync(CodeFixProvider fix)
    {
        for (int i = 0; await OfferAsync(fix) is { } action; i++)
        {
            Assert.True(i < 10, "The fix never ends.");
            _solution = ((ApplyChangesOperation)Assert.Single(await action.GetOperationsAsync(CancellationToken.None))).ChangedSolution;
        }
    }
}
