using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>The functions of <c>Math</c>, <c>MathF</c>, and of the number types themselves that are operations of the graph.</summary>
internal static class MathTable
{
    private static readonly Dictionary<(string Name, int Arity), Operation> s_operations = new[]
    {
        Operations.Sin, Operations.Cos, Operations.Tan, Operations.Asin, Operations.Acos, Operations.Atan,
        Operations.Sinh, Operations.Cosh, Operations.Tanh, Operations.Asinh, Operations.Acosh, Operations.Atanh,
        Operations.Exp, Operations.Log, Operations.Log10, Operations.Sqrt, Operations.Cbrt, Operations.Abs,
        Operations.Floor, Operations.Ceiling, Operations.Round, Operations.Truncate, Operations.Sign,
        Operations.Atan2, Operations.Pow, Operations.Max, Operations.Min, Operations.IeeeRemainder, Operations.LogBase, Operations.Clamp,
    }.ToDictionary(operation => (operation.Symbol, operation.Arity));

    /// <summary>The operation that a method is, or null.</summary>
    public static Operation? Find(IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        bool isMath = Names.IsSystem(type, "Math") || Names.IsSystem(type, "MathF");
        ScalarType? number = Names.ScalarOf(type.SpecialType);
        if (!method.IsStatic || (!isMath && number is null) || method.Parameters.Length == 0)
        {
            return null;
        }

        ITypeSymbol first = method.Parameters[0].Type;
        bool isUniform = Names.ScalarOf(first.SpecialType) is not null
            && method.Parameters.All(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, first));
        if (!isUniform || (!isMath && !SymbolEqualityComparer.Default.Equals(first, type)))
        {
            return null;
        }

        if (number is { IsFloating: true } && method is { Name: "IsNaN", Parameters.Length: 1 })
        {
            return Operations.IsNaN;
        }

        return s_operations.TryGetValue((method.Name, method.Parameters.Length), out Operation? operation) ? operation : null;
    }
}
