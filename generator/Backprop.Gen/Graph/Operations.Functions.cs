namespace Backprop.Gen.Graph;

/// <content>The functions of <c>Math</c> and <c>MathF</c>, and those that only <c>double</c> and <c>float</c> have. What both have is one operation: they are the same function.</content>
public static partial class Operations
{
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
    public static readonly Operation Atan2 = Math("atan2", "Atan2", 2);

    public static readonly Operation SinPi = Static("sinpi", "SinPi");
    public static readonly Operation CosPi = Static("cospi", "CosPi");
    public static readonly Operation TanPi = Static("tanpi", "TanPi");
    public static readonly Operation AsinPi = Static("asinpi", "AsinPi");
    public static readonly Operation AcosPi = Static("acospi", "AcosPi");
    public static readonly Operation AtanPi = Static("atanpi", "AtanPi");
    public static readonly Operation Atan2Pi = Static("atan2pi", "Atan2Pi", 2);

    /// <summary>An element of <c>Math.SinCos(x)</c>, whose last bit need not be that of <c>Math.Sin(x)</c>.</summary>
    public static readonly Operation PairedSin = Math("pairedsin", "SinCos") with { Element = "Sin" };
    public static readonly Operation PairedCos = Math("pairedcos", "SinCos") with { Element = "Cos" };
    public static readonly Operation PairedSinPi = Static("pairedsinpi", "SinCosPi") with { Element = "SinPi" };
    public static readonly Operation PairedCosPi = Static("pairedcospi", "SinCosPi") with { Element = "CosPi" };

    public static readonly Operation Exp = Math("exp", "Exp");
    public static readonly Operation Exp2 = Static("exp2", "Exp2");
    public static readonly Operation Exp10 = Static("exp10", "Exp10");
    public static readonly Operation ExpM1 = Static("expm1", "ExpM1");
    public static readonly Operation Exp2M1 = Static("exp2m1", "Exp2M1");
    public static readonly Operation Exp10M1 = Static("exp10m1", "Exp10M1");
    public static readonly Operation Log = Math("log", "Log");
    public static readonly Operation Log2 = Math("log2", "Log2");
    public static readonly Operation Log10 = Math("log10", "Log10");
    public static readonly Operation LogP1 = Static("logp1", "LogP1");
    public static readonly Operation Log2P1 = Static("log2p1", "Log2P1");
    public static readonly Operation Log10P1 = Static("log10p1", "Log10P1");

    /// <summary><c>Math.Log(x, newBase)</c></summary>
    public static readonly Operation LogBase = Math("logbase", "Log", 2);

    public static readonly Operation Pow = Math("pow", "Pow", 2);
    public static readonly Operation Sqrt = Math("sqrt", "Sqrt");
    public static readonly Operation Cbrt = Math("cbrt", "Cbrt");
    public static readonly Operation RootN = Static("rootn", "RootN", 2, Signature.FloatAndInt);
    public static readonly Operation Hypot = Static("hypot", "Hypot", 2);
    public static readonly Operation ReciprocalEstimate = Math("reciprocalestimate", "ReciprocalEstimate");
    public static readonly Operation ReciprocalSqrtEstimate = Math("reciprocalsqrtestimate", "ReciprocalSqrtEstimate");

    public static readonly Operation FusedMultiplyAdd = Math("fusedmultiplyadd", "FusedMultiplyAdd", 3);
    public static readonly Operation MultiplyAddEstimate = Static("multiplyaddestimate", "MultiplyAddEstimate", 3);
    public static readonly Operation Lerp = Static("lerp", "Lerp", 3);
    public static readonly Operation DegreesToRadians = Static("degreestoradians", "DegreesToRadians");
    public static readonly Operation RadiansToDegrees = Static("radianstodegrees", "RadiansToDegrees");
    public static readonly Operation ScaleB = Math("scaleb", "ScaleB", 2, Signature.FloatAndInt);
    public static readonly Operation IeeeRemainder = Math("ieeeremainder", "IEEERemainder", 2);
    public static readonly Operation BitIncrement = Math("bitincrement", "BitIncrement");
    public static readonly Operation BitDecrement = Math("bitdecrement", "BitDecrement");

