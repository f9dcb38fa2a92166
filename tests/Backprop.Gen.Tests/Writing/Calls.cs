using System;
using System.Collections.Generic;

namespace Backprop.Gen.Tests.Writing;

/// <summary>What printed graphs call outside: it writes down what the interpreter writes down.</summary>
public static class Calls
{
    public const string Template = "global::Backprop.Gen.Tests.Writing.Calls.E({0})";

    [ThreadStatic]
    private static List<string>? t_log;

    public static List<string> Log => t_log ??= [];

    public static double E(double x)
    {
        Log.Add($"{Template} {BitConverter.DoubleToInt64Bits(x):X}");
        return Log.Count;
    }
}
