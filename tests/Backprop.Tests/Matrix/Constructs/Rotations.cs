namespace Backprop.Tests.Matrix;

/// <summary><c>Quaternion</c> and <c>Plane</c>.</summary>
internal static class Rotations
{
    private const string Helpers = Vectors.Helpers + """
         private static Quaternion Q(double s, double t, double u, double o) => new Quaternion((float)s, (float)t, (float)u, (float)o);
        private static double Mix(Quaternion q) => q.X * 0.5 + q.Y * 0.2 - q.Z * 0.7 + q.W * 0.4;
        private static double Mix(Plane p) => Mix(p.Normal) - p.D * 0.6;
        """;

    public static readonly Construct[] All =
    [
        Of("QuaternionArithmetic", "p + q * s - Quaternion.Add(p, q)", "Quaternion.Subtract(q, p)", "-p", "Quaternion.Multiply(p, s)", "Quaternion.Negate(q) - p"),
        Of("QuaternionProduct", "p * q", "Quaternion.Multiply(q, p)"),
        Of("QuaternionQuotient", "p / q", "Quaternion.Divide(q, p + Quaternion.Identity)"),
        Of("QuaternionConcatenate", "Quaternion.Concatenate(p, q)"),
        Of("QuaternionInverse", "Quaternion.Inverse(p)", "Quaternion.Conjugate(q) * s"),
        Of("QuaternionLength", "p * p.Length()", "q * q.LengthSquared()", "Quaternion.Normalize(p)"),
        Of("QuaternionDot", "p * Quaternion.Dot(p, q)", "Quaternion.Identity * s - Quaternion.Zero"),
        Of("QuaternionLerp", "Quaternion.Lerp(p, q, s * 0.3f)", "Quaternion.Lerp(p, -q, 0.4f)"),
        Of("QuaternionSlerp", "Quaternion.Slerp(Quaternion.Normalize(p), Quaternion.Normalize(q), s * 0.3f)", "Quaternion.Slerp(Quaternion.Normalize(p), -Quaternion.Normalize(q), 0.4f)", "Quaternion.Slerp(Quaternion.Normalize(q), Quaternion.Normalize(q), s * 0.3f)"),
        Of("QuaternionAxisAngle", "Quaternion.CreateFromAxisAngle(P3(v, x, 0.4), s)", "Quaternion.CreateFromAxisAngle(Vector3.UnitY, (float)v) * p"),
        Of("QuaternionYawPitchRoll", "Quaternion.CreateFromYawPitchRoll((float)v, (float)x, s)"),
        Of("QuaternionMaking", "new Quaternion(P3(v, x, y), 0.3f) * q", "Quaternion.Create(s, 0.2f, (float)v, (float)x)", "Quaternion.Create(P3(x, v, 0.1), s)"),
        Of("QuaternionIndex", "q * p[k % 4]", "Changed(p, k, s)", "p == q ? p : q * s", "p != q ? p : q"),
        Of("QuaternionOfMatrix", "Quaternion.CreateFromRotationMatrix(Matrix4x4.CreateFromYawPitchRoll((float)v * 0.4f, 0.3f * s, (float)x * 0.2f))", "Quaternion.CreateFromRotationMatrix(Matrix4x4.CreateRotationX((float)v * 0.2f + 3.0f))", "Quaternion.CreateFromRotationMatrix(Matrix4x4.CreateRotationY(s * 0.2f + 3.0f))", "Quaternion.CreateFromRotationMatrix(Matrix4x4.CreateRotationZ((float)x * 0.2f + 3.0f))"),
        Of("QuaternionTransform", "Vector3.Transform(P3(v, x, y), q)", "Vector2.Transform(P2(v, x), p)", "Vector4.Transform(P4(v, x, y, 0.4), q)", "Vector4.Transform(P3(v, x, y), p)", "Vector4.Transform(P2(x, y), q)"),
        Of("QuaternionConversions", "p.AsVector4() * 0.4f", "q.AsVector4().AsQuaternion() * p", "p.IsIdentity ? p : q"),
        new("QuaternionCarried", "var q = Quaternion.CreateFromAxisAngle(Vector3.UnitX, (float)v); for (int m = 0; m < 3; m++) { q = Quaternion.Normalize(q * Quaternion.CreateFromAxisAngle(Vector3.UnitY, (float)(x * 0.3))); } v = Mix(Vector3.Transform(P3(v, y, 0.4), q));", Helpers),
        Of("Plane", "new Plane(P3(v, x, y), s)", "new Plane(P4(v, y, x, 0.3))", "new Plane((float)v, s, (float)x, 0.4f)"),
        Of("PlaneProducts", "P2(Plane.Dot(g, P4(v, x, y, 0.3)), Plane.DotCoordinate(g, P3(x, y, v)))", "P2(Plane.DotNormal(g, P3(v, v, 0.4)), v)", "g == new Plane(P3(v, x, y), s) ? p : q"),
        Of("PlaneNormalize", "Plane.Normalize(g)", "Plane.CreateFromVertices(P3(v, 0.3, y), P3(x, v, 0.1), P3(0.2, y, x))"),
        Of("PlaneTransform", "Plane.Transform(g, q)", "Plane.Transform(g, Matrix4x4.CreateFromYawPitchRoll((float)v, 0.3f, s) * Matrix4x4.CreateTranslation(0.2f, (float)x, 0.4f))", "g.AsVector4().AsPlane()"),
    ];

    private static Construct Of(string name, params string[] expressions) => new(
        name,
        $"float s = (float)y; Quaternion p = Q(v, x, 0.4, y), q = Q(0.3, v, x, 0.6); var g = new Plane(P3(x, v, 0.5), (float)v * s); v = 0.3 * ({string.Join(" + ", System.Linq.Enumerable.Select(expressions, expression => $"Mix({expression})"))});",
        Helpers + " private static Quaternion Changed(Quaternion q, int i, float s) { q[i % 4] = s; q.W += q.X * s; return q; }",
        DoubleOnly: true);
}
