using System.Linq;
using System.Numerics;

namespace Backprop.Oracle;

/// <summary><see cref="Plane"/> over duals: the library computes the value, the derivatives are a textbook's.</summary>
public struct DualPlane(DualVector3 normal, DualF d)
{
    public DualVector3 Normal = normal;
    public DualF D = d;

    public DualPlane(DualF x, DualF y, DualF z, DualF d)
        : this(new DualVector3(x, y, z), d)
    {
    }

    public DualPlane(DualVector4 v)
        : this(v.X, v.Y, v.Z, v.W)
    {
    }

    internal readonly Plane Value => new(Normal.Value, D.Value);

    internal readonly Dual[] Parts => [.. Normal.Parts, D];

    internal static DualPlane Of(Plane value, Dual[] parts) => new(DualVector3.Of(value.Normal, parts[..3]), Textbook.Attach(value.D, parts[3]));

    public static bool operator ==(DualPlane a, DualPlane b) => a.Value == b.Value;

    public static bool operator !=(DualPlane a, DualPlane b) => a.Value != b.Value;

    public static DualF Dot(DualPlane p, DualVector4 v) => Textbook.Attach(Plane.Dot(p.Value, v.Value), Textbook.Dot(p.Parts, v.Parts));

    public static DualF DotCoordinate(DualPlane p, DualVector3 v) =>
        Textbook.Attach(Plane.DotCoordinate(p.Value, v.Value), Textbook.Dot(p.Parts, [.. v.Parts, 1]));

    public static DualF DotNormal(DualPlane p, DualVector3 v) => Textbook.Attach(Plane.DotNormal(p.Value, v.Value), Textbook.Dot(p.Normal.Parts, v.Parts));

    public static DualPlane Normalize(DualPlane p)
    {
        Dual length = Textbook.Length(p.Normal.Parts);
        return Of(Plane.Normalize(p.Value), Textbook.Each(p.Parts, x => x / length));
    }

    public static DualPlane CreateFromVertices(DualVector3 a, DualVector3 b, DualVector3 c)
    {
        Dual[] Edge(DualVector3 to) => Textbook.Each(to.Parts, a.Parts, (x, y) => x - y);
        Dual[] normal = Textbook.Normalize(Textbook.Cross(Edge(b), Edge(c)));
        return Of(Plane.CreateFromVertices(a.Value, b.Value, c.Value), [.. normal, -Textbook.Dot(normal, a.Parts)]);
    }

    public static DualPlane Transform(DualPlane p, DualQuaternion q) =>
        Of(Plane.Transform(p.Value, q.Value), Textbook.Turn(q.Parts, p.Parts));

    /// <summary>Points on the plane stay on it: p' · (v M) = p · v, so p' = M⁻¹ p.</summary>
    public static DualPlane Transform(DualPlane p, DualMatrix4x4 m)
    {
        Dual[][] inverse = Textbook.Inverse(m.Grid);
        return Of(Plane.Transform(p.Value, m.Value), [.. inverse.Select(row => Textbook.Dot(row, p.Parts))]);
    }

    public override readonly bool Equals(object? other) => other is DualPlane plane && Value == plane.Value;

    public override readonly int GetHashCode() => Value.GetHashCode();
}
