using System.Numerics;

namespace Backprop.Oracle;

/// <content>Products, lengths and maps.</content>
public partial struct DualVector4
{
    public static DualF Dot(DualVector4 a, DualVector4 b) => Textbook.Attach(Vector4.Dot(a.Value, b.Value), Textbook.Dot(a.Parts, b.Parts));

    public static DualF Sum(DualVector4 v) => Textbook.Attach(Vector4.Sum(v.Value), Textbook.Sum(v.Parts));

    public readonly DualF LengthSquared() => Textbook.Attach(Value.LengthSquared(), Textbook.Dot(Parts, Parts));

    public readonly DualF Length() => Textbook.Attach(Value.Length(), Textbook.Length(Parts));

    public static DualF DistanceSquared(DualVector4 a, DualVector4 b) => Textbook.Attach(Vector4.DistanceSquared(a.Value, b.Value), (a - b).LengthSquared());

    public static DualF Distance(DualVector4 a, DualVector4 b) => Textbook.Attach(Vector4.Distance(a.Value, b.Value), Textbook.Length(Textbook.Each(a.Parts, b.Parts, (x, y) => x - y)));

    public static DualVector4 Normalize(DualVector4 v) => Of(Vector4.Normalize(v.Value), Textbook.Normalize(v.Parts));

    public static DualVector4 Cross(DualVector4 a, DualVector4 b) => Of(Vector4.Cross(a.Value, b.Value), [.. Textbook.Cross(a.Parts, b.Parts), (Dual)a.W * b.W]);

    public static DualVector4 Transform(DualVector4 v, DualMatrix4x4 m) => Of(Vector4.Transform(v.Value, m.Value), Textbook.Row(v.Parts, m.Grid));

    public static DualVector4 Transform(DualVector3 v, DualMatrix4x4 m) => Of(Vector4.Transform(v.Value, m.Value), Textbook.Row([.. v.Parts, 1], m.Grid));

    public static DualVector4 Transform(DualVector2 v, DualMatrix4x4 m) => Of(Vector4.Transform(v.Value, m.Value), Textbook.Row([.. v.Parts, 0, 1], m.Grid));

    public static DualVector4 Transform(DualVector4 v, DualQuaternion q) => Of(Vector4.Transform(v.Value, q.Value), Textbook.Turn(q.Parts, v.Parts));

    public static DualVector4 Transform(DualVector3 v, DualQuaternion q) => Of(Vector4.Transform(v.Value, q.Value), Textbook.Turn(q.Parts, [.. v.Parts, 1]));

    public static DualVector4 Transform(DualVector2 v, DualQuaternion q) => Of(Vector4.Transform(v.Value, q.Value), Textbook.Turn(q.Parts, [v.X, v.Y, 0, 1]));
}
