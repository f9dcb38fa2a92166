namespace Backprop.Gen.Definitions
{
    using System.Numerics;

    /// <summary>Conversions between the types of one to four numbers, and access to their elements.</summary>
    internal static class VectorDefinitions
    {
        [Exact] internal static Vector2 AsVector2(Vector3 v) => new Vector2 { X = v.X, Y = v.Y };

        [Exact] internal static Vector2 AsVector2(Vector4 v) => new Vector2 { X = v.X, Y = v.Y };

        [Exact] internal static Vector3 AsVector3(Vector2 v) => new Vector3 { X = v.X, Y = v.Y };

        [Exact] internal static Vector3 AsVector3(Vector4 v) => new Vector3 { X = v.X, Y = v.Y, Z = v.Z };

        [Exact] internal static Vector4 AsVector4(Vector2 v) => new Vector4 { X = v.X, Y = v.Y };

        [Exact] internal static Vector4 AsVector4(Vector3 v) => new Vector4 { X = v.X, Y = v.Y, Z = v.Z };

        [Exact] internal static Vector4 AsVector4(Quaternion q) => new Vector4 { X = q.X, Y = q.Y, Z = q.Z, W = q.W };

        [Exact] internal static Vector4 AsVector4(Plane p) => new Vector4 { X = p.Normal.X, Y = p.Normal.Y, Z = p.Normal.Z, W = p.D };

        [Exact] internal static Quaternion AsQuaternion(Vector4 v) => new Quaternion { X = v.X, Y = v.Y, Z = v.Z, W = v.W };

        [Exact] internal static Plane AsPlane(Vector4 v) => new Plane { Normal = new Vector3 { X = v.X, Y = v.Y, Z = v.Z }, D = v.W };

        [Exact] internal static float ToScalar(Vector2 v) => v.X;

        [Exact] internal static float ToScalar(Vector3 v) => v.X;

        [Exact] internal static float ToScalar(Vector4 v) => v.X;

        internal static float GetElement(Vector2 v, int index) => Vector2Definitions.get_Item(v, index);

        internal static float GetElement(Vector3 v, int index) => Vector3Definitions.get_Item(v, index);

        internal static float GetElement(Vector4 v, int index) => Vector4Definitions.get_Item(v, index);

        internal static Vector2 WithElement(Vector2 v, int index, float value)
        {
            Vector2Definitions.set_Item(ref v, index, value);
            return v;
        }

        internal static Vector3 WithElement(Vector3 v, int index, float value)
        {
            Vector3Definitions.set_Item(ref v, index, value);
            return v;
        }

        internal static Vector4 WithElement(Vector4 v, int index, float value)
        {
            Vector4Definitions.set_Item(ref v, index, value);
            return v;
        }
    }
}
