using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>Integers and conditions.</summary>
internal sealed partial class MethodGenerator
{
    private const double AnyInteger = int.MaxValue;

    /// <summary>An integer that converts implicitly to the type.</summary>
    private Expression Integer(ScalarType type, int depth)
    {
        if (depth <= 0 || Chance(0.25))
        {
            // Where there is no integer yet, a floating number is made one now and then: constants alone decide nothing.
            var isBare = !scope.Variables.Any(variable => variable.Type.IsIntegral);
            if (isBare && Chance(0.5))
            {
                return Exact(type, Exact(DataType.Int, Leaf(DataType.Double)));
            }

            return OneOf(scope.Variables.Where(variable => variable.Type == type || (variable.Type == DataType.Int && type == DataType.Long))) is { } variable && Chance(0.8)
                ? Expression.Variable(variable.Name, variable.Type, variable.Below > 0 ? variable.Below : AnyInteger)
                : OneOf(constants.Where(constant => constant.Type == DataType.Int)) is { } constant && Chance(0.3)
                    ? Expression.Atom("constant field", DataType.Int, constant.Name, constant.Bound)
                    : Literal(random.Next(-3, 6), type);
        }

        var left = Integer(type, depth - 1);
        return Pick<Func<Expression>>(
            (4, () => Arithmetic("+", left, depth, type)),
            (3, () => Arithmetic("-", left, depth, type)),
            (2, () => Arithmetic("*", left, depth, type)),
            (2, () => Arithmetic("&", left, depth, type)),
            (1, () => Arithmetic("|", left, depth, type)),
            (1, () => Arithmetic("^", left, depth, type)),
            (1, () => Expression.Operator("/", left.Type, "<0> / <1>", AnyInteger, left, Literal(random.Next(2, 5), DataType.Int))),
            (1, () => Expression.Operator("/", left.Type, "<0> / ((<1> & 3) + 1)", AnyInteger, left, Integer(DataType.Int, depth - 1))),
            (2, () => Expression.Operator("%", left.Type, "<0> % <1>", 5, left, Literal(random.Next(2, 5), DataType.Int))),
            (1, () => Expression.Operator("<<", left.Type, "<0> << <1>", AnyInteger, left, Literal(random.Next(0, 4), DataType.Int))),
            (1, () => Expression.Operator(">>", left.Type, "<0> >> <1>", AnyInteger, left, Literal(random.Next(0, 4), DataType.Int))),
            (1, () => Expression.Operator("~", left.Type, "~<0>", AnyInteger, left)),
            (1, () => Expression.Operator("negate", left.Type, "-<0>", AnyInteger, left)),
            (2, () => Expression.Operator("?:", left.Type, "<0> ? <1> : <2>", AnyInteger, Condition(depth - 1), left, left)),
            (2, () => Exact(type, Exact(DataType.Int, Fit(Exact(DataType.Double, Floating(DataType.Double, depth - 1)), 50)))),
            (1, () => Expression.Atom("Math.DivRem", left.Type, "Math.DivRem({0}, {1})." + (Chance(0.5) ? "Quotient" : "Remainder"), AnyInteger, left, Exact((ScalarType)left.Type, Literal(random.Next(2, 5), DataType.Int)))),
            (1, () => Call("Math", Chance(0.5) ? "Max" : "Min", left.Type, AnyInteger, left, left)),
            (1, () => Call("Math", "Sign", DataType.Int, 1, Exact(DataType.Double, Floating(DataType.Double, depth - 1)))),
            (1, () => AnyFunction(DataType.Double, DataType.Int, depth - 1) ?? left),
            (type == DataType.Int ? 1 : 0, () => Exact(DataType.Int, Integer(DataType.Long, depth - 1))),
            (features[Feature.Externals] ? 1 : 0, () => Expression.Atom("external call", DataType.Int, "System.Numerics.BitOperations.PopCount((uint)(<0> & 255))", 32, Integer(DataType.Int, depth - 1))),
            (features[Feature.EmbeddedAssignments] ? 3 : 0, () => Step(type) ?? left),
            (1, () => CallOf(type, depth) ?? left))();
    }

    private Expression Arithmetic(string symbol, Expression left, int depth, ScalarType type)
    {
        var right = Integer(type, depth - 1);
        return Expression.Operator(symbol, Promote(left.Type, right.Type), $"<0> {symbol} <1>", AnyInteger, left, right);
    }

