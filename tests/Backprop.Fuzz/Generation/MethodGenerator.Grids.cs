using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>Arrays of two and three dimensions.</summary>
internal sealed partial class MethodGenerator
{
    private GridType NewGridType()
    {
        var element = Chance(0.7) ? DataType.Double : Element();
        return new GridType(element, Chance(0.75) ? 2 : 3);
    }

    private Statement NewGrid()
    {
        var type = NewGridType();
        var last = random.Next(1, 4);
        var isFilled = type is { Rank: 2, Element: ScalarType } && Chance(0.4);
        Expression[] elements = isFilled ? [.. Enumerable.Range(0, 2 * last).Select(_ => ElementValue(type.Element))] : [];
        var rows = Enumerable.Range(0, 2).Select(row => "{ " + string.Join(", ", Enumerable.Range(row * last, last).Select(index => $"{{{index}}}")) + " }");
        var name = scope.FreshName();
        scope.Declare(new Variable(name, type) { MinLength = last, IsWritable = false });
        return isFilled
            ? new Simple("new grid { … }", $"{type.Text} {name} = {{ {string.Join(", ", rows)} }};", [.. elements], name)
            : new Simple("new grid", $"{type.Text} {name} = new {type.Element.Text}[2, {(type.Rank == 3 ? "2, " : "")}{last}];", [], name);
    }

    private Expression GridElement(Variable grid)
    {
        var type = (GridType)grid.Type;
        Expression[] indices = [.. Enumerable.Range(0, type.Rank - 1).Select(_ => Position(2)), Position(grid.MinLength)];
        return Expression.Atom(
            type.Rank == 2 ? "element of two dimensions" : "element of three dimensions", type.Element,
            "{0}[" + string.Join(", ", indices.Select((_, index) => $"{{{index + 1}}}")) + "]", Limit, [Expression.Variable(grid.Name, type, 0), .. indices]);
    }

    private int positions;

    /// <summary>An index below a limit; inside of an index inside of an index it is a literal, so that they come to an end.</summary>
    private Expression Position(int limit)
    {
        if (positions > 1)
        {
            return Literal(random.Next(limit), DataType.Int);
        }

        positions++;
        var position = Small(1, limit).Expression;
        positions--;
        return position;
    }

    /// <summary>A loop over all elements of a grid.</summary>
    private IEnumerable<Statement> OverGrid()
    {
        if (OneOf(scope.Variables.Where(variable => variable.Type is GridType { Element: ScalarType })) is not { } grid)
        {
            return [NewGrid()];
        }

        var type = (GridType)grid.Type;
        var read = Expression.Variable(grid.Name, type, 0);
        if (Chance(0.4))
        {
            var name = scope.FreshName();
            scope.Declare(new Variable(name, type.Element) { IsWritable = false });
            return [new Loop("foreach over a grid", $"foreach ({type.Element.Text} {name} in {{0}})", "", [read], Turns(8))];
        }

        var counter = scope.FreshName("i");
        var dimension = random.Next(type.Rank);
        Counter(counter, DataType.Int, dimension == type.Rank - 1 ? grid.MinLength : 2);
        return [new Loop("for over a dimension", $"for (int {counter} = 0; {counter} < {{0}}.GetLength({dimension}); {counter}++)", "", [read], Turns(3))];
    }
}
