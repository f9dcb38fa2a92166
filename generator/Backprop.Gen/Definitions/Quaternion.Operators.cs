namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <content>How one is made, taken apart, and computed with component by component.</content>
    internal static partial class QuaternionDefinitions
    {
        [Exact] internal static Quaternion ctor(float x, float y, float z, float w) => new Quaternion { X = x, Y = y, Z = z, W = w };

        [Exact] internal static Quaternion ctor(Vector3 v, float w) => new Quaternion { X = v.X, Y = v.Y, Z = v.Z, W = w };

        [Exact] internal static Quaternion Create(float x, float y, float z, float w) => new Quaternion { X = x, Y = y, Z = z, W = w };

        [Exact] internal static Quaternion Create(Vector3 v, float w) => new Quaternion { X = v.X, Y = v.Y, Z = v.Z, W = w };

        [Exact] internal static Quaternion get_Zero() => default;

        [Exact] internal static Quaternion get_Identity() => new Quaternion { W = 1 };

        [Exact] internal static bool get_IsIdentity(Quaternion q) => q.X == 0 && q.Y == 0 && q.Z == 0 && q.W == 1;

        internal static float get_Item(Quaternion q, int index) => index == 0 ? q.X : index == 1 ? q.Y : index == 2 ? q.Z : q.W;

        [Exact]
        internal static void set_Item(ref Quaternion q, int index, float value)
        {
            q.X = index == 0 ? value : q.X;
            q.Y = index == 1 ? value : q.Y;
            q.Z = index == 2 ? value : q.Z;
            q.W = index == 3 ? value : q.W;
        }

        internal static Quaternion op_UnaryNegation(Quaternion a) => Each(a, a, (x, _) => -x);

        [Exact] internal static Quaternion op_Addition(Quaternion a, Quaternion b) => Each(a, b, (x, y) => x + y);

        [Exact] internal static Quaternion op_Subtraction(Quaternion a, Quaternion b) => Each(a, b, (x, y) => x - y);

        [Exact] internal static Quaternion op_Multiply(Quaternion a, float f) => Each(a, a, (x, _) => x * f);

        [Exact] internal static bool op_Equality(Quaternion a, Quaternion b) => a.X == b.X && a.Y == b.Y && a.Z == b.Z && a.W == b.W;

        [Exact] internal static bool op_Inequality(Quaternion a, Quaternion b) => !(a == b);

        internal static Quaternion Negate(Quaternion a) => -a;

        [Exact] internal static Quaternion Add(Quaternion a, Quaternion b) => a + b;

        [Exact] internal static Quaternion Subtract(Quaternion a, Quaternion b) => a - b;

        [Exact] internal static Quaternion Multiply(Quaternion a, float f) => a * f;

        private static Quaternion Each(Quaternion a, Quaternion b, Func<float, float, float> f) =>
            new Quaternion { X = f(a.X, b.X), Y = f(a.Y, b.Y), Z = f(a.Z, b.Z), W = f(a.W, b.W) };
    }
}
