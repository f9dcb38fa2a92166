using System.Collections.Immutable;

namespace Backprop.Fuzz.Syntax;

/// <summary>A statement. <paramref name="Kind"/> is what it is called in the coverage table.</summary>
internal abstract record Statement(string Kind)
{
    /// <summary>The expressions that stand in the statement itself, not in the statements inside it.</summary>
    public abstract ImmutableArray<Expression> Expressions { get; }

    /// <summary>The blocks inside it.</summary>
    public abstract ImmutableArray<Block> Blocks { get; }

    /// <summary>The same statement with other expressions and blocks.</summary>
    public abstract Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks);

    /// <summary>The statement with all its expressions, at any depth, rewritten.</summary>
    public Statement Rewrite(Func<Expression, Expression> change) => With(
        [.. Expressions.Select(expression => expression.Rewrite(change))],
        [.. Blocks.Select(block => block.Rewrite(change))]);
}

/// <summary>Statements in braces.</summary>
internal sealed record Block(ImmutableArray<Statement> Statements)
{
    public static readonly Block Empty = new([]);

    public Block Rewrite(Func<Expression, Expression> change) =>
        new([.. Statements.Select(statement => statement.Rewrite(change))]);

    /// <summary>All statements, at any depth.</summary>
    public IEnumerable<Statement> Descendants()
    {
        foreach (var statement in Statements)
        {
            yield return statement;
            foreach (var inner in statement.Blocks.SelectMany(block => block.Descendants()))
            {
                yield return inner;
            }
        }
    }
}

/// <summary>A declaration, an assignment, a call or a jump: text with holes.</summary>
/// <param name="Declares">the variable that it declares, or empty</param>
internal sealed record Simple(string Kind, string Template, ImmutableArray<Expression> Operands, string Declares = "") : Statement(Kind)
{
    public bool IsJump => Template.StartsWith("return", StringComparison.Ordinal) || Template is "break;" or "continue;";

    public override ImmutableArray<Expression> Expressions => Operands;

    public override ImmutableArray<Block> Blocks => [];

    public override Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks) => this with { Operands = expressions };
}

internal sealed record Branch(Expression Condition, Block Then, Block? Else) : Statement(Else is null ? "if" : "if else")
{
    public override ImmutableArray<Expression> Expressions => [Condition];

    public override ImmutableArray<Block> Blocks => Else is null ? [Then] : [Then, Else];

    public override Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks) =>
        new Branch(expressions[0], blocks[0], blocks.Length > 1 ? blocks[1] : null);
}

/// <summary>A loop: text before and after its body, with holes.</summary>
internal sealed record Loop(string Kind, string Head, string Foot, ImmutableArray<Expression> Operands, Block Body) : Statement(Kind)
{
    public override ImmutableArray<Expression> Expressions => Operands;

    public override ImmutableArray<Block> Blocks => [Body];

    public override Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks) =>
        this with { Operands = expressions, Body = blocks[0] };
}

internal sealed record Switch(Expression Subject, ImmutableArray<Section> Sections) : Statement("switch")
{
    public override ImmutableArray<Expression> Expressions => [Subject];

    public override ImmutableArray<Block> Blocks => [.. Sections.Select(section => section.Body)];

    public override Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks) =>
        new Switch(expressions[0], [.. Sections.Zip(blocks, (section, block) => section with { Body = block })]);
}

/// <summary>A section of a switch with its labels, as C# writes them: <c>case 1:</c>, <c>default:</c>.</summary>
internal sealed record Section(ImmutableArray<string> Labels, Block Body);
