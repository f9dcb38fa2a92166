// the nearest hit of a ray with a mesh after Möller and Trumbore, and the cosine that it is shaded with, over floats
// input: 0, 0, -1, 0.1, 0.05, 1 | -1, -1, 1, 1.2, -0.9, 1.3, 0.1, 1.4, 1.1, -2, -2, 3, 2, -1.8, 3.1, 0, 2.5, 2.9
// input: 0, 0.2, -2, -0.5, 0.3, 1 | -1, -1, 2, 1, -1, 2, 0, 1, 2.5
// input: 5, 0.2, -2, -0.5, 0.3, 1 | -1, -1, 2, 1, -1, 2, 0, 1, 2.5
public struct Vector3F
{
    public float X, Y, Z;

    public Vector3F(float x, float y, float z) { X = x; Y = y; Z = z; }

    public static Vector3F Cross(Vector3F a, Vector3F b) => new Vector3F(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    public static float Dot(Vector3F a, Vector3F b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    public static Vector3F operator -(Vector3F a, Vector3F b) => new Vector3F(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public float Length => MathF.Sqrt(Dot(this, this));
}

public struct Triangle
{
    public Vector3F A, B, C;
}

public struct RayF
{
    public Vector3F Origin;
    public Vector3F Direction;

    public readonly bool TryHit(in Triangle triangle, out float t, out float u, out float v)
    {
        t = u = v = 0;
        Vector3F e1 = triangle.B - triangle.A, e2 = triangle.C - triangle.A;
        Vector3F p = Vector3F.Cross(Direction, e2);
        float determinant = Vector3F.Dot(e1, p);
        if (MathF.Abs(determinant) < 1e-8f)
        {
            return false;
        }

        float inverse = 1f / determinant;
        Vector3F s = Origin - triangle.A;
        u = Vector3F.Dot(s, p) * inverse;
        if (u is < 0 or > 1)
        {
            return false;
        }

        Vector3F q = Vector3F.Cross(s, e1);
        v = Vector3F.Dot(Direction, q) * inverse;
        if (v < 0 || u + v > 1)
        {
            return false;
        }

        t = Vector3F.Dot(e2, q) * inverse;
        return t > 1e-5f;
    }
}

public static partial class RayTriangle
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static float Radiance(RayF ray, Triangle[] mesh)
    {
        float nearest = float.MaxValue;
        int hit = -1;
        float bu = 0, bv = 0;
        for (int i = 0; i < mesh.Length; i++)
        {
            if (ray.TryHit(mesh[i], out float t, out float u, out float v) && t < nearest)
            {
                (nearest, hit) = (t, i);
                (bu, bv) = (u, v);
            }
        }

        if (hit < 0)
        {
            return 0.1f;
        }

        ref readonly Triangle triangle = ref mesh[hit];
        Vector3F normal = Vector3F.Cross(triangle.B - triangle.A, triangle.C - triangle.A);
        float cosine = MathF.Abs(Vector3F.Dot(normal, ray.Direction)) / (normal.Length * ray.Direction.Length);
        float albedo = 0.9f * (1 - bu - bv) + 0.5f * bu + 0.2f * bv;
        return albedo * cosine / (1f + 0.1f * nearest * nearest);
    }
}
