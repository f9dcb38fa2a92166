namespace Backprop.Gen.Graph;

/// <summary>A scalar or a buffer inside of a struct that holds buffers: each is an input of its own, and the struct is what they lie in.</summary>
/// <param name="Path">the fields that lead to it, joined by dots</param>
/// <param name="Type">scalar, buffer or opaque</param>
/// <param name="TypeText">the <c>global::</c> type of a buffer</param>
/// <param name="Form">how a buffer is declared</param>
/// <param name="IsDifferentiable">whether derivatives are taken with respect to it</param>
/// <param name="IsWritten">whether the method stores into this buffer</param>
public sealed record PartModel(string Path, GraphType Type, string TypeText, BufferForm Form, bool IsDifferentiable, bool IsWritten)
{
    public bool IsBuffer => Type is BufferType;

    /// <summary>How it is read as a span, or as what it is, given the struct.</summary>
    public string In(string whole) => $"{whole}.{Path}" + (IsBuffer && Form is BufferForm.Memory or BufferForm.ReadOnlyMemory ? ".Span" : "");
}
