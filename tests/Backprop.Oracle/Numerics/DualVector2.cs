using System;
using System.Numerics;

namespace Backprop.Oracle;

/// <summary><see cref="Vector2"/> over duals: the library computes the value, the derivatives are a textbook's.</summary>
public partial struct DualVector2(DualF x, DualF y)
{
    public DualF X = x;
    public DualF Y = y;

    public DualVector2(DualF value)
        : this(value, value)
    {
    }

    public DualVector2(ReadOnlySpan<DualF> values)
        : this(values[0], values[1])
    {
    }

    public static DualVector2 Zero => Of(Vector2.Zero);

    public static DualVector2 One => Of(Vector2.One);

    public static DualVector2 UnitX => Of(Vector2.UnitX);

    public static DualVector2 UnitY => Of(Vector2.UnitY);

    public static DualVector2 E => Of(Vector2.E);

    public static DualVector2 Pi => Of(Vector2.Pi);

    public static DualVector2 Tau => Of(Vector2.Tau);

    internal readonly Vector2 Value => new(X.Value, Y.Value);

    internal readonly Dual[] Parts => [X, Y];

    public DualF this[int index]
    {
        readonly get => index switch
        {
            0 => X,
            _ => Y,
        };
        set
        {
            X = index == 0 ? value : X;
            Y = index == 1 ? value : Y;
        }
    }

    internal static DualVector2 Of(Vector2 value, Dual[]? parts = null) =>
        new(parts is null ? new(value.X) : Textbook.Attach(value.X, parts[0]), parts is null ? new(value.Y) : Textbook.Attach(value.Y, parts[1]));

    public static DualVector2 operator +(DualVector2 a) => a;

    public static DualVector2 operator -(DualVector2 a) => Of(-a.Value, Textbook.Each(a.Parts, x => -x));

    public static DualVector2 operator +(DualVector2 a, DualVector2 b) => Of(a.Value + b.Value, Textbook.Each(a.Parts, b.Parts, (x, y) => x + y));

    public static DualVector2 operator -(DualVector2 a, DualVector2 b) => Of(a.Value - b.Value, Textbook.Each(a.Parts, b.Parts, (x, y) => x - y));

    public static DualVector2 operator *(DualVector2 a, DualVector2 b) => Of(a.Value * b.Value, Textbook.Each(a.Parts, b.Parts, (x, y) => x * y));

    public static DualVector2 operator *(DualVector2 a, DualF f) => Of(a.Value * f.Value, Textbook.Each(a.Parts, x => x * f));

    public static DualVector2 operator *(DualF f, DualVector2 a) => Of(f.Value * a.Value, Textbook.Each(a.Parts, x => x * f));

    public static DualVector2 operator /(DualVector2 a, DualVector2 b) => Of(a.Value / b.Value, Textbook.Each(a.Parts, b.Parts, (x, y) => x / y));

    public static DualVector2 operator /(DualVector2 a, DualF f) => Of(a.Value / f.Value, Textbook.Each(a.Parts, x => x / f));

    public static bool operator ==(DualVector2 a, DualVector2 b) => a.Value == b.Value;

    public static bool operator !=(DualVector2 a, DualVector2 b) => a.Value != b.Value;

    public static DualVector2 Create(DualF x, DualF y) => new(x, y);

    public static DualVector2 Create(DualF value) => new(value);

    public static DualVector2 Create(ReadOnlySpan<DualF> values) => new(values);

    public static DualVector2 CreateScalar(DualF x) => new() { X = x };

    public readonly void CopyTo(Span<DualF> target)
    {
        target[0] = X;
        target[1] = Y;
    }

    public readonly void CopyTo(DualF[] target, int index) => CopyTo(target.AsSpan(index));

    public override readonly bool Equals(object? other) => other is DualVector2 vector && Value == vector.Value;

    public override readonly int GetHashCode() => Value.GetHashCode();
}
