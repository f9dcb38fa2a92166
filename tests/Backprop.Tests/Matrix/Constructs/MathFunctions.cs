namespace Backprop.Tests.Matrix;

/// <summary>The functions of <c>Math</c> that are not in <see cref="Numbers"/>, and those of the number types.</summary>
internal static class MathFunctions
{
    public static readonly Construct[] All =
    [
        // Angles.
        new("SinPi", "v = double.SinPi(v * 0.4) + x;"),
        new("CosPi", "v = double.CosPi(v * x * 0.3);"),
        new("TanPi", "v = double.TanPi(0.2 * Math.Sin(v)) * y;"),
        new("AsinPi", "v = double.AsinPi(0.5 * Math.Sin(v)) + x;"),
        new("AcosPi", "v = double.AcosPi(0.5 * Math.Cos(v * x));"),
        new("AtanPi", "v = double.AtanPi(v * y);"),
        new("Atan2Pi", "v = double.Atan2Pi(v, 1.2 + y * y) + x;"),
        new("SinCosDeclared", "var (s, c) = Math.SinCos(v * x); v = s * y + c * v;"),
        new("SinCosTyped", "(double s, double c) = Math.SinCos(v); v = s * c * x;"),
        new("SinCosAssigned", "double s = x, c = y; if (v > 0.2) { (s, c) = Math.SinCos(v); } v = s * c + s;"),
        new("SinCosInLoop", "double s = x, c = y; for (int m = 0; m < 2; m++) { (s, c) = Math.SinCos(s + c * v); } v = s - c;"),
        new("SinCosElements", "v = Math.SinCos(v).Sin * x + Math.SinCos(y * v).Cos;"),
        new("SinCosHeld", "var p = Math.SinCos(v + x); v = p.Sin * p.Cos * y;"),
        new("SinCosHeldInLoop", "var p = Math.SinCos(v); for (int m = 0; m < 2; m++) { p = Math.SinCos(p.Sin + x * p.Cos); } v = p.Sin * p.Cos * y;"),
        new("SinCosDiscard", "(double s, _) = Math.SinCos(v); (_, double c) = double.SinCos(x * v); v = s + c * y;"),
        new("SinCosIntoBuffer", "(a[k], a[(k + 1) % 4]) = Math.SinCos(v * x); v = a[k] * a[(k + 1) % 4] * y;"),
        new("SinCosOfHelper", "v = Turn(v, x) * y;", "private static double Turn(double p, double q) { var (s, c) = Math.SinCos(p); return p * c - q * s; }"),
        new("SinCosPi", "var (s, c) = double.SinCosPi(v * 0.3); v = s * y + c * x;"),

        // Powers and logarithms.
        new("Exp2", "v = double.Exp2(v * 0.5) - x;"),
        new("Exp10", "v = double.Exp10(v * 0.3 - 0.4);"),
        new("ExpM1", "v = double.ExpM1(v * 0.5) + y * v;"),
        new("Exp2M1", "v = double.Exp2M1(v * 0.5) * x;"),
        new("Exp10M1", "v = double.Exp10M1(v * 0.25 - 0.2);"),
        new("Log2", "v = Math.Log2(1.5 + v * v);"),
        new("LogP1", "v = double.LogP1(v * v) - x;"),
        new("Log2P1", "v = double.Log2P1(v * v * 0.5);"),
        new("Log10P1", "v = double.Log10P1(v * v + x * x) * y;"),
        new("LogOfType", "v = double.Log(1.5 + v * v, 2.5 + x * x) + double.Log(2.0 + v * v);"),
        new("RootN", "v = double.RootN(v * v + 0.6, 4) + double.RootN(-1.5 - x * x, 3) * double.RootN(1.0 + v * v, -(k + 1));"),
        new("Hypot", "v = double.Hypot(v + 0.1, x) * 0.6 + double.Hypot(y, 0.4);"),
        new("ReciprocalEstimate", "v = Math.ReciprocalEstimate(1.5 + v * v) + x;", IsSmooth: false),
        new("ReciprocalSqrtEstimate", "v = Math.ReciprocalSqrtEstimate(1.5 + v * v) * y;", IsSmooth: false),

        // Sums, and what is linear.
        new("FusedMultiplyAdd", "v = Math.FusedMultiplyAdd(v, x, y * v);"),
        new("MultiplyAddEstimate", "v = double.MultiplyAddEstimate(v, 0.5 * v, y);"),
        new("Lerp", "v = double.Lerp(v, x, y * 0.4) + double.Lerp(x, 0.5, v * v);"),
        new("Angles", "v = double.DegreesToRadians(v * 20.0) * double.RadiansToDegrees(x * 0.03);"),
        new("ScaleB", "v = Math.ScaleB(v * x, k - 2);"),
        new("BitSteps", "v = Math.BitIncrement(v * x) + Math.BitDecrement(v) * y;"),
        new("Conversions", "v = double.CreateChecked((float)v) * x + float.CreateTruncating(y * v) + double.CreateSaturating(k) * y;"),
        new("RemainderOfType", "v = double.Ieee754Remainder(v * 2.0, 0.9 + 0.1 * y);"),

        // Choices.
        new("CopySign", "v = Math.CopySign(v * 1.5, x - v) + y * Math.CopySign(0.25, v);"),
        new("Magnitudes", "v = Math.MaxMagnitude(v, x * 0.9) - Math.MinMagnitude(v * v, -y);"),
        new("Numbers", "v = double.MaxNumber(v, x * 0.9) - double.MinNumber(v * v, y);"),
        new("MagnitudeNumbers", "v = double.MaxMagnitudeNumber(v, -x) * 0.8 + double.MinMagnitudeNumber(v * v, y);"),
        new("Native", "v = double.MaxNative(v, x * 0.9) - double.MinNative(v * v, y) + double.ClampNative(y * v, -0.8, 0.75);"),
        new("ChoicesOfType", "v = double.Max(v, x * 0.9) - double.Min(v * v, y) + double.Clamp(v, -0.8, 0.75) * double.Abs(v - 0.2);"),

        // Roundings, which have no slope.
        new("RoundDigits", "v += Math.Round(v, 2) * x + double.Round(y, k) * v;"),
        new("RoundModes", "v += Math.Round(v, MidpointRounding.AwayFromZero) * x + Math.Round(v * y, 1, MidpointRounding.ToZero) * v;"),
        new("RoundModeByVariable", "v += Math.Round(v * 3.5, (MidpointRounding)(k % 5)) * x;"),
        new("ConvertToInteger", "\n#pragma warning disable BPG052 // on purpose\nint m = double.ConvertToInteger<int>(v * 4.0); long l = double.ConvertToIntegerNative<long>(y * 3.0); v = v * m * 0.25 + x * l * 0.3;"),
        new("Exponents", "v = v * Math.ILogB(v * 3.0 + 5.0) * 0.4 + double.Sign(v) * x;"),

        // Questions, and whole numbers.
        new("Questions", "if (double.IsFinite(v) && !double.IsInfinity(v) && !double.IsPositiveInfinity(v) && !double.IsNegativeInfinity(x)) { v = v * x; } if (double.IsNormal(y) && !double.IsSubnormal(y)) { v += y; }"),
        new("QuestionsOfSign", "if (double.IsNegative(v)) { v = v * x; } else if (double.IsPositive(x)) { v += v * y; } if (double.IsRealNumber(v)) { v *= 0.8; }"),
        new("QuestionsOfDigits", "if (double.IsInteger(y)) { v = v * x; } if (double.IsEvenInteger(k * 1.0) || double.IsOddInteger(v)) { v *= y; } if (double.IsPow2(k * 1.0)) { v += x; }", DoubleOnly: true),
        new("IntegerFunctions", "int m = int.Max(k, 2) + Math.Clamp(n, 1, 2) - Math.Sign(k - 1); long big = Math.BigMul(k, m); v = v * m * 0.3 + x * big * 0.1;", DoubleOnly: true),
        new("DivRem", "var (q, rest) = Math.DivRem(7 + k, 3); v = v * q * 0.5 + x * rest;"),
        new("DivRemOut", "int q = Math.DivRem(7 + k, 3, out int rest); v = v * q * 0.5 + x * rest;"),
        new("DivRemOutVariable", "int rest = 2; for (int m = 1; m < 3; m++) { v *= 0.4 * Math.DivRem(rest + 5 * m, 2 + m, out rest); } v += x * rest;"),
        new("DivRemElements", "v = v * int.DivRem(9 + k, 4).Quotient * 0.4 + y * Math.DivRem(9L + k, 4L).Remainder;"),
        new("MethodGroups", "Func<double, double, double> f = double.Hypot; Func<double, MidpointRounding, double> g = Math.Round; v = f(v + 0.1, x) * 0.6 + g(y * 2.5, MidpointRounding.ToZero) * v;"),
        new("Constants", "v = v * Math.PI * 0.2 + x * Math.Tau * 0.1 - double.E * 0.1 * v + double.Pi * 0.1 * y + double.Epsilon;"),
    ];
}
