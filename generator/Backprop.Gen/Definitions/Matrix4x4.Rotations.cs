namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <content>Translations, scales and rotations.</content>
    internal static partial class Matrix4x4Definitions
    {
        [Exact] internal static Matrix4x4 CreateTranslation(Vector3 v) => CreateTranslation(v.X, v.Y, v.Z);

        [Exact]
        internal static Matrix4x4 CreateTranslation(float x, float y, float z) => new Matrix4x4
        {
            M11 = 1, M22 = 1, M33 = 1, M41 = x, M42 = y, M43 = z, M44 = 1,
        };

        [Exact] internal static Matrix4x4 CreateScale(float x, float y, float z) => new Matrix4x4 { M11 = x, M22 = y, M33 = z, M44 = 1 };

        [Exact] internal static Matrix4x4 CreateScale(Vector3 s) => CreateScale(s.X, s.Y, s.Z);

        [Exact] internal static Matrix4x4 CreateScale(float s) => CreateScale(s, s, s);

        internal static Matrix4x4 CreateScale(float x, float y, float z, Vector3 center) => Around(center, CreateScale(x, y, z));

        internal static Matrix4x4 CreateScale(Vector3 s, Vector3 center) => Around(center, CreateScale(s));

        internal static Matrix4x4 CreateScale(float s, Vector3 center) => Around(center, CreateScale(s));

        internal static Matrix4x4 CreateRotationX(float angle)
        {
            float cosine = MathF.Cos(angle), sine = MathF.Sin(angle);
            return new Matrix4x4 { M11 = 1, M22 = cosine, M23 = sine, M32 = -sine, M33 = cosine, M44 = 1 };
        }

        internal static Matrix4x4 CreateRotationY(float angle)
        {
            float cosine = MathF.Cos(angle), sine = MathF.Sin(angle);
            return new Matrix4x4 { M11 = cosine, M13 = -sine, M22 = 1, M31 = sine, M33 = cosine, M44 = 1 };
        }

        internal static Matrix4x4 CreateRotationZ(float angle)
        {
            float cosine = MathF.Cos(angle), sine = MathF.Sin(angle);
            return new Matrix4x4 { M11 = cosine, M12 = sine, M21 = -sine, M22 = cosine, M33 = 1, M44 = 1 };
        }

        internal static Matrix4x4 CreateRotationX(float angle, Vector3 center) => Around(center, CreateRotationX(angle));

        internal static Matrix4x4 CreateRotationY(float angle, Vector3 center) => Around(center, CreateRotationY(angle));

        internal static Matrix4x4 CreateRotationZ(float angle, Vector3 center) => Around(center, CreateRotationZ(angle));

#if SCALING_ROTATIONS
        internal static Matrix4x4 CreateFromAxisAngle(Vector3 axis, float angle) => CreateFromQuaternion(Quaternion.CreateFromAxisAngle(axis, angle));
#else
        internal static Matrix4x4 CreateFromAxisAngle(Vector3 axis, float angle)
        {
            float s = MathF.Sin(angle), c = MathF.Cos(angle);
            float xx = axis.X * axis.X, yy = axis.Y * axis.Y, zz = axis.Z * axis.Z;
            float xy = axis.X * axis.Y * (1 - c), xz = axis.X * axis.Z * (1 - c), yz = axis.Y * axis.Z * (1 - c);
            return new Matrix4x4
            {
                M11 = xx + c * (1 - xx), M12 = xy + s * axis.Z, M13 = xz - s * axis.Y,
                M21 = xy - s * axis.Z, M22 = yy + c * (1 - yy), M23 = yz + s * axis.X,
                M31 = xz + s * axis.Y, M32 = yz - s * axis.X, M33 = zz + c * (1 - zz),
                M44 = 1,
            };
        }
#endif

        internal static Matrix4x4 CreateFromQuaternion(Quaternion q)
        {
            float xx = q.X * q.X, yy = q.Y * q.Y, zz = q.Z * q.Z;
            float xy = q.X * q.Y, xz = q.X * q.Z, yz = q.Y * q.Z, wx = q.W * q.X, wy = q.W * q.Y, wz = q.W * q.Z;
            return new Matrix4x4
            {
                M11 = 1 - 2 * (yy + zz), M12 = 2 * (xy + wz), M13 = 2 * (xz - wy),
                M21 = 2 * (xy - wz), M22 = 1 - 2 * (zz + xx), M23 = 2 * (yz + wx),
                M31 = 2 * (xz + wy), M32 = 2 * (yz - wx), M33 = 1 - 2 * (yy + xx),
                M44 = 1,
            };
        }

        internal static Matrix4x4 CreateFromYawPitchRoll(float yaw, float pitch, float roll) =>
            CreateFromQuaternion(Quaternion.CreateFromYawPitchRoll(yaw, pitch, roll));

        internal static Matrix4x4 CreateReflection(Plane plane)
        {
            Plane p = Plane.Normalize(plane);
            Vector3 n = p.Normal, f = n * -2;
            return Rows(Of(n * f.X + Vector3.UnitX, 0), Of(n * f.Y + Vector3.UnitY, 0), Of(n * f.Z + Vector3.UnitZ, 0), Of(f * p.D, 1));
        }

        internal static Matrix4x4 CreateShadow(Vector3 light, Plane plane)
        {
            Plane p = Plane.Normalize(plane);
            Vector3 n = -p.Normal;
            float dot = Vector3.Dot(p.Normal, light);
            return Rows(
                Of(light * n.X + Vector3.UnitX * dot, 0), Of(light * n.Y + Vector3.UnitY * dot, 0), Of(light * n.Z + Vector3.UnitZ * dot, 0), Of(light * -p.D, dot));
        }

        /// <summary>A linear map with another fixed point.</summary>
        private static Matrix4x4 Around(Vector3 center, Matrix4x4 m) =>
            Rows(Row1(m), Row2(m), Row3(m), Of(center - Vector3.TransformNormal(center, m), 1));

        private static Vector4 Of(Vector3 xyz, float w) => new Vector4 { X = xyz.X, Y = xyz.Y, Z = xyz.Z, W = w };
    }
}
