namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <summary>Four numbers of single precision.</summary>
    internal static partial class Vector4Definitions
    {
        internal static float Sum(Vector4 v) => v.X + v.Y + v.Z + v.W;

        internal static float Dot(Vector4 a, Vector4 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z + a.W * b.W;

        internal static float LengthSquared(Vector4 v) => Vector4.Dot(v, v);

        internal static float Length(Vector4 v) => Lengths.Of(Vector4.Dot(v, v));

        internal static float DistanceSquared(Vector4 a, Vector4 b) => (a - b).LengthSquared();

        internal static float Distance(Vector4 a, Vector4 b) => (a - b).Length();

        internal static Vector4 Normalize(Vector4 v) => v / MathF.Sqrt(Vector4.Dot(v, v));


        internal static Vector4 Cross(Vector4 a, Vector4 b) => Of(Vector3.Cross(Xyz(a), Xyz(b)), a.W * b.W);

        internal static Vector4 Transform(Vector4 v, Matrix4x4 m) => new Vector4
        {
            X = v.X * m.M11 + v.Y * m.M21 + v.Z * m.M31 + v.W * m.M41,
            Y = v.X * m.M12 + v.Y * m.M22 + v.Z * m.M32 + v.W * m.M42,
            Z = v.X * m.M13 + v.Y * m.M23 + v.Z * m.M33 + v.W * m.M43,
            W = v.X * m.M14 + v.Y * m.M24 + v.Z * m.M34 + v.W * m.M44,
        };

        internal static Vector4 Transform(Vector3 v, Matrix4x4 m) =>
            Of(Vector3.Transform(v, m), v.X * m.M14 + v.Y * m.M24 + v.Z * m.M34 + m.M44);

        internal static Vector4 Transform(Vector2 v, Matrix4x4 m) => new Vector4
        {
            X = v.X * m.M11 + v.Y * m.M21 + m.M41,
            Y = v.X * m.M12 + v.Y * m.M22 + m.M42,
            Z = v.X * m.M13 + v.Y * m.M23 + m.M43,
            W = v.X * m.M14 + v.Y * m.M24 + m.M44,
        };

        internal static Vector4 Transform(Vector4 v, Quaternion q) => Of(Rotations.Of(Xyz(v), q), Rotations.Of(v.W, q));

        internal static Vector4 Transform(Vector3 v, Quaternion q) => Of(Rotations.Of(v, q), Rotations.Of(1, q));

        internal static Vector4 Transform(Vector2 v, Quaternion q) => Of(Rotations.Of(new Vector3 { X = v.X, Y = v.Y }, q), Rotations.Of(1, q));

        private static Vector3 Xyz(Vector4 v) => new Vector3 { X = v.X, Y = v.Y, Z = v.Z };

        private static Vector4 Of(Vector3 xyz, float w) => new Vector4 { X = xyz.X, Y = xyz.Y, Z = xyz.Z, W = w };
    }
}
