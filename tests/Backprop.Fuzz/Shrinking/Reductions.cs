using System.Collections.Immutable;
using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Shrinking;

/// <summary>Smaller variants of a program, one step each, the large steps first. Whether they still compile is for others to find out.</summary>
internal static class Reductions
{
    /// <summary>The kinds of steps, in the order in which they pay off.</summary>
    public static readonly ImmutableArray<Func<Specimen, IEnumerable<Specimen>>> Passes =
    [
        FewerInputs,
        WithoutOptions,
        specimen => Statements(specimen, Runs),
        specimen => Statements(specimen, _ => [[]]),
        specimen => Statements(specimen, Unwrapped),
        WithoutVariables,
        WithoutParameters,
        specimen => Statements(specimen, SimplerExpressions),
        RounderInputs,
        WithoutFields,
    ];

    private static IEnumerable<Specimen> FewerInputs(Specimen specimen) =>
        specimen.Inputs.Length > 1 ? specimen.Inputs.Select(input => specimen with { Inputs = [input] }) : [];

    private static IEnumerable<Specimen> WithoutOptions(Specimen specimen) => specimen.Options.Length > 0 ? [specimen with { Options = "" }] : [];

    /// <summary>Replaces one statement, anywhere, by others. The statements are given with those that follow them.</summary>
    private static IEnumerable<Specimen> Statements(Specimen specimen, Func<Statement, IEnumerable<ImmutableArray<Statement>>> replace)
    {
        for (var i = specimen.Methods.Length - 1; i >= 0; i--)
        {
            var method = specimen.Methods[i];
            foreach (var body in method.Rule.Length > 0 ? [] : Blocks(method.Body, replace))
            {
                yield return WithMethod(specimen, i, method with { Body = body });
            }
        }
    }

    private static IEnumerable<Block> Blocks(Block block, Func<Statement, IEnumerable<ImmutableArray<Statement>>> replace)
    {
        if (replace == Runs)
        {
            for (var size = block.Statements.Length / 2; size > 1; size /= 2)
            {
                for (var start = 0; start + size <= block.Statements.Length; start += size)
                {
                    yield return new Block(block.Statements.RemoveRange(start, size));
                }
            }
        }

        for (var i = block.Statements.Length - 1; i >= 0; i--)
        {
            var statement = block.Statements[i];
            foreach (var replacement in replace(statement))
            {
                yield return new Block(block.Statements.RemoveAt(i).InsertRange(i, replacement));
            }

            for (var j = 0; j < statement.Blocks.Length; j++)
            {
                foreach (var inner in Blocks(statement.Blocks[j], replace))
                {
                    yield return new Block(block.Statements.SetItem(i, statement.With(statement.Expressions, statement.Blocks.SetItem(j, inner))));
                }
            }
        }
    }

    private static IEnumerable<ImmutableArray<Statement>> Runs(Statement statement) => [];

    /// <summary>What is inside a branch or a loop, in its place; and a branch without its else.</summary>
    private static IEnumerable<ImmutableArray<Statement>> Unwrapped(Statement statement)
    {
        foreach (var block in statement.Blocks)
        {
            yield return statement is Switch ? [.. block.Statements.Take(block.Statements.Length - 1)] : block.Statements;
        }

        if (statement is Loop loop && loop.Body.Statements.Any(inner => inner is Simple { IsJump: true } or Branch))
        {
            yield return WithoutJumps(loop.Body).Statements;
        }

        if (statement is Branch { Else: { } otherwise } branch)
        {
            yield return [branch with { Else = null }];
            yield return [branch with { Then = otherwise, Else = null }];
        }

        if (statement is Switch { Sections.Length: > 1 } choice)
        {
            foreach (var section in choice.Sections)
            {
                yield return [choice with { Sections = choice.Sections.Remove(section) }];
            }
        }

        // A declaration keeps its variable, but not its value.
        if (statement is Simple { Declares.Length: > 0, Operands: [{ Type: ScalarType type, Kind: not Expression.LiteralKind }] } declaration)
        {
            yield return [declaration with { Operands = [Neutral(type)] }];
        }
    }

    private static Block WithoutJumps(Block block) => new(
    [
        .. block.Statements
            .Where(statement => statement is not Simple { Template: "break;" or "continue;" })
            .Select(statement => statement is Loop or Switch ? statement : statement.With(statement.Expressions, [.. statement.Blocks.Select(WithoutJumps)])),
    ]);

    private static Expression Neutral(ScalarType type) => Expression.Literal(type.Kind is ScalarKind.Double or ScalarKind.Float ? 0.5 : 1, type);

    private static IEnumerable<ImmutableArray<Statement>> SimplerExpressions(Statement statement)
    {
        for (var i = 0; i < statement.Expressions.Length; i++)
        {
            foreach (var simpler in Simpler(statement.Expressions[i]))
            {
                yield return [statement.With(statement.Expressions.SetItem(i, simpler), statement.Blocks)];
            }
        }
    }

    private static IEnumerable<Expression> Simpler(Expression expression)
    {
        if (expression is { Type: ScalarType type, Kind: not Expression.LiteralKind })
        {
            yield return Neutral(type);
        }

        foreach (var operand in expression.Operands)
        {
            if (operand.Type == expression.Type)
            {
                yield return operand;
            }
        }

        for (var i = 0; i < expression.Operands.Length; i++)
        {
            foreach (var simpler in Simpler(expression.Operands[i]))
            {
                yield return expression with { Operands = expression.Operands.SetItem(i, simpler) };
            }
        }
    }

