namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <content>How one is made, taken apart, and computed with row by row.</content>
    internal static partial class Matrix3x2Definitions
    {
        [Exact]
        internal static Matrix3x2 ctor(
            float m11, float m12, float m21, float m22, float m31, float m32) => new Matrix3x2
        {
            M11 = m11, M12 = m12,
            M21 = m21, M22 = m22,
            M31 = m31, M32 = m32,
        };

        [Exact]
        internal static Matrix3x2 Create(
            float m11, float m12, float m21, float m22, float m31, float m32) => new Matrix3x2
        {
            M11 = m11, M12 = m12,
            M21 = m21, M22 = m22,
            M31 = m31, M32 = m32,
        };

        [Exact] internal static Matrix3x2 Create(Vector2 x, Vector2 y, Vector2 z) => Rows(x, y, z);

        [Exact] internal static Matrix3x2 Create(Vector2 row) => Rows(row, row, row);

        [Exact] internal static Matrix3x2 Create(float value) => Rows(All(value), All(value), All(value));

        [Exact] internal static Matrix3x2 get_Identity() => new Matrix3x2 { M11 = 1, M22 = 1 };

        [Exact] internal static bool get_IsIdentity(Matrix3x2 m) => m == Matrix3x2.Identity;

        [Exact] internal static Vector2 get_Translation(Matrix3x2 m) => new Vector2 { X = m.M31, Y = m.M32 };

        [Exact]
        internal static void set_Translation(ref Matrix3x2 m, Vector2 value)
        {
            m.M31 = value.X;
            m.M32 = value.Y;
        }

        [Exact] internal static Vector2 get_X(Matrix3x2 m) => Row1(m);

        [Exact] internal static void set_X(ref Matrix3x2 m, Vector2 value) => m = Rows(value, Row2(m), Row3(m));

        [Exact] internal static Vector2 get_Y(Matrix3x2 m) => Row2(m);

        [Exact] internal static void set_Y(ref Matrix3x2 m, Vector2 value) => m = Rows(Row1(m), value, Row3(m));

        [Exact] internal static Vector2 get_Z(Matrix3x2 m) => Row3(m);

        [Exact] internal static void set_Z(ref Matrix3x2 m, Vector2 value) => m = Rows(Row1(m), Row2(m), value);

        internal static Vector2 get_Item(Matrix3x2 m, int row) => row == 0 ? Row1(m) : row == 1 ? Row2(m) : Row3(m);

        [Exact] internal static void set_Item(ref Matrix3x2 m, int row, Vector2 value) => m = WithRow(m, row, value);

        internal static float get_Item(Matrix3x2 m, int row, int column) => Component(get_Item(m, row), column);

        [Exact] internal static void set_Item(ref Matrix3x2 m, int row, int column, float value) => m = WithElement(m, row, column, value);

        internal static Vector2 GetRow(Matrix3x2 m, int index) => get_Item(m, index);

        internal static Matrix3x2 WithRow(Matrix3x2 m, int row, Vector2 value) => Rows(row == 0 ? value : Row1(m), row == 1 ? value : Row2(m), row == 2 ? value : Row3(m));

        internal static float GetElement(Matrix3x2 m, int row, int column) => Component(get_Item(m, row), column);

        internal static Matrix3x2 WithElement(Matrix3x2 m, int row, int column, float value) => WithRow(m, row, With(get_Item(m, row), column, value));

        [Exact] internal static Matrix3x2 op_Addition(Matrix3x2 a, Matrix3x2 b) => Rows(Row1(a) + Row1(b), Row2(a) + Row2(b), Row3(a) + Row3(b));

        [Exact] internal static Matrix3x2 op_Subtraction(Matrix3x2 a, Matrix3x2 b) => Rows(Row1(a) - Row1(b), Row2(a) - Row2(b), Row3(a) - Row3(b));

        internal static Matrix3x2 op_UnaryNegation(Matrix3x2 a) => Rows(-Row1(a), -Row2(a), -Row3(a));

        [Exact] internal static Matrix3x2 op_Multiply(Matrix3x2 a, float f) => Rows(Row1(a) * f, Row2(a) * f, Row3(a) * f);

        internal static Matrix3x2 op_Multiply(Matrix3x2 a, Matrix3x2 b) => Rows(Vector2.TransformNormal(Row1(a), b), Vector2.TransformNormal(Row2(a), b), Vector2.Transform(Row3(a), b));

        [Exact] internal static bool op_Equality(Matrix3x2 a, Matrix3x2 b) => Row1(a) == Row1(b) && Row2(a) == Row2(b) && Row3(a) == Row3(b);

        [Exact] internal static bool op_Inequality(Matrix3x2 a, Matrix3x2 b) => !(a == b);

        [Exact] internal static Matrix3x2 Add(Matrix3x2 a, Matrix3x2 b) => a + b;

        [Exact] internal static Matrix3x2 Subtract(Matrix3x2 a, Matrix3x2 b) => a - b;

        internal static Matrix3x2 Negate(Matrix3x2 a) => -a;

        internal static Matrix3x2 Multiply(Matrix3x2 a, Matrix3x2 b) => a * b;

        [Exact] internal static Matrix3x2 Multiply(Matrix3x2 a, float f) => a * f;

        internal static Matrix3x2 Lerp(Matrix3x2 a, Matrix3x2 b, float amount) => a * (1 - amount) + b * amount;

        private static Matrix3x2 Rows(Vector2 x, Vector2 y, Vector2 z) => new Matrix3x2
        {
            M11 = x.X, M12 = x.Y,
            M21 = y.X, M22 = y.Y,
            M31 = z.X, M32 = z.Y,
        };

        private static Vector2 Row1(Matrix3x2 m) => new Vector2 { X = m.M11, Y = m.M12 };

        private static Vector2 Row2(Matrix3x2 m) => new Vector2 { X = m.M21, Y = m.M22 };

        private static Vector2 Row3(Matrix3x2 m) => new Vector2 { X = m.M31, Y = m.M32 };

        private static Vector2 All(float value) => new Vector2 { X = value, Y = value };

        private static float Component(Vector2 v, int column) => column == 0 ? v.X : v.Y;

        private static Vector2 With(Vector2 v, int column, float value) => new Vector2
        {
            X = column == 0 ? value : v.X, Y = column == 1 ? value : v.Y,
        };
    }
}
