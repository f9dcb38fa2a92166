using System;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// Memory is cleared with wide vector registers, whose upper halves count as in use from then on. Functions of the C library that are compiled for narrow
/// registers, <c>tanh</c> among them, wait for these halves at every instruction, and are several times slower. Compiled methods reset them only where they
/// begin, and only those that call such functions. So one is called, although it has nothing to compute.
/// </summary>
internal static class WideRegisters
{
    /// <summary>Lets the functions of the C library run at their full speed again.</summary>
    /// <param name="length">a length; what is returned is of no use</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Reset(double length) => length < 0 ? Math.Tanh(length) : length;
}
