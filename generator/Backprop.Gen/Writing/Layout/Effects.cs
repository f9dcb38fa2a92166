using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>What printing a node later than it stands would have to respect.</summary>
internal static class Effects
{
    /// <summary>Whether the node changes something or calls something unknown: what reads memory or throws stays on its side of it.</summary>
    public static bool IsEffect(Node node) => node is
        External or Store or Accumulate or Allocate or Copy or Clear or Elementwise or Reduce or Push or Pop or LendTape or DropTape or Set or Invoke
        or Block { Disposes: true };

    /// <summary>Whether the node can be left out when nobody wants its result.</summary>
    public static bool IsDroppable(Node node, Function function) => node switch
    {
        Constant or Length or Recall or Resolve or Get or Declare or Allocate => true,
        Apply apply => !Throws(apply, function),
        _ => false,
    };

    /// <summary>Whether an operation throws for some operands. Indexing does too, but is told apart: its exceptions are all the same.</summary>
    public static bool Throws(Node node, Function function) => node switch
    {
        Slice => true,
        Apply { Operation: { Spelling: Spelling.Text, Symbol: var text } } when text.StartsWith("checked(", System.StringComparison.Ordinal) => true,
        Apply { Operation: var operation } when operation == Operations.Sign || operation == Operations.Clamp || operation == Operations.ClampNative
            || operation == Operations.RoundTo || operation == Operations.RoundBy || operation == Operations.RoundToBy || operation == Operations.CreateChecked => true,
        Apply { Operation: var operation } apply when operation == Operations.Divide || operation == Operations.Remainder || operation == Operations.Abs =>
            !function.TypeOf(apply.Inputs[0]).IsFloating,
        _ => false,
    };
}
