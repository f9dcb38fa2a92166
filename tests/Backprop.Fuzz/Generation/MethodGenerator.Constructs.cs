using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>Constructs of the language matrix, at work on what is in scope.</summary>
internal sealed partial class MethodGenerator
{
    private const int CostOfConstruct = 24;

    /// <summary>A construct that returns a number.</summary>
    private Expression? ConstructValue(ScalarType type, int depth)
    {
        if (!Afford(CostOfConstruct))
        {
            return null;
        }

        var construct = Choose(type, byReference: false);
        Expression[] arguments = [.. construct.Parameters.Select(parameter => ArgumentOf(construct, parameter, depth - 1))];
        return Expression.Atom("construct " + construct.Construct, type, $"{construct.Name}.{Expression.CallTemplate("Run", arguments.Length)}", 2 * Limit, arguments);
    }

    /// <summary>A construct that changes a variable, a field or an element.</summary>
    private Statement? ConstructStatement()
    {
        if (!Afford(CostOfConstruct) || Place(type => type.IsFloating) is not { Kind: not ComponentKind } place)
        {
            return null;
        }

        var construct = Choose((ScalarType)place.Type, byReference: true);
        Expression[] arguments = [place, .. construct.Parameters.Select(parameter => ArgumentOf(construct, parameter, 1))];
        var call = Expression.CallTemplate("Run", arguments.Length).Replace("({0}", "(ref {0}", StringComparison.Ordinal);
        return new Simple("construct " + construct.Construct, $"{construct.Name}.{call};", [.. arguments]);
    }

    private ConstructText Choose(ScalarType type, bool byReference)
    {
        var fitting = ConstructText.All.Where(construct => construct.Type == type && construct.ByReference == byReference).ToList();
        return fitting[random.Next(fitting.Count)];
    }

    private bool Afford(int price)
    {
        if (cost + (multiplicity * price) > 600)
        {
            return false;
        }

        cost += multiplicity * price;
        return true;
    }

    private Expression ArgumentOf(ConstructText construct, string parameter, int depth) => parameter switch
    {
        "a" => BufferArgument(new BufferType(construct.Type, BufferForm.Span), ConstructText.Length) ?? FreshBuffer(construct.Type),
        "w" => BufferArgument(new BufferType(construct.Type, BufferForm.ReadOnlySpan), ConstructText.Length) ?? FreshBuffer(construct.Type),
        "n" or "k" => Small(1, 4).Expression,
        _ => Fit(Exact(construct.Type, Floating(construct.Type, depth)), 2),
    };

    private Expression FreshBuffer(ScalarType type)
    {
        Expression[] elements = [.. Enumerable.Range(0, ConstructText.Length).Select(_ => Exact(type, Fit(Leaf(type), 2)))];
        return Expression.Atom("new array as an argument", new BufferType(type, BufferForm.Array), $"new {type.Text}[] {{ {{0}}, {{1}}, {{2}}, {{3}} }}", 0, elements);
    }
}
