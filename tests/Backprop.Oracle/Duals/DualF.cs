using System;

namespace Backprop.Oracle;

/// <summary>A <c>float</c> that carries its derivatives along; the value is rounded as C# rounds, the tangents are kept in double.</summary>
public readonly struct DualF(float value, Tangents tangents = default) : IEquatable<DualF>, IComparable<DualF>
{
    public readonly float Value = value;
    public readonly Tangents Tangents = tangents;

    public static implicit operator DualF(float value) => new(value);

    public static implicit operator DualF(sbyte value) => new(value);

    public static implicit operator DualF(byte value) => new(value);

    public static implicit operator DualF(short value) => new(value);

    public static implicit operator DualF(ushort value) => new(value);

    public static implicit operator DualF(char value) => new(value);

    public static implicit operator DualF(int value) => new(value);

    public static implicit operator DualF(uint value) => new(value);

    public static implicit operator DualF(long value) => new(value);

    public static implicit operator DualF(ulong value) => new(value);

    public static explicit operator DualF(double value) => new((float)value);

    public static explicit operator DualF(Dual value) => new((float)value.Value, value.Tangents);

    public static explicit operator sbyte(DualF x) => (sbyte)x.Value;

    public static explicit operator byte(DualF x) => (byte)x.Value;

    public static explicit operator short(DualF x) => (short)x.Value;

    public static explicit operator ushort(DualF x) => (ushort)x.Value;

    public static explicit operator char(DualF x) => (char)x.Value;

    public static explicit operator int(DualF x) => (int)x.Value;

    public static explicit operator uint(DualF x) => (uint)x.Value;

    public static explicit operator long(DualF x) => (long)x.Value;

    public static explicit operator ulong(DualF x) => (ulong)x.Value;

    public static DualF operator +(DualF x) => x;

    public static DualF operator -(DualF x) => new(-x.Value, x.Tangents.Chain(new Partials1(-1)));

    public static DualF operator ++(DualF x) => x + 1;

    public static DualF operator --(DualF x) => x - 1;

    public static DualF operator +(DualF x, DualF y) =>
        new(x.Value + y.Value, Tangents.Chain(x.Tangents, y.Tangents, new Partials2(1, 1)));

    public static DualF operator -(DualF x, DualF y) =>
        new(x.Value - y.Value, Tangents.Chain(x.Tangents, y.Tangents, new Partials2(1, -1)));

    public static DualF operator *(DualF x, DualF y) =>
        new(x.Value * y.Value, Tangents.Chain(x.Tangents, y.Tangents, Partials.Multiply(x.Value, y.Value)));

    public static DualF operator /(DualF x, DualF y) =>
        new(x.Value / y.Value, Tangents.Chain(x.Tangents, y.Tangents, Partials.Divide(x.Value, y.Value)));

    public static DualF operator %(DualF x, DualF y) =>
        new(x.Value % y.Value, Tangents.Chain(x.Tangents, y.Tangents, Partials.Remainder(x.Value, y.Value)));

    public static bool operator <(DualF x, DualF y) => x.Value < y.Value;

    public static bool operator <=(DualF x, DualF y) => x.Value <= y.Value;

    public static bool operator >(DualF x, DualF y) => x.Value > y.Value;

    public static bool operator >=(DualF x, DualF y) => x.Value >= y.Value;

    public static bool operator ==(DualF x, DualF y) => x.Value == y.Value;

    public static bool operator !=(DualF x, DualF y) => x.Value != y.Value;

    public int CompareTo(DualF other) => Value.CompareTo(other.Value);

    public bool Equals(DualF other) => Value.Equals(other.Value);

    public override bool Equals(object? obj) => obj is DualF other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode();

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
