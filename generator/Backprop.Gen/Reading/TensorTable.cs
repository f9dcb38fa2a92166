using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>The functions of <c>TensorPrimitives</c> that have gradients, or need none.</summary>
internal static class TensorTable
{
    /// <summary>Functions that are more than one operation, with the number of their operands.</summary>
    private static readonly Dictionary<string, int> s_composed = new()
    {
        ["Reciprocal"] = 1,
        ["ReciprocalSqrt"] = 1,
        ["Increment"] = 1,
        ["Decrement"] = 1,
        ["Sigmoid"] = 1,
        ["SoftMax"] = 1,
        ["MultiplyAdd"] = 3,
        ["AddMultiply"] = 3,
    };

    private static readonly ILookup<string, Reduction> s_reductions = Reductions.ByName.Values.ToLookup(reduction => reduction.Symbol);

    /// <summary>Whether a method writes, element by element, what an operation or a few of them make of its operands.</summary>
    public static bool IsElementwise(IMethodSymbol method)
    {
        int operands = method.Parameters.Length - 1;
        return IsOfOneNumber(method) && (TensorNames.Find(method.Name, operands) is not null || (s_composed.TryGetValue(method.Name, out int arity) && arity == operands));
    }

    /// <summary>The two operations whose results a method writes, each into its own destination, or null.</summary>
    public static (Operation First, Operation Second)? PairOf(IMethodSymbol method) => method.Parameters.Length != 3 || !IsOfOneNumber(method) ? null : method.Name switch
    {
        "SinCos" => (Operations.PairedSin, Operations.PairedCos),
        "SinCosPi" => (Operations.PairedSinPi, Operations.PairedCosPi),
        _ => null,
    };

    /// <summary>The reduction that a method is, or null.</summary>
    public static Reduction? ReductionOf(IMethodSymbol method) =>
        s_reductions[method.Name].FirstOrDefault(reduction => reduction.Arity == method.Parameters.Length);

    /// <summary>Whether generated code can call the functions for any number: the assembly for older frameworks has them for <c>float</c> only.</summary>
    public static bool IsGenericHere(INamedTypeSymbol primitives) => primitives.GetMembers("Exp").OfType<IMethodSymbol>().Any(method => method.IsGenericMethod);

    /// <summary>Whether all operands are buffers of one type of number, or such a number, or an int.</summary>
    private static bool IsOfOneNumber(IMethodSymbol method)
    {
        ITypeSymbol? number = Element(method.Parameters[method.Parameters.Length - 1].Type);
        return number is not null && method.Parameters.All(parameter => parameter.RefKind == RefKind.None
            && (parameter.Type.SpecialType == SpecialType.System_Int32 || SymbolEqualityComparer.Default.Equals(Element(parameter.Type) ?? parameter.Type, number)));
    }

    private static ITypeSymbol? Element(ITypeSymbol type) => Names.IsSpan(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : null;
}
