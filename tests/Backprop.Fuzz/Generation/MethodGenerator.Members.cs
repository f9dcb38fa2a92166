using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>Members of the program's own structs, and what C# has on every struct.</summary>
internal sealed partial class MethodGenerator
{
    /// <summary>What the coverage table calls operators of the program's own structs; they are declared where one is used.</summary>
    public const string UserOperator = "operator of a struct";

    private Expression? MemberValue(StructType type, int depth)
    {
        if (type.Kind == StructKind.LibraryReadOnly)
        {
            return null;
        }

        Expression Number(double limit) => Fit(Exact(DataType.Double, Floating(DataType.Double, depth - 1)), limit);
        var isOwn = type.Kind == StructKind.Own;
        return Pick<Func<Expression?>>(
            (isOwn ? 3 : 0, () => Expression.Operator(UserOperator, type, "(<0> + <1>) * 0.5", Limit, StructValue(type, depth - 1), StructValue(type, depth - 1))),
            (isOwn ? 2 : 0, () => Expression.Operator(UserOperator, type, "<0> * <1>", Limit, StructValue(type, depth - 1), Number(1))),
            (isOwn ? 1 : 0, () => Expression.Operator(UserOperator, type, "-<0>", Limit, StructValue(type, depth - 1))),
            (isOwn ? 2 : 0, () => Expression.Atom("factory of a struct", type, $"{type.Name}.{StructMembers.Make}({{0}}, {{1}})", Limit, Number(2), Number(2))),
            (3, () => With(type, depth)))();
    }

    private Expression? With(StructType type, int depth)
    {
        if (OneOf(type.Fields.Where(field => field.Type is ScalarType { Kind: ScalarKind.Double or ScalarKind.Float })) is not { } field)
        {
            return null;
        }

        var value = Fit(Floating((ScalarType)field.Type, depth - 1), Limit);
        return Expression.Operator("with", type, $"<0> with {{ {field.Name} = {{1}} }}", Limit, StructValue(type, depth - 1), value);
    }

    /// <summary>A number out of a struct by one of its members.</summary>
    private Expression? MemberNumber(ScalarType type, int depth)
    {
        if (OneOf(structs.Where(candidate => candidate.Kind == StructKind.Own)) is not { } owner)
        {
            return null;
        }

        var value = StructValue(owner, depth - 1);
        return type == StructMembers.FirstType(owner) && Chance(0.5) ? Expression.Atom("indexer of a struct", type, "<0>[{1}]", Limit, value, Position(2))
            : type == DataType.Double && !value.Template.StartsWith('-') ? Expression.Atom("property of a struct", type, "<0>." + (Chance(0.5) ? StructMembers.Norm : StructMembers.Scaled), 16 * owner.Leaves().Count(), value)
            : null;
    }

    /// <summary>A struct that can be changed: a variable or an element.</summary>
    private Expression? StructPlace(StructType type)
    {
        var local = OneOf(scope.Variables.Where(variable => variable.Type == type && variable.IsWritable));
        var array = OneOf(scope.Variables.Where(variable => variable.Type is BufferType buffer && buffer.Element == type && variable.HasWritableElements && CanIndex(variable)));
        return local is not null && (array is null || Chance(0.6)) ? Expression.Variable(local.Name, type, Limit)
            : array is not null ? ElementOf(array)
            : null;
    }

    /// <summary>A statement that changes a struct by its members, or takes it apart.</summary>
    private IEnumerable<Statement> MemberStatement()
    {
        if (OneOf(structs.Where(candidate => candidate.Kind == StructKind.Own)) is not { } type)
        {
            return [];
        }

        if (Chance(0.3))
        {
            return Deconstruction(type);
        }

        if (StructPlace(type) is not { } place)
        {
            return [];
        }

        var number = Fit(Exact(DataType.Double, Floating(DataType.Double, 2)), 1);
        return Single(Pick<Func<Statement>>(
            (4, () => new Simple("method that changes a struct", $"{{0}}.{StructMembers.Grow}({{1}});", [place, number])),
            (2, () => new Simple("property of a struct assigned", $"{{0}}.{StructMembers.Scaled} {(Chance(0.5) ? "+=" : "=")} {{1}};", [place, number])),
            (2, () => new Simple("indexer of a struct assigned", $"{{0}}[{{1}}] = {{2}};", [place, Position(2), Exact(StructMembers.FirstType(type), number)])),
            (2, () => new Simple(UserOperator, "{0} = {0} * {1};", [place, number])),
            (1, () => new Simple(UserOperator, "{0} += {1};", [place, Expression.Operator(UserOperator, type, "<0> * 0.5", Limit, StructValue(type, 1))])))());
    }

    private IEnumerable<Statement> Deconstruction(StructType type)
    {
        var value = StructValue(type, 1);
        if (Chance(0.5) && Place(candidate => candidate == DataType.Double) is { } first && Place(candidate => candidate == DataType.Double) is { } second)
        {
            return [new Simple("deconstruction into places", "({0}, {1}) = {2};", [first, second, value])];
        }

        var (p, q) = (scope.FreshName("part"), scope.FreshName("whole"));
        scope.Declare(new Variable(p, DataType.Double));
        scope.Declare(new Variable(q, DataType.Double) { Bound = 4 * Limit });
        return [new Simple("deconstruction", $"var ({p}, {q}) = {{0}};", [value], p)];
    }

    /// <summary>Another name for a variable, a field or an element.</summary>
    private Statement? ReferenceLocal()
    {
        if (Place(type => type.IsFloating) is not { Kind: not ComponentKind } place)
        {
            return null;
        }

        var name = scope.FreshName("at");
        scope.Declare(new Variable(name, place.Type) { IsReference = true });
        return new Simple("ref local", $"ref {place.Type.Text} {name} = ref {{0}};", [place], name);
    }
}
