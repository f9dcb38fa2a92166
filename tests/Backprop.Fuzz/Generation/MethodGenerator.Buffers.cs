using System.Collections.Immutable;
using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>Arrays and spans: elements, allocations, slices, aliases and swaps; and structs as a whole.</summary>
internal sealed partial class MethodGenerator
{
    /// <summary><c>x[i]</c> with an index that is surely inside.</summary>
    private Expression ElementOf(Variable buffer)
    {
        var element = ((BufferType)buffer.Type).Element;
        return Expression.Atom("element", element, "{0}[{1}]", Limit, Expression.Variable(buffer.Name, buffer.Type, 0), Index(buffer));
    }

    /// <summary>Whether there is an index that is surely inside: buffers that may be empty need a counter that runs over them.</summary>
    private bool CanIndex(Variable buffer) => buffer.MinLength > 0 || scope.Variables.Any(variable => variable.Within == buffer.Name);

    private Expression Index(Variable buffer)
    {
        var read = Expression.Variable(buffer.Name, buffer.Type, 0);
        if (OneOf(scope.Variables.Where(variable => variable.Within == buffer.Name)) is { } counter && (buffer.MinLength == 0 || Chance(0.7)))
        {
            return AsInt(Expression.Variable(counter.Name, counter.Type, counter.Below));
        }

        return Pick<Func<Expression>>(
            (8, () => Position(buffer.MinLength)),
            (1, () => Expression.Operator("length", DataType.Int, "{0}.Length - 1", 8, read)),
            (1, () => Expression.Operator("^1", DataType.Int, "^1", 8)),
            (1, () => Expression.Operator("length", DataType.Int, "(<0> & 1023) % {1}.Length", 8, AsInt(Integer(DataType.Int, 1)), read)),
            (features[Feature.EmbeddedAssignments] && Step(DataType.Int) is not null ? 2 : 0, () => Expression.Operator("&", DataType.Int, "<0> & 1", 1, Step(DataType.Int)!)))();
    }

    private const int LongestBuffer = 5;

    private static Expression AsInt(Expression value) => Exact(DataType.Int, value);

    private Expression BufferValue(Variable buffer) => Expression.Variable(buffer.Name, buffer.Type, 0);

    /// <summary>A new local array or span.</summary>
    private Statement? NewBuffer()
    {
        var element = Element();
        var length = BufferLength();
        var onStack = features[Feature.StackAllocation] && loops == 0 && Chance(0.5);
        var isFilled = element is ScalarType && Chance(0.4);
        var operands = isFilled ? Enumerable.Range(0, length).Select(_ => Fit(Exact((ScalarType)element, Scalar((ScalarType)element, 1)), Limit)).ToArray() : [];
        var list = string.Join(", ", operands.Select((_, index) => "{" + index + "}"));
        var isSpan = onStack || Chance(0.25);
        var size = isFilled ? "" : Chance(0.2) ? $"{length} + (<0> & 1)" : length.ToString();
        if (!isFilled && size.Length > 1)
        {
            operands = [AsInt(Integer(DataType.Int, 1))];
        }

        var type = new BufferType(element, isSpan ? BufferForm.Span : BufferForm.Array);
        var name = scope.FreshName();
        scope.Declare(new Variable(name, type) { MinLength = length, IsOnStack = onStack, IsWritable = features[Feature.Swaps] });
        var keyword = onStack ? "stackalloc" : "new";
        return new Simple(
            (onStack ? "stackalloc" : "new array") + (isFilled ? " { … }" : ""),
            $"{type.Text} {name} = {keyword} {element.Text}[{size}]{(isFilled ? " { " + list + " }" : "")};", [.. operands], name);
    }

    /// <summary>Another name for a buffer, or for a part of one.</summary>
    private Statement? Alias()
    {
        if (OneOf(scope.Variables.Where(variable => variable.Type is BufferType)) is not { } source)
        {
            return null;
        }

        var buffer = (BufferType)source.Type;
        var name = scope.FreshName();
        if (features[Feature.Slices] && Chance(0.6))
        {
            var slice = SliceOf(source);
            var form = buffer.Form == BufferForm.ReadOnlySpan || Chance(0.15) ? BufferForm.ReadOnlySpan : BufferForm.Span;
            var type = buffer with { Form = form };
            scope.Declare(source with
            {
                Name = name,
                Type = type,
                MinLength = slice.MinLength,
                IsWritable = features[Feature.Swaps],
                HasWritableElements = source.HasWritableElements && form == BufferForm.Span,
            });
            return new Simple("slice", $"{type.Text} {name} = {{0}};", [slice.Value], name);
        }

        var alias = buffer.Form == BufferForm.Array && Chance(0.4) ? buffer with { Form = BufferForm.Span } : buffer;
        scope.Declare(source with { Name = name, Type = alias, IsWritable = features[Feature.Swaps] });
        return new Simple("alias", $"{(alias == buffer && Chance(0.3) ? "var" : alias.Text)} {name} = {{0}};", [BufferValue(source)], name);
    }

