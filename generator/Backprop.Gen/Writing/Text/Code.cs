namespace Backprop.Gen.Writing;

/// <summary>How tightly an expression binds, loosest first.</summary>
internal enum Precedence
{
    Conditional, ConditionalOr, ConditionalAnd, Or, Xor, And, Equality, Relational, Shift, Additive, Multiplicative, Unary, Primary,
}

/// <summary>The text of an expression.</summary>
/// <param name="IsConstant">whether C# computes it at compile time</param>
internal readonly record struct Code(string Text, Precedence Precedence, bool IsConstant = false)
{
    /// <summary>The text for a place where only what binds at least so tightly may stand.</summary>
    public string At(Precedence least) => Precedence < least ? "(" + Text + ")" : Text;

    /// <summary>The text for an argument list; <c>f(a &lt; b, c &gt; (d))</c> would be read as a generic call.</summary>
    public string AsArgument => Precedence == Precedence.Relational ? "(" + Text + ")" : Text;

    public static implicit operator Code(string primary) => new(primary, Precedence.Primary);
}
