using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>Floating expressions.</summary>
internal sealed partial class MethodGenerator
{
    /// <summary>A value of a scalar type.</summary>
    private Expression Scalar(ScalarType type, int depth) => type.Kind switch
    {
        ScalarKind.Bool => Condition(depth),
        ScalarKind.Int or ScalarKind.Long => Integer(type, depth),
        _ => Floating(type, depth),
    };

    /// <summary>An expression that converts implicitly to <c>double</c>, or to <c>float</c>.</summary>
    private Expression Floating(ScalarType type, int depth)
    {
        if (depth <= 0 || Chance(0.12))
        {
            return Leaf(type);
        }

        return Pick<Func<Expression?>>(
            (16, () => Binary(Chance(0.7) ? "+" : "-", Operand(type, depth), Operand(type, depth))),
            (16, () => Binary("*", Operand(type, depth), Operand(type, depth))),
            (3, () => Negated(Operand(type, depth))),
            (4, () => Quotient(type, depth)),
            (1, () => Binary("%", Exact(type, Operand(type, depth)), Literal(Chance(0.5) ? 1.5 : 0.75, type)) with { Bound = 1.5 }),
            (16, () => Unary(type, depth)),
            (5, () => RareSmooth(type, depth)),
            (3, () => RareLinear(type, depth)),
            (structs.Length > 0 && features[Feature.Members] ? 6 : 0, () => MemberNumber(type, depth)),
            (structs.Length > 0 ? 10 : 0, () => NumericsValue(type, depth)),
            (10, () => AnyFunction(type, type, depth)),
            (6, () => Kinked(type, depth)),
            (3, () => Power(type, depth)),
            (2, () => Singular(type, depth)),
            (features[Feature.ConditionalExpressions] ? 6 : 0, () => Conditional(Condition(depth - 1), Operand(type, depth), Operand(type, depth))),
            (4, () => Conversion(type, depth)),
            (6, () => CallOf(type, depth)),
            (features[Feature.Rules] ? 10 : 0, () => RuledCall(type, depth)),
            (features[Feature.EmbeddedAssignments] ? 4 : 0, () => EmbeddedAssignment(type, depth)),
            (features[Feature.Choices] ? 4 : 0, () => SwitchExpression(type, depth)),
            (features[Feature.Functions] && type.Kind == ScalarKind.Double ? 3 : 0, () => CalledLambda(depth)),
            (features[Feature.Functions] ? 8 : 0, () => LocalCall(type, depth)),
            (features[Feature.Constructs] ? 4 : 0, () => ConstructValue(type, depth)),
            (1, () => Expression.Atom("Derivative.Stop", type, "Derivative.Stop({0})", Limit, Fit(Exact(type, Operand(type, depth)), Limit))),
            (features[Feature.Externals] ? 2 : 0, () => Outside(type)))() ?? Leaf(type);
    }

    private Expression Operand(ScalarType type, int depth)
    {
        if (Chance(0.08))
        {
            return Small(depth - 1).Expression;
        }

        return type.Kind == ScalarKind.Double && features[Feature.Floats] && Chance(0.12)
            ? Floating(DataType.Float, depth - 1)
            : Floating(type, depth - 1);
    }

    private Expression Leaf(ScalarType type)
    {
        if (Chance(0.12))
        {
            return Chance(0.5) && OneOf(constants.Where(constant => constant.Type == type)) is { } constant
                ? Expression.Atom("constant field", type, constant.Name, constant.Bound)
                : Literal(Rounded(), type);
        }

        return OneOf(scope.Variables.Where(variable => !IsInteger(variable))) is { } some && Reading(some, type) is { } read
            ? read
            : OneOf(scope.Variables.Select(variable => Reading(variable, type)).OfType<Expression>()) ?? Literal(Rounded(), type);
    }

    private static bool IsInteger(Variable variable) => variable.Type.IsIntegral || variable.Type == DataType.Bool;

    /// <summary>A way to read a floating number out of a variable, if there is one.</summary>
    private Expression? Reading(Variable variable, ScalarType type)
    {
        switch (variable.Type)
        {
            case ScalarType { Kind: ScalarKind.Double or ScalarKind.Float } scalar when scalar == type || type.Kind == ScalarKind.Double:
                return Expression.Variable(variable.Name, scalar, variable.Bound);
            case StructType composite when HasIndexer(composite) && Chance(0.2):
                return Component(Expression.Variable(variable.Name, composite, Limit));
            case StructType composite:
                return FieldOf(Expression.Variable(variable.Name, composite, Limit), "field", leaf => Fits(leaf.Type, type));
            case BufferType { Element: ScalarType { Kind: ScalarKind.Double or ScalarKind.Float } element } when CanIndex(variable) && (element == type || type.Kind == ScalarKind.Double):
                return ElementOf(variable);
            case GridType { Element: ScalarType { Kind: ScalarKind.Double or ScalarKind.Float } element } when Fits(element, type):
                return GridElement(variable);
            case BufferType { Element: StructType } when CanIndex(variable):
                return FieldOf(ElementOf(variable), "element field", leaf => Fits(leaf.Type, type));
            default:
                return null;
        }
    }

