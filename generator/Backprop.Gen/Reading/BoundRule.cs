using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>A rule and the method that it is for, as the rule's own type parameters make it.</summary>
/// <param name="OfAnyType">whether it is for every construction of a generic type, whose type arguments come first among the rule's</param>
internal sealed record BoundRule(IMethodSymbol Rule, IMethodSymbol Primal, bool OfAnyType)
{
    /// <summary>The rule for a call, with its type arguments; null if it is for another construction of the type.</summary>
    public IMethodSymbol? For(IMethodSymbol method)
    {
        if (!OfAnyType && !SymbolEqualityComparer.Default.Equals(method.ContainingType, Primal.ContainingType))
        {
            return null;
        }

        IEnumerable<ITypeSymbol> own = method.TypeArguments;
        ITypeSymbol[] arguments = (OfAnyType ? method.ContainingType.TypeArguments.Concat(own) : own).ToArray();
        return arguments.Length == 0 ? Rule : Rule.Construct(arguments);
    }

    /// <summary>Finds the method that a rule is for; null if there is none, and then <paramref name="problem"/> says why.</summary>
    public static BoundRule? Of(IMethodSymbol rule, Compilation compilation, CancellationToken token, out Diagnostic? problem)
    {
        problem = null;
        AttributeData attribute = RuleDeclarations.AttributeOf(rule)!;
        Location location = attribute.ApplicationSyntaxReference is { } reference ? reference.GetSyntax(token).GetLocation() : Location.None;
        if (attribute.ConstructorArguments.Length != 2 || attribute.ConstructorArguments.Any(argument => argument.Kind == TypedConstantKind.Error || argument.Value is IErrorTypeSymbol)
            || rule.Parameters.Any(parameter => parameter.Type is IErrorTypeSymbol))
        {
            // Code that does not compile.
            return null;
        }

        if (attribute.ConstructorArguments[0].Value is not ITypeSymbol type || attribute.ConstructorArguments[1].Value is not string name)
        {
            problem = Diagnostic.Create(Descriptors.UnknownPrimal, location, "null", "it names no method");
            return null;
        }

        if (ProblemOf(rule) is { } wrong)
        {
            problem = Diagnostic.Create(Descriptors.WrongRule, location, rule.Name, wrong);
            return null;
        }

        bool ofAnyType = type is INamedTypeSymbol { IsUnboundGenericType: true };
        List<IMethodSymbol> candidates = CandidatesIn(type, name, rule).ToList();
        if (candidates.Count == 0)
        {
            problem = Diagnostic.Create(Descriptors.UnknownPrimal, location, $"{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}.{name}", WhyUnknown(type, name, rule));
            return null;
        }

        Sources sources = Sources.Of(compilation);
        CallGraph calls = new(sources, token);
        Forms forms = new(new StructRebuilding(rule.ContainingType, compilation, token));
        List<RuleSignature> signatures = candidates.Select(candidate => new RuleSignature(candidate, ChangesReceiver(candidate, rule, calls, sources, token), forms, compilation)).ToList();
        List<RuleSignature> matching = signatures.Where(signature => signature.Matches(rule)).ToList();
        if (matching.Count == 1 && matching[0].Problem is null)
        {
            return new BoundRule(rule, matching[0].Primal, ofAnyType);
        }

        List<RuleSignature> meant = matching.Count > 0 ? matching
            : signatures.Where(signature => signature.BeginsLike(rule)).GroupBy(signature => signature.Arguments.Count).OrderByDescending(group => group.Key).FirstOrDefault()?.ToList() ?? new();
        meant = meant.Count > 0 ? meant : signatures;
        string primal = $"{type.Name}.{name}";
        problem = meant.FirstOrDefault(signature => signature.Problem is null) is null
            ? Diagnostic.Create(Descriptors.NoRulePossible, location, primal, meant[0].Problem)
            : Diagnostic.Create(Descriptors.WrongRuleSignature, location, rule.Name, primal,
                string.Join("' or '", meant.Where(signature => signature.Problem is null).Take(4).Select(signature => signature.Print(Names.Escape(rule.Name) + SignatureText.TypeParameters(rule.TypeParameters)))));
        return null;
    }

    /// <summary>Without source, the rule tells whether the struct that a method is called on is changed: it takes it by reference then.</summary>
    public static bool ChangesReceiver(IMethodSymbol primal, IMethodSymbol rule, CallGraph calls, Sources sources, CancellationToken token) =>
        !primal.IsStatic && primal.ContainingType.IsValueType && !primal.IsReadOnly
        && (sources.BodyOf(primal, token) is not null ? calls.ChangesReceiver(primal) : rule.Parameters.FirstOrDefault()?.RefKind == RefKind.Ref);

    private static string? ProblemOf(IMethodSymbol rule) => rule switch
    {
        { IsStatic: false } => "it is not static",
        { ContainingType.IsGenericType: true } => "it stands in a generic type; put it into one that is not",
        _ when Names.Has(rule, "DifferentiableAttribute") => "it is [Differentiable] itself; call it from a method that is",
        { IsAsync: true } or { IsExtern: true } => "it has no body that could be followed",
        _ => null,
    };

    private static IEnumerable<IMethodSymbol> CandidatesIn(ITypeSymbol type, string name, IMethodSymbol rule)
    {
        IReadOnlyList<ITypeSymbol> parameters = rule.TypeParameters;
        if (type is INamedTypeSymbol { IsUnboundGenericType: true } unbound)
        {
            INamedTypeSymbol definition = unbound.OriginalDefinition;
            if (definition.ContainingType is { IsGenericType: true } || parameters.Count < definition.Arity)
            {
                yield break;
            }

            type = definition.Construct(parameters.Take(definition.Arity).ToArray());
            parameters = parameters.Skip(definition.Arity).ToList();
        }

        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            List<IMethodSymbol> named = at.GetMembers(name).OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary).ToList();
            foreach (IMethodSymbol method in named.Where(method => method.Arity == parameters.Count))
            {
                yield return method.Arity == 0 ? method : method.Construct(parameters.ToArray());
            }

            if (named.Count > 0)
            {
                yield break;
            }
        }
    }

    private static string WhyUnknown(ITypeSymbol type, string name, IMethodSymbol rule)
    {
        ISymbol? member = type.GetMembers(name).FirstOrDefault() ?? (type as INamedTypeSymbol)?.OriginalDefinition.GetMembers(name).FirstOrDefault();
        return member is null ? "there is no such method" : member is not IMethodSymbol ? "it is no method; rules are for methods only"
            : $"no overload fits the {rule.TypeParameters.Length} type parameters of the rule: it must have those of the method, behind those of a type that is written 'typeof(T<>)'";
    }
}
