namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <summary>Three numbers of single precision.</summary>
    internal static partial class Vector3Definitions
    {
        internal static float Sum(Vector3 v) => v.X + v.Y + v.Z;

        internal static float Dot(Vector3 a, Vector3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

        internal static float LengthSquared(Vector3 v) => Vector3.Dot(v, v);

        internal static float Length(Vector3 v) => Lengths.Of(Vector3.Dot(v, v));

        internal static float DistanceSquared(Vector3 a, Vector3 b) => (a - b).LengthSquared();

        internal static float Distance(Vector3 a, Vector3 b) => (a - b).Length();

        internal static Vector3 Normalize(Vector3 v) => v / MathF.Sqrt(Vector3.Dot(v, v));

        internal static Vector3 Reflect(Vector3 v, Vector3 normal) => v - normal * (2 * Vector3.Dot(v, normal));

        internal static Vector3 Cross(Vector3 a, Vector3 b) =>
            new Vector3 { X = a.Y * b.Z - a.Z * b.Y, Y = a.Z * b.X - a.X * b.Z, Z = a.X * b.Y - a.Y * b.X };

        internal static Vector3 Transform(Vector3 v, Quaternion q) => Rotations.Of(v, q);

        internal static Vector3 Transform(Vector3 v, Matrix4x4 m) => new Vector3
        {
            X = v.X * m.M11 + v.Y * m.M21 + v.Z * m.M31 + m.M41,
            Y = v.X * m.M12 + v.Y * m.M22 + v.Z * m.M32 + m.M42,
            Z = v.X * m.M13 + v.Y * m.M23 + v.Z * m.M33 + m.M43,
        };

        internal static Vector3 TransformNormal(Vector3 v, Matrix4x4 m) => new Vector3
        {
            X = v.X * m.M11 + v.Y * m.M21 + v.Z * m.M31,
            Y = v.X * m.M12 + v.Y * m.M22 + v.Z * m.M32,
            Z = v.X * m.M13 + v.Y * m.M23 + v.Z * m.M33,
        };
    }
}
