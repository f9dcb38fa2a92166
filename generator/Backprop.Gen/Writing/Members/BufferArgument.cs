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
    /// <summary>Whether it is an array of several dimensions.</summary>
    public bool IsGrid { get; init; }

    /// <summary>Those that the method itself can reach.</summary>
    public static IEnumerable<BufferArgument> Of(MethodModel model)
    {
        IEnumerable<BufferArgument> fields = (model.Receiver?.Fields ?? default).Where(field => field.Type is BufferType)
            .Select(field => new BufferArgument(ElementOf(field.Type), "this." + field.Name, field.Name, field.IsWritten, null, null));
        return fields.Concat(model.Parameters.Where(parameter => parameter.Type is BufferType { Element: not OpaqueType })
            .Select(parameter => parameter.Form == BufferForm.Grid ? Grid(parameter.Type, parameter.TypeText, parameter.Name, parameter.IsWritten, null)
                : Given(parameter.Type, parameter.Name, parameter.IsWritten, null)));
    }

    /// <summary>What belongs to a buffer of the method in a parameter of ours.</summary>
    public static BufferArgument Of(Differentiable item, IReadOnlyDictionary<int, string> names, MethodModel model, bool isWritten) => item.IsField
        ? new BufferArgument(item.Element, item.In(names), names[item.Parameter], isWritten, item.Spelling, (model.Receiver!.TypeText, names[item.Parameter]))
        : item.IsGrid ? Grid(item.Type, item.TypeText, names[item.Parameter], isWritten, item.Spelling)
        : Given(item.Type, names[item.Parameter], isWritten, item.Spelling);

    private static BufferArgument Grid(GraphType type, string typeText, string name, bool isWritten, string? input) =>
        new(ElementOf(type), Directions.Elements(name), name, isWritten, input, (typeText, name)) { IsGrid = true };

    /// <summary>A span of ours that belongs to none of the method's inputs.</summary>
    public static BufferArgument Given(GraphType type, string name, bool isWritten, string? input) =>
        new(ElementOf(type), name, name, isWritten, input, (TypeText.Span(ElementOf(type), true), name));

    private static string ElementOf(GraphType type) => TypeText.Of(((BufferType)type).Element);
}