    private static bool Fits(DataType from, ScalarType to) => from == to || (from == DataType.Float && to == DataType.Double);

    private Expression? FieldOf(Expression target, string kind, Func<Field, bool> filter)
    {
        var leaves = ((StructType)target.Type).Leaves().Where(filter).ToList();
        if (leaves.Count == 0)
        {
            return null;
        }

        var leaf = leaves[random.Next(leaves.Count)];
        return Expression.Atom(leaf.Name.Contains('.') ? "nested " + kind : kind, leaf.Type, "{0}." + leaf.Name, Limit, target);
    }

    private static Expression Binary(string symbol, Expression left, Expression right) => Expression.Operator(
        symbol, Promote(left.Type, right.Type), $"<0> {symbol} <1>", symbol == "*" ? left.Bound * right.Bound : left.Bound + right.Bound, left, right);

    private static DataType Promote(DataType left, DataType right) =>
        left == DataType.Double || right == DataType.Double ? DataType.Double
        : left == DataType.Float || right == DataType.Float ? DataType.Float
        : left == DataType.Long || right == DataType.Long ? DataType.Long
        : DataType.Int;

    private static Expression Negated(Expression operand) => Expression.Operator("negate", operand.Type, "-<0>", operand.Bound, operand);

    /// <summary>The expression with a conversion if its type is another one.</summary>
    private static Expression Exact(ScalarType type, Expression value) => value.Type == type
        ? value
        : Expression.Operator($"{value.Type.Text} to {type.Text}", type, $"({type.Text})<0>", value.Bound, value);

    private Expression Quotient(ScalarType type, int depth)
    {
        var divisor = Operand(type, depth);
        var safe = Pick<Func<Expression>>(
            (3, () => Binary("+", Square(Fit(divisor, 20)), Literal(0.5, type))),
            (2, () => Binary("+", Function("Cos", type, 1, divisor), Literal(1.75, type))),
            (2, () => Literal(Chance(0.5) ? 2.5 : -1.25, type)))();
        return Binary("/", Exact(type, Operand(type, depth)), safe) with { Bound = Limit };
    }

    private static Expression Square(Expression value) => Binary("*", value, value);

    private static Expression Function(string name, ScalarType type, double bound, params Expression[] arguments) => Call(
        type.Kind == ScalarKind.Float ? "MathF" : "Math", name, type, bound, arguments);

    private static Expression Call(string type, string name, DataType result, double bound, params Expression[] arguments) =>
        Expression.Atom(type + "." + name, result, type + "." + Expression.CallTemplate(name, arguments.Length), bound, arguments);

    private Expression Unary(ScalarType type, int depth)
    {
        var x = Exact(type, Operand(type, depth));
        var unit = Function(Chance(0.5) ? "Sin" : "Cos", type, 1, x);
        return Pick<Func<Expression>>(
            (4, () => Function("Sin", type, 1, x)),
            (4, () => Function("Cos", type, 1, x)),
            (4, () => Function("Tanh", type, 1, x)),
            (2, () => Function("Atan", type, 1.6, x)),
            (2, () => Function("Exp", type, 2.8, unit)),
            (2, () => Function("Exp", type, 1, Expression.Operator("negate", type, "-<0>", 9, Square(Fit(x, 3))))),
            (2, () => Function("Log", type, 3, Binary("+", Square(x), Literal(0.5, type)))),
            (1, () => Function("Log10", type, 3, Binary("+", Square(x), Literal(0.75, type)))),
            (1, () => Function("Log", type, 3, Binary("+", Square(x), Literal(1.5, type)), Literal(3, type))),
            (2, () => Function("Sqrt", type, Limit, Binary("+", Square(x), Literal(0.25, type)))),
            (1, () => Function("Cbrt", type, Limit, Binary("+", Square(x), Literal(0.25, type)))),
            (1, () => Function("Tan", type, 1, Binary("*", Literal(0.5, type), unit))),
            (1, () => Function("Asin", type, 1.5, Binary("*", Literal(0.75, type), unit))),
            (1, () => Function("Acos", type, 3, Binary("*", Literal(0.75, type), unit))),
            (1, () => Function("Sinh", type, 1.2, unit)),
            (1, () => Function("Cosh", type, 1.6, unit)),
            (1, () => Function("Asinh", type, 3, x)),
            (1, () => Function("Acosh", type, 3, Binary("+", Square(x), Literal(1.5, type)))),
            (1, () => Function("Atanh", type, 1, Binary("*", Literal(0.5, type), unit))))();
    }

