using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>A buffer that a member can reach.</summary>
/// <param name="Element">the type of its elements</param>
/// <param name="Spelling">how the member reads it: as a span, or as an array of arrays</param>
/// <param name="Name">the name to blame it by</param>
/// <param name="IsWritten">whether the member writes it</param>
/// <param name="Input">the buffer of the method whose length it must have, if it is one of ours</param>
/// <param name="Parameter">the parameter that it comes in by, if it does</param>
internal sealed record BufferArgument(string Element, string Spelling, string Name, bool IsWritten, string? Input, (string Type, string Name)? Parameter)
{
    /// <summary>The array itself, if it has several dimensions: it is read by its elements.</summary>
    public string? Grid { get; private init; }

    /// <summary>Whether it is an array of arrays.</summary>
    public bool IsJagged { get; private init; }

    /// <summary>Those that the method itself can reach.</summary>
    public static IEnumerable<BufferArgument> Of(MethodModel model)
    {
        IEnumerable<BufferArgument> fields = (model.Receiver?.Fields ?? default).Where(field => field is { Type: BufferType { Element: not OpaqueType }, IsCell: false })
            .Select(field => Of(ElementOf(field.Type), "this." + field.Name, field.Form, field.Name, field.IsWritten, null, null));
        IEnumerable<BufferArgument> state = model.StateRows.Select(rows => Of(TypeText.Of(rows.Type.Element), rows.Spelling, BufferForm.Jagged, rows.Name, rows.IsWritten, null, RootOf(model, rows)));
        return state.Concat(fields).Concat(OfParts(model.PartsOf(-1), "this", null)).Concat(model.Parameters.SelectMany(OfParameter));
    }

    private static IEnumerable<BufferArgument> OfParameter(ParameterModel parameter) => parameter.Parts.Count > 0 ? OfParts(parameter.Parts, parameter.Name, (parameter.TypeText, parameter.Name))
        : parameter.Type is not BufferType buffer || (buffer.Element is OpaqueType && parameter.Form != BufferForm.Jagged) ? Enumerable.Empty<BufferArgument>()
        : new[] { Of(ElementOf(parameter.Type), parameter.Spelling, parameter.Form, parameter.Name, parameter.IsWritten, null, ParameterOf(parameter)) };

    /// <param name="whole">the struct that the parts are in</param>
    private static IEnumerable<BufferArgument> OfParts(EquatableArray<PartModel> parts, string whole, (string Type, string Name)? parameter) => parts
        .Where(part => part.Type is BufferType buffer && (buffer.Element is not OpaqueType || part.Form == BufferForm.Jagged))
        .Select(part => Of(ElementOf(part.Type), part.In(whole), part.Form, $"{whole}.{part.Path}", part.IsWritten, null, parameter));

    /// <summary>What belongs to a buffer of the method in a parameter of ours.</summary>
    public static BufferArgument Of(Differentiable item, IReadOnlyDictionary<int, string> names, bool isWritten)
    {
        string name = names[item.Parameter], blamed = item.Blamed(names);
        BufferForm form = item.IsGrid ? BufferForm.Grid : item.IsJagged ? BufferForm.Jagged : BufferForm.Span;
        (string, string) parameter = item.Holder is { } holder ? (holder.TypeText, name) : form != BufferForm.Span ? (item.TypeText, name) : (TypeText.Span(item.Element, true), name);
        return Of(item.Element, item.In(names), form, blamed, isWritten, item.Spelling, parameter);
    }

    /// <summary>The upstream gradient of a buffer that the method returns.</summary>
    public static BufferArgument Given(MethodModel model, string name)
    {
        string element = ElementOf(model.Return!);
        return model.ReturnsRows ? Of(element, name, BufferForm.Jagged, name, false, null, (model.ReturnText, name))
            : Of(element, name, BufferForm.Span, name, false, null, (TypeText.Span(element, true), name));
    }

    private static BufferArgument Of(string element, string spelling, BufferForm form, string name, bool isWritten, string? input, (string Type, string Name)? parameter) =>
        new(element, form == BufferForm.Grid ? Directions.Elements(spelling) : spelling, name, isWritten, input, parameter)
        {
            Grid = form == BufferForm.Grid ? spelling : null,
            IsJagged = form == BufferForm.Jagged,
        };

    private static (string Type, string Name) ParameterOf(ParameterModel parameter) => parameter.Form is BufferForm.Array or BufferForm.Span or BufferForm.ReadOnlySpan
        ? (TypeText.Span(ElementOf(parameter.Type), true), parameter.Name) : (parameter.TypeText, parameter.Name);

    /// <summary>The parameter that leads to some state, if one does.</summary>
    private static (string Type, string Name)? RootOf(MethodModel model, JaggedModel rows) =>
        model.Parameters.FirstOrDefault(parameter => rows.Spelling.StartsWith(parameter.Name + ".", System.StringComparison.Ordinal)) is { } root ? (root.TypeText, root.Name) : null;

    private static string ElementOf(GraphType type) => TypeText.Of(((BufferType)type).Element);
}
