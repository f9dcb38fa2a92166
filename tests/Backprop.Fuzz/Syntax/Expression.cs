using System.Collections.Immutable;
using System.Globalization;

namespace Backprop.Fuzz.Syntax;

/// <summary>An expression: C# text with holes for its operands.</summary>
/// <param name="Kind">what it is called in the coverage table</param>
/// <param name="Type">its type</param>
/// <param name="Template">C# text; <c>{0}</c> is an operand as it is, <c>&lt;0&gt;</c> one in parentheses unless it is atomic</param>
/// <param name="Operands">what fills the holes</param>
/// <param name="Bound">about how large its value can become</param>
/// <param name="IsAtomic">whether it needs no parentheses as an operand</param>
internal sealed record Expression(
    string Kind, DataType Type, string Template, ImmutableArray<Expression> Operands, double Bound, bool IsAtomic)
{
    /// <summary>The name of a variable that is read or written.</summary>
    public const string VariableKind = "variable";

    /// <summary>A literal.</summary>
    public const string LiteralKind = "literal";

    /// <summary>A call of another method of the program; the method's name is the template up to the parenthesis.</summary>
    public const string CallKind = "call";

    /// <summary>A call of a method of a struct, whose receiver is the first operand.</summary>
    public const string MethodKind = "call of a struct's method";

    public static Expression CallOn(Expression receiver, string method, DataType type, double bound, params Expression[] arguments) =>
        Operator(MethodKind, type, MethodTemplate(method, arguments.Length), bound, [receiver, .. arguments]) with { IsAtomic = true };

    public static string MethodTemplate(string method, int arity) =>
        "<0>." + method + "(" + string.Join(", ", Enumerable.Range(1, arity).Select(index => "{" + index + "}")) + ")";

    public static Expression Atom(string kind, DataType type, string template, double bound, params Expression[] operands) =>
        new(kind, type, template, [.. operands], bound, IsAtomic: true);

    public static Expression Operator(string kind, DataType type, string template, double bound, params Expression[] operands) =>
        new(kind, type, template, [.. operands], bound, IsAtomic: false);

    public static Expression Variable(string name, DataType type, double bound) => Atom(VariableKind, type, name, bound);

    public static Expression Call(string method, DataType type, double bound, params Expression[] arguments) =>
        Atom(CallKind, type, CallTemplate(method, arguments.Length), bound, arguments);

    public static string CallTemplate(string method, int arity) =>
        method + "(" + string.Join(", ", Enumerable.Range(0, arity).Select(index => "{" + index + "}")) + ")";

    public static Expression Literal(double value, ScalarType type)
    {
        var text = type.Kind switch
        {
            ScalarKind.Double => Floating(value.ToString("R", CultureInfo.InvariantCulture), ""),
            ScalarKind.Float => Floating(((float)value).ToString("R", CultureInfo.InvariantCulture), "f"),
            ScalarKind.Long => ((long)value).ToString(CultureInfo.InvariantCulture) + "L",
            ScalarKind.Bool => value != 0 ? "true" : "false",
            _ => ((int)value).ToString(CultureInfo.InvariantCulture),
        };
        return new Expression(LiteralKind, type, text, [], Math.Abs(value), IsAtomic: text[0] != '-');
    }

    private static string Floating(string text, string suffix) => (text.Contains('.') || text.Contains('E') ? text : text + ".0") + suffix;

    /// <summary>Whether this is the call of a method of the program.</summary>
    public bool Calls(string method) =>
        Kind is CallKind or MethodKind && Template.Split('(')[0].Split('.')[^1] == method;

    /// <summary>This expression and all inside it, outermost first.</summary>
    public IEnumerable<Expression> SelfAndDescendants()
    {
        yield return this;
        foreach (var operand in Operands)
        {
            foreach (var inner in operand.SelfAndDescendants())
            {
                yield return inner;
            }
        }
    }

    /// <summary>The tree with every expression, operands first, replaced by what <paramref name="change"/> makes of it.</summary>
    public Expression Rewrite(Func<Expression, Expression> change)
    {
        if (Operands.IsEmpty)
        {
            return change(this);
        }

        return change(this with { Operands = [.. Operands.Select(operand => operand.Rewrite(change))] });
    }
}
