using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Backprop.Gen.Graph;

/// <summary>Every operation there is: here the operators of C# and those that only derivatives use.</summary>
public static partial class Operations
{
    public static readonly Operation Add = Infix("add", "+");
    public static readonly Operation Subtract = Infix("sub", "-");
    public static readonly Operation Multiply = Infix("mul", "*");
    public static readonly Operation Divide = Infix("div", "/");
    public static readonly Operation Remainder = Infix("rem", "%");
    public static readonly Operation Negate = Prefix("neg", "-");

    public static readonly Operation Less = Infix("lt", "<", Signature.Test);
    public static readonly Operation LessOrEqual = Infix("le", "<=", Signature.Test);
    public static readonly Operation Greater = Infix("gt", ">", Signature.Test);
    public static readonly Operation GreaterOrEqual = Infix("ge", ">=", Signature.Test);
    public static readonly Operation Equal = Infix("eq", "==", Signature.Test);
    public static readonly Operation NotEqual = Infix("ne", "!=", Signature.Test);

    public static readonly Operation Not = new("not", 1, Spelling.Prefix, "!", Signature.Test, IsCheap: true);
    public static readonly Operation Complement = Prefix("compl", "~");
    public static readonly Operation And = Infix("and", "&", Signature.Special);
    public static readonly Operation Or = Infix("or", "|", Signature.Special);
    public static readonly Operation Xor = Infix("xor", "^", Signature.Special);
    public static readonly Operation ShiftLeft = Infix("shl", "<<", Signature.Special);
    public static readonly Operation ShiftRight = Infix("shr", ">>", Signature.Special);
    public static readonly Operation ShiftRightUnsigned = Infix("ushr", ">>>", Signature.Special);

    /// <summary>C#'s explicit or implicit conversion to the type of the result.</summary>
    public static readonly Operation Convert = new("convert", 1, Spelling.Cast, "", Signature.Special, IsCheap: true);

    /// <summary><c>where(c, x, y)</c>: x if c, else y; both are evaluated.</summary>
    public static readonly Operation Where = new("where", 3, Spelling.Conditional, "?", Signature.Special, IsCheap: true);

    /// <summary>The strong product u ⊙ d: 0 where u is 0, else u · d.</summary>
    public static readonly Operation StrongProduct = new("strong", 2, Spelling.Kernel, "Strong", Signature.Floats, IsCheap: true);

    /// <summary>The product that is strong in both factors: 0 where either is 0, else x · y.</summary>
    public static readonly Operation StrongInBoth = new("strongboth", 2, Spelling.Kernel, "StrongInBoth", Signature.Floats, IsCheap: true);

    /// <summary><c>addstrong(u, d, z)</c>: z + u ⊙ d.</summary>
    public static readonly Operation AddStrong = new("addstrong", 3, Spelling.Kernel, "AddStrong", Signature.Floats, IsCheap: true);

    /// <summary>The union of two sets, each the bits of a whole number: what tangents are where only dependencies are followed.</summary>
    public static readonly Operation Union = new("union", 2, Spelling.Kernel, "Union", Signature.Floats, IsCheap: true);

    /// <summary>Passes its input on and lets no gradient back.</summary>
    public static readonly Operation Stop = new("stop", 1, Spelling.Kernel, "Stop", Signature.Floats, IsCheap: true);

    /// <summary><c>clip(x, low, high)</c>: passes x on, and clamps the gradient that comes back; a tangent passes unchanged.</summary>
    public static readonly Operation Clip = new("clip", 3, Spelling.Kernel, "Clip", Signature.Floats, IsCheap: true);

    /// <summary><c>index(i, j, n)</c>: where row i of length n has its j-th element; an exception if j is not in it.</summary>
    public static readonly Operation Index = new("index", 3, Spelling.Kernel, "Index", Signature.Numbers, IsCheap: true);

    public static readonly Operation AddChecked = Overflowing("addchecked", "checked({0} + {1})", 2);
    public static readonly Operation SubtractChecked = Overflowing("subchecked", "checked({0} - {1})", 2);
    public static readonly Operation MultiplyChecked = Overflowing("mulchecked", "checked({0} * {1})", 2);
    public static readonly Operation NegateChecked = Overflowing("negchecked", "checked(-{0})", 1);
    public static readonly Operation AddUnchecked = Overflowing("addunchecked", "unchecked({0} + {1})", 2);
    public static readonly Operation SubtractUnchecked = Overflowing("subunchecked", "unchecked({0} - {1})", 2);
    public static readonly Operation MultiplyUnchecked = Overflowing("mulunchecked", "unchecked({0} * {1})", 2);
    public static readonly Operation NegateUnchecked = Overflowing("negunchecked", "unchecked(-{0})", 1);

    /// <summary>
    /// <c>defined(x, y)</c>: y, the value that a function of a library returned, whose definition comes to x: derivatives go through the definition,
    /// while the value stays the library's own to the last bit.
    /// </summary>
    public static readonly Operation Defined = new("defined", 2, Spelling.Text, "{1}", Signature.Floats);

    /// <summary><c>definedroot(x, y)</c>: y, the length that a function of a library returned, whose square comes to x.</summary>
    public static readonly Operation DefinedRoot = new("definedroot", 2, Spelling.Text, "{1}", Signature.Floats);

    /// <summary>∂Pow(x, y)/∂x, right at every x for an integral y: 0 when y is 0, else y · Pow(x, y − 1).</summary>
    public static readonly Operation PowByBase = new("powbybase", 2, Spelling.Kernel, "PowByBase", Signature.Floats);

    /// <summary>∂Pow(x, y)/∂y: 0 at x = 0 with y &gt; 0, NaN for x &lt; 0, else Pow(x, y) · Log(x).</summary>
    public static readonly Operation PowByExponent = new("powbyexponent", 2, Spelling.Kernel, "PowByExponent", Signature.Floats);

    /// <summary>∂Atan2(x, y)/∂x: y / (x² + y²), without squares that over- or underflow.</summary>
    public static readonly Operation Atan2Slope = new("atan2slope", 2, Spelling.Kernel, "Atan2Slope", Signature.Floats);

    public static IReadOnlyDictionary<string, Operation> ByName => Register.ByName;

    /// <summary>A pure function of a library, as C# text with <c>{0}</c>, <c>{1}</c>, … for the operands; without operands, a constant of one. No gradient goes through it.</summary>
    public static Operation Call(string text, int arity) => new("call", arity, Spelling.Text, text, Signature.Any, IsCheap: arity == 0);

    /// <summary>Arithmetic on whole numbers that says itself whether it checks for overflow.</summary>
    private static Operation Overflowing(string name, string text, int arity) => new(name, arity, Spelling.Text, text, Signature.Numbers);

    private static Operation Infix(string name, string symbol, Signature signature = Signature.Numbers) =>
        new(name, 2, Spelling.Infix, symbol, signature, IsCheap: true);

    private static Operation Prefix(string name, string symbol) => new(name, 1, Spelling.Prefix, symbol, Signature.Numbers, IsCheap: true);

    /// <summary>Found when first asked for, after all operations are there.</summary>
    private static class Register
    {
        public static readonly IReadOnlyDictionary<string, Operation> ByName = typeof(Operations)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(Operation))
            .Select(field => (Operation)field.GetValue(null))
            .ToDictionary(operation => operation.Name);
    }
}
