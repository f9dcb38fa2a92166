using System;
using System.Numerics;

namespace Backprop.Oracle;

/// <summary><see cref="Vector3"/> over duals: the library computes the value, the derivatives are a textbook's.</summary>
public partial struct DualVector3(DualF x, DualF y, DualF z)
{
    public DualF X = x;
    public DualF Y = y;
    public DualF Z = z;

    public DualVector3(DualF value)
        : this(value, value, value)
    {
    }

    public DualVector3(ReadOnlySpan<DualF> values)
        : this(values[0], values[1], values[2])
    {
    }

    public DualVector3(DualVector2 xy, DualF z)
        : this(xy.X, xy.Y, z)
    {
    }

    public static DualVector3 Zero => Of(Vector3.Zero);

    public static DualVector3 One => Of(Vector3.One);

    public static DualVector3 UnitX => Of(Vector3.UnitX);

    public static DualVector3 UnitY => Of(Vector3.UnitY);

    public static DualVector3 UnitZ => Of(Vector3.UnitZ);

    public static DualVector3 E => Of(Vector3.E);

    public static DualVector3 Pi => Of(Vector3.Pi);

    public static DualVector3 Tau => Of(Vector3.Tau);

    internal readonly Vector3 Value => new(X.Value, Y.Value, Z.Value);

    internal readonly Dual[] Parts => [X, Y, Z];

    public DualF this[int index]
    {
        readonly get => index switch
        {
            0 => X,
            1 => Y,
            _ => Z,
        };
        set
        {
            X = index == 0 ? value : X;
            Y = index == 1 ? value : Y;
            Z = index == 2 ? value : Z;
        }
    }

    internal static DualVector3 Of(Vector3 value, Dual[]? parts = null) =>
        new(parts is null ? new(value.X) : Textbook.Attach(value.X, parts[0]), parts is null ? new(value.Y) : Textbook.Attach(value.Y, parts[1]), parts is null ? new(value.Z) : Textbook.Attach(value.Z, parts[2]));

    public static DualVector3 operator +(DualVector3 a) => a;

    public static DualVector3 operator -(DualVector3 a) => Of(-a.Value, Textbook.Each(a.Parts, x => -x));

    public static DualVector3 operator +(DualVector3 a, DualVector3 b) => Of(a.Value + b.Value, Textbook.Each(a.Parts, b.Parts, (x, y) => x + y));

    public static DualVector3 operator -(DualVector3 a, DualVector3 b) => Of(a.Value - b.Value, Textbook.Each(a.Parts, b.Parts, (x, y) => x - y));

    public static DualVector3 operator *(DualVector3 a, DualVector3 b) => Of(a.Value * b.Value, Textbook.Each(a.Parts, b.Parts, (x, y) => x * y));

    public static DualVector3 operator *(DualVector3 a, DualF f) => Of(a.Value * f.Value, Textbook.Each(a.Parts, x => x * f));

    public static DualVector3 operator *(DualF f, DualVector3 a) => Of(f.Value * a.Value, Textbook.Each(a.Parts, x => x * f));

    public static DualVector3 operator /(DualVector3 a, DualVector3 b) => Of(a.Value / b.Value, Textbook.Each(a.Parts, b.Parts, (x, y) => x / y));

    public static DualVector3 operator /(DualVector3 a, DualF f) => Of(a.Value / f.Value, Textbook.Each(a.Parts, x => x / f));

    public static bool operator ==(DualVector3 a, DualVector3 b) => a.Value == b.Value;

    public static bool operator !=(DualVector3 a, DualVector3 b) => a.Value != b.Value;

    public static DualVector3 Create(DualF x, DualF y, DualF z) => new(x, y, z);

    public static DualVector3 Create(DualF value) => new(value);

    public static DualVector3 Create(ReadOnlySpan<DualF> values) => new(values);

    public static DualVector3 Create(DualVector2 xy, DualF z) => new(xy, z);

    public static DualVector3 CreateScalar(DualF x) => new() { X = x };

    public readonly void CopyTo(Span<DualF> target)
    {
        target[0] = X;
        target[1] = Y;
        target[2] = Z;
    }

    public readonly void CopyTo(DualF[] target, int index) => CopyTo(target.AsSpan(index));

    public override readonly bool Equals(object? other) => other is DualVector3 vector && Value == vector.Value;

    public override readonly int GetHashCode() => Value.GetHashCode();
}
