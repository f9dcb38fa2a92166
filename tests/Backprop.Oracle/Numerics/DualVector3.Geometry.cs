using System.Numerics;

namespace Backprop.Oracle;

/// <content>Products, lengths and maps.</content>
public partial struct DualVector3
{
    public static DualF Dot(DualVector3 a, DualVector3 b) => Textbook.Attach(Vector3.Dot(a.Value, b.Value), Textbook.Dot(a.Parts, b.Parts));

    public static DualF Sum(DualVector3 v) => Textbook.Attach(Vector3.Sum(v.Value), Textbook.Sum(v.Parts));

    public readonly DualF LengthSquared() => Textbook.Attach(Value.LengthSquared(), Textbook.Dot(Parts, Parts));

    public readonly DualF Length() => Textbook.Attach(Value.Length(), Textbook.Length(Parts));

    public static DualF DistanceSquared(DualVector3 a, DualVector3 b) => Textbook.Attach(Vector3.DistanceSquared(a.Value, b.Value), (a - b).LengthSquared());

    public static DualF Distance(DualVector3 a, DualVector3 b) => Textbook.Attach(Vector3.Distance(a.Value, b.Value), Textbook.Length(Textbook.Each(a.Parts, b.Parts, (x, y) => x - y)));

    public static DualVector3 Normalize(DualVector3 v) => Of(Vector3.Normalize(v.Value), Textbook.Normalize(v.Parts));

    public static DualVector3 Reflect(DualVector3 v, DualVector3 normal)
    {
        Dual twice = Textbook.Dot(v.Parts, normal.Parts) * 2;
        return Of(Vector3.Reflect(v.Value, normal.Value), Textbook.Each(v.Parts, normal.Parts, (x, n) => x - twice * n));
    }

    public static DualVector3 Cross(DualVector3 a, DualVector3 b) => Of(Vector3.Cross(a.Value, b.Value), Textbook.Cross(a.Parts, b.Parts));

    public static DualVector3 Transform(DualVector3 v, DualMatrix4x4 m) => Of(Vector3.Transform(v.Value, m.Value), Textbook.Row([.. v.Parts, 1], m.Grid));

    public static DualVector3 TransformNormal(DualVector3 v, DualMatrix4x4 m) => Of(Vector3.TransformNormal(v.Value, m.Value), Textbook.Row([.. v.Parts, 0], m.Grid));

    public static DualVector3 Transform(DualVector3 v, DualQuaternion q) => Of(Vector3.Transform(v.Value, q.Value), Textbook.Turn(q.Parts, [.. v.Parts, 1]));
}