    private Expression Kinked(ScalarType type, int depth)
    {
        var x = Exact(type, Operand(type, depth));
        var y = features[Feature.Kinks] && Chance(0.3) ? x : Exact(type, Operand(type, depth));
        return Pick<Func<Expression>>(
            (4, () => Call("Math", "Abs", type, x.Bound, x)),
            (3, () => Call("Math", "Max", type, Math.Max(x.Bound, y.Bound), x, y)),
            (3, () => Call("Math", "Min", type, Math.Max(x.Bound, y.Bound), x, y)),
            (2, () => Call("Math", "Clamp", type, 1, x, Literal(-1, type), Literal(features[Feature.Kinks] ? 1 : 0.9, type))),
            (1, () => Function(Chance(0.5) ? "Floor" : "Ceiling", type, x.Bound + 1, x)),
            (1, () => Function(Chance(0.5) ? "Round" : "Truncate", type, x.Bound, x)),
            (1, () => Function("IEEERemainder", type, 0.75, x, Literal(1.5, type))),
            (1, () => Function("IEEERemainder", type, 4, x, Binary("+", Square(y), Literal(0.75, type)))),
            (2, () => Function("Atan2", type, 3.2, x, Binary("+", Square(y), Literal(0.5, type)))),
            (6, () => RareKinked(type, x, y)),
            (features[Feature.Kinks] ? 1 : 0, () => Function("Atan2", type, 3.2, y, x)))();
    }

    private Expression Power(ScalarType type, int depth)
    {
        var x = Exact(type, Fit(Operand(type, depth), 3));
        return Pick<Func<Expression>>(
            (3, () => Function("Pow", type, 30, x, Literal(random.Next(0, 4), type))),
            (1, () => Function("Pow", type, 10, Binary("+", Square(x), Literal(0.5, type)), Literal(-1.5, type))),
            (2, () => Function("Pow", type, 30, x, Exact(type, Expression.Operator("&", DataType.Int, "<0> & 3", 3, Integer(DataType.Int, 1))))),
            (2, () => Function("Pow", type, 10, Binary("+", Call("Math", "Abs", type, x.Bound, x), Literal(0.5, type)), Exact(type, Fit(Operand(type, depth), 1.5)))))();
    }

    /// <summary>Functions where they have no derivative, or an infinite one.</summary>
    private Expression? Singular(ScalarType type, int depth)
    {
        if (!features[Feature.Singularities])
        {
            return null;
        }

        var x = Exact(type, Fit(Operand(type, depth), 3));
        return Pick<Func<Expression>>(
            (2, () => Function("Sqrt", type, Limit, Call("Math", "Max", type, Limit, x, Literal(0, type)))),
            (1, () => Function("Sqrt", type, Limit, Call("Math", "Abs", type, Limit, x))),
            (1, () => Function("Cbrt", type, Limit, x)),
            (1, () => OfType("RootN", type, Limit, x, Literal(3, DataType.Int))),
            (1, () => Function("Pow", type, Limit, Call("Math", "Abs", type, Limit, x), Literal(0.5, type))),
            (1, () => Function("Sqrt", type, Limit, Binary("*", x, Literal(0, type)))))();
    }

    private static Expression Conditional(Expression condition, Expression then, Expression otherwise) => Expression.Operator(
        "?:", Promote(then.Type, otherwise.Type), "<0> ? <1> : <2>", Math.Max(then.Bound, otherwise.Bound), condition, then, otherwise);

    private Expression Conversion(ScalarType type, int depth) => Pick<Func<Expression>>(
        (2, () => Exact(type, Small(depth - 1).Expression)),
        (1, () => Exact(type, Fit(Exact(DataType.Double, Floating(DataType.Double, depth - 1)), Limit))),
        (features[Feature.Floats] ? 2 : 0, () => Exact(type, Exact(DataType.Float, Floating(DataType.Double, depth - 1)))),
        (1, () => Exact(type, Exact(DataType.Int, Fit(Floating(type, depth - 1), 50)))))();

    /// <summary>A call that carries no gradient and must happen once, in its place.</summary>
    private Expression Outside(ScalarType type)
    {
        var source = OneOf(scope.Variables.Where(variable => variable.Type is OpaqueType { Name: "Random" }));
        var number = source is not null && Chance(0.8)
            ? Expression.Atom("external call", DataType.Double, "{0}.NextDouble()", 1, Expression.Variable(source.Name, source.Type, 0))
            : Expression.Atom("external creation", DataType.Double, "new Random({0}).NextDouble()", 1, Small(1).Expression with { Type = DataType.Int });
        return type.Kind == ScalarKind.Double ? number : Exact(type, number);
    }

    /// <summary>The expression, brought into a range if it may leave it.</summary>
    private Expression Fit(Expression value, double limit)
    {
        if (value.Bound <= limit || value.Type is not ScalarType { Kind: ScalarKind.Double or ScalarKind.Float } type)
        {
            return value;
        }

        return Pick<Func<Expression>>(
            (2, () => Function("Tanh", type, 1, value)),
            (2, () => Function("Sin", type, 1, value)),
            (1, () => Function("Atan", type, 1.6, value)),
            (4, () => Scaled(value, limit, type)))();
    }

    private static Expression Scaled(Expression value, double limit, ScalarType type)
    {
        var factor = limit / value.Bound;
        var digits = Math.Pow(10, Math.Floor(Math.Log10(factor)));
        return Binary("*", Literal(Math.Round(Math.Max(Math.Floor(factor / digits), 1) * digits, 9), type), value) with { Bound = limit };
    }
}
