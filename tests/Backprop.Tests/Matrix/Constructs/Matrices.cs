namespace Backprop.Tests.Matrix;

/// <summary><c>Matrix3x2</c> and <c>Matrix4x4</c>.</summary>
internal static class Matrices
{
    private const string Helpers = Vectors.Helpers + """
         private static double Mix(Matrix3x2 m) => m.M11 * 0.3 - m.M12 * 0.5 + m.M21 * 0.2 + m.M22 * 0.7 - m.M31 * 0.4 + m.M32 * 0.6;
        private static double Mix(Matrix4x4 m) => Mix(P4(m.M11, m.M12, m.M13, m.M14)) + 0.7 * Mix(P4(m.M24, m.M21, m.M23, m.M22)) - 0.6 * Mix(P4(m.M32, m.M31, m.M33, m.M34)) + 0.4 * Mix(P4(m.M43, m.M42, m.M41, m.M44));
        private static Matrix3x2 Changed(Matrix3x2 m, int i, float s) { m.Translation = new Vector2(s, m.M11); m.X = m.Y * s; m[2, i % 2] = s * s; m[i % 3] *= 0.4f; m.M22 += s; return m; }
        private static Matrix4x4 Changed(Matrix4x4 m, int i, float s) { m.Translation = new Vector3(s, m.M11, 0.4f); m.X = m.Y * s; m[i % 4, 1] = s * s; m[i % 3] *= 0.4f; m.M33 += s; return m; }
        """;

