namespace Backprop.Gen.Graph;

/// <summary>How an operation is spelled in C#.</summary>
public enum Spelling
{
    /// <summary><c>x + y</c></summary>
    Infix,

    /// <summary><c>-x</c></summary>
    Prefix,

    /// <summary><c>Math.Sin(x)</c>, or <c>MathF.Sin(x)</c> when the operands are <c>float</c></summary>
    Math,

    /// <summary><c>double.Hypot(x, y)</c>: a static method of the operand's own type</summary>
    TypeStatic,

    /// <summary><c>int.CreateChecked(x)</c>: a static method of the result's type</summary>
    ResultStatic,

    /// <summary><c>(float)x</c>: to the type of the result</summary>
    Cast,

    /// <summary><c>c ? x : y</c></summary>
    Conditional,

    /// <summary>a static method of <c>Backprop.Kernel</c></summary>
    Kernel,

    /// <summary>C# text with <c>{0}</c>, <c>{1}</c>, … for the operands: a pure function of a library</summary>
    Text,
}

/// <summary>A pure function of scalars. Operations are singletons, listed in <see cref="Operations"/>, but for calls of libraries.</summary>
/// <param name="Name">its name in printed graphs and in the rule table</param>
/// <param name="Arity">how many operands it has</param>
/// <param name="Spelling">how C# writes it</param>
/// <param name="Symbol">the C# operator or method name</param>
/// <param name="Signature">the types of its operands and of its result</param>
/// <param name="IsCheap">whether doing it again costs less than keeping its result</param>
/// <param name="Element">the element of the tuple that the method returns, if it returns one</param>
public sealed record Operation(string Name, int Arity, Spelling Spelling, string Symbol, Signature Signature, bool IsCheap = false, string Element = "")
{
    public override string ToString() => Name;
}
