using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>Builds the derivatives that a module calls: each becomes a function like any other, which can be differentiated like any other.</summary>
internal static class DerivedFunctions
{
    /// <summary>The method with all derivatives built. They are not optimized yet: that would forget what only matters to a derivative.</summary>
    public static MethodModel BuildIn(MethodModel method) => method.Module is { } module && module.Functions.Any(function => function.Derivation is not null)
        ? method with { Module = new Module(module.Functions.SelectMany(Build).ToEquatableArray()) } : method;

    private static IEnumerable<Function> Build(Function function)
    {
        if (function.Derivation is not { } derivation)
        {
            return new[] { function };
        }

        MethodModel method = BuildIn(derivation.Method);
        Core core = derivation.Mode switch
        {
            Derivatives.Jvp => Differentiate.Jvp(method),
            Derivatives.Hvp => Differentiate.Hvp(method),
            Derivatives.Jacobian => Differentiate.Jacobian(method),
            Derivatives.Hessian => Differentiate.Hessian(method),
            _ => Differentiate.Gradient(method),
        };
        var halves = new HashSet<string>(core.Module.Functions.SelectMany(inner => Halves.NamesOf(inner.Name)));
        Module module = Renamed.With(core.Module, inner => function.Name + "_" + inner.Name + (halves.Contains(inner.Name) ? "_" : ""));
        return module.Functions.Select(AnyHelper).Prepend(new DerivedFunction(function, derivation, core with { Module = module }).Build());
    }

    /// <summary>What held where the derivative was entered from outside does not hold here: who calls it may hand over the same memory twice, and goes back in another frame.</summary>
    private static Function AnyHelper(Function function) => function with { IsRecomputed = false, HasDisjointParameters = false };
}
