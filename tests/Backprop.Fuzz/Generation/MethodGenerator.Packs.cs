using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>A struct that holds arrays: handed in, handed on, copied together with what it refers to.</summary>
internal sealed partial class MethodGenerator
{
    /// <summary>The program's struct that holds arrays, if it has one.</summary>
    public StructType? Pack { get; init; }

    /// <summary>The type of a parameter that is such a struct, now and then; one is enough for a method.</summary>
    private StructType? Packed(IEnumerable<Parameter> others) =>
        Pack is not null && receiver != Pack && others.All(parameter => parameter.Type != Pack) && Chance(0.35) ? Pack : null;

    private Parameter PassedPack(Parameter parameter) =>
        isEntry && Chance(0.15) ? parameter with { IsConstant = true } : features[Feature.ByReference] && Chance(0.3) ? parameter with { Modifier = "in " } : parameter;

    /// <summary>The arrays inside are variables by themselves.</summary>
    private void DeclareArrays(string owner, StructType type, bool isReference, bool isConstant)
    {
        foreach (var field in type.Fields.Where(field => field.Type is BufferType))
        {
            scope.Declare(new Variable($"{owner}.{field.Name}", field.Type)
            {
                IsWritable = false,
                IsReference = isReference,
                HasWritableElements = !isConstant && !field.IsConstant,
                MinLength = Printer.FieldLength,
            });
        }
    }

    /// <summary>One that is there, or one with another number; a new one where none is handed in, since its arrays would pass for those.</summary>
    private Expression? PackValue(int depth)
    {
        if (OneOf(scope.Variables.Where(variable => variable.Type == Pack && !IsHeld(variable))) is not { } existing)
        {
            return isEntry && !scope.Variables.Any(variable => variable.Type == Pack) ? NewPack(depth) : null;
        }

        var read = Expression.Variable(existing.Name, Pack!, 0);
        return Chance(0.2)
            ? Expression.Operator("with of a struct with arrays", Pack!, "<0> with { Bias = {1} }", 0, read, Fit(Exact(BiasType, Floating(BiasType, depth)), Limit))
            : read;
    }

    /// <summary>Whether it is a constant, whose arrays nothing may store into.</summary>
    private bool IsHeld(Variable pack) => scope.Variables.Any(variable => variable.Name == pack.Name + ".Row" && !variable.HasWritableElements);

    private ScalarType BiasType => (ScalarType)Pack!.Fields.First(part => part.Name == "Bias").Type;

    private Expression NewPack(int depth)
    {
        var values = Pack!.Fields.Select(field => field.Type switch
        {
            BufferType { Element: var element } => Expression.Atom(
                "new array in a struct", field.Type, $"new {element.Text}[] {{ {{0}}, {{1}}, {{2}} }}", 0, [.. Enumerable.Range(0, Printer.FieldLength).Select(_ => NewPart(field, element, 0))]),
            var type => NewPart(field, type, depth),
        }).ToArray();
        return Expression.Atom("new struct with arrays", Pack, $"new {Pack.Name} {{ {string.Join(", ", Pack.Fields.Select((field, index) => $"{field.Name} = {{{index}}}"))} }}", 0, values);
    }

    private Expression NewPart(Field field, DataType type, int depth) => type is ScalarType scalar ? field.IsConstant ? Literal(Rounded(), scalar) : Exact(scalar, Fit(Scalar(scalar, depth), Limit)) : StructValue((StructType)type, depth);

    /// <summary>A copy: its numbers are its own, its arrays are not.</summary>
    private IEnumerable<Statement> PackStatement()
    {
        if (OneOf(scope.Variables.Where(variable => variable.Type == Pack && variable.IsWritable)) is { } place && Chance(0.5))
        {
            var bias = Expression.Atom("field", BiasType, "{0}.Bias", Limit, Expression.Variable(place.Name, Pack!, Limit));
            return [new Simple("number of a struct with arrays", "{0} = {1};", [bias, Exact(BiasType, Fit(Floating(BiasType, 2), Limit))])];
        }

        if (PackValue(1) is not { } value)
        {
            return [];
        }

        var name = scope.FreshName();
        scope.Declare(new Variable(name, Pack!));
        DeclareArrays(name, Pack!, isReference: false, isConstant: false);
        return [new Simple("declare struct with arrays", $"{Pack!.Name} {name} = {{0}};", [value], name)];
    }
}
