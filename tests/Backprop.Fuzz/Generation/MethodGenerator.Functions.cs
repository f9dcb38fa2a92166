using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>The rarer functions of <c>Math</c>, and those that only the number types have.</summary>
internal sealed partial class MethodGenerator
{
    /// <summary>A static method of <c>double</c> or <c>float</c>.</summary>
    private static Expression OfType(string name, ScalarType type, double bound, params Expression[] arguments) =>
        Call(type.Text, name, type, bound, arguments);

    /// <summary>A function that is smooth.</summary>
    private Expression RareSmooth(ScalarType type, int depth)
    {
        var x = Exact(type, Operand(type, depth));
        var unit = Function(Chance(0.5) ? "Sin" : "Cos", type, 1, x);
        var half = Binary("*", Literal(0.5, type), unit);
        var positive = Binary("+", Square(x), Literal(0.5, type));
        return Pick<Func<Expression>>(
            (2, () => OfType(Chance(0.5) ? "SinPi" : "CosPi", type, 1, x)),
            (1, () => OfType("TanPi", type, 1, Binary("*", Literal(0.5, type), half))),
            (1, () => OfType(Chance(0.5) ? "AsinPi" : "AcosPi", type, 1, half)),
            (1, () => OfType("AtanPi", type, 0.5, x)),
            (1, () => OfType("Atan2Pi", type, 1, x, positive)),
            (2, () => Expression.Atom("Math.SinCos", type, $"Math{(type.Kind == ScalarKind.Float ? "F" : "")}.SinCos({{0}}).{(Chance(0.5) ? "Sin" : "Cos")}", 1, x)),
            (1, () => Expression.Atom("SinCosPi", type, $"{type.Text}.SinCosPi({{0}}).{(Chance(0.5) ? "SinPi" : "CosPi")}", 1, x)),
            (1, () => OfType("Exp2", type, 2, unit)),
            (1, () => OfType("Exp10", type, 10, unit)),
            (1, () => OfType("ExpM1", type, 1.8, unit)),
            (1, () => OfType(Chance(0.5) ? "Exp2M1" : "Exp10M1", type, 9, unit)),
            (1, () => Function("Log2", type, 5, positive)),
            (2, () => OfType(Chance(0.5) ? "LogP1" : "Log2P1", type, 5, Square(x))),
            (1, () => OfType("Log10P1", type, 3, half)),
            (1, () => OfType("RootN", type, Limit, positive, Literal(random.Next(2, 5), DataType.Int))),
            (1, () => OfType("RootN", type, 2, positive, Literal(-random.Next(1, 4), DataType.Int))),
            (2, () => OfType("Hypot", type, x.Bound + 1, x, Literal(0.75, type))))();
    }

    /// <summary>A function that is linear in something.</summary>
    private Expression RareLinear(ScalarType type, int depth)
    {
        var x = Exact(type, Operand(type, depth));
        var y = Exact(type, Operand(type, depth));
        var z = Exact(type, Operand(type, depth));
        return Pick<Func<Expression>>(
            (2, () => Function("FusedMultiplyAdd", type, x.Bound * y.Bound + z.Bound, x, y, z)),
            (1, () => OfType("MultiplyAddEstimate", type, x.Bound * y.Bound + z.Bound, x, y, z)),
            (2, () => OfType("Lerp", type, (x.Bound + y.Bound) * (1 + z.Bound), x, y, z)),
            (1, () => OfType("DegreesToRadians", type, x.Bound * 0.02, x)),
            (1, () => Function("ScaleB", type, x.Bound * 8, x, Expression.Operator("&", DataType.Int, "<0> & 3", 3, Integer(DataType.Int, 1)))),
            (1, () => Function(Chance(0.5) ? "BitIncrement" : "BitDecrement", type, x.Bound + 1e-3, x)))();
    }

