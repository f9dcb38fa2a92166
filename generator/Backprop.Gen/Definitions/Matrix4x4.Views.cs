namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <content>Cameras and projections.</content>
    internal static partial class Matrix4x4Definitions
    {
        internal static Matrix4x4 CreateWorld(Vector3 position, Vector3 forward, Vector3 up)
        {
            Vector3 z = Vector3.Normalize(-forward);
            Vector3 x = Vector3.Normalize(Vector3.Cross(up, z));
            return Rows(Of(x, 0), Of(Vector3.Cross(z, x), 0), Of(z, 0), Of(position, 1));
        }

        internal static Matrix4x4 CreateLookAt(Vector3 position, Vector3 target, Vector3 up) => View(position, position - target, up);

        internal static Matrix4x4 CreateLookAtLeftHanded(Vector3 position, Vector3 target, Vector3 up) => View(position, target - position, up);

        internal static Matrix4x4 CreateLookTo(Vector3 position, Vector3 direction, Vector3 up) => View(position, -direction, up);

        internal static Matrix4x4 CreateLookToLeftHanded(Vector3 position, Vector3 direction, Vector3 up) => View(position, direction, up);

        internal static Matrix4x4 CreatePerspective(float width, float height, float near, float far) =>
            Perspective(2 * near / width, 2 * near / height, near, far, -1);

        internal static Matrix4x4 CreatePerspectiveLeftHanded(float width, float height, float near, float far) =>
            Perspective(2 * near / width, 2 * near / height, near, far, 1);

        internal static Matrix4x4 CreatePerspectiveFieldOfView(float angle, float aspectRatio, float near, float far)
        {
            float scale = 1 / MathF.Tan(angle * 0.5f);
            return Perspective(scale / aspectRatio, scale, near, far, -1);
        }

        internal static Matrix4x4 CreatePerspectiveFieldOfViewLeftHanded(float angle, float aspectRatio, float near, float far)
        {
            float scale = 1 / MathF.Tan(angle * 0.5f);
            return Perspective(scale / aspectRatio, scale, near, far, 1);
        }

        internal static Matrix4x4 CreatePerspectiveOffCenter(float left, float right, float bottom, float top, float near, float far) =>
            OffCenter(left, right, bottom, top, near, far, -1);

        internal static Matrix4x4 CreatePerspectiveOffCenterLeftHanded(float left, float right, float bottom, float top, float near, float far) =>
            OffCenter(left, right, bottom, top, near, far, 1);

        internal static Matrix4x4 CreateOrthographic(float width, float height, float near, float far) =>
            Orthographic(-width / 2, width / 2, -height / 2, height / 2, near, far, -1);

        internal static Matrix4x4 CreateOrthographicLeftHanded(float width, float height, float near, float far) =>
            Orthographic(-width / 2, width / 2, -height / 2, height / 2, near, far, 1);

        internal static Matrix4x4 CreateOrthographicOffCenter(float left, float right, float bottom, float top, float near, float far) =>
            Orthographic(left, right, bottom, top, near, far, -1);

        internal static Matrix4x4 CreateOrthographicOffCenterLeftHanded(float left, float right, float bottom, float top, float near, float far) =>
            Orthographic(left, right, bottom, top, near, far, 1);

        /// <param name="backward">the z axis of the camera</param>
        private static Matrix4x4 View(Vector3 position, Vector3 backward, Vector3 up)
        {
            Vector3 z = Vector3.Normalize(backward);
            Vector3 x = Vector3.Normalize(Vector3.Cross(up, z));
            Vector3 y = Vector3.Cross(z, x);
            return new Matrix4x4
            {
                M11 = x.X, M12 = y.X, M13 = z.X,
                M21 = x.Y, M22 = y.Y, M23 = z.Y,
                M31 = x.Z, M32 = y.Z, M33 = z.Z,
                M41 = -Vector3.Dot(x, position), M42 = -Vector3.Dot(y, position), M43 = -Vector3.Dot(z, position), M44 = 1,
            };
        }

        /// <param name="side">1 where the camera looks along z, -1 where it looks against it</param>
        private static Matrix4x4 Perspective(float x, float y, float near, float far, int side)
        {
            float range = float.IsPositiveInfinity(far) ? 1 : far / (far - near);
            return new Matrix4x4 { M11 = x, M22 = y, M33 = side * range, M34 = side, M43 = -near * range };
        }

        private static Matrix4x4 OffCenter(float left, float right, float bottom, float top, float near, float far, int side)
        {
            Matrix4x4 m = Perspective(2 * near / (right - left), 2 * near / (top - bottom), near, far, side);
            m.M31 = -side * (left + right) / (right - left);
            m.M32 = -side * (top + bottom) / (top - bottom);
            return m;
        }

        private static Matrix4x4 Orthographic(float left, float right, float bottom, float top, float near, float far, int side) => new Matrix4x4
        {
            M11 = 2 / (right - left), M22 = 2 / (top - bottom), M33 = side / (far - near),
            M41 = (left + right) / (left - right), M42 = (top + bottom) / (bottom - top), M43 = near / (near - far), M44 = 1,
        };
    }
}
