using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>Loops that say themselves that they are to be cut into segments.</summary>
internal sealed partial class MethodGenerator
{
    private IEnumerable<Statement> CheckpointedLoop()
    {
        var name = scope.FreshName("i");
        if (Chance(0.5) && OneOf(scope.Variables.Where(variable => variable is { Type: BufferType, IsWritable: false })) is { } buffer)
        {
            scope.Declare(new Variable(name, DataType.Int) { IsWritable = false, Below = LongestBuffer + 1, Bound = LongestBuffer, Within = buffer.Name });
            return [Checkpointed("checkpointed over a buffer", name, "0", "{0}.Length", [BufferValue(buffer)], Turns(LongestBuffer))];
        }

        var start = Chance(0.7) ? 0 : random.Next(0, 3);
        if (Chance(0.4))
        {
            var bound = Expression.Operator("&", DataType.Int, "<0> & 7", 7, AsInt(Integer(DataType.Int, 1)));
            Counter(name, DataType.Int, 8);
            return [Checkpointed("checkpointed up to a variable bound", name, $"{start}", "{0}", [bound], Turns(7))];
        }

        var trips = Trips();
        Counter(name, DataType.Int, start + trips + 1);
        return [Checkpointed("checkpointed", name, $"{start}", $"{start + trips}", [], Turns(trips))];
    }

    /// <summary>What must happen once cannot stand in such a loop: around it the loop is an ordinary one.</summary>
    private Statement Checkpointed(string kind, string counter, string start, string end, Expression[] operands, Block body) =>
        HappensOnce(body, null)
            ? new Loop("for up", $"for (int {counter} = {start}; {counter} < {end.Replace('{', '<').Replace('}', '>')}; {counter}++)", "", [.. operands], body)
            : new Loop(kind, $"foreach ({(Chance(0.3) ? "var" : "int")} {counter} in Derivative.Checkpointed({start}, {end}))", "", [.. operands], body);

    private bool HappensOnce(Block body, Method? owner) => body.Descendants().SelectMany(statement => statement.Expressions).SelectMany(expression => expression.SelfAndDescendants())
        .Any(expression => expression.Kind.StartsWith("external", StringComparison.Ordinal) || callables.Select(callable => callable.Method)
            .Any(method => method.Name != owner?.Name && expression.Calls(method.Name) && (method.Rule.Length > 0 || HappensOnce(method.Body, method))));
}
