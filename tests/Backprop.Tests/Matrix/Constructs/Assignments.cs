namespace Backprop.Tests.Matrix;

internal static class Assignments
{
    public static readonly Construct[] All =
    [
        new("Assign", "v = x * y;"),
        new("AssignCopy", "double t = v; v = y; v *= t;"),
        new("AddAssign", "v += x * v;"),
        new("SubtractAssign", "v -= y * v * 0.3;"),
        new("MultiplyAssign", "v *= x + w[k];"),
        new("DivideAssign", "v /= 1.5 + y * y;"),
        new("RemainderAssign", "v %= 0.45 + 0.1 * y;"),
        new("PrefixIncrement", "v = ++v * x;"),
        new("PostfixIncrement", "double t = v++ * y; v = t * v;"),
        new("Decrement", "v--; double t = --v; v = t * 0.5 * v--;"),
        new("Chained", "double p, q; p = q = v * x; q += y; v = p * q;"),
        new("AssignInExpression", "v = (v = x * v) * v + y;"),
        new("LeftBeforeRight", "v = v + (v = x * y) * v;"),
        new("CompoundReadsOldValue", "v += (v = x * 0.5) * y;"),
        new("IndexSideEffects", "int e = 0; v += a[e++] * a[e++] + e;"),
        new("CompoundElementOnce", "int e = k; a[e++ % 4] += v * x; v += a[k] * e * 0.1;"),
        new("ElementOrder", "a[k] = a[k] * v + (a[k] = x) * a[k]; v = a[k];"),
        new("ElementIncrement", "a[k]++; v += a[k]-- * x; v *= a[k];"),
        new("AssignmentAsArgument", "double t; v = Math.Max(t = v * x, -3.0) + t * t;"),
        new("DefinitelyAssignedLater", "double t; if (x > 0.1) { t = v * y; } else { t = y; } v = t * t;"),
        new("LocalConstant", "const double Half = 0.5; v = v * Half + Half * x;"),
        new("ConstantField", "v = v * Rate + x * Count;", "private const double Rate = 0.25; private const int Count = 3;"),
        new("ReadonlyField", "v = v * Rate + x;", "private static readonly double Rate = 0.75;"),
        new("Negation", "v = -v * -x + +y;"),
        new("Quotient", "v = (v + x) / (2.0 + y * v * v);"),
        new("Remainder", "v = (v * 3.0) % 0.8 + x;"),
        new("DifferenceBothWays", "v = (v - x) * (x - v) * 0.5 + (v / y) * (y / (2.0 + v * v));"),
        new("SelfProduct", "v = v * v * 0.5 + x * x;"),
        new("Polynomial", "v = ((0.3 * v - 0.2) * v + x) * v - y;"),
        new("ShadowedNames", "{ double t = x * v; v = t; } { double t = y * v; v += t * t; }"),
        new("Unused", "double unused = Math.Exp(v * x); double other = unused * 2; v = v * y;"),
        new("SwapLocals", "double p = v, q = x; double t = p; p = q; q = t; v = p * p + 0.3 * q;"),
        new("AwkwardNames", "double upstream = v * x, xGradient = upstream * y, @class = xGradient + upstream, value = @class; v = value * 0.5;"),
    ];
}
