namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <summary>Maps of space, with perspective.</summary>
    internal static partial class Matrix4x4Definitions
    {
        [Exact]
        internal static Matrix4x4 ctor(Matrix3x2 m) => new Matrix4x4
        {
            M11 = m.M11, M12 = m.M12, M21 = m.M21, M22 = m.M22, M33 = 1, M41 = m.M31, M42 = m.M32, M44 = 1,
        };

        [Exact] internal static Matrix4x4 Create(Matrix3x2 m) => ctor(m);

        [Exact]
        internal static Matrix4x4 Transpose(Matrix4x4 m) => new Matrix4x4
        {
            M11 = m.M11, M12 = m.M21, M13 = m.M31, M14 = m.M41,
            M21 = m.M12, M22 = m.M22, M23 = m.M32, M24 = m.M42,
            M31 = m.M13, M32 = m.M23, M33 = m.M33, M34 = m.M43,
            M41 = m.M14, M42 = m.M24, M43 = m.M34, M44 = m.M44,
        };

        internal static float GetDeterminant(Matrix4x4 m)
        {
            Cofactors(m, out Vector4 first, out _, out _, out _);
            return Vector4.Dot(Row1(m), first);
        }

        internal static bool Invert(Matrix4x4 m, out Matrix4x4 result)
        {
            Cofactors(m, out Vector4 first, out Vector4 second, out Vector4 third, out Vector4 fourth);
            float factor = 1 / Vector4.Dot(Row1(m), first);
            result = Transpose(Rows(first * factor, second * factor, third * factor, fourth * factor));
            return true;
        }

        internal static Matrix4x4 Transform(Matrix4x4 m, Quaternion q) => m * CreateFromQuaternion(q);

        /// <summary>The cofactors of each row: by the minors of two rows, above and below.</summary>
        private static void Cofactors(Matrix4x4 m, out Vector4 first, out Vector4 second, out Vector4 third, out Vector4 fourth)
        {
            float a12 = m.M11 * m.M22 - m.M12 * m.M21, a13 = m.M11 * m.M23 - m.M13 * m.M21, a14 = m.M11 * m.M24 - m.M14 * m.M21;
            float a23 = m.M12 * m.M23 - m.M13 * m.M22, a24 = m.M12 * m.M24 - m.M14 * m.M22, a34 = m.M13 * m.M24 - m.M14 * m.M23;
            float b12 = m.M31 * m.M42 - m.M32 * m.M41, b13 = m.M31 * m.M43 - m.M33 * m.M41, b14 = m.M31 * m.M44 - m.M34 * m.M41;
            float b23 = m.M32 * m.M43 - m.M33 * m.M42, b24 = m.M32 * m.M44 - m.M34 * m.M42, b34 = m.M33 * m.M44 - m.M34 * m.M43;
            first = new Vector4
            {
                X = m.M22 * b34 - m.M23 * b24 + m.M24 * b23, Y = m.M23 * b14 - m.M21 * b34 - m.M24 * b13,
                Z = m.M21 * b24 - m.M22 * b14 + m.M24 * b12, W = m.M22 * b13 - m.M21 * b23 - m.M23 * b12,
            };
            second = new Vector4
            {
                X = m.M13 * b24 - m.M12 * b34 - m.M14 * b23, Y = m.M11 * b34 - m.M13 * b14 + m.M14 * b13,
                Z = m.M12 * b14 - m.M11 * b24 - m.M14 * b12, W = m.M11 * b23 - m.M12 * b13 + m.M13 * b12,
            };
            third = new Vector4
            {
                X = m.M42 * a34 - m.M43 * a24 + m.M44 * a23, Y = m.M43 * a14 - m.M41 * a34 - m.M44 * a13,
                Z = m.M41 * a24 - m.M42 * a14 + m.M44 * a12, W = m.M42 * a13 - m.M41 * a23 - m.M43 * a12,
            };
            fourth = new Vector4
            {
                X = m.M33 * a24 - m.M32 * a34 - m.M34 * a23, Y = m.M31 * a34 - m.M33 * a14 + m.M34 * a13,
                Z = m.M32 * a14 - m.M31 * a24 - m.M34 * a12, W = m.M31 * a23 - m.M32 * a13 + m.M33 * a12,
            };
        }
    }
}
