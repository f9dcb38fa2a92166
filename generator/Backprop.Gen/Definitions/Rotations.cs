namespace Backprop.Gen.Definitions
{
    using System.Numerics;

    /// <summary>
    /// What a quaternion does to a vector. That is the same everywhere for those of length 1; since .NET 9, others scale by the square of their length.
    /// </summary>
    internal static class Rotations
    {
#if SCALING_ROTATIONS
        /// <summary>The vector part of q v q*.</summary>
        internal static Vector3 Of(Vector3 v, Quaternion q)
        {
            Vector3 u = new Vector3 { X = q.X, Y = q.Y, Z = q.Z };
            return v * (q.W * q.W - Vector3.Dot(u, u)) + u * (2 * Vector3.Dot(u, v)) + Vector3.Cross(u, v) * (2 * q.W);
        }

        /// <summary>The scalar part.</summary>
        internal static float Of(float w, Quaternion q) => w * Quaternion.Dot(q, q);
#else
        internal static Vector3 Of(Vector3 v, Quaternion q)
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

        internal static float Of(float w, Quaternion q) => w;
#endif
    }
}
