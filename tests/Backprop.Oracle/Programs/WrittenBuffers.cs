using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Oracle;

/// <summary>
/// Whether a method stores into a buffer parameter, itself or through helpers: an independent, coarse reading of the contract
/// (names are followed through aliases, slices and arguments, regardless of order).
/// </summary>
public static class WrittenBuffers
{
    public static bool IsWritten(IParameterSymbol parameter, Compilation compilation) =>
        parameter.Type is not INamedTypeSymbol { Name: "ReadOnlySpan" or "ReadOnlyMemory" } && IsStored(parameter, compilation, []);

    /// <summary>Whether a method of a struct assigns a field of it, <c>this</c>, or calls a method on itself that does.</summary>
    public static bool AssignsReceiver(IMethodSymbol method, Compilation compilation) => AssignsReceiver(method, compilation, []);

    private static bool AssignsReceiver(IMethodSymbol method, Compilation compilation, HashSet<ISymbol> visited)
    {
        if (!visited.Add(method) || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration)
        {
            return false;
        }

        SemanticModel model = compilation.GetSemanticModel(declaration.SyntaxTree);
        return declaration.DescendantNodes().Any(node => node switch
        {
            AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } assignment => Targets(assignment.Left).Any(IsOwn),
            VariableDeclarationSyntax { Type: RefTypeSyntax { ReadOnlyKeyword.RawKind: 0 } } aliases =>
                aliases.Variables.Any(variable => variable.Initializer is { Value: RefExpressionSyntax reference } && IsOwn(reference.Expression)),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } prefix => IsOwn(prefix.Operand),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } postfix => IsOwn(postfix.Operand),
            ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument => IsOwn(argument.Expression),
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } } call =>
                model.GetSymbolInfo(call).Symbol is IMethodSymbol { IsStatic: false } callee && AssignsReceiver(callee.OriginalDefinition, compilation, visited),
            _ => false,
        });

        bool IsOwn(ExpressionSyntax target)
        {
            // A property or an indexer of a struct changes the struct.
            while (target is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax)
            {
                ExpressionSyntax owner = target is MemberAccessExpressionSyntax access ? access.Expression : ((ElementAccessExpressionSyntax)target).Expression;
                if (target is ElementAccessExpressionSyntax && model.GetTypeInfo(owner).Type is not { IsValueType: true, Name: not ("Span" or "ReadOnlySpan") })
                {
                    return false;
                }

                target = owner;
            }

            return target is ThisExpressionSyntax || target is IdentifierNameSyntax && model.GetSymbolInfo(target).Symbol is IFieldSymbol or IPropertySymbol;
        }
    }

    /// <summary>Whether a method stores into a field of its class, itself or through methods of the class.</summary>
    public static bool IsStored(ISymbol field, IMethodSymbol method, Compilation compilation) => IsStored(field, method, compilation, []);

    private static bool IsStored(ISymbol field, IMethodSymbol method, Compilation compilation, HashSet<ISymbol> visited)
    {
        if (!visited.Add(method) || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration)
        {
            return false;
        }

        SemanticModel model = compilation.GetSemanticModel(declaration.SyntaxTree);
        bool isArray = field is IFieldSymbol { Type: IArrayTypeSymbol } or IPropertySymbol { Type: IArrayTypeSymbol };
        return (isArray && IsStoredIn(declaration, field, compilation, [])) || declaration.DescendantNodes().Any(node => node switch
        {
            AssignmentExpressionSyntax assignment => Targets(assignment.Left).Any(IsIt),
            RefExpressionSyntax reference when !isArray && !reference.IsKind(SyntaxKind.RefType) => IsIt(reference.Expression),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } prefix => IsIt(prefix.Operand),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } postfix => IsIt(postfix.Operand),
            ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument => IsIt(argument.Expression),
            InvocationExpressionSyntax call when model.GetSymbolInfo(call).Symbol is IMethodSymbol callee =>
                (SymbolEqualityComparer.Default.Equals(callee.ContainingType, method.ContainingType) || field.ContainingType.IsValueType) && IsStored(field, callee.OriginalDefinition, compilation, visited)
                || call.Expression is MemberAccessExpressionSyntax access && IsIt(access.Expression) && AssignsReceiver(callee.OriginalDefinition, compilation),
            _ => false,
        });

        bool IsIt(ExpressionSyntax target)
        {
            while (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(target).Symbol, field))
            {
                if (target is not (MemberAccessExpressionSyntax or ElementAccessExpressionSyntax))
                {
                    return false;
                }

                target = target is MemberAccessExpressionSyntax access ? access.Expression : ((ElementAccessExpressionSyntax)target).Expression;
            }

            return true;
        }
    }

    private static bool IsStored(IParameterSymbol parameter, Compilation compilation, HashSet<ISymbol> visited) =>
        visited.Add(parameter) && parameter.ContainingSymbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } declaration
        && IsStoredIn(declaration, parameter, compilation, visited);

    /// <summary>Whether a declaration stores into the elements of a buffer, under whatever name.</summary>
    private static bool IsStoredIn(SyntaxNode declaration, ISymbol buffer, Compilation compilation, HashSet<ISymbol> visited)
    {
        SemanticModel model = compilation.GetSemanticModel(declaration.SyntaxTree);
        HashSet<ISymbol> names = Aliases(buffer, declaration, model);
        foreach (SyntaxNode node in declaration.DescendantNodes())
        {
            switch (node)
            {
                case AssignmentExpressionSyntax assignment when Targets(assignment.Left).Any(target => Stores(target, names, model)):
                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } prefix
                    when Stores(prefix.Operand, names, model):
                case PostfixUnaryExpressionSyntax postfix when Stores(postfix.Operand, names, model):
                    return true;

                case RefExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } } reference when Stores(reference.Expression, names, model):
                    if (IsChanged(model.GetDeclaredSymbol(declarator)!, declaration, compilation))
                    {
                        return true;
                    }

                    break;

                case RefExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword }
                    when node.ChildNodes().OfType<ExpressionSyntax>().Any(place => Stores(place, names, model)):
                case ForEachStatementSyntax { Type: RefTypeSyntax } loop when Mentions(loop.Expression, names, model):
                    return true;

                case ObjectCreationExpressionSyntax { ArgumentList: { } given } creation when !Names(creation, "Span", "ReadOnlySpan", "Memory", "ReadOnlyMemory")
                    && given.Arguments.Any(argument => Refers(argument.Expression, names, model)):
                    return true;

                case InvocationExpressionSyntax call when model.GetSymbolInfo(call).Symbol is IMethodSymbol method:
                    if (call.Expression is MemberAccessExpressionSyntax access && method.Name is "Fill" or "Clear" or "Reverse" or "Sort" && Mentions(call.Expression, names, model))
                    {
                        return true;
                    }

                    // A member of a struct that changes it, called on an element.
                    if (call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && method is { IsStatic: false, IsReadOnly: false, ContainingType.IsValueType: true }
                        && Stores(receiver, names, model) && AssignsReceiver(method.OriginalDefinition, compilation))
                    {
                        return true;
                    }

                    if (method.ContainingType.SpecialType == SpecialType.System_Array && TargetOf(method) is { } at && Refers(call.ArgumentList.Arguments[at].Expression, names, model))
                    {
                        return true;
                    }

                    for (int i = 0; i < call.ArgumentList.Arguments.Count && i < method.Parameters.Length; i++)
                    {
                        if (Refers(call.ArgumentList.Arguments[i].Expression, names, model) &&
                            (method.Name is "CopyTo" or "Sort" || method.Parameters[i].Name.EndsWith("destination", StringComparison.OrdinalIgnoreCase) || IsStored(method.Parameters[i].OriginalDefinition, compilation, visited)))
                        {
                            return true;
                        }
                    }

                    break;
            }
        }

        return false;
    }

    /// <summary>Whether a declaration changes what a ref local refers to, or hands the reference on.</summary>
    private static bool IsChanged(ISymbol local, SyntaxNode declaration, Compilation compilation)
    {
        SemanticModel model = compilation.GetSemanticModel(declaration.SyntaxTree);
        return declaration.DescendantNodes().Any(node => node switch
        {
            AssignmentExpressionSyntax { Right: not RefExpressionSyntax } assignment => Targets(assignment.Left).Any(IsPart),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } prefix => IsPart(prefix.Operand),
            PostfixUnaryExpressionSyntax postfix => IsPart(postfix.Operand),
            RefExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax other } } reference =>
                IsPart(reference.Expression) && IsChanged(model.GetDeclaredSymbol(other)!, declaration, compilation),
            RefExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } =>
                node.ChildNodes().OfType<ExpressionSyntax>().Any(IsPart),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => IsPart(access.Expression)
                && model.GetSymbolInfo(call).Symbol is IMethodSymbol { IsStatic: false, IsReadOnly: false, ContainingType.IsValueType: true } method && AssignsReceiver(method.OriginalDefinition, compilation),
            _ => false,
        });

        bool IsPart(ExpressionSyntax place)
        {
            while (place is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax)
            {
                place = place is MemberAccessExpressionSyntax access ? access.Expression : ((ElementAccessExpressionSyntax)place).Expression;
            }

            return SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(place).Symbol, local);
        }
    }

    /// <summary>The argument whose elements a static method of <c>Array</c> changes.</summary>
    private static int? TargetOf(IMethodSymbol method) => method switch
    {
        { Name: "Fill" or "Clear" or "Reverse" } => 0,
        { Name: "Copy" } => method.Parameters.Length == 3 ? 1 : 2,
        _ => null,
    };

    private static bool Names(ObjectCreationExpressionSyntax creation, params string[] types) =>
        creation.Type is GenericNameSyntax name && types.Contains(name.Identifier.Text);

    private static HashSet<ISymbol> Aliases(ISymbol buffer, SyntaxNode declaration, SemanticModel model)
    {
        var names = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { buffer };
        for (int before = 0; before < names.Count;)
        {
            before = names.Count;
            foreach (SyntaxNode node in declaration.DescendantNodes())
            {
                if (node is VariableDeclaratorSyntax { Initializer: { } initializer } declarator && Refers(initializer.Value, names, model))
                {
                    names.Add(model.GetDeclaredSymbol(declarator)!);
                }
                else if (node is ForEachStatementSyntax loop && Refers(loop.Expression, names, model) && model.GetDeclaredSymbol(loop) is { Type: IArrayTypeSymbol } row)
                {
                    names.Add(row);
                }
                else if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } assignment && Refers(assignment.Right, names, model))
                {
                    names.Add(model.GetSymbolInfo(left).Symbol!);
                }
                else if (node is AssignmentExpressionSyntax { Left: TupleExpressionSyntax lefts, Right: TupleExpressionSyntax rights })
                {
                    for (int i = 0; i < lefts.Arguments.Count; i++)
                    {
                        if (lefts.Arguments[i].Expression is IdentifierNameSyntax name && Refers(rights.Arguments[i].Expression, names, model))
                        {
                            names.Add(model.GetSymbolInfo(name).Symbol!);
                        }
                    }
                }
            }
        }

        return names;
    }

    private static IEnumerable<ExpressionSyntax> Targets(ExpressionSyntax left) =>
        left is TupleExpressionSyntax tuple ? tuple.Arguments.SelectMany(argument => Targets(argument.Expression)) : [left];

    /// <summary>An assignment to <c>buffer[i]</c> or <c>buffer[i].X.Y</c>.</summary>
    private static bool Stores(ExpressionSyntax target, HashSet<ISymbol> names, SemanticModel model)
    {
        while (target is MemberAccessExpressionSyntax access)
        {
            target = access.Expression;
        }

        return target is ElementAccessExpressionSyntax element && Mentions(element.Expression, names, model);
    }

    /// <summary>An expression whose value is (part of) one of the buffers.</summary>
    private static bool Refers(ExpressionSyntax expression, HashSet<ISymbol> names, SemanticModel model) =>
        model.GetTypeInfo(expression).Type is IArrayTypeSymbol or INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" } && !IsNew(expression, model) && Mentions(expression, names, model);

    /// <summary>Memory that is made there.</summary>
    private static bool IsNew(ExpressionSyntax expression, SemanticModel model) => expression switch
    {
        CastExpressionSyntax cast => IsNew(cast.Expression, model),
        ParenthesizedExpressionSyntax parentheses => IsNew(parentheses.Expression, model),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Clone" or "ToArray" } } => true,
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var index }] } part =>
            model.GetTypeInfo(part.Expression).Type is IArrayTypeSymbol && model.GetTypeInfo(index).Type is { Name: "Range" },
        ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax => true,
        _ => false,
    };

    private static bool Mentions(ExpressionSyntax expression, HashSet<ISymbol> names, SemanticModel model) =>
        expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => model.GetSymbolInfo(name).Symbol is { } symbol && names.Contains(symbol));
}