    public static readonly Operation Abs = Math("abs", "Abs", 1, Signature.Numbers);
    public static readonly Operation CopySign = Math("copysign", "CopySign", 2);
    public static readonly Operation Max = Math("max", "Max", 2, Signature.Numbers);
    public static readonly Operation Min = Math("min", "Min", 2, Signature.Numbers);
    public static readonly Operation Clamp = Math("clamp", "Clamp", 3, Signature.Numbers);
    public static readonly Operation MaxMagnitude = Math("maxmagnitude", "MaxMagnitude", 2);
    public static readonly Operation MinMagnitude = Math("minmagnitude", "MinMagnitude", 2);
    public static readonly Operation MaxNumber = Static("maxnumber", "MaxNumber", 2);
    public static readonly Operation MinNumber = Static("minnumber", "MinNumber", 2);
    public static readonly Operation MaxMagnitudeNumber = Static("maxmagnitudenumber", "MaxMagnitudeNumber", 2);
    public static readonly Operation MinMagnitudeNumber = Static("minmagnitudenumber", "MinMagnitudeNumber", 2);
    public static readonly Operation MaxNative = Static("maxnative", "MaxNative", 2);
    public static readonly Operation MinNative = Static("minnative", "MinNative", 2);
    public static readonly Operation ClampNative = Static("clampnative", "ClampNative", 3);

    public static readonly Operation Floor = Math("floor", "Floor");
    public static readonly Operation Ceiling = Math("ceiling", "Ceiling");
    public static readonly Operation Truncate = Math("truncate", "Truncate");
    public static readonly Operation Round = Math("round", "Round");
    public static readonly Operation RoundTo = Math("roundto", "Round", 2, Signature.FloatAndInt);
    public static readonly Operation RoundBy = Math("roundby", "Round", 2, Signature.FloatAndRounding);
    public static readonly Operation RoundToBy = Math("roundtoby", "Round", 3, Signature.FloatIntAndRounding);

    /// <summary><c>Math.Sign</c>: an <c>int</c>, and an exception at NaN.</summary>
    public static readonly Operation Sign = Math("sign", "Sign", 1, Signature.NumberToInt);
    public static readonly Operation ILogB = Math("ilogb", "ILogB", 1, Signature.FloatToInt);

    public static readonly Operation ConvertToInteger = Static("converttointeger", "ConvertToInteger", 1, Signature.FloatToWhole);
    public static readonly Operation ConvertToIntegerNative = Static("converttointegernative", "ConvertToIntegerNative", 1, Signature.FloatToWhole);

    /// <summary><c>int.CreateChecked(x)</c>, which refuses what the type has not, and its sisters, which do not.</summary>
    public static readonly Operation CreateChecked = ToWhole("createchecked", "CreateChecked");
    public static readonly Operation CreateSaturating = ToWhole("createsaturating", "CreateSaturating");
    public static readonly Operation CreateTruncating = ToWhole("createtruncating", "CreateTruncating");

    public static readonly Operation IsNaN = Question("isnan", "IsNaN");
    public static readonly Operation IsFinite = Question("isfinite", "IsFinite");
    public static readonly Operation IsInfinity = Question("isinfinity", "IsInfinity");
    public static readonly Operation IsPositiveInfinity = Question("ispositiveinfinity", "IsPositiveInfinity");
    public static readonly Operation IsNegativeInfinity = Question("isnegativeinfinity", "IsNegativeInfinity");
    public static readonly Operation IsNormal = Question("isnormal", "IsNormal");
    public static readonly Operation IsSubnormal = Question("issubnormal", "IsSubnormal");
    public static readonly Operation IsNegative = Question("isnegative", "IsNegative");
    public static readonly Operation IsPositive = Question("ispositive", "IsPositive");
    public static readonly Operation IsRealNumber = Question("isrealnumber", "IsRealNumber");
    public static readonly Operation IsInteger = Question("isinteger", "IsInteger");
    public static readonly Operation IsEvenInteger = Question("iseveninteger", "IsEvenInteger");
    public static readonly Operation IsOddInteger = Question("isoddinteger", "IsOddInteger");
    public static readonly Operation IsPow2 = Question("ispow2", "IsPow2");

    /// <summary>A function of <c>Math</c> and <c>MathF</c>; <c>double</c> and <c>float</c> pass most of them on.</summary>
    private static Operation Math(string name, string symbol, int arity = 1, Signature signature = Signature.Floats) =>
        new(name, arity, Spelling.Math, symbol, signature);

    /// <summary>A function that only <c>double</c> and <c>float</c> have.</summary>
    private static Operation Static(string name, string symbol, int arity = 1, Signature signature = Signature.Floats) =>
        new(name, arity, Spelling.TypeStatic, symbol, signature);

    private static Operation ToWhole(string name, string symbol) => new(name, 1, Spelling.ResultStatic, symbol, Signature.FloatToWhole);

    private static Operation Question(string name, string symbol) =>
        new(name, 1, Spelling.TypeStatic, symbol, Signature.FloatToBoolean, IsCheap: true);
}
