using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>A buffer that a member can reach.</summary>
/// <param name="Element">the type of its elements</param>
/// <param name="Spelling">how the member reads it</param>
/// <param name="Name">the name to blame it by</param>
/// <param name="IsWritten">whether the member writes it</param>
/// <param name="Input">the buffer of the method whose length it must have, if it is one of ours</param>
/// <param name="Parameter">the parameter that it comes in by, if it does</param>
internal sealed record BufferArgument(string Element, string Spelling, string Name, bool IsWritten, string? Input, (string Type, string Name)? Parameter)
{
    /// <summary>The array itself, if it has several dimensions: it is read by its elements.</summary>
    public string? Grid { get; private init; }

    /// <summary>Those that the method itself can reach.</summary>
    public static IEnumerable<BufferArgument> Of(MethodModel model)
    {
        IEnumerable<BufferArgument> fields = (model.Receiver?.Fields ?? default).Where(field => field is { Type: BufferType { Element: not OpaqueType }, IsCell: false })
            .Select(field => Of(ElementOf(field.Type), "this." + field.Name, field.Form == BufferForm.Grid, field.Name, field.IsWritten, null, null));
        return fields.Concat(model.Parameters.Where(parameter => parameter.Type is BufferType { Element: not OpaqueType })
            .Select(parameter => parameter.Form == BufferForm.Grid
                ? Of(ElementOf(parameter.Type), parameter.Name, true, parameter.Name, parameter.IsWritten, null, (parameter.TypeText, parameter.Name))
                : Of(
                    ElementOf(parameter.Type), parameter.Spelling, false, parameter.Name, parameter.IsWritten, null,
                    (parameter.Spelling == parameter.Name ? TypeText.Span(ElementOf(parameter.Type), true) : parameter.TypeText, parameter.Name))));
    }

    /// <summary>What belongs to a buffer of the method in a parameter of ours.</summary>
    public static BufferArgument Of(Differentiable item, IReadOnlyDictionary<int, string> names, MethodModel model, bool isWritten)
    {
        string name = names[item.Parameter];
        (string, string) parameter = item.IsField ? (model.Receiver!.TypeText, name) : item.IsGrid ? (item.TypeText, name) : (TypeText.Span(item.Element, true), name);
        return Of(item.Element, item.In(names), item.IsGrid, name, isWritten, item.Spelling, parameter);
    }

    /// <summary>A span of ours that belongs to none of the method's inputs.</summary>
    public static BufferArgument Given(GraphType type, string name, bool isWritten, string? input) =>
        Of(ElementOf(type), name, false, name, isWritten, input, (TypeText.Span(ElementOf(type), true), name));

    private static BufferArgument Of(string element, string spelling, bool isGrid, string name, bool isWritten, string? input, (string Type, string Name)? parameter) =>
        new(element, isGrid ? Directions.Elements(spelling) : spelling, name, isWritten, input, parameter) { Grid = isGrid ? spelling : null };

    private static string ElementOf(GraphType type) => TypeText.Of(((BufferType)type).Element);
}
