using Backprop.Oracle;
using static Backprop.Oracle.ProgramInput;

namespace Backprop.Tests.Matrix;

/// <summary>Points where a function has a kink, a tie or an infinite derivative.</summary>
internal static class Kinks
{
    private const string Marked = "[Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape)] public static double F";

    public static readonly OracleProgram[] All =
    [
        Scalar("AbsAtZero", "(double x, double y)", "Math.Abs(x) * y + x * x", Of(0, 2), Of(-0.0, 2), Of(double.NaN, 1)),
        Scalar("MaxTie", "(double x, double y)", "Math.Max(x, y) * x", Of(2, 2), Of(0.0, -0.0), Of(-0.0, 0.0), Of(1, 2), Of(double.PositiveInfinity, 2)),
        Scalar("MinTie", "(double x, double y)", "Math.Min(x * x, y) * y", Of(2, 4), Of(1, 4), Of(0, -0.0)),
        Scalar("MaxWithItself", "(double x)", "Math.Max(x, x) * x", Of(2)),
        Scalar("MaxWithConstant", "(double x)", "Math.Max(x, 2) * x + Math.Max(0, x - 2)", Of(2), Of(1), Of(3)),
        Scalar("ReluAtZero", "(double x, double y)", "Math.Max(x, 0) * y + Math.Max(0, x)", Of(0, 2), Of(-1, 2), Of(1, 2)),
        Scalar("ClampTies", "(double x, double y, double z)", "Math.Clamp(x, y, z) * x", Of(1, 1, 2), Of(2, 1, 2), Of(1, 1, 1), Of(0, 1, 1), Of(3, 1, 1), Of(1.5, 1, 2), Of(0, 1, 2), Of(3, 1, 2)),
        Scalar("ClampConstants", "(double x)", "Math.Clamp(x, -1, 1) * x", Of(-1), Of(1), Of(0), Of(-2), Of(2)),
        Scalar("FloorsAtIntegers", "(double x)", "(Math.Floor(x) + Math.Ceiling(x) + Math.Round(x) + Math.Truncate(x)) * x", Of(2), Of(-2), Of(2.5), Of(0)),
        Scalar("SignAtZero", "(double x)", "Math.Sign(x) * x * x + x", Of(0), Of(-3), Of(3)),
        Scalar("PowIntegerAtZero", "(double x)", "Math.Pow(x, 2) + Math.Pow(x, 1) * 3 + Math.Pow(x, 0)", Of(0), Of(-1.5), Of(2)),
        Scalar("PowCubeNegative", "(double x)", "Math.Pow(x, 3)", Of(-2), Of(0), Of(2)),
        Scalar("PowNegativeExponent", "(double x)", "Math.Pow(x, -2)", Of(-2), Of(2)),
        Scalar("PowIntVariable", "(double x, int n)", "Math.Pow(x, n) * x", Of(-2, 2), Of(0, 2), Of(0, 1), Of(0, 0), Of(3, 4)),
        Scalar("PowExponentAtZero", "(double x, double y)", "Math.Pow(x, y) + y", Of(0, 2.5), Of(2, 0.5), Of(2, 0)),
        Scalar("SqrtAtZero", "(double x, double y)", "Math.Sqrt(x) + y * y", Of(0, 2)),
        Scalar("LogAtZero", "(double x, double y)", "y * Math.Log(x)", Of(0, 2), Of(2, 0)),
        Scalar("OverflowingExp", "(double x)", "1 / (1 + Math.Exp(-x))", Of(800), Of(-700), Of(0)),
        Scalar("ZeroPlusNegativeZero", "(double x)", "(x + 0) * x + (0 + x) * x", Of(-0.0), Of(0), Of(3)),
        Scalar("ZeroMinusZero", "(double x, double y)", "y / (0 - x)", Of(0, 2), Of(-0.0, 2), Of(4, 2)),
        Scalar("InfinityTimesZero", "(double x, double y)", "x * 0 + 0 * y + y", Of(double.PositiveInfinity, 2), Of(double.NaN, 2), Of(3, 2)),
        Scalar("InfinityMinusItself", "(double x, double y)", "(x - x) * y", Of(double.PositiveInfinity, 2), Of(3, 2)),
        Scalar("InfinityByItself", "(double x, double y)", "x / x * y", Of(double.PositiveInfinity, 2), Of(0, 2), Of(3, 2)),
        Scalar("NaNIsNotLess", "(double x, double y)", "!(x < y) ? 2 * y : !(x > 4) ? y * y : x", Of(double.NaN, 3), Of(1, 3), Of(5, 7)),
        Scalar("ConditionalTie", "(double x, double y)", "x > y ? x * x : y * y", Of(1, 1), Of(2, 1)),
        Scalar("RemainderAtMultiple", "(double x, double y)", "x % y * x", Of(3, 1.5), Of(-3.2, 1.5)),
        Scalar("UnusedSqrtOfZero", "(double x, double y)", "{ double unused = Math.Sqrt(x); return x + y * y; }", Of(0, 2)),
        Scalar("SqrtInBranchNotTaken", "(double x, double y)", "x > 0 ? Math.Sqrt(x) * y : x * y", Of(0, 2), Of(4, 2)),
        Scalar("UnusedLogInLoop", "(double x, double y)", "{ double s = y; for (int i = 0; i < 3; i++) { double t = Math.Log(x); if (x > 0) { s += t; } s *= y; } return s + x; }", Of(0, 2), Of(2, 2)),
        Scalar("HypotAtOrigin", "(double x, double y)", "double.Hypot(x, y) * (1 + x) + double.Hypot(x * y, y * y)", Of(0, 0), Of(3, 4), Of(0, 2)),
        Scalar("HypotSquaredAtOrigin", "(double x, double y)", "{ double h = double.Hypot(x, y); return h * h + Math.Sin(h); }", Of(0, 0), Of(3, 4)),
        Scalar("HypotInBranchNotTaken", "(double x, double y)", "{ double s = y; for (int i = 0; i < 3; i++) { double h = double.Hypot(s - s, 0 * x); if (i > 5) { s += h; } s *= x; } return s; }", Of(0, 2), Of(1.5, 2)),
        Scalar("MagnitudeOfOpposites", "(double x, double y)", "Math.MaxMagnitude(x, y) * x + Math.MinMagnitude(x, y) * y", Of(2, -2), Of(-2, 2), Of(2, 2), Of(0.0, -0.0), Of(3, -2)),
        Scalar("NumberBesideNaN", "(double x, double y)", "double.MaxNumber(x, Math.Sqrt(y)) * x + double.MinMagnitudeNumber(Math.Sqrt(y), x)", Of(2, -1), Of(2, 4), Of(1, 9)),
        Scalar("CopySignAtZero", "(double x, double y)", "Math.CopySign(x, y) * y + x * x", Of(0, 2), Of(-0.0, -2), Of(-3, -0.0), Of(3, -0.0), Of(3, 0)),
        Scalar("NativeTies", "(double x, double y)", "double.MaxNative(x, y) * x + double.MinNative(y, x) * y + double.ClampNative(x, -2, 2)", Of(2, 2), Of(1, 2), Of(-2, 3)),
        Scalar("RootAtZero", "(double x, double y)", "y * double.RootN(x, 3) + double.RootN(x * x, 1)", Of(0, 2), Of(0, 0), Of(-8, 2)),
        Scalar("LerpBetweenEqual", "(double x, double y, double t)", "double.Lerp(x, y, t) * t", Of(2, 2, 0.5), Of(1, 3, 0), Of(1, 3, 1)),
        Scalar("SafeNorm", "(double x, double y)", "{ double q = x * x + y * y; return q > 0 ? Math.Sqrt(q) : 0.0; }", Of(0, 0), Of(3, 4)),
        Scalar("MaxPoolTies", "(double x, double y, double z)", "{ double m = x; m = Math.Max(m, y); m = Math.Max(m, z); return m * m; }", Of(1, 1, 1), Of(1, 2, 2)),
    ];

    private static OracleProgram Scalar(string name, string parameters, string body, params ProgramInput[] inputs) => new(
        name,
        $"public static partial class C {{ {Marked}{parameters} {(body[0] == '{' ? body : "=> " + body + ";")} }}",
        "F",
        inputs)
    { HasSecondOpinion = name != "ClampTies" };
}
