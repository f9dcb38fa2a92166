using System.Numerics;

namespace Backprop.Oracle;

/// <content>Products, lengths and maps.</content>
public partial struct DualVector2
{
    public static DualF Dot(DualVector2 a, DualVector2 b) => new(Vector2.Dot(a.Value, b.Value), Textbook.Dot(a.Parts, b.Parts).Tangents);

    public static DualF Sum(DualVector2 v) => new(Vector2.Sum(v.Value), Textbook.Sum(v.Parts).Tangents);

    public readonly DualF LengthSquared() => new(Value.LengthSquared(), Textbook.Dot(Parts, Parts).Tangents);

    public readonly DualF Length() => new(Value.Length(), Textbook.Length(Parts).Tangents);

    public static DualF DistanceSquared(DualVector2 a, DualVector2 b) => new(Vector2.DistanceSquared(a.Value, b.Value), (a - b).LengthSquared().Tangents);

    public static DualF Distance(DualVector2 a, DualVector2 b) => new(Vector2.Distance(a.Value, b.Value), Textbook.Length(Textbook.Each(a.Parts, b.Parts, (x, y) => x - y)).Tangents);

    public static DualVector2 Normalize(DualVector2 v) => Of(Vector2.Normalize(v.Value), Textbook.Normalize(v.Parts));

    public static DualVector2 Reflect(DualVector2 v, DualVector2 normal)
    {
        Dual twice = Textbook.Dot(v.Parts, normal.Parts) * 2;
        return Of(Vector2.Reflect(v.Value, normal.Value), Textbook.Each(v.Parts, normal.Parts, (x, n) => x - twice * n));
    }

    public static DualF Cross(DualVector2 a, DualVector2 b) => new(Vector2.Cross(a.Value, b.Value), ((Dual)a.X * b.Y - (Dual)b.X * a.Y).Tangents);

    public static DualVector2 Transform(DualVector2 v, DualMatrix3x2 m) => Of(Vector2.Transform(v.Value, m.Value), Textbook.Row([v.X, v.Y, 1], m.Grid));

    public static DualVector2 Transform(DualVector2 v, DualMatrix4x4 m) => Of(Vector2.Transform(v.Value, m.Value), Textbook.Row([v.X, v.Y, 0, 1], m.Grid));

    public static DualVector2 TransformNormal(DualVector2 v, DualMatrix3x2 m) => Of(Vector2.TransformNormal(v.Value, m.Value), Textbook.Row([v.X, v.Y, 0], m.Grid));

    public static DualVector2 TransformNormal(DualVector2 v, DualMatrix4x4 m) => Of(Vector2.TransformNormal(v.Value, m.Value), Textbook.Row([v.X, v.Y, 0, 0], m.Grid));

    public static DualVector2 Transform(DualVector2 v, DualQuaternion q) => Of(Vector2.Transform(v.Value, q.Value), Textbook.Rotate(q.Parts, [v.X, v.Y, 0]));
}
