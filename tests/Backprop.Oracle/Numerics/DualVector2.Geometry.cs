using System.Numerics;

namespace Backprop.Oracle;

/// <content>Products, lengths and maps.</content>
public partial struct DualVector2
{
    public static DualF Dot(DualVector2 a, DualVector2 b) => Textbook.Attach(Vector2.Dot(a.Value, b.Value), Textbook.Dot(a.Parts, b.Parts));

    public static DualF Sum(DualVector2 v) => Textbook.Attach(Vector2.Sum(v.Value), Textbook.Sum(v.Parts));

    public readonly DualF LengthSquared() => Textbook.Attach(Value.LengthSquared(), Textbook.Dot(Parts, Parts));

    public readonly DualF Length() => Textbook.Attach(Value.Length(), Textbook.Length(Parts));

    public static DualF DistanceSquared(DualVector2 a, DualVector2 b) => Textbook.Attach(Vector2.DistanceSquared(a.Value, b.Value), (a - b).LengthSquared());

    public static DualF Distance(DualVector2 a, DualVector2 b) => Textbook.Attach(Vector2.Distance(a.Value, b.Value), Textbook.Length(Textbook.Each(a.Parts, b.Parts, (x, y) => x - y)));

    public static DualVector2 Normalize(DualVector2 v) => Of(Vector2.Normalize(v.Value), Textbook.Normalize(v.Parts));

    public static DualVector2 Reflect(DualVector2 v, DualVector2 normal)
    {
        Dual twice = Textbook.Dot(v.Parts, normal.Parts) * 2;
        return Of(Vector2.Reflect(v.Value, normal.Value), Textbook.Each(v.Parts, normal.Parts, (x, n) => x - twice * n));
    }

    public static DualF Cross(DualVector2 a, DualVector2 b) => Textbook.Attach(Vector2.Cross(a.Value, b.Value), ((Dual)a.X * b.Y - (Dual)b.X * a.Y));

    public static DualVector2 Transform(DualVector2 v, DualMatrix3x2 m) => Of(Vector2.Transform(v.Value, m.Value), Textbook.Row([v.X, v.Y, 1], m.Grid));

    public static DualVector2 Transform(DualVector2 v, DualMatrix4x4 m) => Of(Vector2.Transform(v.Value, m.Value), Textbook.Row([v.X, v.Y, 0, 1], m.Grid));

    public static DualVector2 TransformNormal(DualVector2 v, DualMatrix3x2 m) => Of(Vector2.TransformNormal(v.Value, m.Value), Textbook.Row([v.X, v.Y, 0], m.Grid));

    public static DualVector2 TransformNormal(DualVector2 v, DualMatrix4x4 m) => Of(Vector2.TransformNormal(v.Value, m.Value), Textbook.Row([v.X, v.Y, 0, 0], m.Grid));

    public static DualVector2 Transform(DualVector2 v, DualQuaternion q) => Of(Vector2.Transform(v.Value, q.Value), Textbook.Turn(q.Parts, [v.X, v.Y, 0, 1]));
}
