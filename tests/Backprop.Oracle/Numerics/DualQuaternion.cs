using System;
using System.Numerics;

namespace Backprop.Oracle;

/// <summary><see cref="Quaternion"/> over duals: the library computes the value, the derivatives are a textbook's.</summary>
public struct DualQuaternion(DualF x, DualF y, DualF z, DualF w)
{
    public DualF X = x;
    public DualF Y = y;
    public DualF Z = z;
    public DualF W = w;

    public DualQuaternion(DualVector3 v, DualF w)
        : this(v.X, v.Y, v.Z, w)
    {
    }

    public static DualQuaternion Zero => default;

    public static DualQuaternion Identity => Of(Quaternion.Identity);

    public readonly bool IsIdentity => Value.IsIdentity;

    internal readonly Quaternion Value => new(X.Value, Y.Value, Z.Value, W.Value);

    internal readonly Dual[] Parts => [X, Y, Z, W];

    public DualF this[int index]
    {
        readonly get => index == 0 ? X : index == 1 ? Y : index == 2 ? Z : W;
        set => (X, Y, Z, W) = (index == 0 ? value : X, index == 1 ? value : Y, index == 2 ? value : Z, index == 3 ? value : W);
    }

    internal static DualQuaternion Of(Quaternion value, Dual[]? parts = null) => new(
        parts is null ? new(value.X) : Textbook.Attach(value.X, parts[0]), parts is null ? new(value.Y) : Textbook.Attach(value.Y, parts[1]),
        parts is null ? new(value.Z) : Textbook.Attach(value.Z, parts[2]), parts is null ? new(value.W) : Textbook.Attach(value.W, parts[3]));

    public static DualQuaternion operator -(DualQuaternion a) => Of(-a.Value, Textbook.Each(a.Parts, x => -x));

    public static DualQuaternion operator +(DualQuaternion a, DualQuaternion b) => Of(a.Value + b.Value, Textbook.Each(a.Parts, b.Parts, (x, y) => x + y));

    public static DualQuaternion operator -(DualQuaternion a, DualQuaternion b) => Of(a.Value - b.Value, Textbook.Each(a.Parts, b.Parts, (x, y) => x - y));

    public static DualQuaternion operator *(DualQuaternion a, DualF f) => Of(a.Value * f.Value, Textbook.Each(a.Parts, x => x * f));

    public static DualQuaternion operator *(DualQuaternion a, DualQuaternion b) => Of(a.Value * b.Value, Textbook.Hamilton(a.Parts, b.Parts));

    public static DualQuaternion operator /(DualQuaternion a, DualQuaternion b) => Of(a.Value / b.Value, Textbook.Hamilton(a.Parts, Inverted(b)));

    public static bool operator ==(DualQuaternion a, DualQuaternion b) => a.Value == b.Value;

    public static bool operator !=(DualQuaternion a, DualQuaternion b) => a.Value != b.Value;

    public static DualQuaternion Create(DualF x, DualF y, DualF z, DualF w) => new(x, y, z, w);

    public static DualQuaternion Create(DualVector3 v, DualF w) => new(v, w);

    public static DualQuaternion Add(DualQuaternion a, DualQuaternion b) => a + b;

    public static DualQuaternion Subtract(DualQuaternion a, DualQuaternion b) => a - b;

    public static DualQuaternion Multiply(DualQuaternion a, DualQuaternion b) => Of(Quaternion.Multiply(a.Value, b.Value), (a * b).Parts);

    public static DualQuaternion Multiply(DualQuaternion a, DualF f) => a * f;

    public static DualQuaternion Divide(DualQuaternion a, DualQuaternion b) => Of(Quaternion.Divide(a.Value, b.Value), (a / b).Parts);

    public static DualQuaternion Negate(DualQuaternion a) => -a;

    public static DualQuaternion Concatenate(DualQuaternion a, DualQuaternion b) => Of(Quaternion.Concatenate(a.Value, b.Value), Textbook.Hamilton(b.Parts, a.Parts));

    public static DualQuaternion Conjugate(DualQuaternion q) => Of(Quaternion.Conjugate(q.Value), [-(Dual)q.X, -(Dual)q.Y, -(Dual)q.Z, q.W]);

    public static DualQuaternion Inverse(DualQuaternion q) => Of(Quaternion.Inverse(q.Value), Inverted(q));

    public static DualQuaternion Normalize(DualQuaternion q) => Of(Quaternion.Normalize(q.Value), Textbook.Normalize(q.Parts));

