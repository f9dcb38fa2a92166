namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <summary>Rotations, and the algebra that they live in.</summary>
    internal static partial class QuaternionDefinitions
    {
        internal static float Dot(Quaternion a, Quaternion b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z + a.W * b.W;

        internal static float LengthSquared(Quaternion q) => Quaternion.Dot(q, q);

        internal static float Length(Quaternion q) => Lengths.Of(Quaternion.Dot(q, q));

        internal static Quaternion Normalize(Quaternion q) => q * (1 / MathF.Sqrt(Quaternion.Dot(q, q)));

        internal static Quaternion Conjugate(Quaternion q) => new Quaternion { X = -q.X, Y = -q.Y, Z = -q.Z, W = q.W };

        internal static Quaternion Inverse(Quaternion q) => Quaternion.Conjugate(q) * (1 / Quaternion.Dot(q, q));

        internal static Quaternion op_Multiply(Quaternion a, Quaternion b) => new Quaternion
        {
            X = a.W * b.X + a.X * b.W + a.Y * b.Z - a.Z * b.Y,
            Y = a.W * b.Y + a.Y * b.W + a.Z * b.X - a.X * b.Z,
            Z = a.W * b.Z + a.Z * b.W + a.X * b.Y - a.Y * b.X,
            W = a.W * b.W - a.X * b.X - a.Y * b.Y - a.Z * b.Z,
        };

        internal static Quaternion Multiply(Quaternion a, Quaternion b) => a * b;

        internal static Quaternion op_Division(Quaternion a, Quaternion b) => a * Quaternion.Inverse(b);

        internal static Quaternion Divide(Quaternion a, Quaternion b) => a / b;

        /// <summary>First <paramref name="a"/>, then <paramref name="b"/>.</summary>
        internal static Quaternion Concatenate(Quaternion a, Quaternion b) => b * a;

        internal static Quaternion Lerp(Quaternion a, Quaternion b, float amount)
        {
            float way = Quaternion.Dot(a, b) >= 0 ? amount : -amount;
            return Quaternion.Normalize(a * (1 - amount) + b * way);
        }

        internal static Quaternion Slerp(Quaternion a, Quaternion b, float amount)
        {
            float cosine = Quaternion.Dot(a, b);
            float way = cosine < 0 ? -1 : 1;
            cosine *= way;
            if (cosine > 1 - 1e-6f)
            {
                return a * (1 - amount) + b * (amount * way);
            }

            float angle = MathF.Acos(cosine);
            float sine = MathF.Sin(angle);
            return a * (MathF.Sin((1 - amount) * angle) / sine) + b * (MathF.Sin(amount * angle) / sine * way);
        }

        internal static Quaternion CreateFromAxisAngle(Vector3 axis, float angle)
        {
            float sine = MathF.Sin(angle * 0.5f);
            return new Quaternion { X = axis.X * sine, Y = axis.Y * sine, Z = axis.Z * sine, W = MathF.Cos(angle * 0.5f) };
        }

        internal static Quaternion CreateFromYawPitchRoll(float yaw, float pitch, float roll)
        {
            float sr = MathF.Sin(roll * 0.5f), cr = MathF.Cos(roll * 0.5f);
            float sp = MathF.Sin(pitch * 0.5f), cp = MathF.Cos(pitch * 0.5f);
            float sy = MathF.Sin(yaw * 0.5f), cy = MathF.Cos(yaw * 0.5f);
            return new Quaternion
            {
                X = cy * sp * cr + sy * cp * sr,
                Y = sy * cp * cr - cy * sp * sr,
                Z = cy * cp * sr - sy * sp * cr,
                W = cy * cp * cr + sy * sp * sr,
            };
        }

        internal static Quaternion CreateFromRotationMatrix(Matrix4x4 m)
        {
            if (m.M11 + m.M22 + m.M33 > 0)
            {
                float w = MathF.Sqrt(m.M11 + m.M22 + m.M33 + 1), half = 0.5f / w;
                return new Quaternion { X = (m.M23 - m.M32) * half, Y = (m.M31 - m.M13) * half, Z = (m.M12 - m.M21) * half, W = w * 0.5f };
            }

            if (m.M11 >= m.M22 && m.M11 >= m.M33)
            {
                float x = MathF.Sqrt(1 + m.M11 - m.M22 - m.M33), half = 0.5f / x;
                return new Quaternion { X = x * 0.5f, Y = (m.M12 + m.M21) * half, Z = (m.M13 + m.M31) * half, W = (m.M23 - m.M32) * half };
            }

            if (m.M22 > m.M33)
            {
                float y = MathF.Sqrt(1 + m.M22 - m.M11 - m.M33), half = 0.5f / y;
                return new Quaternion { X = (m.M21 + m.M12) * half, Y = y * 0.5f, Z = (m.M32 + m.M23) * half, W = (m.M31 - m.M13) * half };
            }

            float z = MathF.Sqrt(1 + m.M33 - m.M11 - m.M22), other = 0.5f / z;
            return new Quaternion { X = (m.M31 + m.M13) * other, Y = (m.M32 + m.M23) * other, Z = z * 0.5f, W = (m.M12 - m.M21) * other };
        }
    }
}
