using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>The functions of <c>Math</c>, <c>MathF</c>, of the number types themselves, and of type parameters that stand for these, that are operations of the graph.</summary>
internal static class MathTable
{
    /// <summary>The operations that are functions, by the name and the number of arguments that C# calls them with.</summary>
    private static readonly ILookup<(string Name, int Arity), Operation> s_operations = Operations.ByName.Values
        .Where(operation => operation.Spelling is Spelling.Math or Spelling.TypeStatic or Spelling.ResultStatic)
        .ToLookup(operation => (operation.Symbol, operation.Arity));

    /// <summary>Functions of the number types that are a function of <c>Math</c> under another name.</summary>
    private static readonly Dictionary<string, string> s_otherNames = new() { ["Ieee754Remainder"] = "IEEERemainder" };

    private static readonly Operation[] s_quotientAndRemainder = { Operations.Divide, Operations.Remainder };

    /// <summary>The operation that a method is, or null.</summary>
    public static Operation? Find(IMethodSymbol method) =>
        All(method).FirstOrDefault(operation => operation.Element.Length == 0);

    /// <summary>The operations that are the elements of the tuple that a method returns, in their order; none if it is another method.</summary>
    public static IReadOnlyList<Operation> Elements(IMethodSymbol method) =>
        method.ReturnType is not INamedTypeSymbol { IsTupleType: true } tuple ? System.Array.Empty<Operation>()
        : method.Name == "DivRem" && IsFunctionOfNumbers(method) ? s_quotientAndRemainder
        : tuple.TupleElements.SelectMany(element => All(method).Where(operation => operation.Element == element.Name)).ToList();

    /// <summary>Whether a method is <c>double.CreateChecked(x)</c> or one of its sisters, which convert any number of these as a cast does.</summary>
    public static bool IsConversion(IMethodSymbol method) =>
        IsCreation(method) && method.ContainingType.SpecialType is SpecialType.System_Double or SpecialType.System_Single
        && NumberTypes.ScalarOf(method.Parameters[0].Type) is not null and not ScalarType { Kind: ScalarKind.Boolean };

    /// <summary>Whether a method is <c>Math.BigMul</c> with a result that holds the whole product.</summary>
    public static bool IsWideProduct(IMethodSymbol method) => method is { Name: "BigMul", Parameters.Length: 2 } && IsFunctionOfNumbers(method)
        && method.Parameters[0].Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_UInt32 && Names.ScalarOf(method.ReturnType.SpecialType) is not null;

    /// <summary>Whether a method is <c>Math.DivRem</c> with an <c>out</c> parameter for the remainder.</summary>
    public static bool IsQuotientWithRemainder(IMethodSymbol method) =>
        method is { Name: "DivRem", Parameters.Length: 3 } && IsFunctionOfNumbers(method);

    private static IEnumerable<Operation> All(IMethodSymbol method)
    {
        string name = s_otherNames.TryGetValue(method.Name, out string? other) ? other : method.Name;
        return IsFunctionOfNumbers(method)
            ? s_operations[(name, method.Parameters.Length)].Where(operation => Takes(operation, method))
            : Enumerable.Empty<Operation>();
    }

    private static bool IsCreation(IMethodSymbol method) =>
        method is { IsStatic: true, Name: "CreateChecked" or "CreateSaturating" or "CreateTruncating", Parameters.Length: 1 };

    private static bool IsFunctionOfNumbers(IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        bool isMath = Names.IsSystem(type, "Math") || Names.IsSystem(type, "MathF");
        return method is { IsStatic: true, Parameters.Length: > 0 }
            && (isMath || (Names.ScalarOf(type.SpecialType) is { } owner && (method.Parameters[0].Type.SpecialType == type.SpecialType || (!owner.IsFloating && IsCreation(method))))
                || (NumberTypes.IsInterface(type) && NumberTypes.ScalarOf(method.Parameters[0].Type) is not null));
    }

    /// <summary>Whether the parameters of a method are of the types that an operation asks for.</summary>
    private static bool Takes(Operation operation, IMethodSymbol method)
    {
        ITypeSymbol first = method.Parameters[0].Type;
        ScalarType? scalar = NumberTypes.ScalarOf(first);
        bool isFloat = scalar is { IsFloating: true };
        bool isNumber = scalar is { Kind: not (ScalarKind.Boolean or ScalarKind.Char) };
        bool IsAlike() => method.Parameters.All(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, first) && parameter.RefKind == RefKind.None);
        bool IsInt(int parameter) => method.Parameters[parameter].Type.SpecialType == SpecialType.System_Int32;
        bool IsRounding(int parameter) => Names.IsSystem(method.Parameters[parameter].Type, "MidpointRounding");
        if (method.IsGenericMethod != (operation.Signature == Signature.FloatToWhole))
        {
            return false;
        }

        return operation.Signature switch
        {
            Signature.FloatToWhole => isFloat && Names.ScalarOf(method.ReturnType.SpecialType) is { IsFloating: false },
            Signature.Numbers => isNumber && IsAlike(),
            Signature.NumberToInt => isNumber && scalar is { Kind: not (ScalarKind.UInt64 or ScalarKind.NUInt) },
            Signature.FloatAndInt => isFloat && IsInt(1),
            Signature.FloatAndRounding => isFloat && IsRounding(1),
            Signature.FloatIntAndRounding => isFloat && IsInt(1) && IsRounding(2),
            _ => isFloat && IsAlike(),
        };
    }
}
