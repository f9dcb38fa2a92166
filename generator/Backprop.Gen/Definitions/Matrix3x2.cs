namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <summary>Affine maps of the plane.</summary>
    internal static partial class Matrix3x2Definitions
    {
        [Exact] internal static Matrix3x2 CreateTranslation(Vector2 v) => new Matrix3x2 { M11 = 1, M22 = 1, M31 = v.X, M32 = v.Y };

        [Exact] internal static Matrix3x2 CreateTranslation(float x, float y) => new Matrix3x2 { M11 = 1, M22 = 1, M31 = x, M32 = y };

        [Exact] internal static Matrix3x2 CreateScale(float x, float y) => new Matrix3x2 { M11 = x, M22 = y };

        [Exact] internal static Matrix3x2 CreateScale(Vector2 s) => new Matrix3x2 { M11 = s.X, M22 = s.Y };

        [Exact] internal static Matrix3x2 CreateScale(float s) => new Matrix3x2 { M11 = s, M22 = s };

        internal static Matrix3x2 CreateScale(float x, float y, Vector2 center) => Around(center, CreateScale(x, y));

        internal static Matrix3x2 CreateScale(Vector2 s, Vector2 center) => Around(center, CreateScale(s));

        internal static Matrix3x2 CreateScale(float s, Vector2 center) => Around(center, CreateScale(s));

        internal static Matrix3x2 CreateRotation(float angle)
        {
            float cosine = MathF.Cos(angle), sine = MathF.Sin(angle);
            return new Matrix3x2 { M11 = cosine, M12 = sine, M21 = -sine, M22 = cosine };
        }

        internal static Matrix3x2 CreateRotation(float angle, Vector2 center) => Around(center, CreateRotation(angle));

        internal static Matrix3x2 CreateSkew(float x, float y) => new Matrix3x2 { M11 = 1, M12 = MathF.Tan(y), M21 = MathF.Tan(x), M22 = 1 };

        internal static Matrix3x2 CreateSkew(float x, float y, Vector2 center) => Around(center, CreateSkew(x, y));

        internal static float GetDeterminant(Matrix3x2 m) => m.M11 * m.M22 - m.M21 * m.M12;

        internal static bool Invert(Matrix3x2 m, out Matrix3x2 result)
        {
            float factor = 1 / GetDeterminant(m);
            Matrix3x2 linear = new Matrix3x2 { M11 = m.M22 * factor, M12 = -m.M12 * factor, M21 = -m.M21 * factor, M22 = m.M11 * factor };
            Vector2 back = Vector2.TransformNormal(new Vector2 { X = m.M31, Y = m.M32 }, linear);
            result = Rows(Row1(linear), Row2(linear), -back);
            return true;
        }

        /// <summary>A linear map with another fixed point.</summary>
        private static Matrix3x2 Around(Vector2 center, Matrix3x2 m) => Rows(Row1(m), Row2(m), center - Vector2.TransformNormal(center, m));
    }
}