    public static readonly Construct[] All =
    [
        Of("Matrix3x2Arithmetic", "g + h * s - Matrix3x2.Add(g, h)", "Matrix3x2.Subtract(h, g)", "-g", "Matrix3x2.Multiply(h, s) - Matrix3x2.Negate(g)", "Matrix3x2.Lerp(g, h, s)"),
        Of("Matrix3x2Product", "g * h", "Matrix3x2.Multiply(h, g) * Matrix3x2.Identity"),
        Of("Matrix3x2Creation", "Matrix3x2.CreateTranslation(e) * Matrix3x2.CreateTranslation(s, (float)v)", "Matrix3x2.CreateScale(s) * Matrix3x2.CreateScale(e) * Matrix3x2.CreateScale(s, (float)x)", "Matrix3x2.CreateRotation((float)v)", "Matrix3x2.CreateSkew(s * 0.3f, (float)x * 0.4f)"),
        Of("Matrix3x2Centers", "Matrix3x2.CreateScale(s, e)", "Matrix3x2.CreateScale(e, e * s)", "Matrix3x2.CreateScale(s, (float)x, e)", "Matrix3x2.CreateRotation((float)v, e)", "Matrix3x2.CreateSkew(s * 0.3f, (float)x * 0.4f, e)"),
        Of("Matrix3x2Members", "g.GetDeterminant() * e", "g.Translation * h.X - g.Y * h.Z", "g[k % 3] * h[2, 1]", "h.GetRow(1) * g.GetElement(0, k % 2)", "h.WithRow(1, e).WithElement(2, 0, s)", "g == h ? g : h", "g.IsIdentity ? h : g", "Changed(g, k, s)"),
        Of("Matrix3x2Making", "Matrix3x2.Create(e)", "Matrix3x2.Create(e, e * s, P2(x, v))", "Matrix3x2.Create(s)", "Matrix3x2.Create(s, 0.1f, 0.2f, (float)v, (float)x, 0.4f)"),
        Of("Matrix3x2Transform", "Vector2.Transform(e, g)", "Vector2.TransformNormal(e, h)", "Vector2.Transform(P2(v, x), Matrix3x2.CreateRotation(s))"),
        new("Matrix3x2Invert", "var g = new Matrix3x2((float)v, 0.3f, -0.7f, (float)y, (float)x, 0.2f); bool b = Matrix3x2.Invert(g, out Matrix3x2 h); v = b ? 0.2 * Mix(h) : 0.1 * v; if (Matrix3x2.Invert(h, out h)) { v += 0.1 * Mix(h * h); }", Helpers, DoubleOnly: true),

        Of("MatrixArithmetic", "m + o * s - Matrix4x4.Add(m, o)", "Matrix4x4.Subtract(o, m)", "-m", "Matrix4x4.Multiply(o, s) - Matrix4x4.Negate(m)", "Matrix4x4.Lerp(m, o, s)"),
        Of("MatrixProduct", "m * o", "Matrix4x4.Multiply(o, m) * Matrix4x4.Identity", "Matrix4x4.Transpose(m) * o"),
        Of("MatrixCreation", "Matrix4x4.CreateTranslation(d) * Matrix4x4.CreateTranslation(s, 0.2f, (float)v)", "Matrix4x4.CreateScale(s) * Matrix4x4.CreateScale(d) * Matrix4x4.CreateScale(s, (float)x, 0.6f)", "new Matrix4x4(g)", "Matrix4x4.Create(h)"),
        Of("MatrixRotation", "Matrix4x4.CreateRotationX((float)v)", "Matrix4x4.CreateRotationY((float)v * s)", "Matrix4x4.CreateRotationZ((float)x)"),
        Of("MatrixCenters", "Matrix4x4.CreateScale(s, d)", "Matrix4x4.CreateScale(d, d * s)", "Matrix4x4.CreateScale(s, (float)x, 0.6f, d)", "Matrix4x4.CreateRotationX((float)v, d)", "Matrix4x4.CreateRotationY((float)x, d)", "Matrix4x4.CreateRotationZ(s, d)"),
        Of("MatrixTurns", "Matrix4x4.CreateFromAxisAngle(Vector3.Normalize(d), (float)v)", "Matrix4x4.CreateFromAxisAngle(d, s)", "Matrix4x4.CreateFromQuaternion(new Quaternion(d, s))", "Matrix4x4.CreateFromYawPitchRoll((float)v, s, (float)x)", "Matrix4x4.Transform(m, new Quaternion(d * 0.4f, s))"),
        Of("MatrixViews", "Matrix4x4.CreateLookAt(d, P3(0.2, 0.4, -2.0), Vector3.UnitY)", "Matrix4x4.CreateLookAtLeftHanded(d, P3(0.2, x, -2.0), P3(0.1, 1.0, v))", "Matrix4x4.CreateLookTo(d, P3(v, 0.3, 1.5), Vector3.UnitY)", "Matrix4x4.CreateLookToLeftHanded(d, P3(v, 0.3, 1.5), Vector3.UnitY)", "Matrix4x4.CreateWorld(d, P3(v, 0.3, 1.5), Vector3.UnitY)"),
        Of("MatrixPerspective", "0.1f * Perspective(s, (float)v)", "Matrix4x4.CreatePerspective(1 + s * s, 0.7f, 0.4f, 3.0f + (float)(v * v))", "Matrix4x4.CreatePerspectiveLeftHanded(1 + s * s, 0.7f, 0.4f, 3.0f + (float)(v * v))", "Matrix4x4.CreatePerspectiveOffCenter(-s - 2, 1.5f, (float)v - 4, 2.0f, 0.4f, 3.0f)", "Matrix4x4.CreatePerspectiveOffCenterLeftHanded(-s - 2, 1.5f, (float)v - 4, 2.0f, 0.4f, 3.0f)"),
        Of("MatrixOrthographic", "Matrix4x4.CreateOrthographic(1 + s * s, 0.7f, 0.4f, 3.0f + (float)(v * v))", "Matrix4x4.CreateOrthographicLeftHanded(1 + s * s, 0.7f, 0.4f, 3.0f + (float)(v * v))", "Matrix4x4.CreateOrthographicOffCenter(-s - 2, 1.5f, (float)v - 4, 2.0f, 0.4f, 3.0f)", "Matrix4x4.CreateOrthographicOffCenterLeftHanded(-s - 2, 1.5f, (float)v - 4, 2.0f, 0.4f, 3.0f)"),
        Of("MatrixPlanes", "Matrix4x4.CreateReflection(new Plane(d, s))", "Matrix4x4.CreateShadow(P3(0.3, v, x), new Plane(d, s))"),
        Of("MatrixMembers", "m.GetDeterminant() * d", "m.Translation - 0.4f * d", "m.X * o.Y - m.Z * o.W", "m[k % 4] * o[2, 1]", "o.GetRow(1) * m.GetElement(0, k % 4)", "o.WithRow(1, m.X).WithElement(2, 0, s)", "m == o ? m : o", "m.IsIdentity ? o : m", "Changed(m, k, s)"),
        Of("MatrixMaking", "Matrix4x4.Create(m.X)", "Matrix4x4.Create(m.X, o.Y, m.Z, o.W)", "Matrix4x4.Create(s)", "Matrix4x4.Create(s, 0.1f, 0.2f, (float)v, (float)x, 0.4f, 0.1f, 0.2f, (float)v, 1, 2, s, s, 0.4f, 0.5f, 0.1f)"),
        Of("MatrixTransform", "Vector3.Transform(d, m)", "Vector3.TransformNormal(d, o)", "Vector4.Transform(P4(v, x, y, 0.3), m)", "Vector4.Transform(d, o)", "Vector4.Transform(e, m)", "Vector2.Transform(e, o)", "Vector2.TransformNormal(e, m)"),
        new("MatrixInvert", "var m = Matrix4x4.CreateFromYawPitchRoll((float)v, 0.3f, (float)x) * Matrix4x4.CreateScale(1.5f, (float)(1.0 + v * v), 0.7f) * Matrix4x4.CreateTranslation((float)y, 0.2f, (float)v); m.M14 = 0.1f * (float)x; bool b = Matrix4x4.Invert(m, out Matrix4x4 o); v = b ? 0.2 * Mix(o) : 0.1 * v;", Helpers, DoubleOnly: true),
        new("MatrixInvertSingular", "var m = Matrix4x4.CreateScale((float)v, 0.3f, 0.0f); if (!Matrix4x4.Invert(m, out Matrix4x4 o)) { o = m * 0.4f; } v = 0.2 * Mix(o);", Helpers, DoubleOnly: true),
        new("MatrixCarried", "var m = Matrix4x4.Identity; for (int i4 = 0; i4 < 3; i4++) { m = Matrix4x4.CreateRotationZ((float)(v * 0.3)) * Matrix4x4.CreateTranslation((float)x, 0.1f, 0.0f) * m; } v = Mix(Vector3.Transform(P3(v, y, 0.4), m)) * 0.4;", Helpers),
    ];

