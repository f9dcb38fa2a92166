using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Gen.CodeFixes;

/// <summary>Wraps what flows into a conversion, or into a call that cannot be seen through, in Derivative.Stop(…).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StopGradientFix))]
internal sealed class StopGradientFix : Fix
{
    public StopGradientFix()
        : base("BPG015", "BPG016", "BPG052")
    {
    }

    protected override Task<Change?> ChangeAtAsync(Site site)
    {
        ExpressionSyntax[] values = ValuesInto(site).Where(value => IsStopped(site, value)).ToArray();
        if (values.Length == 0)
        {
            return Task.FromResult<Change?>(null);
        }

        string stop = site.NameOf("Backprop", "Derivative") + ".Stop";
        return Task.FromResult<Change?>(new Change(
            "Let no gradient through: " + string.Join(", ", values.Select(value => $"Derivative.Stop({Inner(value)})")),
            values.SelectMany(value => Wrap(value, stop)).Select(edit => (site.Node.SyntaxTree, edit)).ToArray()));
    }

    private static IEnumerable<ExpressionSyntax> ValuesInto(Site site) => site.Node.FirstAncestorOrSelf<ExpressionSyntax>() switch
    {
        CastExpressionSyntax cast => new[] { cast.Expression },
        InvocationExpressionSyntax call => ReceiverOf(site, call).Concat(Parts(call.ArgumentList)),
        ObjectCreationExpressionSyntax { ArgumentList: { } arguments } => Parts(arguments),
        _ => Enumerable.Empty<ExpressionSyntax>(),
    };

    private static IEnumerable<ExpressionSyntax> ReceiverOf(Site site, InvocationExpressionSyntax call)
    {
        if (call.Expression is MemberAccessExpressionSyntax member && site.Model.GetSymbolInfo(member.Expression, site.Token).Symbol is not INamespaceOrTypeSymbol)
        {
            yield return member.Expression;
        }
    }

    /// <summary>The arguments that are passed by value, and what stands in the holes of strings.</summary>
    private static IEnumerable<ExpressionSyntax> Parts(ArgumentListSyntax arguments) => arguments.Arguments
        .Where(argument => argument.RefKindKeyword.IsKind(SyntaxKind.None))
        .SelectMany(argument => argument.Expression is InterpolatedStringExpressionSyntax text
            ? text.Contents.OfType<InterpolationSyntax>().Select(hole => hole.Expression) : new[] { argument.Expression });

    private static bool IsStopped(Site site, ExpressionSyntax value) =>
        Numbers.IsScalar(site.TypeOf(value))
        && !site.Model.GetConstantValue(value, site.Token).HasValue
        && !(value is InvocationExpressionSyntax call && site.Model.GetSymbolInfo(call, site.Token).Symbol is IMethodSymbol { Name: "Stop", ContainingType: { Name: "Derivative" } });

    private static ExpressionSyntax Inner(ExpressionSyntax value) => value is ParenthesizedExpressionSyntax parenthesized ? Inner(parenthesized.Expression) : value;

    /// <summary>Parentheses that stand there already are those of the call.</summary>
    private static IEnumerable<TextChange> Wrap(ExpressionSyntax value, string stop)
    {
        if (value is ParenthesizedExpressionSyntax)
        {
            yield return Change.Insert(value.SpanStart, stop);
        }
        else
        {
            yield return Change.Insert(value.SpanStart, stop + "(");
            yield return Change.Insert(value.Span.End, ")");
        }
    }
}