    /// <summary><c>k++</c> and its like, in the middle of an expression.</summary>
    private Expression? Step(ScalarType type)
    {
        if (OneOf(scope.Variables.Where(variable => variable.Type == type && variable is { IsWritable: true, Below: 0 })) is not { } variable)
        {
            return null;
        }

        var read = Expression.Variable(variable.Name, type, AnyInteger);
        return random.Next(5) switch
        {
            0 => Expression.Operator("k++ inside", type, "{0}++", AnyInteger, read),
            1 => Expression.Operator("++k inside", type, "++{0}", AnyInteger, read),
            2 => Expression.Operator("k-- inside", type, "{0}--", AnyInteger, read),
            3 => Expression.Operator("--k inside", type, "--{0}", AnyInteger, read),
            _ => Expression.Atom("assignment inside", type, "({0} = {1})", AnyInteger, read, Integer(type, 1)),
        };
    }

    /// <summary>An integer from 0 up, with the number it stays below.</summary>
    private (Expression Expression, int Below) Small(int depth, int limit = 16)
    {
        if (OneOf(scope.Variables.Where(variable => variable.Below > 0 && variable.Below <= limit)) is { } counter && Chance(0.7))
        {
            return (AsInt(Expression.Variable(counter.Name, counter.Type, counter.Below)), counter.Below);
        }

        if (Chance(0.4) || limit < 2)
        {
            var value = random.Next(Math.Min(limit, 4));
            return (Literal(value, DataType.Int), value + 1);
        }

        var mask = limit >= 4 && Chance(0.5) ? 3 : 1;
        return (Expression.Operator("&", DataType.Int, "<0> & " + mask, mask, Integer(DataType.Int, depth)), mask + 1);
    }

    private Expression Condition(int depth)
    {
        if (depth > 0 && Chance(0.35))
        {
            return Pick<Func<Expression>>(
                (4, () => Logic("&&", depth)),
                (4, () => Logic("||", depth)),
                (1, () => Logic("&", depth)),
                (1, () => Logic("|", depth)),
                (1, () => Logic("^", depth)),
                (1, () => Logic("==", depth)),
                (2, () => Expression.Operator("!", DataType.Bool, "!<0>", 1, Condition(depth - 1))),
                (1, () => Expression.Operator("?:", DataType.Bool, "<0> ? <1> : <2>", 1, Condition(depth - 1), Condition(depth - 1), Condition(depth - 1))),
                (features[Feature.EmbeddedAssignments] ? 1 : 0, () => OneOf(scope.Variables.Where(variable => variable.Type == DataType.Bool && variable.IsWritable)) is { } flag
                    ? Expression.Atom("assignment inside", DataType.Bool, "({0} = {1})", 1, Expression.Variable(flag.Name, DataType.Bool, 1), Condition(depth - 1))
                    : Condition(depth - 1)),
                (1, () => CallOf(DataType.Bool, depth) ?? Condition(depth - 1)))();
        }

        if (OneOf(scope.Variables.Where(variable => variable.Type == DataType.Bool)) is { } truth && Chance(0.3))
        {
            return Expression.Variable(truth.Name, DataType.Bool, 1);
        }

        if (features[Feature.Choices] && Chance(0.2))
        {
            return Pattern(depth);
        }

        var isInteger = Chance(0.35);
        var symbol = Pick((5, "<"), (5, ">"), (2, "<="), (2, ">="), (isInteger || features[Feature.Kinks] ? 2 : 0, "=="), (isInteger || features[Feature.Kinks] ? 1 : 0, "!="));
        if (Chance(0.03))
        {
            return Question(depth);
        }

        var (left, right) = isInteger
            ? (Integer(DataType.Int, Math.Min(depth, 1)), Integer(DataType.Int, Math.Min(depth, 1)))
            : (Chance(0.5) ? Leaf(DataType.Double) : Floating(DataType.Double, Math.Min(depth, 2)), Chance(0.6) ? Literal(Rounded(), DataType.Double) : Floating(DataType.Double, Math.Min(depth, 1)));
        return Expression.Operator(symbol, DataType.Bool, $"<0> {symbol} <1>", 1, left, right);
    }

    private Expression Logic(string symbol, int depth) =>
        Expression.Operator(symbol, DataType.Bool, $"<0> {symbol} <1>", 1, Condition(depth - 1), Condition(depth - 1));
}
