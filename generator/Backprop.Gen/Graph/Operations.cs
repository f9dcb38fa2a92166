using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Backprop.Gen.Graph;

/// <summary>Every operation there is.</summary>
public static class Operations
{
    public static readonly Operation Add = Infix("add", "+");
    public static readonly Operation Subtract = Infix("sub", "-");
    public static readonly Operation Multiply = Infix("mul", "*");
    public static readonly Operation Divide = Infix("div", "/");
    public static readonly Operation Remainder = Infix("rem", "%");
    public static readonly Operation Negate = Prefix("neg", "-");

    public static readonly Operation Less = Infix("lt", "<");
    public static readonly Operation LessOrEqual = Infix("le", "<=");
    public static readonly Operation Greater = Infix("gt", ">");
    public static readonly Operation GreaterOrEqual = Infix("ge", ">=");
    public static readonly Operation Equal = Infix("eq", "==");
    public static readonly Operation NotEqual = Infix("ne", "!=");

    public static readonly Operation Not = Prefix("not", "!");
    public static readonly Operation Complement = Prefix("compl", "~");
    public static readonly Operation And = Infix("and", "&");
    public static readonly Operation Or = Infix("or", "|");
    public static readonly Operation Xor = Infix("xor", "^");
    public static readonly Operation ShiftLeft = Infix("shl", "<<");
    public static readonly Operation ShiftRight = Infix("shr", ">>");
    public static readonly Operation ShiftRightUnsigned = Infix("ushr", ">>>");

    /// <summary>C#'s explicit or implicit conversion to the type of the result.</summary>
    public static readonly Operation Convert = new("convert", 1, Spelling.Cast, "", IsCheap: true);

    /// <summary><c>where(c, x, y)</c>: x if c, else y; both are evaluated.</summary>
    public static readonly Operation Where = new("where", 3, Spelling.Conditional, "?", IsCheap: true);

    /// <summary>The strong product u ⊙ d: 0 where u is 0, else u · d.</summary>
    public static readonly Operation StrongProduct = new("strong", 2, Spelling.Kernel, "Strong", IsCheap: true);

    /// <summary>The product that is strong in both factors: 0 where either is 0, else x · y.</summary>
    public static readonly Operation StrongInBoth = new("strongboth", 2, Spelling.Kernel, "StrongInBoth", IsCheap: true);

    /// <summary>Passes its input on and lets no gradient back.</summary>
    public static readonly Operation Stop = new("stop", 1, Spelling.Kernel, "Stop", IsCheap: true);

    /// <summary><c>index(i, j, n)</c>: where row i of length n has its j-th element; an exception if j is not in it.</summary>
    public static readonly Operation Index = new("index", 3, Spelling.Kernel, "Index", IsCheap: true);

    public static readonly Operation IsNaN = new("isnan", 1, Spelling.TypeStatic, "IsNaN", IsCheap: true);

    public static readonly Operation Sin = Math("sin", "Sin");
    public static readonly Operation Cos = Math("cos", "Cos");
    public static readonly Operation Tan = Math("tan", "Tan");
    public static readonly Operation Asin = Math("asin", "Asin");
    public static readonly Operation Acos = Math("acos", "Acos");
    public static readonly Operation Atan = Math("atan", "Atan");
    public static readonly Operation Sinh = Math("sinh", "Sinh");
    public static readonly Operation Cosh = Math("cosh", "Cosh");
    public static readonly Operation Tanh = Math("tanh", "Tanh");
    public static readonly Operation Asinh = Math("asinh", "Asinh");
    public static readonly Operation Acosh = Math("acosh", "Acosh");
    public static readonly Operation Atanh = Math("atanh", "Atanh");
    public static readonly Operation Exp = Math("exp", "Exp");
    public static readonly Operation Log = Math("log", "Log");
    public static readonly Operation Log10 = Math("log10", "Log10");
    public static readonly Operation Sqrt = Math("sqrt", "Sqrt");
    public static readonly Operation Cbrt = Math("cbrt", "Cbrt");
    public static readonly Operation Abs = Math("abs", "Abs");
    public static readonly Operation Floor = Math("floor", "Floor");
    public static readonly Operation Ceiling = Math("ceiling", "Ceiling");
    public static readonly Operation Round = Math("round", "Round");
    public static readonly Operation Truncate = Math("truncate", "Truncate");

    /// <summary><c>Math.Sign</c>: an <c>int</c>, and an exception at NaN.</summary>
    public static readonly Operation Sign = Math("sign", "Sign");

    public static readonly Operation Atan2 = Math("atan2", "Atan2", 2);
    public static readonly Operation Pow = Math("pow", "Pow", 2);
    public static readonly Operation Max = Math("max", "Max", 2);
    public static readonly Operation Min = Math("min", "Min", 2);
    public static readonly Operation IeeeRemainder = Math("ieeeremainder", "IEEERemainder", 2);

    /// <summary><c>Math.Log(x, newBase)</c></summary>
    public static readonly Operation LogBase = Math("logbase", "Log", 2);
    public static readonly Operation Clamp = Math("clamp", "Clamp", 3);

    /// <summary>∂Pow(x, y)/∂x, right at every x for an integral y: 0 when y is 0, else y · Pow(x, y − 1).</summary>
    public static readonly Operation PowByBase = new("powbybase", 2, Spelling.Kernel, "PowByBase");

    /// <summary>∂Pow(x, y)/∂y: 0 at x = 0 with y &gt; 0, NaN for x &lt; 0, else Pow(x, y) · Log(x).</summary>
    public static readonly Operation PowByExponent = new("powbyexponent", 2, Spelling.Kernel, "PowByExponent");

    public static readonly IReadOnlyDictionary<string, Operation> ByName = typeof(Operations)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.FieldType == typeof(Operation))
        .Select(field => (Operation)field.GetValue(null))
        .ToDictionary(operation => operation.Name);

    private static Operation Infix(string name, string symbol) => new(name, 2, Spelling.Infix, symbol, IsCheap: true);

    private static Operation Prefix(string name, string symbol) => new(name, 1, Spelling.Prefix, symbol, IsCheap: true);

    private static Operation Math(string name, string symbol, int arity = 1) => new(name, arity, Spelling.Math, symbol);
}
