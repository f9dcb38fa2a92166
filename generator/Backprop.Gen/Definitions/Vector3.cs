namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <summary>Three numbers of single precision.</summary>
    internal static class Vector3Definitions
    {
        [Exact] internal static Vector3 ctor(float x, float y, float z) => new Vector3 { X = x, Y = y, Z = z };

        [Exact] internal static Vector3 ctor(float value) => new Vector3 { X = value, Y = value, Z = value };

        [Exact] internal static Vector3 ctor(Vector2 xy, float z) => new Vector3 { X = xy.X, Y = xy.Y, Z = z };

        [Exact] internal static Vector3 get_Zero() => default;

        [Exact] internal static Vector3 get_One() => new Vector3 { X = 1, Y = 1, Z = 1 };

        [Exact] internal static Vector3 get_UnitX() => new Vector3 { X = 1 };

        [Exact] internal static Vector3 get_UnitY() => new Vector3 { Y = 1 };

        [Exact] internal static Vector3 get_UnitZ() => new Vector3 { Z = 1 };

        internal static float get_Item(Vector3 v, int index) => index == 0 ? v.X : index == 1 ? v.Y : v.Z;

        [Exact] internal static Vector3 op_Addition(Vector3 a, Vector3 b) => new Vector3 { X = a.X + b.X, Y = a.Y + b.Y, Z = a.Z + b.Z };

        [Exact] internal static Vector3 op_Subtraction(Vector3 a, Vector3 b) => new Vector3 { X = a.X - b.X, Y = a.Y - b.Y, Z = a.Z - b.Z };

        [Exact] internal static Vector3 op_Multiply(Vector3 a, Vector3 b) => new Vector3 { X = a.X * b.X, Y = a.Y * b.Y, Z = a.Z * b.Z };

        [Exact] internal static Vector3 op_Multiply(Vector3 a, float f) => new Vector3 { X = a.X * f, Y = a.Y * f, Z = a.Z * f };

        [Exact] internal static Vector3 op_Multiply(float f, Vector3 a) => new Vector3 { X = f * a.X, Y = f * a.Y, Z = f * a.Z };

        [Exact] internal static Vector3 op_Division(Vector3 a, Vector3 b) => new Vector3 { X = a.X / b.X, Y = a.Y / b.Y, Z = a.Z / b.Z };

        internal static Vector3 op_Division(Vector3 a, float f) => new Vector3 { X = a.X / f, Y = a.Y / f, Z = a.Z / f };

        internal static Vector3 op_UnaryNegation(Vector3 a) => new Vector3 { X = -a.X, Y = -a.Y, Z = -a.Z };

        [Exact] internal static Vector3 Add(Vector3 a, Vector3 b) => a + b;

        [Exact] internal static Vector3 Subtract(Vector3 a, Vector3 b) => a - b;

        [Exact] internal static Vector3 Multiply(Vector3 a, Vector3 b) => a * b;

        [Exact] internal static Vector3 Multiply(Vector3 a, float f) => a * f;

        [Exact] internal static Vector3 Multiply(float f, Vector3 a) => f * a;

        [Exact] internal static Vector3 Divide(Vector3 a, Vector3 b) => a / b;

        [Exact] internal static Vector3 Divide(Vector3 a, float f) => a / f;

        [Exact] internal static Vector3 Negate(Vector3 a) => -a;

        internal static float Dot(Vector3 a, Vector3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

        internal static Vector3 Cross(Vector3 a, Vector3 b) =>
            new Vector3 { X = a.Y * b.Z - a.Z * b.Y, Y = a.Z * b.X - a.X * b.Z, Z = a.X * b.Y - a.Y * b.X };

        internal static float LengthSquared(Vector3 v) => v.X * v.X + v.Y * v.Y + v.Z * v.Z;

        internal static float Length(Vector3 v)
        {
            float square = v.X * v.X + v.Y * v.Y + v.Z * v.Z;
            return square == 0 ? 0 : MathF.Sqrt(square);
        }

        internal static float DistanceSquared(Vector3 a, Vector3 b) => (a - b).LengthSquared();

        internal static float Distance(Vector3 a, Vector3 b) => (a - b).Length();

        internal static Vector3 Normalize(Vector3 v) => v / MathF.Sqrt(v.X * v.X + v.Y * v.Y + v.Z * v.Z);

        internal static Vector3 Lerp(Vector3 a, Vector3 b, float amount) => a * (1 - amount) + b * amount;

        internal static Vector3 Reflect(Vector3 v, Vector3 normal) => v - normal * (2 * Vector3.Dot(v, normal));

        internal static Vector3 Min(Vector3 a, Vector3 b) => new Vector3 { X = MathF.Min(a.X, b.X), Y = MathF.Min(a.Y, b.Y), Z = MathF.Min(a.Z, b.Z) };

        internal static Vector3 Max(Vector3 a, Vector3 b) => new Vector3 { X = MathF.Max(a.X, b.X), Y = MathF.Max(a.Y, b.Y), Z = MathF.Max(a.Z, b.Z) };

        internal static Vector3 Clamp(Vector3 v, Vector3 min, Vector3 max) =>
            new Vector3 { X = Choices.Clamp(v.X, min.X, max.X), Y = Choices.Clamp(v.Y, min.Y, max.Y), Z = Choices.Clamp(v.Z, min.Z, max.Z) };

        [Exact] internal static Vector3 Abs(Vector3 v) => new Vector3 { X = MathF.Abs(v.X), Y = MathF.Abs(v.Y), Z = MathF.Abs(v.Z) };

        [Exact] internal static Vector3 SquareRoot(Vector3 v) => new Vector3 { X = MathF.Sqrt(v.X), Y = MathF.Sqrt(v.Y), Z = MathF.Sqrt(v.Z) };

        internal static Vector3 Transform(Vector3 v, Quaternion q)
        {
            float x = q.X + q.X, y = q.Y + q.Y, z = q.Z + q.Z;
            float wx = q.W * x, wy = q.W * y, wz = q.W * z;
            float xx = q.X * x, xy = q.X * y, xz = q.X * z, yy = q.Y * y, yz = q.Y * z, zz = q.Z * z;
            return new Vector3
            {
                X = v.X * (1 - yy - zz) + v.Y * (xy - wz) + v.Z * (xz + wy),
                Y = v.X * (xy + wz) + v.Y * (1 - xx - zz) + v.Z * (yz - wx),
                Z = v.X * (xz - wy) + v.Y * (yz + wx) + v.Z * (1 - xx - yy),
            };
        }

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
