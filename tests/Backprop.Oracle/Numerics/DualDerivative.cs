namespace Backprop.Oracle;

/// <summary><see cref="Derivative"/> for the types of <c>System.Numerics</c> over duals.</summary>
public static class DualDerivative
{
    private static DualF Stop(DualF x) => new(x.Value);

    public static DualVector2 Stop(DualVector2 x) => DualVector2.Of(x.Value);

    public static DualVector3 Stop(DualVector3 x) => DualVector3.Of(x.Value);

    public static DualVector4 Stop(DualVector4 x) => DualVector4.Of(x.Value);

    public static DualQuaternion Stop(DualQuaternion x) => DualQuaternion.Of(x.Value);

    public static DualPlane Stop(DualPlane x) => new(Stop(x.Normal), Stop(x.D));

    public static DualMatrix3x2 Stop(DualMatrix3x2 x) => DualMatrix3x2.Of(x.Value);

    public static DualMatrix4x4 Stop(DualMatrix4x4 x) => DualMatrix4x4.Of(x.Value);

    public static DualComplex Stop(DualComplex x) => new(x.Value.Real, x.Value.Imaginary);
}
