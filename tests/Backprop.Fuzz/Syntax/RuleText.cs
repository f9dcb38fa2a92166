namespace Backprop.Fuzz.Syntax;

/// <summary>The head of the derivative by hand of a method.</summary>
internal static class RuleText
{
    public static string Header(Method method) => $"internal static void {method.Name}Backward({string.Join(", ", Parameters(method))})";

    /// <summary>The arguments, the upstream of all that comes out, the sinks of all that can have a gradient.</summary>
    private static IEnumerable<string> Parameters(Method method) =>
    [
        .. method.Parameters.Select(parameter => $"{parameter.Modifier}{parameter.Type.Text} {parameter.Name}"),
        .. method.Result is { } result ? [$"{result.Text} upstream"] : Array.Empty<string>(),
        .. method.Parameters.Where(parameter => parameter.Modifier is "ref " or "out ").Select(parameter => $"{parameter.Type.Text} {parameter.Name}Upstream"),
        .. method.Parameters.Where(parameter => !parameter.IsConstant && parameter.Modifier != "out " && !parameter.Type.IsIntegral).Select(Sink),
    ];

    private static string Sink(Parameter parameter) => parameter.Type is BufferType buffer
        ? $"{(buffer with { Form = BufferForm.Span }).Text} {parameter.Name}Gradient"
        : $"ref {parameter.Type.Text} {parameter.Name}Gradient";
}
