using System.Numerics;

namespace Backprop;

/// <content>What <c>System.Numerics</c> returns through an <c>out</c> parameter, as expressions.</content>
public static partial class Kernel
{
    /// <summary>The inverse, as <c>Matrix3x2.Invert</c> gives it.</summary>
    /// <param name="matrix">the matrix</param>
    /// <returns>its inverse</returns>
    public static Matrix3x2 Invert(Matrix3x2 matrix)
    {
        Matrix3x2.Invert(matrix, out Matrix3x2 result);
        return result;
    }

    /// <summary>The inverse, as <c>Matrix4x4.Invert</c> gives it.</summary>
    /// <param name="matrix">the matrix</param>
    /// <returns>its inverse</returns>
    public static Matrix4x4 Invert(Matrix4x4 matrix)
    {
        Matrix4x4.Invert(matrix, out Matrix4x4 result);
        return result;
    }
}
