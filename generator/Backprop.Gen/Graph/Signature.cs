namespace Backprop.Gen.Graph;

/// <summary>The types of an operation's operands and of its result.</summary>
public enum Signature
{
    /// <summary>Any operands, any result.</summary>
    Any,

    /// <summary>A law of its own: conversions, choices, logic, shifts.</summary>
    Special,

    /// <summary>Operands of one type; the result is a <c>bool</c>.</summary>
    Test,

    /// <summary>Numbers of one type, whole ones too, and so is the result.</summary>
    Numbers,

    /// <summary>Floating-point numbers of one type, and so is the result.</summary>
    Floats,

    /// <summary>A number; the result is an <c>int</c>.</summary>
    NumberToInt,

    /// <summary>A floating-point number; the result is an <c>int</c>.</summary>
    FloatToInt,

    /// <summary>A floating-point number; the result is a whole number of any type, which is the method's type argument.</summary>
    FloatToWhole,

    /// <summary>A floating-point number; the result is a <c>bool</c>.</summary>
    FloatToBoolean,

    /// <summary>A floating-point number and an <c>int</c>; the result is of the number's type.</summary>
    FloatAndInt,

    /// <summary>A floating-point number and a <c>MidpointRounding</c>; the result is of the number's type.</summary>
    FloatAndRounding,

    /// <summary>A floating-point number, an <c>int</c> and a <c>MidpointRounding</c>; the result is of the number's type.</summary>
    FloatIntAndRounding,
}