    private static Construct Of(string name, params string[] expressions) => new(
        name,
        "float s = (float)y; Vector2 e = P2(v, 0.4); Vector3 d = P3(x, 0.3, v); Matrix3x2 g = new Matrix3x2((float)v, 0.3f, (float)x, 0.7f, s, -0.2f), h = new Matrix3x2(0.5f, (float)v, -0.1f, s, 0.4f, (float)x); "
            + "Matrix4x4 m = new Matrix4x4((float)v, 0.3f, 0.1f, -0.2f, 0.6f, (float)x, 0.4f, 0.2f, s, -0.3f, 1.1f, 0.1f, 0.2f, 0.5f, (float)v, 0.9f), o = Matrix4x4.CreateScale(0.4f) + new Matrix4x4(0.1f, s, 0.1f, 0.3f, (float)v, 0.2f, 0.3f, 0.1f, 0.2f, (float)x, 0.1f, 0.3f, 0.1f, 0.2f, 0.4f, s); "
            + $"v = 0.2 * ({string.Join(" + ", System.Linq.Enumerable.Select(expressions, expression => $"Mix({expression})"))});",
        Helpers + " private static float Perspective(float s, float t) => (float)(Mix(Matrix4x4.CreatePerspectiveFieldOfView(0.9f + 0.1f * t, 1.2f + s * s, 0.4f, 3.0f)) + Mix(Matrix4x4.CreatePerspectiveFieldOfViewLeftHanded(0.9f, 1.2f + s * s, 0.4f + 0.1f * s, float.PositiveInfinity)));",
        DoubleOnly: true);
}
