namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <summary>A normal, and the distance along it.</summary>
    internal static class PlaneDefinitions
    {
        [Exact] internal static Plane ctor(float x, float y, float z, float d) => new Plane { Normal = new Vector3 { X = x, Y = y, Z = z }, D = d };

        [Exact] internal static Plane ctor(Vector3 normal, float d) => new Plane { Normal = normal, D = d };

        [Exact] internal static Plane ctor(Vector4 v) => new Plane { Normal = new Vector3 { X = v.X, Y = v.Y, Z = v.Z }, D = v.W };

        [Exact] internal static Plane Create(float x, float y, float z, float d) => new Plane { Normal = new Vector3 { X = x, Y = y, Z = z }, D = d };

        [Exact] internal static Plane Create(Vector3 normal, float d) => new Plane { Normal = normal, D = d };

        [Exact] internal static Plane Create(Vector4 v) => new Plane { Normal = new Vector3 { X = v.X, Y = v.Y, Z = v.Z }, D = v.W };

        [Exact] internal static bool op_Equality(Plane a, Plane b) => a.Normal == b.Normal && a.D == b.D;

        [Exact] internal static bool op_Inequality(Plane a, Plane b) => !(a == b);

        internal static float Dot(Plane p, Vector4 v) => Vector4.Dot(All(p), v);

        internal static float DotCoordinate(Plane p, Vector3 v) => Vector3.Dot(p.Normal, v) + p.D;

        internal static float DotNormal(Plane p, Vector3 v) => Vector3.Dot(p.Normal, v);

        internal static Plane Normalize(Plane p)
        {
            float length = MathF.Sqrt(Vector3.Dot(p.Normal, p.Normal));
            return new Plane { Normal = p.Normal / length, D = p.D / length };
        }

        internal static Plane CreateFromVertices(Vector3 a, Vector3 b, Vector3 c)
        {
            Vector3 normal = Vector3.Normalize(Vector3.Cross(b - a, c - a));
            return new Plane { Normal = normal, D = -Vector3.Dot(normal, a) };
        }

        internal static Plane Transform(Plane p, Quaternion q) => new Plane { Normal = Rotations.Of(p.Normal, q), D = Rotations.Of(p.D, q) };

        internal static Plane Transform(Plane p, Matrix4x4 m)
        {
            Matrix4x4.Invert(m, out Matrix4x4 inverse);
            Vector4 v = Vector4.Transform(All(p), Matrix4x4.Transpose(inverse));
            return new Plane { Normal = new Vector3 { X = v.X, Y = v.Y, Z = v.Z }, D = v.W };
        }

        private static Vector4 All(Plane p) => new Vector4 { X = p.Normal.X, Y = p.Normal.Y, Z = p.Normal.Z, W = p.D };
    }
}
