using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Oracle;

/// <summary>
/// The same program over <see cref="Dual"/> and <see cref="DualF"/>: types, floating constants, functions of <c>Math</c> and the boundary to
/// code outside the program are rewritten; operators, conversions and control flow stay as they are, and C# binds them anew.
/// </summary>
public sealed partial class DualRewriter(SemanticModel model, string? number) : CSharpSyntaxRewriter
{
    private const string Prefix = "global::Backprop.Oracle.";

    private TypeDeclarationSyntax? outermost;

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is TypeDeclarationSyntax { Parent: not TypeDeclarationSyntax } declaration)
        {
            outermost = declaration;
        }

        return node is ExpressionSyntax expression && FloatingConstant(expression) is { } type
            ? Text($"(({Prefix}{type})({expression.WithoutTrivia()}))", node)
            : node is ExpressionSyntax widened && ConvertedThrough(widened) is { } number ? Lift(base.Visit(node)!, number)
            : base.Visit(node);
    }

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node;

    /// <summary>A constant stays one; where it is used, it becomes a dual.</summary>
    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node) =>
        node.IsConst ? node : base.VisitLocalDeclarationStatement(node);

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) =>
        node.Modifiers.Any(SyntaxKind.ConstKeyword) ? node : base.VisitFieldDeclaration(node);

    public override SyntaxNode? VisitCaseSwitchLabel(CaseSwitchLabelSyntax node) => IsFloating(model.GetTypeInfo(node.Value).ConvertedType)
        ? SyntaxFactory.CasePatternSwitchLabel(node.Keyword.WithTrailingTrivia(SyntaxFactory.Space), OnValue(SyntaxFactory.ConstantPattern(node.Value)), null, node.ColonToken)
        : node;

    /// <summary>Patterns look at the number, not at its derivatives.</summary>
    public override SyntaxNode? VisitConstantPattern(ConstantPatternSyntax node) =>
        IsFloating(model.GetTypeInfo(node.Expression).ConvertedType) ? OnValue(node) : node;

    public override SyntaxNode? VisitRelationalPattern(RelationalPatternSyntax node) =>
        IsFloating(model.GetTypeInfo(node.Expression).ConvertedType) ? OnValue(node) : node;

    public override SyntaxNode? VisitPredefinedType(PredefinedTypeSyntax node) => node.Keyword.Kind() switch
    {
        SyntaxKind.DoubleKeyword => SyntaxFactory.ParseTypeName(Prefix + nameof(Dual)).WithTriviaFrom(node),
        SyntaxKind.FloatKeyword => SyntaxFactory.ParseTypeName(Prefix + nameof(DualF)).WithTriviaFrom(node),
        _ => node,
    };

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node.Expression is MemberAccessExpressionSyntax access && VisitStatic(access) is { } number)
        {
            var arguments = (ArgumentListSyntax)Visit(node.ArgumentList)!;
            return Text($"({number.WithoutTrivia()}{(number is ParenthesizedExpressionSyntax ? arguments.Arguments[0].ToString() is var text ? $"({text})" : "" : arguments.ToString())})", node);
        }

        if (VisitCreation(node) is { } created)
        {
            return created;
        }

        if (model.GetSymbolInfo(node).Symbol is not IMethodSymbol method)
        {
            return base.VisitInvocationExpression(node);
        }

        if (NumericsCall(node, method) is { } numerics)
        {
            return numerics;
        }

        if (method.ContainingType.Name == "TensorPrimitives")
        {
            return Text($"{Prefix}{nameof(DualTensorPrimitives)}.{method.Name}{Visit(node.ArgumentList)}", node);
        }

        if (method.IsStatic && FunctionsOf(method.ContainingType) is { } functions)
        {
            bool floating = IsFloating(method.ReturnType) || method.Parameters.Any(parameter => IsFloating(parameter.Type));
            return floating
                ? node
                    .WithExpression((ExpressionSyntax)Text($"{Prefix}{functions}.{method.Name}{TypeArguments(method)}", node.Expression))
                    .WithArgumentList((ArgumentListSyntax)Visit(node.ArgumentList)!)
                : base.VisitInvocationExpression(node);
        }

        return IsOutside(method) && !HasDual(method.ContainingType)
            ? Boundary(base.VisitInvocationExpression(node)!, node, method)
            : WithDefaults(base.VisitInvocationExpression(node)!, node, method);
    }

    public override SyntaxNode? VisitObjectCreationExpression(ObjectCreationExpressionSyntax node) =>
        model.GetSymbolInfo(node).Symbol is not IMethodSymbol method ? base.VisitObjectCreationExpression(node)
        : IsOutside(method) ? HasDual(method.ContainingType) ? base.VisitObjectCreationExpression(node) : Boundary(base.VisitObjectCreationExpression(node)!, node, method)
        : base.VisitObjectCreationExpression(node) is ObjectCreationExpressionSyntax creation && node.ArgumentList is { } given
            ? creation.WithArgumentList(creation.ArgumentList!.AddArguments(Defaults(given, method))) : base.VisitObjectCreationExpression(node);

    public override SyntaxNode? VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node)
    {
        var creation = (ImplicitObjectCreationExpressionSyntax)base.VisitImplicitObjectCreationExpression(node)!;
        return model.GetSymbolInfo(node).Symbol is IMethodSymbol method && !IsOutside(method)
            ? creation.WithArgumentList(creation.ArgumentList.AddArguments(Defaults(node.ArgumentList, method))) : creation;
    }

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
        VisitStatic(node) is { } number ? number
        : node.Parent is not InvocationExpressionSyntax && model.GetSymbolInfo(node).Symbol is IMethodSymbol method && FunctionsOf(method.ContainingType) is { } functions ? Text($"{Prefix}{functions}.{method.Name}{TypeArguments(method)}", node)
        : model.GetSymbolInfo(node).Symbol is IPropertySymbol property && IsOutside(property) && !HasDual(property.ContainingType) && IsFloating(property.OriginalDefinition.Type)
            ? Lift(base.VisitMemberAccessExpression(node)!, property.Type)
            : base.VisitMemberAccessExpression(node);

    /// <summary>Only constants can be default values, and no dual is one: calls give them instead.</summary>
    public override SyntaxNode? VisitParameter(ParameterSyntax node) =>
        base.VisitParameter(IsFloating(model.GetDeclaredSymbol(node)?.Type) ? node.WithDefault(null) : node);

    private SyntaxNode WithDefaults(SyntaxNode rewritten, InvocationExpressionSyntax node, IMethodSymbol method) =>
        WithConstants((InvocationExpressionSyntax)rewritten, method).AddArgumentListArguments(Defaults(node.ArgumentList, method));

    /// <summary>What a parameter holds constant has no derivatives.</summary>
    private InvocationExpressionSyntax WithConstants(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        for (int i = 0; i < call.ArgumentList.Arguments.Count && i < method.Parameters.Length; i++)
        {
            ArgumentSyntax argument = call.ArgumentList.Arguments[i];
            if (argument.NameColon is null && method.Parameters[i] is { RefKind: RefKind.None } parameter && DualOf(parameter.Type) is { } type
                && parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "NoGradientAttribute"))
            {
                call = call.ReplaceNode(argument, argument.WithExpression(SyntaxFactory.ParseExpression($"({Prefix}{type})(({Prefix}{type})({argument.Expression})).Value")));
            }
        }

        return call;
    }

    /// <summary>The floating arguments that a call leaves out.</summary>
    private static ArgumentSyntax[] Defaults(ArgumentListSyntax list, IMethodSymbol method) =>
    [
        .. from parameter in method.Parameters
           where parameter.HasExplicitDefaultValue && IsFloating(parameter.Type)
           where parameter.Ordinal >= list.Arguments.Count(argument => argument.NameColon is null) && list.Arguments.All(argument => argument.NameColon?.Name.Identifier.Text != parameter.Name)
           let value = System.Convert.ToString(parameter.ExplicitDefaultValue, System.Globalization.CultureInfo.InvariantCulture)
           let suffix = parameter.Type.SpecialType == SpecialType.System_Single ? "f" : "d"
           select SyntaxFactory.Argument(SyntaxFactory.ParseExpression($"{value}{suffix}")).WithNameColon(SyntaxFactory.NameColon(parameter.Name)),
    ];

    /// <summary>The floating type through which a whole number becomes a struct of the program; C# would not convert twice.</summary>
    private ITypeSymbol? ConvertedThrough(ExpressionSyntax expression) =>
        expression.SyntaxTree == model.SyntaxTree && model.GetConversion(expression) is { IsUserDefined: true, IsImplicit: true, MethodSymbol.Parameters: [{ Type: var from }] } && IsFloating(from) && !IsFloating(model.GetTypeInfo(expression).Type)
            ? from : null;

    /// <summary>Code outside the program takes and gives plain numbers.</summary>
    private SyntaxNode Boundary(SyntaxNode rewritten, SyntaxNode original, IMethodSymbol method)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        ArgumentListSyntax? arguments = rewritten.ChildNodes().OfType<ArgumentListSyntax>().FirstOrDefault();
        if (arguments is not null)
        {
            for (int i = 0; i < arguments.Arguments.Count && i < definition.Parameters.Length; i++)
            {
                if (DualOf(definition.Parameters[i].Type) is { } type)
                {
                    ArgumentSyntax argument = arguments.Arguments[i];
                    ArgumentSyntax lowered = argument.WithExpression(SyntaxFactory.ParseExpression($"(({Prefix}{type})({argument.Expression})).Value"));
                    rewritten = rewritten.ReplaceNode(argument, lowered);
                    arguments = rewritten.ChildNodes().OfType<ArgumentListSyntax>().First();
                }
            }
        }

        return original is InvocationExpressionSyntax && DualOf(definition.ReturnType) is not null ? Lift(rewritten, definition.ReturnType) : rewritten;
    }

    private static PatternSyntax OnValue(PatternSyntax pattern) =>
        ((IsPatternExpressionSyntax)SyntaxFactory.ParseExpression($"x is {{ Value: {pattern.WithoutTrivia()} }}")).Pattern.WithTriviaFrom(pattern);

    /// <summary>The duals that stand for numbers of a type; null if it is no type of numbers.</summary>
    private string? DualOf(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Double ? nameof(Dual) : type.SpecialType == SpecialType.System_Single ? nameof(DualF) : IsNumber(type) ? Number : null;

    private SyntaxNode Lift(SyntaxNode rewritten, ITypeSymbol type) =>
        Text($"(({Prefix}{DualOf(type)})({rewritten.WithoutTrivia()}))", rewritten);

    private string? FloatingConstant(ExpressionSyntax expression)
    {
        // Names of types, and names inside a member access, are not values.
        if (expression is TypeSyntax and not NameSyntax || expression.Parent is MemberAccessExpressionSyntax access && access.Name == expression)
        {
            return null;
        }

        return model.GetConstantValue(expression) is { HasValue: true }
            ? model.GetTypeInfo(expression).Type?.SpecialType switch
            {
                SpecialType.System_Double => nameof(Dual),
                SpecialType.System_Single => nameof(DualF),
                _ => null,
            }
            : null;
    }

    private bool IsOutside(ISymbol symbol) => !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, model.Compilation.Assembly);

    /// <summary>Of <c>double.ConvertToInteger&lt;int&gt;</c>; duals convert themselves.</summary>
    private static string TypeArguments(IMethodSymbol method) => method.TypeArguments.Length == 0 || IsFloating(method.ReturnType) ? ""
        : $"<{string.Join(", ", method.TypeArguments.Select(type => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)))}>";

    /// <summary>The functions over duals that stand for those of a type.</summary>
    private static string? FunctionsOf(INamedTypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Double } or { Name: "Math", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => nameof(DualMath),
        { SpecialType: SpecialType.System_Single } or { Name: "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => nameof(DualMathF),
        _ => null,
    };

    private static bool IsFloating(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    private static SyntaxNode Text(string text, SyntaxNode like) => SyntaxFactory.ParseExpression(text).WithTriviaFrom(like);
}