    public static DualF Dot(DualQuaternion a, DualQuaternion b) => Textbook.Attach(Quaternion.Dot(a.Value, b.Value), Textbook.Dot(a.Parts, b.Parts));

    public readonly DualF LengthSquared() => Textbook.Attach(Value.LengthSquared(), Textbook.Dot(Parts, Parts));

    public readonly DualF Length() => Textbook.Attach(Value.Length(), Textbook.Length(Parts));

    public static DualQuaternion Lerp(DualQuaternion a, DualQuaternion b, DualF amount)
    {
        Dual[] nearer = Textbook.Dot(a.Parts, b.Parts) >= 0 ? b.Parts : Textbook.Each(b.Parts, x => -x);
        return Of(Quaternion.Lerp(a.Value, b.Value, amount.Value), Textbook.Normalize(Textbook.Each(a.Parts, nearer, (x, y) => (1 - amount) * (Dual)x + (Dual)amount * y)));
    }

    public static DualQuaternion Slerp(DualQuaternion a, DualQuaternion b, DualF amount)
    {
        Dual t = amount, cosine = Textbook.Dot(a.Parts, b.Parts);
        Dual[] nearer = cosine < 0 ? Textbook.Each(b.Parts, x => -x) : b.Parts;
        Dual angle = DualMath.Acos(cosine < 0 ? -cosine : cosine);
        bool isShort = Math.Abs(Quaternion.Dot(a.Value, b.Value)) > 1 - 1e-6f;
        Dual from = isShort ? 1 - t : DualMath.Sin((1 - t) * angle) / DualMath.Sin(angle);
        Dual to = isShort ? t : DualMath.Sin(t * angle) / DualMath.Sin(angle);
        return Of(Quaternion.Slerp(a.Value, b.Value, amount.Value), Textbook.Each(a.Parts, nearer, (x, y) => from * x + to * y));
    }

    public static DualQuaternion CreateFromAxisAngle(DualVector3 axis, DualF angle)
    {
        Dual half = (Dual)angle / 2;
        return Of(
            Quaternion.CreateFromAxisAngle(axis.Value, angle.Value),
            [.. Textbook.Each(axis.Parts, x => x * DualMath.Sin(half)), DualMath.Cos(half)]);
    }

    /// <summary>Roll about z, then pitch about x, then yaw about y.</summary>
    public static DualQuaternion CreateFromYawPitchRoll(DualF yaw, DualF pitch, DualF roll)
    {
        Dual[] About(int axis, Dual angle) => [.. Textbook.Each(Textbook.Unit(3)[axis], x => x * DualMath.Sin(angle / 2)), DualMath.Cos(angle / 2)];
        return Of(
            Quaternion.CreateFromYawPitchRoll(yaw.Value, pitch.Value, roll.Value),
            Textbook.Hamilton(About(1, yaw), Textbook.Hamilton(About(0, pitch), About(2, roll))));
    }

    /// <summary>The largest of the four by its own formula, the others by what they are multiplied with it.</summary>
    public static DualQuaternion CreateFromRotationMatrix(DualMatrix4x4 matrix)
    {
        Dual[][] m = matrix.Grid;
        Dual[] squares = [1 + m[0][0] - m[1][1] - m[2][2], 1 - m[0][0] + m[1][1] - m[2][2], 1 - m[0][0] - m[1][1] + m[2][2], 1 + m[0][0] + m[1][1] + m[2][2]];
        int x = m[0][0] + m[1][1] + m[2][2] > 0 ? 3 : m[0][0] >= m[1][1] && m[0][0] >= m[2][2] ? 0 : m[1][1] > m[2][2] ? 1 : 2;
        Dual largest = DualMath.Sqrt(squares[x]) / 2;
        Dual Product(int i, int j) => j == 3 ? m[(i + 1) % 3][(i + 2) % 3] - m[(i + 2) % 3][(i + 1) % 3] : m[i][j] + m[j][i];
        Dual Part(int i) => i == x ? largest : Product(Math.Min(i, x), Math.Max(i, x)) / (4 * largest);
        return Of(Quaternion.CreateFromRotationMatrix(matrix.Value), [Part(0), Part(1), Part(2), Part(3)]);
    }

    public override readonly bool Equals(object? other) => other is DualQuaternion quaternion && Value == quaternion.Value;

    public override readonly int GetHashCode() => Value.GetHashCode();

    private static Dual[] Inverted(DualQuaternion q)
    {
        Dual square = Textbook.Dot(q.Parts, q.Parts);
        return [-q.X / square, -q.Y / square, -q.Z / square, q.W / square];
    }
}