    /// <summary>A local goes with everything that is assigned to it; where it is read, a constant takes its place.</summary>
    private static IEnumerable<Specimen> WithoutVariables(Specimen specimen)
    {
        for (var i = 0; i < specimen.Methods.Length; i++)
        {
            var method = specimen.Methods[i];
            foreach (var declaration in method.Body.Descendants().OfType<Simple>().Where(statement => statement.Declares.Length > 0))
            {
                var body = Without(method.Body, declaration.Declares, declaration.Operands is [{ Type: StructType or BufferType } value] ? value : null);
                yield return WithMethod(specimen, i, method with { Body = body });
            }
        }
    }

    /// <summary>The block without a variable: its value takes its place, or a constant.</summary>
    private static Block Without(Block block, string name, Expression? value)
    {
        var statements = block.Statements.Where(statement => statement is not Simple simple
            || !(simple.Declares == name || (simple.Operands is [{ Kind: Expression.VariableKind } place, ..] && place.Template == name && simple.Template.StartsWith("{0}", StringComparison.Ordinal))));
        return new Block(
        [
            .. statements.Select(statement => statement.With(
                [.. statement.Expressions.Select(expression => Without(expression, name, value))],
                [.. statement.Blocks.Select(inner => Without(inner, name, value))])),
        ]);
    }

    private static Expression Without(Expression expression, string name, Expression? value) => expression.Rewrite(inner =>
        inner.Kind == Expression.VariableKind && inner.Template == name ? value ?? (inner.Type is ScalarType type ? Neutral(type) : inner)
        : inner.Kind == Expression.VariableKind && value is { Kind: Expression.VariableKind } && inner.Template.StartsWith(name + ".", StringComparison.Ordinal) ? inner with { Template = value.Template + inner.Template[name.Length..] }
        : inner.Kind.Contains("inside", StringComparison.Ordinal) && inner.Operands is [{ Kind: Expression.LiteralKind }, .., var assigned] ? assigned
        : inner);

    private static IEnumerable<Specimen> WithoutParameters(Specimen specimen)
    {
        for (var i = 0; i < specimen.Methods.Length; i++)
        {
            var method = specimen.Methods[i];
            for (var j = 0; j < method.Parameters.Length && method.Rule.Length == 0; j++)
            {
                var parameter = method.Parameters[j];
                var smaller = method with { Parameters = method.Parameters.RemoveAt(j), Body = Without(method.Body, parameter.Name, null) };
                var changed = WithMethod(specimen, i, smaller);
                if (i == specimen.Methods.Length - 1)
                {
                    changed = changed with { Inputs = [.. changed.Inputs.Select(input => input.RemoveAt(method.Receiver is null ? j : j + 1))] };
                }

                var at = j;
                yield return changed with { Methods = [.. changed.Methods.Select(caller => caller with { Body = caller.Body.Rewrite(call => WithoutArgument(call, method.Name, at)) })] };
            }
        }
    }

    private static Expression WithoutArgument(Expression call, string method, int index) => call.Calls(method) ? WithoutOperand(call, method, call.Kind == Expression.MethodKind ? index + 1 : index) : call;

    private static Expression WithoutOperand(Expression call, string method, int index) => call with
    {
        Operands = call.Operands.RemoveAt(index),
        Template = call.Kind == Expression.MethodKind
            ? Expression.MethodTemplate(method, call.Operands.Length - 2)
            : Expression.CallTemplate(method, call.Operands.Length - 1),
    };

    private static IEnumerable<Specimen> RounderInputs(Specimen specimen)
    {
        for (var i = 0; i < specimen.Inputs.Length; i++)
        {
            for (var j = 0; j < specimen.Inputs[i].Length; j++)
            {
                var (input, at) = (specimen.Inputs[i], j);
                foreach (var rounder in Rounder(input[j]))
                {
                    yield return specimen with { Inputs = specimen.Inputs.SetItem(i, input.SetItem(at, rounder)) };
                }
            }
        }
    }

    private static IEnumerable<object> Rounder(object value)
    {
        switch (value)
        {
            case double number when number != Math.Round(number, 1):
                yield return Math.Round(number, 1);
                break;
            case float number when number != (float)Math.Round(number, 1):
                yield return (float)Math.Round(number, 1);
                break;
            case object[] array:
                var rounded = array.Select(element => element is object[]? element : Rounder(element).FirstOrDefault() ?? element).ToArray();
                if (!rounded.SequenceEqual(array))
                {
                    yield return rounded;
                }

                break;
        }
    }

    private static IEnumerable<Specimen> WithoutFields(Specimen specimen)
    {
        for (var i = 0; i < specimen.Fields.Length; i++)
        {
            yield return specimen with { Fields = specimen.Fields.RemoveAt(i) };
        }

        for (var i = 0; i < specimen.Structs.Length; i++)
        {
            yield return specimen with { Structs = specimen.Structs.RemoveAt(i) };
        }
    }

    /// <summary>The specimen with another method, and without the helpers that nobody calls any more.</summary>
    private static Specimen WithMethod(Specimen specimen, int index, Method method)
    {
        var methods = specimen.Methods.SetItem(index, method);
        return specimen with { Methods = [.. Generation.SpecimenGenerator.Used(methods[^1], methods[..^1]), methods[^1]] };
    }
}
