using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>What can be assigned to, and assignments.</summary>
internal sealed partial class MethodGenerator
{
    /// <summary>Something floating that can be written: a local, a field, an element, a field of an element.</summary>
    private Expression? Place(Func<DataType, bool> filter)
    {
        var places = new List<Func<Expression?>>();
        foreach (var variable in scope.Variables)
        {
            switch (variable.Type)
            {
                case ScalarType scalar when variable.IsWritable && filter(scalar):
                    places.Add(() => Expression.Variable(variable.Name, scalar, Limit));
                    break;
                case StructType { HasWritableFields: true } composite when variable.IsWritable:
                    if (HasIndexer(composite) && filter(DataType.Float))
                    {
                        places.Add(() => Component(Expression.Variable(variable.Name, composite, Limit)));
                    }

                    places.Add(() => FieldOf(Expression.Variable(variable.Name, composite, Limit), "field", leaf => !leaf.IsConstant && filter(leaf.Type)));
                    break;
                case BufferType { Element: ScalarType element } when variable.HasWritableElements && CanIndex(variable) && filter(element):
                    for (var weight = features.IsAboutMemory ? 4 : 2; weight > 0; weight--)
                    {
                        places.Add(() => ElementOf(variable));
                    }

                    break;
                case GridType { Element: ScalarType element } when filter(element):
                    places.Add(() => GridElement(variable));
                    break;
                case GridType { Element: StructType { HasWritableFields: true } }:
                    places.Add(() => FieldOf(GridElement(variable), "element field", leaf => filter(leaf.Type)));
                    break;
                case BufferType { Element: StructType { HasWritableFields: true } } when variable.HasWritableElements && CanIndex(variable):
                    places.Add(() => FieldOf(ElementOf(variable), "element field", leaf => filter(leaf.Type)));
                    break;
            }
        }

        return OneOf(places)?.Invoke();
    }

    private Expression? EmbeddedAssignment(ScalarType type, int depth)
    {
        if (Place(candidate => candidate == type) is not { } place)
        {
            return null;
        }

        return Pick<Func<Expression>>(
            (4, () => Expression.Atom("assignment inside", type, "({0} = {1})", Limit, place, Fit(Floating(type, depth - 1), Limit))),
            (2, () => Expression.Atom("compound assignment inside", type, "({0} += {1})", 2 * Limit, place, Fit(Floating(type, depth - 1), 1))),
            (1, () => Expression.Atom("compound assignment inside", type, "({0} *= {1})", Limit, place, Fit(Floating(type, depth - 1), 1))),
            (1, () => Expression.Operator("x++ inside", type, Chance(0.5) ? "{0}++" : "++{0}", 2 * Limit, place)))();
    }

    /// <summary>An assignment statement, in one of its many forms.</summary>
    private Statement? Assignment()
    {
        if (Chance(0.12) && OneOf(scope.Variables.Where(variable => variable is { IsWritable: true, Below: 0, Type: ScalarType { Kind: ScalarKind.Int or ScalarKind.Long or ScalarKind.Bool } })) is { } inactive)
        {
            return InactiveAssignment(inactive);
        }

        if (Place(type => type.IsFloating) is not { } place)
        {
            return null;
        }

        var type = (ScalarType)place.Type;
        var isMultiplied = multiplicity > 1;
        return Pick<Func<Statement>>(
            (8, () => new Simple("x = e", "{0} = {1};", [place, Fit(Floating(type, Depth()), Limit)])),
            (6, () => new Simple("x += e", "{0} += {1};", [place, Fit(Floating(type, Depth()), isMultiplied ? 1 : Limit)])),
            (3, () => new Simple("x -= e", "{0} -= {1};", [place, Fit(Floating(type, 2), isMultiplied ? 1 : Limit)])),
            (4, () => new Simple("x *= e", "{0} *= {1};", [place, Fit(Floating(type, 2), 1.05)])),
            (2, () => new Simple("x /= e", "{0} /= {1};", [place, Binary("+", Square(Fit(Exact(type, Floating(type, 1)), 20)), Literal(0.75, type))])),
            (1, () => new Simple("x %= e", "{0} %= {1};", [place, Literal(1.25, type)])),
            (2, () => new Simple(Chance(0.5) ? "x++" : "x--", Chance(0.5) ? "{0}++;" : "--{0};", [place])),
            (2, () => Chained(place, type)))();
    }

    private int Depth() => random.Next(1, 4);

    private Statement Chained(Expression place, ScalarType type)
    {
        var second = Place(candidate => candidate == type) ?? place;
        return new Simple("x = y = e", "{0} = {1} = {2};", [place, second, Fit(Floating(type, 2), Limit)]);
    }

    private Statement InactiveAssignment(Variable variable)
    {
        var type = (ScalarType)variable.Type;
        var place = Expression.Variable(variable.Name, type, AnyInteger);
        return type.Kind == ScalarKind.Bool
            ? Pick<Func<Statement>>(
                (3, () => new Simple("b = e", "{0} = {1};", [place, Condition(2)])),
                (1, () => new Simple("b |= e", "{0} |= {1};", [place, Condition(1)])),
                (1, () => new Simple("b &= e", "{0} &= {1};", [place, Condition(1)])),
                (1, () => new Simple("b ^= e", "{0} ^= {1};", [place, Condition(1)])))()
            : Pick<Func<Statement>>(
                (3, () => new Simple("k = e", "{0} = {1};", [place, Integer(type, 2)])),
                (2, () => new Simple("k += e", "{0} += {1};", [place, Integer(type, 1)])),
                (1, () => new Simple("k -= e", "{0} -= {1};", [place, Integer(type, 1)])),
                (1, () => new Simple("k *= e", "{0} *= {1};", [place, Literal(random.Next(-2, 4), type)])),
                (1, () => new Simple("k <<= e", "{0} <<= {1};", [place, Literal(1, DataType.Int)])),
                (1, () => new Simple("k %= e", "{0} %= {1};", [place, Literal(5, type)])),
                (3, () => new Simple("k++", Chance(0.5) ? "{0}++;" : "--{0};", [place])))();
    }
}
