using System;
using System.Numerics;

namespace Backprop.Oracle;

/// <summary><see cref="Vector4"/> over duals: the library computes the value, the derivatives are a textbook's.</summary>
public partial struct DualVector4(DualF x, DualF y, DualF z, DualF w)
{
    public DualF X = x;
    public DualF Y = y;
    public DualF Z = z;
    public DualF W = w;

    public DualVector4(DualF value)
        : this(value, value, value, value)
    {
    }

    public DualVector4(ReadOnlySpan<DualF> values)
        : this(values[0], values[1], values[2], values[3])
    {
    }

    public DualVector4(DualVector2 xy, DualF z, DualF w)
        : this(xy.X, xy.Y, z, w)
    {
    }

    public DualVector4(DualVector3 xyz, DualF w)
        : this(xyz.X, xyz.Y, xyz.Z, w)
    {
    }

    public static DualVector4 Zero => Of(Vector4.Zero);

    public static DualVector4 One => Of(Vector4.One);

    public static DualVector4 UnitX => Of(Vector4.UnitX);

    public static DualVector4 UnitY => Of(Vector4.UnitY);

    public static DualVector4 UnitZ => Of(Vector4.UnitZ);

    public static DualVector4 UnitW => Of(Vector4.UnitW);

    public static DualVector4 E => Of(Vector4.E);

    public static DualVector4 Pi => Of(Vector4.Pi);

    public static DualVector4 Tau => Of(Vector4.Tau);

    internal readonly Vector4 Value => new(X.Value, Y.Value, Z.Value, W.Value);

    internal readonly Dual[] Parts => [X, Y, Z, W];

    public DualF this[int index]
    {
        readonly get => index switch
        {
            0 => X,
            1 => Y,
            2 => Z,
            _ => W,
        };
        set
        {
            X = index == 0 ? value : X;
            Y = index == 1 ? value : Y;
            Z = index == 2 ? value : Z;
            W = index == 3 ? value : W;
        }
    }

    internal static DualVector4 Of(Vector4 value, Dual[]? parts = null) =>
        new(parts is null ? new(value.X) : Textbook.Attach(value.X, parts[0]), parts is null ? new(value.Y) : Textbook.Attach(value.Y, parts[1]), parts is null ? new(value.Z) : Textbook.Attach(value.Z, parts[2]), parts is null ? new(value.W) : Textbook.Attach(value.W, parts[3]));

    public static DualVector4 operator +(DualVector4 a) => a;

    public static DualVector4 operator -(DualVector4 a) => Of(-a.Value, Textbook.Each(a.Parts, x => -x));

    public static DualVector4 operator +(DualVector4 a, DualVector4 b) => Of(a.Value + b.Value, Textbook.Each(a.Parts, b.Parts, (x, y) => x + y));

    public static DualVector4 operator -(DualVector4 a, DualVector4 b) => Of(a.Value - b.Value, Textbook.Each(a.Parts, b.Parts, (x, y) => x - y));

    public static DualVector4 operator *(DualVector4 a, DualVector4 b) => Of(a.Value * b.Value, Textbook.Each(a.Parts, b.Parts, (x, y) => x * y));

    public static DualVector4 operator *(DualVector4 a, DualF f) => Of(a.Value * f.Value, Textbook.Each(a.Parts, x => x * f));

    public static DualVector4 operator *(DualF f, DualVector4 a) => Of(f.Value * a.Value, Textbook.Each(a.Parts, x => x * f));

    public static DualVector4 operator /(DualVector4 a, DualVector4 b) => Of(a.Value / b.Value, Textbook.Each(a.Parts, b.Parts, (x, y) => x / y));

    public static DualVector4 operator /(DualVector4 a, DualF f) => Of(a.Value / f.Value, Textbook.Each(a.Parts, x => x / f));

    public static bool operator ==(DualVector4 a, DualVector4 b) => a.Value == b.Value;

    public static bool operator !=(DualVector4 a, DualVector4 b) => a.Value != b.Value;

    public static DualVector4 Create(DualF x, DualF y, DualF z, DualF w) => new(x, y, z, w);

    public static DualVector4 Create(DualF value) => new(value);

    public static DualVector4 Create(ReadOnlySpan<DualF> values) => new(values);

    public static DualVector4 Create(DualVector2 xy, DualF z, DualF w) => new(xy, z, w);

    public static DualVector4 Create(DualVector3 xyz, DualF w) => new(xyz, w);

    public static DualVector4 CreateScalar(DualF x) => new() { X = x };

    public readonly void CopyTo(Span<DualF> target)
    {
        target[0] = X;
        target[1] = Y;
        target[2] = Z;
        target[3] = W;
    }

    public readonly void CopyTo(DualF[] target, int index) => CopyTo(target.AsSpan(index));

    public override readonly bool Equals(object? other) => other is DualVector4 vector && Value == vector.Value;

    public override readonly int GetHashCode() => Value.GetHashCode();
}
