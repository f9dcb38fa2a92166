namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <content>How one is made, taken apart, and computed with row by row.</content>
    internal static partial class Matrix4x4Definitions
    {
        [Exact]
        internal static Matrix4x4 ctor(
            float m11, float m12, float m13, float m14, float m21, float m22, float m23, float m24, float m31, float m32, float m33, float m34, float m41, float m42, float m43, float m44) => new Matrix4x4
        {
            M11 = m11, M12 = m12, M13 = m13, M14 = m14,
            M21 = m21, M22 = m22, M23 = m23, M24 = m24,
            M31 = m31, M32 = m32, M33 = m33, M34 = m34,
            M41 = m41, M42 = m42, M43 = m43, M44 = m44,
        };

        [Exact]
        internal static Matrix4x4 Create(
            float m11, float m12, float m13, float m14, float m21, float m22, float m23, float m24, float m31, float m32, float m33, float m34, float m41, float m42, float m43, float m44) => new Matrix4x4
        {
            M11 = m11, M12 = m12, M13 = m13, M14 = m14,
            M21 = m21, M22 = m22, M23 = m23, M24 = m24,
            M31 = m31, M32 = m32, M33 = m33, M34 = m34,
            M41 = m41, M42 = m42, M43 = m43, M44 = m44,
        };

        [Exact] internal static Matrix4x4 Create(Vector4 x, Vector4 y, Vector4 z, Vector4 w) => Rows(x, y, z, w);

        [Exact] internal static Matrix4x4 Create(Vector4 row) => Rows(row, row, row, row);

        [Exact] internal static Matrix4x4 Create(float value) => Rows(All(value), All(value), All(value), All(value));

        [Exact] internal static Matrix4x4 get_Identity() => new Matrix4x4 { M11 = 1, M22 = 1, M33 = 1, M44 = 1 };

        [Exact] internal static bool get_IsIdentity(Matrix4x4 m) => m == Matrix4x4.Identity;

        [Exact] internal static Vector3 get_Translation(Matrix4x4 m) => new Vector3 { X = m.M41, Y = m.M42, Z = m.M43 };

        [Exact]
        internal static void set_Translation(ref Matrix4x4 m, Vector3 value)
        {
            m.M41 = value.X;
            m.M42 = value.Y;
            m.M43 = value.Z;
        }

        [Exact] internal static Vector4 get_X(Matrix4x4 m) => Row1(m);

        [Exact] internal static void set_X(ref Matrix4x4 m, Vector4 value) => m = Rows(value, Row2(m), Row3(m), Row4(m));

        [Exact] internal static Vector4 get_Y(Matrix4x4 m) => Row2(m);

        [Exact] internal static void set_Y(ref Matrix4x4 m, Vector4 value) => m = Rows(Row1(m), value, Row3(m), Row4(m));

        [Exact] internal static Vector4 get_Z(Matrix4x4 m) => Row3(m);

        [Exact] internal static void set_Z(ref Matrix4x4 m, Vector4 value) => m = Rows(Row1(m), Row2(m), value, Row4(m));

        [Exact] internal static Vector4 get_W(Matrix4x4 m) => Row4(m);

        [Exact] internal static void set_W(ref Matrix4x4 m, Vector4 value) => m = Rows(Row1(m), Row2(m), Row3(m), value);

        internal static Vector4 get_Item(Matrix4x4 m, int row) => row == 0 ? Row1(m) : row == 1 ? Row2(m) : row == 2 ? Row3(m) : Row4(m);

        [Exact] internal static void set_Item(ref Matrix4x4 m, int row, Vector4 value) => m = WithRow(m, row, value);

        internal static float get_Item(Matrix4x4 m, int row, int column) => Component(get_Item(m, row), column);

        [Exact] internal static void set_Item(ref Matrix4x4 m, int row, int column, float value) => m = WithElement(m, row, column, value);

        internal static Vector4 GetRow(Matrix4x4 m, int index) => get_Item(m, index);

        internal static Matrix4x4 WithRow(Matrix4x4 m, int row, Vector4 value) => Rows(row == 0 ? value : Row1(m), row == 1 ? value : Row2(m), row == 2 ? value : Row3(m), row == 3 ? value : Row4(m));

        internal static float GetElement(Matrix4x4 m, int row, int column) => Component(get_Item(m, row), column);

        internal static Matrix4x4 WithElement(Matrix4x4 m, int row, int column, float value) => WithRow(m, row, With(get_Item(m, row), column, value));

        [Exact] internal static Matrix4x4 op_Addition(Matrix4x4 a, Matrix4x4 b) => Rows(Row1(a) + Row1(b), Row2(a) + Row2(b), Row3(a) + Row3(b), Row4(a) + Row4(b));

        [Exact] internal static Matrix4x4 op_Subtraction(Matrix4x4 a, Matrix4x4 b) => Rows(Row1(a) - Row1(b), Row2(a) - Row2(b), Row3(a) - Row3(b), Row4(a) - Row4(b));

        internal static Matrix4x4 op_UnaryNegation(Matrix4x4 a) => Rows(-Row1(a), -Row2(a), -Row3(a), -Row4(a));

        [Exact] internal static Matrix4x4 op_Multiply(Matrix4x4 a, float f) => Rows(Row1(a) * f, Row2(a) * f, Row3(a) * f, Row4(a) * f);

        internal static Matrix4x4 op_Multiply(Matrix4x4 a, Matrix4x4 b) => Rows(Vector4.Transform(Row1(a), b), Vector4.Transform(Row2(a), b), Vector4.Transform(Row3(a), b), Vector4.Transform(Row4(a), b));

        [Exact] internal static bool op_Equality(Matrix4x4 a, Matrix4x4 b) => Row1(a) == Row1(b) && Row2(a) == Row2(b) && Row3(a) == Row3(b) && Row4(a) == Row4(b);

        [Exact] internal static bool op_Inequality(Matrix4x4 a, Matrix4x4 b) => !(a == b);

        [Exact] internal static Matrix4x4 Add(Matrix4x4 a, Matrix4x4 b) => a + b;

        [Exact] internal static Matrix4x4 Subtract(Matrix4x4 a, Matrix4x4 b) => a - b;

        internal static Matrix4x4 Negate(Matrix4x4 a) => -a;

        internal static Matrix4x4 Multiply(Matrix4x4 a, Matrix4x4 b) => a * b;

        [Exact] internal static Matrix4x4 Multiply(Matrix4x4 a, float f) => a * f;

        internal static Matrix4x4 Lerp(Matrix4x4 a, Matrix4x4 b, float amount) => a * (1 - amount) + b * amount;

        private static Matrix4x4 Rows(Vector4 x, Vector4 y, Vector4 z, Vector4 w) => new Matrix4x4
        {
            M11 = x.X, M12 = x.Y, M13 = x.Z, M14 = x.W,
            M21 = y.X, M22 = y.Y, M23 = y.Z, M24 = y.W,
            M31 = z.X, M32 = z.Y, M33 = z.Z, M34 = z.W,
            M41 = w.X, M42 = w.Y, M43 = w.Z, M44 = w.W,
        };

        private static Vector4 Row1(Matrix4x4 m) => new Vector4 { X = m.M11, Y = m.M12, Z = m.M13, W = m.M14 };

        private static Vector4 Row2(Matrix4x4 m) => new Vector4 { X = m.M21, Y = m.M22, Z = m.M23, W = m.M24 };

        private static Vector4 Row3(Matrix4x4 m) => new Vector4 { X = m.M31, Y = m.M32, Z = m.M33, W = m.M34 };

        private static Vector4 Row4(Matrix4x4 m) => new Vector4 { X = m.M41, Y = m.M42, Z = m.M43, W = m.M44 };

        private static Vector4 All(float value) => new Vector4 { X = value, Y = value, Z = value, W = value };

        private static float Component(Vector4 v, int column) => column == 0 ? v.X : column == 1 ? v.Y : column == 2 ? v.Z : v.W;

        private static Vector4 With(Vector4 v, int column, float value) => new Vector4
        {
            X = column == 0 ? value : v.X, Y = column == 1 ? value : v.Y, Z = column == 2 ? value : v.Z, W = column == 3 ? value : v.W,
        };
    }
}
