using System.Numerics;

namespace Backprop.Oracle;

/// <content>Affine maps of the plane, by what they do to the unit vectors and to the origin.</content>
public partial struct DualMatrix3x2
{
    public static DualMatrix3x2 CreateTranslation(DualVector2 v) => Map(Matrix3x2.CreateTranslation(v.Value), [1, 0], [0, 1], v.Parts);

    public static DualMatrix3x2 CreateTranslation(DualF x, DualF y) => Map(Matrix3x2.CreateTranslation(x.Value, y.Value), [1, 0], [0, 1], [x, y]);

    public static DualMatrix3x2 CreateScale(DualF x, DualF y) => Map(Matrix3x2.CreateScale(x.Value, y.Value), [x, 0], [0, y], [0, 0]);

    public static DualMatrix3x2 CreateScale(DualVector2 s) => Map(Matrix3x2.CreateScale(s.Value), [s.X, 0], [0, s.Y], [0, 0]);

    public static DualMatrix3x2 CreateScale(DualF s) => Map(Matrix3x2.CreateScale(s.Value), [s, 0], [0, s], [0, 0]);

    public static DualMatrix3x2 CreateScale(DualF x, DualF y, DualVector2 center) =>
        Around(center, Matrix3x2.CreateScale(x.Value, y.Value, center.Value), [x, 0], [0, y]);

    public static DualMatrix3x2 CreateScale(DualVector2 s, DualVector2 center) =>
        Around(center, Matrix3x2.CreateScale(s.Value, center.Value), [s.X, 0], [0, s.Y]);

    public static DualMatrix3x2 CreateScale(DualF s, DualVector2 center) => Around(center, Matrix3x2.CreateScale(s.Value, center.Value), [s, 0], [0, s]);

    public static DualMatrix3x2 CreateRotation(DualF angle) => Around(default, Matrix3x2.CreateRotation(angle.Value), Turned(angle, 0), Turned(angle, 1));

    public static DualMatrix3x2 CreateRotation(DualF angle, DualVector2 center) =>
        Around(center, Matrix3x2.CreateRotation(angle.Value, center.Value), Turned(angle, 0), Turned(angle, 1));

    public static DualMatrix3x2 CreateSkew(DualF x, DualF y) =>
        Around(default, Matrix3x2.CreateSkew(x.Value, y.Value), [1, DualMath.Tan(y)], [DualMath.Tan(x), 1]);

    public static DualMatrix3x2 CreateSkew(DualF x, DualF y, DualVector2 center) =>
        Around(center, Matrix3x2.CreateSkew(x.Value, y.Value, center.Value), [1, DualMath.Tan(y)], [DualMath.Tan(x), 1]);

    private static Dual[] Turned(DualF angle, int axis) => Textbook.Turn(Textbook.Unit(3)[2], angle, Textbook.Unit(3)[axis]);

    /// <summary>To the origin, mapped, and back.</summary>
    private static DualMatrix3x2 Around(DualVector2 center, Matrix3x2 value, Dual[] x, Dual[] y) => Map(
        value, x, y, [center.X - (Dual)center.X * x[0] - (Dual)center.Y * y[0], center.Y - (Dual)center.X * x[1] - (Dual)center.Y * y[1]]);

    private static DualMatrix3x2 Map(Matrix3x2 value, Dual[] x, Dual[] y, Dual[] origin) => Of(value, [x, y, origin]);
}