    /// <summary>A function that chooses, or rounds.</summary>
    private Expression RareKinked(ScalarType type, Expression x, Expression y)
    {
        var bound = Math.Max(x.Bound, y.Bound);
        var limit = Literal(features[Feature.Kinks] ? 1 : 0.9, type);
        return Pick<Func<Expression>>(
            (2, () => OfType(Chance(0.5) ? "MaxNumber" : "MinNumber", type, bound, x, y)),
            (2, () => Function(Chance(0.5) ? "MaxMagnitude" : "MinMagnitude", type, bound, x, y)),
            (1, () => OfType(Chance(0.5) ? "MaxMagnitudeNumber" : "MinMagnitudeNumber", type, bound, x, y)),
            (2, () => OfType(Chance(0.5) ? "MaxNative" : "MinNative", type, bound, x, y)),
            (1, () => OfType(Chance(0.5) ? "Clamp" : "ClampNative", type, 1, x, Literal(-1, type), limit)),
            (2, () => Function("CopySign", type, x.Bound, x, y)),
            (features[Feature.Kinks] ? 2 : 0, () => OfType("Hypot", type, x.Bound + y.Bound, x, y)),
            (1, () => OfType("Ieee754Remainder", type, 0.75, x, Literal(1.5, type))),
            (1, () => Function("Round", type, x.Bound + 1, x, Literal(random.Next(0, 3), DataType.Int))),
            (1, () => Expression.Atom("Math.Round by mode", type, $"Math{(type.Kind == ScalarKind.Float ? "F" : "")}.Round({{0}}, MidpointRounding.{(Chance(0.5) ? "AwayFromZero" : "ToZero")})", x.Bound + 1, x)))();
    }

    /// <summary>Any function that .NET has on floating-point numbers, where it is defined.</summary>
    private Expression? AnyFunction(ScalarType type, ScalarType result, int depth)
    {
        var fitting = FunctionText.All.Where(function => function.Type == type && function.Result == result).ToList();
        if (fitting.Count == 0)
        {
            return null;
        }

        var function = fitting[random.Next(fitting.Count)];
        Expression[] arguments = [.. function.Parameters.Select((parameter, index) => parameter is null
            ? Expression.Atom(Expression.LiteralKind, DataType.Int, "MidpointRounding." + (MidpointRounding)random.Next(5), 0)
            : parameter == DataType.Int ? Expression.Operator("+", DataType.Int, "(<0> & 1) + 1", 2, AsInt(Integer(DataType.Int, 1)))
            : function.Domain == Domain.Bounded && index > 0 ? Literal((2 * index) - 3, parameter)
            : Within(function, Exact(parameter, Operand(parameter, depth))))];
        return Expression.Atom(function.Name, result, function.Template, function.Bound, arguments);
    }

    /// <summary>The value in the domain of a function.</summary>
    private Expression Within(FunctionText function, Expression value)
    {
        var type = (ScalarType)value.Type;
        var isNear = function.Domain == Domain.Near || (function.IsSteep && !features[Feature.Singularities]);
        return isNear ? Binary("+", Literal(1.25, type), Binary("*", Literal(0.75, type), Function("Sin", type, 1, value)))
            : function.Domain == Domain.Unit ? Binary("*", Literal(0.75, type), Function(Chance(0.5) ? "Sin" : "Tanh", type, 1, value))
            : function.Domain == Domain.Above ? Binary("+", Literal(1.5, type), Square(Fit(value, 2.5)))
            : Fit(value, 9);
    }

    /// <summary>A question about a number.</summary>
    private Expression Question(int depth)
    {
        if (Chance(0.5) && AnyFunction(features[Feature.Floats] && Chance(0.5) ? DataType.Float : DataType.Double, DataType.Bool, depth) is { } question)
        {
            return question;
        }

        var name = Pick((3, "IsNaN"), (1, "IsFinite"), (1, "IsInfinity"), (2, "IsNegative"), (2, "IsPositive"), (1, "IsInteger"), (1, "IsNormal"));
        return Expression.Atom("double." + name, DataType.Bool, $"double.{name}({{0}})", 1, Floating(DataType.Double, depth));
    }
}
