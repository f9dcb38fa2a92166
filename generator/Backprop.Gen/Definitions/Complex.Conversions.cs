namespace Backprop.Gen.Definitions
{
    using System.Numerics;

    /// <content>Real numbers as complex ones.</content>
    internal static partial class ComplexDefinitions
    {
        [Exact] internal static Complex op_Implicit(double x) => new Complex(x, 0);

        [Exact] internal static Complex op_Implicit(float x) => new Complex(x, 0);

        [Exact] internal static Complex op_Implicit(sbyte x) => new Complex(x, 0);

        [Exact] internal static Complex op_Implicit(byte x) => new Complex(x, 0);

        [Exact] internal static Complex op_Implicit(short x) => new Complex(x, 0);

        [Exact] internal static Complex op_Implicit(ushort x) => new Complex(x, 0);

        [Exact] internal static Complex op_Implicit(char x) => new Complex(x, 0);

        [Exact] internal static Complex op_Implicit(int x) => new Complex(x, 0);

        [Exact] internal static Complex op_Implicit(uint x) => new Complex(x, 0);

        [Exact] internal static Complex op_Implicit(long x) => new Complex(x, 0);

        [Exact] internal static Complex op_Implicit(ulong x) => new Complex(x, 0);

        [Exact] internal static Complex op_Implicit(nint x) => new Complex(x, 0);

        [Exact] internal static Complex op_Implicit(nuint x) => new Complex(x, 0);
    }
}
