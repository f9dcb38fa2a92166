using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>Calls of other methods of the program, and of the method itself.</summary>
internal sealed partial class MethodGenerator
{
    private Expression? CallOf(DataType type, int depth)
    {
        if (self is not null && self.Result == type && multiplicity == 1 && selfCalls < 2 && Chance(0.5))
        {
            return SelfCall();
        }

        return OneOf(callables.Where(callable => callable.Method.Result == type && IsAffordable(callable))) is { } callable
            ? CallTo(callable, depth)
            : null;
    }

    /// <summary>A call of a method with a derivative by hand.</summary>
    private Expression? RuledCall(DataType type, int depth) =>
        OneOf(callables.Where(callable => callable.Method.Rule.Length > 0 && callable.Method.Result == type && IsAffordable(callable))) is { } callable ? CallTo(callable, depth) : null;

    private bool IsAffordable(Callable callable) => cost + (multiplicity * callable.Cost) < 600;

    private Expression? CallTo(Callable callable, int depth)
    {
        var arguments = Arguments(callable.Method, depth, isSelf: false);
        if (arguments is null)
        {
            return null;
        }

        cost += multiplicity * callable.Cost;
        if (callable.Method.Receiver is { } receiver)
        {
            return Expression.CallOn(StructValue(receiver, 0), callable.Method.Name, callable.Method.Result!, Limit * 3, arguments);
        }

        return Expression.Call(callable.Method.Name, callable.Method.Result ?? DataType.Int, Limit * 3, arguments);
    }

    private Expression? SelfCall()
    {
        if (Arguments(self!, 1, isSelf: true) is not { } arguments)
        {
            return null;
        }

        selfCalls++;
        return Expression.Call(self!.Name, self.Result ?? DataType.Int, Limit * 3, arguments);
    }

    private Expression[]? Arguments(Method method, int depth, bool isSelf)
    {
        var arguments = new List<Expression>();
        foreach (var parameter in method.Parameters)
        {
            var argument = parameter.Modifier is "ref " or "out "
                ? (parameter.Type is StructType changed ? StructPlace(changed) : ScalarPlace((ScalarType)parameter.Type)) is { Kind: not ComponentKind } place
                    ? Expression.Atom(parameter.Modifier + "argument", parameter.Type, parameter.Modifier + "{0}", Limit, place) : null
                : parameter.Name == "depth"
                ? isSelf
                    ? Expression.Operator("-", DataType.Int, "<0> - <1>", 4, Expression.Variable("depth", DataType.Int, 5), Literal(1, DataType.Int))
                    : Chance(0.5) ? Literal(random.Next(0, 5), DataType.Int) : Expression.Operator("&", DataType.Int, "<0> & 3", 3, AsInt(Integer(DataType.Int, 1)))
                : parameter.Type switch
                {
                    GridType grid => OneOf(scope.Variables.Where(variable => variable.Type == grid && variable.MinLength >= parameter.MinLength)) is { } variable ? Expression.Variable(variable.Name, grid, 0) : null,
                    BufferType buffer => BufferArgument(buffer, parameter.MinLength),
                    StructType { Kind: StructKind.Pack } => PackValue(Math.Max(depth - 1, 0)),
                    StructType composite => StructValue(composite, Math.Max(depth - 1, 0)),
                    ScalarType scalar when parameter.Modifier == "in " => Exact(scalar, Fit(Scalar(scalar, Math.Max(depth - 1, 0)), Limit)),
                    ScalarType scalar => Fit(Scalar(scalar, Math.Max(depth - 1, 0)), Limit),
                    _ => null,
                };
            if (argument is null)
            {
                return null;
            }

            arguments.Add(argument);
        }

        return [.. arguments];
    }

    private Expression? ScalarPlace(ScalarType type) => type.Kind is ScalarKind.Double or ScalarKind.Float
        ? Place(candidate => candidate == type)
        : OneOf(scope.Variables.Where(variable => variable.Type == type && variable is { IsWritable: true, Below: 0 })) is { } variable ? Expression.Variable(variable.Name, type, AnyInteger) : null;

    private Expression? BufferArgument(BufferType type, int length)
    {
        var fitting = scope.Variables.Where(variable =>
            variable.Type is BufferType buffer && buffer.Element == type.Element && variable.MinLength >= length
            && (type.Form == BufferForm.ReadOnlySpan
                || (variable.HasWritableElements && (buffer.Form == type.Form || (type.Form == BufferForm.Span && buffer.Form == BufferForm.Array)))));
        if (OneOf(fitting) is not { } variable)
        {
            return null;
        }

        if (features[Feature.Slices] && type.Form != BufferForm.Array && Chance(0.3) && SliceOf(variable) is var slice && slice.MinLength >= length)
        {
            return slice.Value;
        }

        return BufferValue(variable);
    }

    /// <summary>A call for what it does to its buffers.</summary>
    private IEnumerable<Statement> VoidCall()
    {
        if (self is not null && self.Result is null && multiplicity == 1 && selfCalls < 2 && Chance(0.6))
        {
            return CallStatement(SelfCall());
        }

        return OneOf(callables.Where(callable => callable.Method.Result is null && IsAffordable(callable))) is { } callable && CallTo(callable, 2) is { } call
            ? CallStatement(call)
            : [];
    }

    private static IEnumerable<Statement> CallStatement(Expression? call) => call is null ? [] : [new Simple("call for its effects", "{0};", [call])];
}
