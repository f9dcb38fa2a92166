namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <content>How one is made, taken apart, and computed with by operators.</content>
    internal static partial class Vector3Definitions
    {
        [Exact] internal static Vector3 ctor(float x, float y, float z) => new Vector3 { X = x, Y = y, Z = z };

        [Exact] internal static Vector3 ctor(float value) => new Vector3 { X = value, Y = value, Z = value };

        [Exact] internal static Vector3 ctor(Vector2 xy, float z) => new Vector3 { X = xy.X, Y = xy.Y, Z = z };

        [Exact] internal static Vector3 Create(Vector2 xy, float z) => new Vector3 { X = xy.X, Y = xy.Y, Z = z };

        [Exact] internal static Vector3 ctor(ReadOnlySpan<float> values) => new Vector3 { X = values[0], Y = values[1], Z = values[2] };

        [Exact] internal static Vector3 Create(float x, float y, float z) => new Vector3 { X = x, Y = y, Z = z };

        [Exact] internal static Vector3 Create(float value) => new Vector3 { X = value, Y = value, Z = value };

        [Exact] internal static Vector3 Create(ReadOnlySpan<float> values) => new Vector3 { X = values[0], Y = values[1], Z = values[2] };

        [Exact] internal static Vector3 CreateScalar(float x) => new Vector3 { X = x };

        [Exact] internal static Vector3 get_Zero() => default;

        [Exact] internal static Vector3 get_One() => new Vector3 { X = 1, Y = 1, Z = 1 };

        [Exact] internal static Vector3 get_UnitX() => new Vector3 { X = 1 };

        [Exact] internal static Vector3 get_UnitY() => new Vector3 { Y = 1 };

        [Exact] internal static Vector3 get_UnitZ() => new Vector3 { Z = 1 };

        [Exact] internal static Vector3 get_E() => new Vector3 { X = MathF.E, Y = MathF.E, Z = MathF.E };

        [Exact] internal static Vector3 get_Pi() => new Vector3 { X = MathF.PI, Y = MathF.PI, Z = MathF.PI };

        [Exact] internal static Vector3 get_Tau() => new Vector3 { X = 2 * MathF.PI, Y = 2 * MathF.PI, Z = 2 * MathF.PI };

        internal static float get_Item(Vector3 v, int index) => index == 0 ? v.X : index == 1 ? v.Y : v.Z;

        [Exact]
        internal static void set_Item(ref Vector3 v, int index, float value)
        {
            v.X = index == 0 ? value : v.X;
            v.Y = index == 1 ? value : v.Y;
            v.Z = index == 2 ? value : v.Z;
        }

        [Exact] internal static Vector3 op_UnaryPlus(Vector3 a) => a;

        internal static Vector3 op_UnaryNegation(Vector3 a) => Each(a, x => -x);

        [Exact] internal static Vector3 op_Addition(Vector3 a, Vector3 b) => Each(a, b, (x, y) => x + y);

        [Exact] internal static Vector3 op_Subtraction(Vector3 a, Vector3 b) => Each(a, b, (x, y) => x - y);

        [Exact] internal static Vector3 op_Multiply(Vector3 a, Vector3 b) => Each(a, b, (x, y) => x * y);

        [Exact] internal static Vector3 op_Multiply(Vector3 a, float f) => Each(a, x => x * f);

        [Exact] internal static Vector3 op_Multiply(float f, Vector3 a) => Each(a, x => f * x);

        [Exact] internal static Vector3 op_Division(Vector3 a, Vector3 b) => Each(a, b, (x, y) => x / y);

        internal static Vector3 op_Division(Vector3 a, float f) => Each(a, x => x / f);

        [Exact] internal static bool op_Equality(Vector3 a, Vector3 b) => a.X == b.X && a.Y == b.Y && a.Z == b.Z;

        [Exact] internal static bool op_Inequality(Vector3 a, Vector3 b) => !(a == b);

        internal static Vector3 Negate(Vector3 a) => -a;

        [Exact] internal static Vector3 Add(Vector3 a, Vector3 b) => a + b;

        [Exact] internal static Vector3 Subtract(Vector3 a, Vector3 b) => a - b;

        [Exact] internal static Vector3 Multiply(Vector3 a, Vector3 b) => a * b;

        [Exact] internal static Vector3 Multiply(Vector3 a, float f) => a * f;

        [Exact] internal static Vector3 Multiply(float f, Vector3 a) => f * a;

        [Exact] internal static Vector3 Divide(Vector3 a, Vector3 b) => a / b;

        internal static Vector3 Divide(Vector3 a, float f) => a / f;

        [Exact]
        internal static void CopyTo(Vector3 v, Span<float> destination)
        {
            destination[0] = v.X;
            destination[1] = v.Y;
            destination[2] = v.Z;
        }

        [Exact]
        internal static void CopyTo(Vector3 v, float[] destination)
        {
            destination[0] = v.X;
            destination[1] = v.Y;
            destination[2] = v.Z;
        }

        [Exact]
        internal static void CopyTo(Vector3 v, float[] destination, int index)
        {
            destination[index] = v.X;
            destination[index + 1] = v.Y;
            destination[index + 2] = v.Z;
        }

        private static Vector3 Each(Vector3 v, Func<float, float> f) => new Vector3 { X = f(v.X), Y = f(v.Y), Z = f(v.Z) };

        private static Vector3 Each(Vector3 a, Vector3 b, Func<float, float, float> f) => new Vector3 { X = f(a.X, b.X), Y = f(a.Y, b.Y), Z = f(a.Z, b.Z) };

        private static Vector3 Each(Vector3 a, Vector3 b, Vector3 c, Func<float, float, float, float> f) =>
            new Vector3 { X = f(a.X, b.X, c.X), Y = f(a.Y, b.Y, c.Y), Z = f(a.Z, b.Z, c.Z) };
    }
}