    private (Expression Value, int MinLength) SliceOf(Variable source)
    {
        var method = ((BufferType)source.Type).Form == BufferForm.Array ? "AsSpan" : "Slice";
        var span = ((BufferType)source.Type) with { Form = ((BufferType)source.Type).Form == BufferForm.ReadOnlySpan ? BufferForm.ReadOnlySpan : BufferForm.Span };
        var read = BufferValue(source);
        if (source.MinLength < 3)
        {
            return (Expression.Atom("slice of all", span, $"{{0}}.{method}(0)", 0, read), source.MinLength);
        }

        var start = Small(1, source.MinLength - 1);
        var rest = source.MinLength - (start.Below - 1);
        return Chance(0.5)
            ? (Expression.Atom("slice to the end", span, $"{{0}}.{method}({{1}})", 0, read, start.Expression), rest)
            : (Expression.Atom("slice", span, $"{{0}}.{method}({{1}}, {{2}})", 0, read, start.Expression, Literal(rest, DataType.Int)), rest);
    }

    /// <summary>Two references change places, or one takes the other's place.</summary>
    private IEnumerable<Statement> Swap()
    {
        var buffers = scope.Variables.Where(variable => variable is { Type: BufferType, IsWritable: true }).ToList();
        if (OneOf(buffers) is not { } first)
        {
            return [];
        }

        var partners = scope.Variables.Where(variable =>
            variable != first && variable.Type == first.Type && variable.HasWritableElements == first.HasWritableElements && (!variable.IsOnStack || first.IsOnStack)
            && variable.MinLength >= first.MinLength).ToList();
        var exchanged = partners.Where(variable => variable.IsWritable && variable.MinLength == first.MinLength && variable.IsOnStack == first.IsOnStack).ToList();
        if (OneOf(exchanged) is { } second && Chance(0.7))
        {
            var (a, b) = (BufferValue(first), BufferValue(second));
            var name = scope.FreshName();
            var keyword = Chance(0.5) ? "var" : first.Type.Text;
            scope.Declare(first with { Name = name, IsWritable = false });
            return
            [
                new Simple("swap", $"{keyword} {name} = {{0}};", [a], name),
                new Simple("swap", "{0} = {1};", [a, b]),
                new Simple("swap", "{0} = {1};", [b, Expression.Variable(name, first.Type, 0)]),
            ];
        }

        if (OneOf(partners) is { } other)
        {
            return [new Simple("reference reassigned", "{0} = {1};", [BufferValue(first), BufferValue(other)])];
        }

        if (features[Feature.Slices] && first is { Type: BufferType { Form: not BufferForm.Array } })
        {
            // A span that becomes shorter, as long as there is enough of it.
            var isLong = Expression.Operator(">", DataType.Bool, "{0}.Length > " + Math.Max(first.MinLength, 2), 1, BufferValue(first));
            return [new Branch(isLong, new Block([new Simple("reference sliced", "{0} = {0}.Slice(1);", [BufferValue(first)])]), null)];
        }

        return [];
    }

    private Expression StructValue(StructType type, int depth)
    {
        var grid = OneOf(scope.Variables.Where(variable => variable.Type is GridType candidate && candidate.Element == type));
        var existing = OneOf(scope.Variables.Where(variable => variable.Type == type));
        var array = OneOf(scope.Variables.Where(variable => variable.Type is BufferType buffer && buffer.Element == type && CanIndex(variable)));
        return Pick<Func<Expression>>(
            (3, () => NewStruct(type, depth)),
            (existing is null ? 0 : 4, () => Expression.Variable(existing!.Name, type, Limit)),
            (array is null ? 0 : 4, () => ElementOf(array!) with { Kind = "struct element" }),
            (grid is null ? 0 : 4, () => GridElement(grid!)),
            (depth > 0 ? 2 : 0, () => CallOf(type, depth) ?? NewStruct(type, depth)),
            (depth > 0 && features[Feature.Rules] ? 6 : 0, () => RuledCall(type, depth) ?? NewStruct(type, depth)),
            (depth > 0 && features[Feature.Members] ? 8 : 0, () => MemberValue(type, depth) ?? NewStruct(type, depth)),
            (depth > 0 && type.Kind != StructKind.Own ? 12 : 0, () => NumericsValue(type, depth) ?? NewStruct(type, depth)),
            (features[Feature.ConditionalExpressions] && depth > 0 ? 1 : 0, () => Expression.Operator(
                "?: of structs", type, "<0> ? <1> : <2>", Limit, Condition(1), StructValue(type, depth - 1), StructValue(type, depth - 1))))();
    }

    private Expression NewStruct(StructType type, int depth)
    {
        if (Chance(0.1))
        {
            return Expression.Atom("default struct", type, $"default({type.Name})", Limit);
        }

        var values = type.Fields.Select(field => field.Type is StructType inner
            ? StructValue(inner, depth - 1)
            : Fit(Scalar((ScalarType)field.Type, depth - 1), Limit)).ToArray();
        if (type.Kind != StructKind.Own && (Chance(0.7) || !type.HasWritableFields))
        {
            return Expression.Atom("new " + type.Name, type, "new " + Expression.CallTemplate(type.Name, values.Length), Limit, values.Select((value, index) => Exact((ScalarType)type.Fields[index].Type, value)).ToArray());
        }

        var fields = type.Fields.Select((field, index) => $"{field.Name} = {{{index}}}");
        return Expression.Atom("new struct", type, $"new {type.Name} {{ {string.Join(", ", fields)} }}", Limit, values);
    }
}
