using System.Numerics;

namespace Backprop.Oracle;

/// <content>Products, lengths and maps.</content>
public partial struct DualVector4
{
    public static DualF Dot(DualVector4 a, DualVector4 b) => new(Vector4.Dot(a.Value, b.Value), Textbook.Dot(a.Parts, b.Parts).Tangents);

    public static DualF Sum(DualVector4 v) => new(Vector4.Sum(v.Value), Textbook.Sum(v.Parts).Tangents);

    public readonly DualF LengthSquared() => new(Value.LengthSquared(), Textbook.Dot(Parts, Parts).Tangents);

    public readonly DualF Length() => new(Value.Length(), Textbook.Length(Parts).Tangents);

    public static DualF DistanceSquared(DualVector4 a, DualVector4 b) => new(Vector4.DistanceSquared(a.Value, b.Value), (a - b).LengthSquared().Tangents);

    public static DualF Distance(DualVector4 a, DualVector4 b) => new(Vector4.Distance(a.Value, b.Value), Textbook.Length(Textbook.Each(a.Parts, b.Parts, (x, y) => x - y)).Tangents);

    public static DualVector4 Normalize(DualVector4 v) => Of(Vector4.Normalize(v.Value), Textbook.Normalize(v.Parts));

    public static DualVector4 Cross(DualVector4 a, DualVector4 b) => Of(Vector4.Cross(a.Value, b.Value), [.. Textbook.Cross(a.Parts, b.Parts), (Dual)a.W * b.W]);

    public static DualVector4 Transform(DualVector4 v, DualMatrix4x4 m) => Of(Vector4.Transform(v.Value, m.Value), Textbook.Row(v.Parts, m.Grid));

    public static DualVector4 Transform(DualVector3 v, DualMatrix4x4 m) => Of(Vector4.Transform(v.Value, m.Value), Textbook.Row([.. v.Parts, 1], m.Grid));

    public static DualVector4 Transform(DualVector2 v, DualMatrix4x4 m) => Of(Vector4.Transform(v.Value, m.Value), Textbook.Row([.. v.Parts, 0, 1], m.Grid));

    public static DualVector4 Transform(DualVector4 v, DualQuaternion q) => Of(Vector4.Transform(v.Value, q.Value), [.. Textbook.Rotate(q.Parts, v.Parts), v.W]);

    public static DualVector4 Transform(DualVector3 v, DualQuaternion q) => Of(Vector4.Transform(v.Value, q.Value), [.. Textbook.Rotate(q.Parts, v.Parts), 1]);

    public static DualVector4 Transform(DualVector2 v, DualQuaternion q) => Of(Vector4.Transform(v.Value, q.Value), [.. Textbook.Rotate(q.Parts, [v.X, v.Y, 0]), 1]);
}
