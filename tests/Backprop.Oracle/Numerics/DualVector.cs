namespace Backprop.Oracle;

/// <summary>The extensions of <see cref="System.Numerics.Vector"/> over duals.</summary>
public static class DualVector
{
    public static DualVector2 AsVector2(this DualVector3 v) => new(v.X, v.Y);

    public static DualVector2 AsVector2(this DualVector4 v) => new(v.X, v.Y);

    public static DualVector3 AsVector3(this DualVector2 v) => new(v.X, v.Y, 0);

    public static DualVector3 AsVector3(this DualVector4 v) => new(v.X, v.Y, v.Z);

    public static DualVector4 AsVector4(this DualVector2 v) => new(v.X, v.Y, 0, 0);

    public static DualVector4 AsVector4(this DualVector3 v) => new(v.X, v.Y, v.Z, 0);

    public static DualVector4 AsVector4(this DualQuaternion q) => new(q.X, q.Y, q.Z, q.W);

    public static DualVector4 AsVector4(this DualPlane p) => new(p.Normal, p.D);

    public static DualQuaternion AsQuaternion(this DualVector4 v) => new(v.X, v.Y, v.Z, v.W);

    public static DualPlane AsPlane(this DualVector4 v) => new(v);

    public static DualF ToScalar(this DualVector2 v) => v.X;

    public static DualF ToScalar(this DualVector3 v) => v.X;

    public static DualF ToScalar(this DualVector4 v) => v.X;

    public static DualF GetElement(this DualVector2 v, int index) => v[index];

    public static DualF GetElement(this DualVector3 v, int index) => v[index];

    public static DualF GetElement(this DualVector4 v, int index) => v[index];

    public static DualVector2 WithElement(this DualVector2 v, int index, DualF value)
    {
        v[index] = value;
        return v;
    }

    public static DualVector3 WithElement(this DualVector3 v, int index, DualF value)
    {
        v[index] = value;
        return v;
    }

    public static DualVector4 WithElement(this DualVector4 v, int index, DualF value)
    {
        v[index] = value;
        return v;
    }
}
