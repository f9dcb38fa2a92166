namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <content>How one is made, taken apart, and computed with by operators.</content>
    internal static partial class Vector2Definitions
    {
        [Exact] internal static Vector2 ctor(float x, float y) => new Vector2 { X = x, Y = y };

        [Exact] internal static Vector2 ctor(float value) => new Vector2 { X = value, Y = value };

        [Exact] internal static Vector2 ctor(ReadOnlySpan<float> values) => new Vector2 { X = values[0], Y = values[1] };

        [Exact] internal static Vector2 Create(float x, float y) => new Vector2 { X = x, Y = y };

        [Exact] internal static Vector2 Create(float value) => new Vector2 { X = value, Y = value };

        [Exact] internal static Vector2 Create(ReadOnlySpan<float> values) => new Vector2 { X = values[0], Y = values[1] };

        [Exact] internal static Vector2 CreateScalar(float x) => new Vector2 { X = x };

        [Exact] internal static Vector2 get_Zero() => default;

        [Exact] internal static Vector2 get_One() => new Vector2 { X = 1, Y = 1 };

        [Exact] internal static Vector2 get_UnitX() => new Vector2 { X = 1 };

        [Exact] internal static Vector2 get_UnitY() => new Vector2 { Y = 1 };

        [Exact] internal static Vector2 get_E() => new Vector2 { X = MathF.E, Y = MathF.E };

        [Exact] internal static Vector2 get_Pi() => new Vector2 { X = MathF.PI, Y = MathF.PI };

        [Exact] internal static Vector2 get_Tau() => new Vector2 { X = 2 * MathF.PI, Y = 2 * MathF.PI };

        internal static float get_Item(Vector2 v, int index) => index == 0 ? v.X : v.Y;

        [Exact]
        internal static void set_Item(ref Vector2 v, int index, float value)
        {
            v.X = index == 0 ? value : v.X;
            v.Y = index == 1 ? value : v.Y;
        }

        [Exact] internal static Vector2 op_UnaryPlus(Vector2 a) => a;

        internal static Vector2 op_UnaryNegation(Vector2 a) => Each(a, x => -x);

        [Exact] internal static Vector2 op_Addition(Vector2 a, Vector2 b) => Each(a, b, (x, y) => x + y);

        [Exact] internal static Vector2 op_Subtraction(Vector2 a, Vector2 b) => Each(a, b, (x, y) => x - y);

        [Exact] internal static Vector2 op_Multiply(Vector2 a, Vector2 b) => Each(a, b, (x, y) => x * y);

        [Exact] internal static Vector2 op_Multiply(Vector2 a, float f) => Each(a, x => x * f);

        [Exact] internal static Vector2 op_Multiply(float f, Vector2 a) => Each(a, x => f * x);

        [Exact] internal static Vector2 op_Division(Vector2 a, Vector2 b) => Each(a, b, (x, y) => x / y);

        internal static Vector2 op_Division(Vector2 a, float f) => Each(a, x => x / f);

        [Exact] internal static bool op_Equality(Vector2 a, Vector2 b) => a.X == b.X && a.Y == b.Y;

        [Exact] internal static bool op_Inequality(Vector2 a, Vector2 b) => !(a == b);

        internal static Vector2 Negate(Vector2 a) => -a;

        [Exact] internal static Vector2 Add(Vector2 a, Vector2 b) => a + b;

        [Exact] internal static Vector2 Subtract(Vector2 a, Vector2 b) => a - b;

        [Exact] internal static Vector2 Multiply(Vector2 a, Vector2 b) => a * b;

        [Exact] internal static Vector2 Multiply(Vector2 a, float f) => a * f;

        [Exact] internal static Vector2 Multiply(float f, Vector2 a) => f * a;

        [Exact] internal static Vector2 Divide(Vector2 a, Vector2 b) => a / b;

        internal static Vector2 Divide(Vector2 a, float f) => a / f;

        [Exact]
        internal static void CopyTo(Vector2 v, Span<float> destination)
        {
            destination[0] = v.X;
            destination[1] = v.Y;
        }

        [Exact]
        internal static void CopyTo(Vector2 v, float[] destination)
        {
            destination[0] = v.X;
            destination[1] = v.Y;
        }

        [Exact]
        internal static void CopyTo(Vector2 v, float[] destination, int index)
        {
            destination[index] = v.X;
            destination[index + 1] = v.Y;
        }

        private static Vector2 Each(Vector2 v, Func<float, float> f) => new Vector2 { X = f(v.X), Y = f(v.Y) };

        private static Vector2 Each(Vector2 a, Vector2 b, Func<float, float, float> f) => new Vector2 { X = f(a.X, b.X), Y = f(a.Y, b.Y) };

        private static Vector2 Each(Vector2 a, Vector2 b, Vector2 c, Func<float, float, float, float> f) =>
            new Vector2 { X = f(a.X, b.X, c.X), Y = f(a.Y, b.Y, c.Y) };
    }
}
