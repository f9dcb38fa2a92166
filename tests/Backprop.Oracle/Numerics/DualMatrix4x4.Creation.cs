using System.Linq;
using System.Numerics;

namespace Backprop.Oracle;

/// <content>Maps of space, by what they do to the unit vectors and to the origin.</content>
public partial struct DualMatrix4x4
{
    public DualMatrix4x4(DualMatrix3x2 m)
        : this(m.M11, m.M12, 0, 0, m.M21, m.M22, 0, 0, 0, 0, 1, 0, m.M31, m.M32, 0, 1)
    {
    }

    public static DualMatrix4x4 Create(DualMatrix3x2 m) => new(m);

    public static DualMatrix4x4 Transpose(DualMatrix4x4 m)
    {
        Dual[][] grid = m.Grid;
        return Of(Matrix4x4.Transpose(m.Value), [.. Enumerable.Range(0, 4).Select(j => grid.Select(row => row[j]).ToArray())]);
    }

    public static DualMatrix4x4 CreateTranslation(DualVector3 v) => Map(Matrix4x4.CreateTranslation(v.Value), Textbook.Unit(3), v.Parts);

    public static DualMatrix4x4 CreateTranslation(DualF x, DualF y, DualF z) =>
        Map(Matrix4x4.CreateTranslation(x.Value, y.Value, z.Value), Textbook.Unit(3), [x, y, z]);

    public static DualMatrix4x4 CreateScale(DualF x, DualF y, DualF z) => Around(default, Matrix4x4.CreateScale(x.Value, y.Value, z.Value), Scaled([x, y, z]));

    public static DualMatrix4x4 CreateScale(DualVector3 s) => Around(default, Matrix4x4.CreateScale(s.Value), Scaled(s.Parts));

    public static DualMatrix4x4 CreateScale(DualF s) => Around(default, Matrix4x4.CreateScale(s.Value), Scaled([s, s, s]));

    public static DualMatrix4x4 CreateScale(DualF x, DualF y, DualF z, DualVector3 center) =>
        Around(center, Matrix4x4.CreateScale(x.Value, y.Value, z.Value, center.Value), Scaled([x, y, z]));

    public static DualMatrix4x4 CreateScale(DualVector3 s, DualVector3 center) => Around(center, Matrix4x4.CreateScale(s.Value, center.Value), Scaled(s.Parts));

    public static DualMatrix4x4 CreateScale(DualF s, DualVector3 center) => Around(center, Matrix4x4.CreateScale(s.Value, center.Value), Scaled([s, s, s]));

    public static DualMatrix4x4 CreateRotationX(DualF angle) => Around(default, Matrix4x4.CreateRotationX(angle.Value), Turned(0, angle));

    public static DualMatrix4x4 CreateRotationY(DualF angle) => Around(default, Matrix4x4.CreateRotationY(angle.Value), Turned(1, angle));

    public static DualMatrix4x4 CreateRotationZ(DualF angle) => Around(default, Matrix4x4.CreateRotationZ(angle.Value), Turned(2, angle));

    public static DualMatrix4x4 CreateRotationX(DualF angle, DualVector3 center) => Around(center, Matrix4x4.CreateRotationX(angle.Value, center.Value), Turned(0, angle));

    public static DualMatrix4x4 CreateRotationY(DualF angle, DualVector3 center) => Around(center, Matrix4x4.CreateRotationY(angle.Value, center.Value), Turned(1, angle));

    public static DualMatrix4x4 CreateRotationZ(DualF angle, DualVector3 center) => Around(center, Matrix4x4.CreateRotationZ(angle.Value, center.Value), Turned(2, angle));

    public static DualMatrix4x4 CreateFromAxisAngle(DualVector3 axis, DualF angle) =>
        Around(default, Matrix4x4.CreateFromAxisAngle(axis.Value, angle.Value), Rotated(DualQuaternion.CreateFromAxisAngle(axis, angle)));

    public static DualMatrix4x4 CreateFromQuaternion(DualQuaternion q) => Around(default, Matrix4x4.CreateFromQuaternion(q.Value), Rotated(q));

    public static DualMatrix4x4 CreateFromYawPitchRoll(DualF yaw, DualF pitch, DualF roll) => Around(
        default, Matrix4x4.CreateFromYawPitchRoll(yaw.Value, pitch.Value, roll.Value), Rotated(DualQuaternion.CreateFromYawPitchRoll(yaw, pitch, roll)));

    public static DualMatrix4x4 Transform(DualMatrix4x4 m, DualQuaternion q) =>
        Of(Matrix4x4.Transform(m.Value, q.Value), Textbook.Product(m.Grid, CreateFromQuaternion(q).Grid));

    /// <summary>v - 2 (n · v + d) n</summary>
    public static DualMatrix4x4 CreateReflection(DualPlane plane)
    {
        Dual[] p = DualPlane.Normalize(plane).Parts;
        Dual[] Mirrored(Dual[] v) => Textbook.Each(v, p[..3], (x, n) => x - 2 * (Textbook.Dot(p, v) * n));
        return Map(Matrix4x4.CreateReflection(plane.Value), [.. Textbook.Unit(4)[..3].Select(v => Mirrored(v)[..3])], Mirrored(Textbook.Unit(4)[3]));
    }

    /// <summary>(p · l) v - (p · v) l, of the direction l of the light and the plane p</summary>
    public static DualMatrix4x4 CreateShadow(DualVector3 light, DualPlane plane)
    {
        Dual[] p = DualPlane.Normalize(plane).Parts, l = [.. light.Parts, 0];
        return Of(Matrix4x4.CreateShadow(light.Value, plane.Value), [.. Textbook.Unit(4).Select(v => Textbook.Each(v, l, (x, y) => Textbook.Dot(p, l) * x - Textbook.Dot(p, v) * y))]);
    }

    private static Dual[][] Scaled(Dual[] s) => [.. Textbook.Unit(3).Select(v => Textbook.Each(v, s, (x, f) => x * f))];

    private static Dual[][] Turned(int axis, DualF angle) => [.. Textbook.Unit(3).Select(v => Textbook.Turn(Textbook.Unit(3)[axis], angle, v))];

    private static Dual[][] Rotated(DualQuaternion q) => [.. Textbook.Unit(3).Select(v => Textbook.Rotate(q.Parts, v))];

    /// <summary>To the origin, mapped, and back.</summary>
    private static DualMatrix4x4 Around(DualVector3 center, Matrix4x4 value, Dual[][] images) =>
        Map(value, images, Textbook.Each(center.Parts, Textbook.Row(center.Parts, images), (x, y) => x - y));

    private static DualMatrix4x4 Map(Matrix4x4 value, Dual[][] images, Dual[] origin) =>
        Of(value, [.. images.Select(row => row.Append(0).ToArray()), [.. origin, 1]]);
}
