namespace Backprop.Gen.Graph;

/// <summary>A function of whole buffers whose value is one number, by the name that it has in <c>TensorPrimitives</c>.</summary>
/// <param name="Name">its name in printed graphs and in the table of rules</param>
/// <param name="Symbol">the method of <c>TensorPrimitives</c></param>
/// <param name="Arity">how many buffers it takes</param>
/// <param name="IsIndex">whether the number is the index of an element</param>
public sealed record Reduction(string Name, string Symbol, int Arity, bool IsIndex = false)
{
    public override string ToString() => Name;
}
