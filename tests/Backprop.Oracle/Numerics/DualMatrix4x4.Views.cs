using System.Linq;
using System.Numerics;

namespace Backprop.Oracle;

/// <content>Cameras, by what they do to the world; projections, by what they do to the corners of what is seen.</content>
public partial struct DualMatrix4x4
{
    public static DualMatrix4x4 CreateWorld(DualVector3 position, DualVector3 forward, DualVector3 up) =>
        Of(Matrix4x4.CreateWorld(position.Value, forward.Value, up.Value), World(position.Parts, Textbook.Each(forward.Parts, x => -x), up.Parts));

    public static DualMatrix4x4 CreateLookAt(DualVector3 position, DualVector3 target, DualVector3 up) => Of(
        Matrix4x4.CreateLookAt(position.Value, target.Value, up.Value),
        Textbook.Inverse(World(position.Parts, Textbook.Each(position.Parts, target.Parts, (x, y) => x - y), up.Parts)));

    public static DualMatrix4x4 CreateLookAtLeftHanded(DualVector3 position, DualVector3 target, DualVector3 up) => Of(
        Matrix4x4.CreateLookAtLeftHanded(position.Value, target.Value, up.Value),
        Textbook.Inverse(World(position.Parts, Textbook.Each(target.Parts, position.Parts, (x, y) => x - y), up.Parts)));

    public static DualMatrix4x4 CreateLookTo(DualVector3 position, DualVector3 direction, DualVector3 up) => Of(
        Matrix4x4.CreateLookTo(position.Value, direction.Value, up.Value),
        Textbook.Inverse(World(position.Parts, Textbook.Each(direction.Parts, x => -x), up.Parts)));

    public static DualMatrix4x4 CreateLookToLeftHanded(DualVector3 position, DualVector3 direction, DualVector3 up) => Of(
        Matrix4x4.CreateLookToLeftHanded(position.Value, direction.Value, up.Value), Textbook.Inverse(World(position.Parts, direction.Parts, up.Parts)));

    public static DualMatrix4x4 CreatePerspective(DualF width, DualF height, DualF near, DualF far) =>
        Of(Matrix4x4.CreatePerspective(width.Value, height.Value, near.Value, far.Value), Perspective(Halves(width, height), near, far, -1));

    public static DualMatrix4x4 CreatePerspectiveLeftHanded(DualF width, DualF height, DualF near, DualF far) =>
        Of(Matrix4x4.CreatePerspectiveLeftHanded(width.Value, height.Value, near.Value, far.Value), Perspective(Halves(width, height), near, far, 1));

    public static DualMatrix4x4 CreatePerspectiveFieldOfView(DualF angle, DualF aspectRatio, DualF near, DualF far) => Of(
        Matrix4x4.CreatePerspectiveFieldOfView(angle.Value, aspectRatio.Value, near.Value, far.Value), Perspective(Field(angle, aspectRatio, near), near, far, -1));

    public static DualMatrix4x4 CreatePerspectiveFieldOfViewLeftHanded(DualF angle, DualF aspectRatio, DualF near, DualF far) => Of(
        Matrix4x4.CreatePerspectiveFieldOfViewLeftHanded(angle.Value, aspectRatio.Value, near.Value, far.Value), Perspective(Field(angle, aspectRatio, near), near, far, 1));

    public static DualMatrix4x4 CreatePerspectiveOffCenter(DualF left, DualF right, DualF bottom, DualF top, DualF near, DualF far) => Of(
        Matrix4x4.CreatePerspectiveOffCenter(left.Value, right.Value, bottom.Value, top.Value, near.Value, far.Value), Perspective([left, right, bottom, top], near, far, -1));

    public static DualMatrix4x4 CreatePerspectiveOffCenterLeftHanded(DualF left, DualF right, DualF bottom, DualF top, DualF near, DualF far) => Of(
        Matrix4x4.CreatePerspectiveOffCenterLeftHanded(left.Value, right.Value, bottom.Value, top.Value, near.Value, far.Value), Perspective([left, right, bottom, top], near, far, 1));

    public static DualMatrix4x4 CreateOrthographic(DualF width, DualF height, DualF near, DualF far) =>
        Of(Matrix4x4.CreateOrthographic(width.Value, height.Value, near.Value, far.Value), Orthographic(Halves(width, height), near, far, -1));

    public static DualMatrix4x4 CreateOrthographicLeftHanded(DualF width, DualF height, DualF near, DualF far) =>
        Of(Matrix4x4.CreateOrthographicLeftHanded(width.Value, height.Value, near.Value, far.Value), Orthographic(Halves(width, height), near, far, 1));

    public static DualMatrix4x4 CreateOrthographicOffCenter(DualF left, DualF right, DualF bottom, DualF top, DualF near, DualF far) => Of(
        Matrix4x4.CreateOrthographicOffCenter(left.Value, right.Value, bottom.Value, top.Value, near.Value, far.Value), Orthographic([left, right, bottom, top], near, far, -1));

    public static DualMatrix4x4 CreateOrthographicOffCenterLeftHanded(DualF left, DualF right, DualF bottom, DualF top, DualF near, DualF far) => Of(
        Matrix4x4.CreateOrthographicOffCenterLeftHanded(left.Value, right.Value, bottom.Value, top.Value, near.Value, far.Value), Orthographic([left, right, bottom, top], near, far, 1));

    /// <summary>A frame whose z axis has a given direction.</summary>
    private static Dual[][] World(Dual[] position, Dual[] direction, Dual[] up)
    {
        Dual[] z = Textbook.Normalize(direction), x = Textbook.Normalize(Textbook.Cross(up, z));
        return [[.. x, 0], [.. Textbook.Cross(z, x), 0], [.. z, 0], [.. position, 1]];
    }

    private static Dual[] Halves(DualF width, DualF height) => [-(Dual)width / 2, (Dual)width / 2, -(Dual)height / 2, (Dual)height / 2];

    private static Dual[] Field(DualF angle, DualF aspectRatio, DualF near)
    {
        Dual top = near * DualMath.Tan((Dual)angle / 2), right = top * aspectRatio;
        return [-right, right, -top, top];
    }

    /// <summary>Maps left, right, bottom, top to the sides of a square, near and far to 0 and 1.</summary>
    private static Dual[][] Orthographic(Dual[] sides, Dual near, Dual far, int side)
    {
        Dual Offset(int i) => -(sides[i] + sides[i + 1]) / (sides[i + 1] - sides[i]);
        return
        [
            [2 / (sides[1] - sides[0]), 0, 0, 0],
            [0, 2 / (sides[3] - sides[2]), 0, 0],
            [0, 0, side / (far - near), 0],
            [Offset(0), Offset(2), -near / (far - near), 1],
        ];
    }

    /// <summary>Brings the sight lines through a point of the near plane together, then maps as above: x and y by near / depth, depth d to far + near - near far / d.</summary>
    private static Dual[][] Perspective(Dual[] sides, Dual near, Dual far, int side)
    {
        Dual[][] together = [[near, 0, 0, 0], [0, near, 0, 0], [0, 0, near + far, side], [0, 0, -side * near * far, 0]];
        return Textbook.Product(together, Orthographic(sides, near, far, side));
    }
}
