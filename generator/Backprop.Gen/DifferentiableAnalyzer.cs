using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Gen;

/// <summary>Says, while code is being written, what cannot be differentiated: reads every marked method just as the generator does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferentiableAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All;

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(DifferentiableGenerator.AttributeName) is not { } attribute)
            {
                return;
            }

            // A helper that several marked methods call is read for each of them; what is wrong with it is said once.
            ConcurrentDictionary<(SyntaxTree?, TextSpan, string), bool> said = new();
            start.RegisterSyntaxNodeAction(node => Analyze(node, attribute, said), SyntaxKind.Attribute);
            start.RegisterSymbolAction(static symbol => AnalyzeRule(symbol), SymbolKind.Method);
        });
    }

    private static void AnalyzeRule(SymbolAnalysisContext context)
    {
        if (context.Symbol is IMethodSymbol method && RuleDeclarations.AttributeOf(method) is not null)
        {
            foreach (Diagnostic diagnostic in RuleReader.ProblemsOf(method, context.Compilation, context.CancellationToken))
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }

    /// <summary>The fields that an attribute on this declaration stands on.</summary>
    private static IEnumerable<IFieldSymbol> FieldsOf(SyntaxNode declaration, SemanticModel model, CancellationToken token)
    {
        if (declaration is BaseFieldDeclarationSyntax { Declaration.Variables: var variables })
        {
            return variables.Select(variable => model.GetDeclaredSymbol(variable, token)).OfType<IFieldSymbol>();
        }

        ISymbol? symbol = model.GetDeclaredSymbol(declaration, token);
        return symbol is null ? Enumerable.Empty<IFieldSymbol>()
            : symbol.ContainingType.GetMembers().OfType<IFieldSymbol>().Where(field => field.AssociatedSymbol?.Name == symbol.Name);
    }

    /// <summary>Whether somebody has switched on a diagnostic that is off by default, in an .editorconfig or for the project.</summary>
    private static bool IsOn(string id, SyntaxNodeAnalysisContext context)
    {
        CompilationOptions options = context.Compilation.Options;
        ReportDiagnostic choice = ReportDiagnostic.Default;
        bool isChosen = (options.SyntaxTreeOptionsProvider is { } provider
                && (provider.TryGetDiagnosticValue(context.Node.SyntaxTree, id, context.CancellationToken, out choice)
                    || provider.TryGetGlobalDiagnosticValue(id, context.CancellationToken, out choice)))
            || options.SpecificDiagnosticOptions.TryGetValue(id, out choice);
        return isChosen && choice is not (ReportDiagnostic.Default or ReportDiagnostic.Suppress);
    }

    private static void Analyze(
        SyntaxNodeAnalysisContext context, INamedTypeSymbol attribute, ConcurrentDictionary<(SyntaxTree?, TextSpan, string), bool> said)
    {
        AttributeSyntax syntax = (AttributeSyntax)context.Node;
        bool isOurs = SymbolEqualityComparer.Default.Equals(
            context.SemanticModel.GetTypeInfo(syntax, context.CancellationToken).Type, attribute);
        if (!isOurs || syntax.Parent?.Parent is not { } target)
        {
            return;
        }

        if (target is BaseFieldDeclarationSyntax or BasePropertyDeclarationSyntax or ParameterSyntax)
        {
            foreach (Diagnostic diagnostic in FieldsOf(target, context.SemanticModel, context.CancellationToken)
                .SelectMany(field => FieldsReader.ProblemsOf(field, context.Compilation, context.CancellationToken)))
            {
                Say(diagnostic);
            }

            return;
        }

        ISymbol? symbol = target is LambdaExpressionSyntax
            ? context.SemanticModel.GetSymbolInfo(target, context.CancellationToken).Symbol
            : context.SemanticModel.GetDeclaredSymbol(target, context.CancellationToken);
        if (symbol is not IMethodSymbol method)
        {
            return;
        }

        if (method.MethodKind is not MethodKind.Ordinary && TargetKinds.ProblemOf(method) is { } problem)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.WrongTarget, syntax.GetLocation(), method.Name, problem.What, problem.Advice));
            return;
        }

        ReadResult result = MethodReader.Read(method, context.Compilation, IsOn(Descriptors.TapeReport.Id, context), context.CancellationToken);
        foreach (Diagnostic diagnostic in result.Diagnostics)
        {
            Say(diagnostic);
        }

        void Say(Diagnostic diagnostic)
        {
            if (said.TryAdd((diagnostic.Location.SourceTree, diagnostic.Location.SourceSpan, diagnostic.Id), true))
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }
}
