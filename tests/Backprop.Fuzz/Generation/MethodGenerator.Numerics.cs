using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>Vectors, quaternions and complex numbers.</summary>
internal sealed partial class MethodGenerator
{
    /// <summary>A function of <c>System.Numerics</c> that gives a value of the type, if the program has types for its arguments.</summary>
    private Expression? NumericsValue(DataType type, int depth)
    {
        if (OneOf(NumericsText.All.Where(function => function.Result == type && function.Parameters.Any(parameter => structs.Contains(parameter)))) is not { } function)
        {
            return null;
        }

        Expression[] arguments = [.. function.Parameters.Select(parameter => parameter is StructType composite
            ? function.IsPositive ? Positive(composite, depth - 1) : StructValue(composite, depth - 1)
            : NumericsNumber((ScalarType)parameter, function.IsPositive, depth - 1))];
        return Expression.Atom(function.Name, type, function.Template, Limit, arguments);
    }

    private Expression NumericsNumber(ScalarType type, bool isPositive, int depth)
    {
        var value = Fit(Exact(type, Floating(type, depth)), 2);
        return isPositive ? Binary("+", Square(value), Literal(0.5, type)) : value;
    }

    /// <summary>A value whose components are all positive.</summary>
    private Expression Positive(StructType type, int depth) => type == NumericsText.Complex
        ? Expression.Atom("new Complex", type, "new Complex({0}, {1})", Limit, NumericsNumber(DataType.Double, true, depth), NumericsNumber(DataType.Double, true, depth))
        : type == NumericsText.Quaternion
            ? Expression.Atom("new Quaternion", type, "new Quaternion({0}, {1}, {2}, 0.5f)", Limit, [.. Enumerable.Range(0, 3).Select(_ => NumericsNumber(DataType.Float, true, depth))])
            : Expression.Atom(type.Name + ".Abs", type, $"({type.Name}.Abs({{0}}) + {type.Name}.One * 0.5f)", Limit, StructValue(type, depth));

    /// <summary>What cannot be passed by reference.</summary>
    private const string ComponentKind = "component by index";

    private static bool HasIndexer(DataType type) => type is StructType { Kind: StructKind.Library };

    /// <summary><c>v[i]</c></summary>
    private Expression Component(Expression vector)
    {
        var count = ((StructType)vector.Type).Fields.Length;
        return Expression.Atom(ComponentKind, DataType.Float, "<0>[{1}]", Limit, vector, Position(count));
    }
}
