using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Backprop.Gen.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Backprop.Gen.Tests.CodeFixes;

/// <summary>The fix of a call of a generated member, which only an editor sees that shows what is generated.</summary>
public sealed class DeclareMemberFixTests
{
    private const string Head = "using System;\nusing Backprop;\n";

    public static TheoryData<string, string> Declarations => new()
    {
        {
            "public static partial class C\n{\n    [Differentiable] public static double F(double x) => x * x * x;\n\n    [Differentiable] public static double G(double x) => FGradient(x) * x;\n}",
            "public static partial class C\n{\n    [Differentiable] public static double F(double x) => x * x * x;\n\n    public static partial double FGradient(double x);\n\n    [Differentiable] public static double G(double x) => FGradient(x) * x;\n}"
        },
        {
            "static partial class C { [Differentiable] internal static double F(ReadOnlySpan<double> x, double y) => x[0] * y; internal static double F(int n) => n; }\npublic static partial class D { [Differentiable] public static double G(double x) { double[] g = new double[1]; double y = C.FValueAndGradient(new[] { x }, x, g).y; return g[0] * y; } }",
            "static partial class C { [Differentiable] internal static double F(ReadOnlySpan<double> x, double y) => x[0] * y;\n\ninternal static partial (double Value, double y) FValueAndGradient(ReadOnlySpan<double> x, double y, Span<double> xGradient); internal static double F(int n) => n; }\npublic static partial class D { [Differentiable] public static double G(double x) { double[] g = new double[1]; double y = C.FValueAndGradient(new[] { x }, x, g).y; return g[0] * y; } }"
        },
        {
            "public static partial class C { [Differentiable] public static double F(double x) => x; [Differentiable] public static T F<T>(T x, int n) where T : System.Numerics.IFloatingPointIeee754<T> => x * x * T.CreateChecked(n); [Differentiable] public static double G(double x) => FGradient(x, 3) * x; }",
            "public static partial class C { [Differentiable] public static double F(double x) => x; [Differentiable] public static T F<T>(T x, int n) where T : System.Numerics.IFloatingPointIeee754<T> => x * x * T.CreateChecked(n);\n\npublic static partial T FGradient<T>(T x, int n) where T : System.Numerics.IFloatingPointIeee754<T>; [Differentiable] public static double G(double x) => FGradient(x, 3) * x; }"
        },
    };

    [Theory]
    [MemberData(nameof(Declarations))]
    public async Task CalledMembersAreDeclared(string before, string after)
    {
        Project project = Open(Head + before);
        Compilation compilation = (await project.GetCompilationAsync())!;
        Diagnostic found = Assert.Single(await compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync(CancellationToken.None));
        Assert.Equal("BPG022", found.Id);

        List<CodeAction> actions = [];
        await new DeclareMemberFix().RegisterCodeFixesAsync(
            new CodeFixContext(project.GetDocument(found.Location.SourceTree)!, found, (action, _) => actions.Add(action), CancellationToken.None));
        Solution solution = ((ApplyChangesOperation)Assert.Single(await Assert.Single(actions).GetOperationsAsync(CancellationToken.None))).ChangedSolution;

        string text = (await solution.Projects.Single().Documents.First().GetTextAsync()).ToString();
        Assert.Equal(Head + after, text);
        Assert.Empty(await Diagnostics.Analysis.Of(text));
        Assert.Empty(Generation.Generation.Generated([text], out _).GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error));
    }

    /// <summary>A project with what is generated for it.</summary>
    private static Project Open(string file)
    {
        Compilation compilation = Generation.Generation.Generated([file], out _);
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = new AdhocWorkspace().CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "User", "User", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: Generation.Generation.Parsing, metadataReferences: compilation.References));
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), tree.FilePath, SourceText.From(tree.ToString()), filePath: tree.FilePath);
        }

        return solution.GetProject(id)!;
    }
}
