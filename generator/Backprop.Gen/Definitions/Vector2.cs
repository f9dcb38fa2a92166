namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <summary>Two numbers of single precision.</summary>
    internal static partial class Vector2Definitions
    {
        internal static float Sum(Vector2 v) => v.X + v.Y;

        internal static float Dot(Vector2 a, Vector2 b) => a.X * b.X + a.Y * b.Y;

        internal static float LengthSquared(Vector2 v) => Vector2.Dot(v, v);

        internal static float Length(Vector2 v) => Lengths.Of(Vector2.Dot(v, v));

        internal static float DistanceSquared(Vector2 a, Vector2 b) => (a - b).LengthSquared();

        internal static float Distance(Vector2 a, Vector2 b) => (a - b).Length();

        internal static Vector2 Normalize(Vector2 v) => v / MathF.Sqrt(Vector2.Dot(v, v));

        internal static Vector2 Reflect(Vector2 v, Vector2 normal) => v - normal * (2 * Vector2.Dot(v, normal));

        internal static float Cross(Vector2 a, Vector2 b) => a.X * b.Y - a.Y * b.X;

        internal static Vector2 Transform(Vector2 v, Matrix3x2 m) =>
            new Vector2 { X = v.X * m.M11 + v.Y * m.M21 + m.M31, Y = v.X * m.M12 + v.Y * m.M22 + m.M32 };

        internal static Vector2 Transform(Vector2 v, Matrix4x4 m) =>
            new Vector2 { X = v.X * m.M11 + v.Y * m.M21 + m.M41, Y = v.X * m.M12 + v.Y * m.M22 + m.M42 };

        internal static Vector2 TransformNormal(Vector2 v, Matrix3x2 m) =>
            new Vector2 { X = v.X * m.M11 + v.Y * m.M21, Y = v.X * m.M12 + v.Y * m.M22 };

        internal static Vector2 TransformNormal(Vector2 v, Matrix4x4 m) =>
            new Vector2 { X = v.X * m.M11 + v.Y * m.M21, Y = v.X * m.M12 + v.Y * m.M22 };

        internal static Vector2 Transform(Vector2 v, Quaternion q)
        {
            Vector3 rotated = Rotations.Of(new Vector3 { X = v.X, Y = v.Y }, q);
            return new Vector2 { X = rotated.X, Y = rotated.Y };
        }
    }
}
