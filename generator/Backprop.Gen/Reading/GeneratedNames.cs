using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>The names of the members that are added to a type, which must be free.</summary>
internal sealed class GeneratedNames
{
    /// <summary>What is appended to the name of a method, for each derivative.</summary>
    public static IReadOnlyList<(Derivatives Derivative, string Suffix)> Suffixes { get; } = new[]
    {
        (Derivatives.Gradient, "Gradient"), (Derivatives.Gradient, "ValueAndGradient"), (Derivatives.Gradient | Derivatives.Tape, "Backward"), (Derivatives.Tape, "Forward"),
        (Derivatives.Jvp, "Jvp"), (Derivatives.Hvp, "Hvp"), (Derivatives.Jacobian, "Jacobian"), (Derivatives.Jacobian, "JacobianSparsity"), (Derivatives.Jacobian, "SparseJacobian"), (Derivatives.Hessian, "Hessian"),
    };

    private readonly IMethodSymbol _method;
    private readonly ModuleReader _reader;

    public GeneratedNames(IMethodSymbol method, ModuleReader reader)
    {
        _method = method;
        _reader = reader;
    }

    /// <summary>The names of the members that are generated for a method.</summary>
    public static IEnumerable<string> Of(string method, Derivatives derivatives) =>
        Suffixes.Where(pair => (derivatives & pair.Derivative) != 0).Select(pair => method + pair.Suffix);

    public void Check(Derivatives derivatives)
    {
        foreach (string name in Of(_method.Name, derivatives))
        {
            if (_method.ContainingType.GetMembers(name).FirstOrDefault(member => !GeneratedCode.IsOurs(member) && !IsAccessor(member) && !DeclaredMembers.IsDeclaration(member)) is { } taken)
            {
                Report(taken.Locations.FirstOrDefault() ?? MethodReader.LocationOf(_method), name);
            }
        }

        if ((derivatives & Derivatives.Tape) != 0 && EarlierOverloads().Any(GoesBackLikeThis))
        {
            Report(MethodReader.LocationOf(_method), _method.Name + "Backward");
        }
    }

    private void Report(Location location, string name) => _reader.Report(Descriptors.NameTaken, location, _method.ContainingType.Name, name, _method.Name);

    private IEnumerable<IMethodSymbol> EarlierOverloads() => _method.ContainingType.GetMembers(_method.Name).OfType<IMethodSymbol>()
        .TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, _method))
        .Where(other => Names.Has(other, "DifferentiableAttribute") && (OptionsReader.Of(other).Derivatives & Derivatives.Tape) != 0);

    /// <summary>The way back over a tape takes no arguments, so that overloads may differ in nothing else.</summary>
    private bool GoesBackLikeThis(IMethodSymbol other) => other.Arity == _method.Arity && KeyOf(other) == KeyOf(_method);

    private static string KeyOf(IMethodSymbol method) => string.Join(
        ", ",
        method.Parameters.Where(parameter => FloatingContent.IsIn(parameter.Type) && !Names.Has(parameter, "NoGradientAttribute")).Select(parameter => parameter.Type)
            .Prepend(method.ReturnType).Select(Names.Of));

    private static bool IsAccessor(ISymbol member) => member is IMethodSymbol { AssociatedSymbol: not null };
}
