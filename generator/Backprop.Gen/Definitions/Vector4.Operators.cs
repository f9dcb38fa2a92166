namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <content>How one is made, taken apart, and computed with by operators.</content>
    internal static partial class Vector4Definitions
    {
        [Exact] internal static Vector4 ctor(float x, float y, float z, float w) => new Vector4 { X = x, Y = y, Z = z, W = w };

        [Exact] internal static Vector4 ctor(float value) => new Vector4 { X = value, Y = value, Z = value, W = value };

        [Exact] internal static Vector4 ctor(Vector2 xy, float z, float w) => new Vector4 { X = xy.X, Y = xy.Y, Z = z, W = w };

        [Exact] internal static Vector4 ctor(Vector3 xyz, float w) => new Vector4 { X = xyz.X, Y = xyz.Y, Z = xyz.Z, W = w };

        [Exact] internal static Vector4 Create(Vector2 xy, float z, float w) => new Vector4 { X = xy.X, Y = xy.Y, Z = z, W = w };

        [Exact] internal static Vector4 Create(Vector3 xyz, float w) => new Vector4 { X = xyz.X, Y = xyz.Y, Z = xyz.Z, W = w };

        [Exact] internal static Vector4 ctor(ReadOnlySpan<float> values) => new Vector4 { X = values[0], Y = values[1], Z = values[2], W = values[3] };

        [Exact] internal static Vector4 Create(float x, float y, float z, float w) => new Vector4 { X = x, Y = y, Z = z, W = w };

        [Exact] internal static Vector4 Create(float value) => new Vector4 { X = value, Y = value, Z = value, W = value };

        [Exact] internal static Vector4 Create(ReadOnlySpan<float> values) => new Vector4 { X = values[0], Y = values[1], Z = values[2], W = values[3] };

        [Exact] internal static Vector4 CreateScalar(float x) => new Vector4 { X = x };

        [Exact] internal static Vector4 get_Zero() => default;

        [Exact] internal static Vector4 get_One() => new Vector4 { X = 1, Y = 1, Z = 1, W = 1 };

        [Exact] internal static Vector4 get_UnitX() => new Vector4 { X = 1 };

        [Exact] internal static Vector4 get_UnitY() => new Vector4 { Y = 1 };

        [Exact] internal static Vector4 get_UnitZ() => new Vector4 { Z = 1 };

        [Exact] internal static Vector4 get_UnitW() => new Vector4 { W = 1 };

        [Exact] internal static Vector4 get_E() => new Vector4 { X = MathF.E, Y = MathF.E, Z = MathF.E, W = MathF.E };

        [Exact] internal static Vector4 get_Pi() => new Vector4 { X = MathF.PI, Y = MathF.PI, Z = MathF.PI, W = MathF.PI };

        [Exact] internal static Vector4 get_Tau() => new Vector4 { X = 2 * MathF.PI, Y = 2 * MathF.PI, Z = 2 * MathF.PI, W = 2 * MathF.PI };

        internal static float get_Item(Vector4 v, int index) => index == 0 ? v.X : index == 1 ? v.Y : index == 2 ? v.Z : v.W;

        [Exact]
        internal static void set_Item(ref Vector4 v, int index, float value)
        {
            v.X = index == 0 ? value : v.X;
            v.Y = index == 1 ? value : v.Y;
            v.Z = index == 2 ? value : v.Z;
            v.W = index == 3 ? value : v.W;
        }

        [Exact] internal static Vector4 op_UnaryPlus(Vector4 a) => a;

        internal static Vector4 op_UnaryNegation(Vector4 a) => Each(a, x => -x);

        [Exact] internal static Vector4 op_Addition(Vector4 a, Vector4 b) => Each(a, b, (x, y) => x + y);

        [Exact] internal static Vector4 op_Subtraction(Vector4 a, Vector4 b) => Each(a, b, (x, y) => x - y);

        [Exact] internal static Vector4 op_Multiply(Vector4 a, Vector4 b) => Each(a, b, (x, y) => x * y);

        [Exact] internal static Vector4 op_Multiply(Vector4 a, float f) => Each(a, x => x * f);

        [Exact] internal static Vector4 op_Multiply(float f, Vector4 a) => Each(a, x => f * x);

        [Exact] internal static Vector4 op_Division(Vector4 a, Vector4 b) => Each(a, b, (x, y) => x / y);

        internal static Vector4 op_Division(Vector4 a, float f) => Each(a, x => x / f);

        [Exact] internal static bool op_Equality(Vector4 a, Vector4 b) => a.X == b.X && a.Y == b.Y && a.Z == b.Z && a.W == b.W;

        [Exact] internal static bool op_Inequality(Vector4 a, Vector4 b) => !(a == b);

        internal static Vector4 Negate(Vector4 a) => -a;

        [Exact] internal static Vector4 Add(Vector4 a, Vector4 b) => a + b;

        [Exact] internal static Vector4 Subtract(Vector4 a, Vector4 b) => a - b;

        [Exact] internal static Vector4 Multiply(Vector4 a, Vector4 b) => a * b;

        [Exact] internal static Vector4 Multiply(Vector4 a, float f) => a * f;

        [Exact] internal static Vector4 Multiply(float f, Vector4 a) => f * a;

        [Exact] internal static Vector4 Divide(Vector4 a, Vector4 b) => a / b;

        internal static Vector4 Divide(Vector4 a, float f) => a / f;

        [Exact]
        internal static void CopyTo(Vector4 v, Span<float> destination)
        {
            destination[0] = v.X;
            destination[1] = v.Y;
            destination[2] = v.Z;
            destination[3] = v.W;
        }

        [Exact]
        internal static void CopyTo(Vector4 v, float[] destination)
        {
            destination[0] = v.X;
            destination[1] = v.Y;
            destination[2] = v.Z;
            destination[3] = v.W;
        }

        [Exact]
        internal static void CopyTo(Vector4 v, float[] destination, int index)
        {
            destination[index] = v.X;
            destination[index + 1] = v.Y;
            destination[index + 2] = v.Z;
            destination[index + 3] = v.W;
        }

        private static Vector4 Each(Vector4 v, Func<float, float> f) => new Vector4 { X = f(v.X), Y = f(v.Y), Z = f(v.Z), W = f(v.W) };

        private static Vector4 Each(Vector4 a, Vector4 b, Func<float, float, float> f) => new Vector4 { X = f(a.X, b.X), Y = f(a.Y, b.Y), Z = f(a.Z, b.Z), W = f(a.W, b.W) };

        private static Vector4 Each(Vector4 a, Vector4 b, Vector4 c, Func<float, float, float, float> f) =>
            new Vector4 { X = f(a.X, b.X, c.X), Y = f(a.Y, b.Y, c.Y), Z = f(a.Z, b.Z, c.Z), W = f(a.W, b.W, c.W) };
    }
}
