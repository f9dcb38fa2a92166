namespace Backprop.Gen.Graph;

/// <summary>
/// One step of a region. Values are integers into <see cref="Function.Values"/>, each defined once.
/// A value is visible in the region that defines it, after its definition, and in the regions nested there.
/// </summary>
public abstract record Node;

/// <summary>A literal; <paramref name="Bits"/> are the bits of the double or float, the integer, or 0 and 1.</summary>
public sealed record Constant(int Result, long Bits) : Node;

/// <summary>A pure function of scalars.</summary>
public sealed record Apply(int Result, Operation Operation, EquatableArray<int> Inputs) : Node;

/// <summary>C# text that carries no gradient and cannot be seen through: runs exactly once, in its place. <c>{0}</c>, <c>{1}</c> stand for the inputs.</summary>
/// <param name="Result">the value it has, or -1 if it is a statement</param>
/// <param name="Throws">whether it never completes (a <c>throw</c> statement)</param>
public sealed record External(int Result, string Template, EquatableArray<int> Inputs, bool Throws = false) : Node
{
    /// <summary>Whether it is the user's own call, which may have effects or come to something else each time: it is never repeated.</summary>
    public bool IsOnce { get; init; }

    /// <summary>The check that what a buffer is given has its length, with the name of the parameter that is to blame.</summary>
    public static External SameLength(int length, int given, string parameter) =>
        new(-1, $"global::Backprop.Kernel.CheckLength({{0}}, {{1}}, \"{parameter}\")", EquatableArray.Of(length, given));
}

/// <summary>Reads <c>buffer[index].path</c>; the path is empty, or fields joined by dots.</summary>
public sealed record Load(int Result, int Buffer, int Index, string Path) : Node;

/// <summary>Writes <c>buffer[index].path = value</c>.</summary>
public sealed record Store(int Buffer, int Index, string Path, int Value) : Node;

/// <summary>Adds in place: <c>buffer[index].path += value</c>. Only derivatives contain it.</summary>
public sealed record Accumulate(int Buffer, int Index, string Path, int Value) : Node;

/// <summary>The number of elements of a buffer (int).</summary>
public sealed record Length(int Result, int Buffer) : Node;

/// <summary>A part of a buffer: <c>buffer.Slice(start, count)</c>.</summary>
public sealed record Slice(int Result, int Buffer, int Start, int Count) : Node;

/// <summary>New zeroed memory, alive until the function is left. <paramref name="Handle"/> (int) finds it again by <see cref="Recall"/>.</summary>
public sealed record Allocate(int Result, int Handle, int Count) : Node;

/// <summary>The memory that an <see cref="Allocate"/> made, by its handle and element count.</summary>
public sealed record Recall(int Result, int Handle, int Count) : Node;

/// <summary>The reference that a reassigned buffer variable holds: the <paramref name="Choice"/>-th of its origins, from start, count elements.</summary>
public sealed record Resolve(int Result, EquatableArray<int> Origins, int Choice, int Start, int Count) : Node;

/// <summary>Copies all elements of one buffer over another of the same length.</summary>
public sealed record Copy(int Source, int Destination) : Node;

/// <summary>Sets all elements of a buffer to default.</summary>
public sealed record Clear(int Buffer) : Node;

/// <summary>
/// An operation on whole buffers of the same length, element by element; an input that is a scalar is the same for all elements. An input is the
/// destination itself, or shares no memory with it.
/// </summary>
public sealed record Elementwise(int Destination, Operation Operation, EquatableArray<int> Inputs) : Node;

/// <summary>A number made of all elements of buffers of the same length.</summary>
public sealed record Reduce(int Result, Reduction Reduction, EquatableArray<int> Inputs) : Node;

/// <summary>Puts a scalar on a tape.</summary>
public sealed record Push(int Tape, int Value) : Node;

/// <summary>Takes the last scalar off a tape.</summary>
public sealed record Pop(int Result, int Tape) : Node;

/// <summary>An empty tape, lent until a <see cref="DropTape"/>; the last one that is lent is the first to be given back.</summary>
public sealed record LendTape(int Result) : Node;

/// <summary>Gives a tape back, on which nothing is left.</summary>
public sealed record DropTape(int Tape) : Node;

/// <summary>Declares a cell (at the top of the function).</summary>
public sealed record Declare(int Cell) : Node;

/// <summary>Sets a cell.</summary>
public sealed record Set(int Cell, int Value) : Node;

/// <summary>Reads a cell.</summary>
public sealed record Get(int Result, int Cell) : Node;

/// <summary>Calls another function of the module.</summary>
public sealed record Invoke(EquatableArray<int> Results, string Function, EquatableArray<int> Inputs) : Node
{
    /// <summary>Whether the memory that is made on the way is not needed once it is back.</summary>
    public bool ForgetsMemory { get; init; }
}

/// <summary>The user's statement that the following nodes answer, until the next note.</summary>
public sealed record Note(string Text) : Node;

/// <summary>The only jump: leaves the construct of that label, which then has these results (or, at a loop's continue label, goes on with them).</summary>
public sealed record Exit(int Label, EquatableArray<int> Values) : Node;

/// <summary>A branch. Each arm ends with an exit: of this label to fall through, or of an enclosing one.</summary>
public sealed record If(EquatableArray<int> Results, int Label, int Condition, Region Then, Region Else) : Node;

/// <summary>A region that can be left early.</summary>
/// <param name="Resource">what is disposed of wherever the region is left, by an exception too; -1 if there is no such thing</param>
public sealed record Block(EquatableArray<int> Results, int Label, Region Body, int Resource = -1) : Node
{
    public bool Disposes => Resource >= 0;

    /// <summary>While one of these journals is replayed, the resource is left alone, since it has been disposed of before.</summary>
    public EquatableArray<int> Journals { get; init; } = EquatableArray<int>.Empty;
}

/// <summary>
/// A loop over carried values. The body's parameters are the carried values of an iteration; an exit of <paramref name="Continue"/>
/// gives those of the next, an exit of <paramref name="Break"/> the results. When the head ends the loop, the results are the carried values.
/// </summary>
public sealed record Loop(
    EquatableArray<int> Results, int Break, int Continue, EquatableArray<int> Initial, LoopHead Head, Region Body) : Node
{
    /// <summary>How reverse mode cuts it into segments; null if it keeps what it needs of every iteration.</summary>
    public Segmentation? Segments { get; init; }
}

/// <summary>What decides whether a loop goes on.</summary>
public abstract record LoopHead;

/// <summary>
/// Counts from start by step while the counter is below the bound (above it for a negative step), or at it when inclusive.
/// Start and bound are fixed on entry; the counter does not overflow.
/// </summary>
public sealed record Counted(int Counter, int Start, int Bound, int Step, bool IsInclusive) : LoopHead;

/// <summary>Goes on while the condition holds. The region has the body's parameters in <see cref="Region.Parameters"/> (its own ids), only pure nodes and loads, and ends with an exit of <paramref name="Label"/> with one bool.</summary>
public sealed record While(int Label, Region Condition) : LoopHead;

/// <summary>Goes on until an exit leaves it.</summary>
public sealed record Forever : LoopHead;

/// <summary>Straight-line nodes; the last one is always an <see cref="Exit"/>.</summary>
public sealed record Region(EquatableArray<int> Parameters, EquatableArray<Node> Nodes);
