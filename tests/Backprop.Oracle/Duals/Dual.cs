using System;

namespace Backprop.Oracle;

/// <summary>A <c>double</c> that carries its derivatives along.</summary>
public readonly struct Dual(double value, Tangents tangents = default) : IEquatable<Dual>, IComparable<Dual>
{
    public readonly double Value = value;
    public readonly Tangents Tangents = tangents;

    public static implicit operator Dual(double value) => new(value);

    public static implicit operator Dual(sbyte value) => new(value);

    public static implicit operator Dual(byte value) => new(value);

    public static implicit operator Dual(short value) => new(value);

    public static implicit operator Dual(ushort value) => new(value);

    public static implicit operator Dual(char value) => new(value);

    public static implicit operator Dual(int value) => new(value);

    public static implicit operator Dual(uint value) => new(value);

    public static implicit operator Dual(long value) => new(value);

    public static implicit operator Dual(ulong value) => new(value);

    public static implicit operator Dual(float value) => new(value);

    public static implicit operator Dual(DualF value) => new(value.Value, value.Tangents);

    public static explicit operator sbyte(Dual x) => (sbyte)x.Value;

    public static explicit operator byte(Dual x) => (byte)x.Value;

    public static explicit operator short(Dual x) => (short)x.Value;

    public static explicit operator ushort(Dual x) => (ushort)x.Value;

    public static explicit operator char(Dual x) => (char)x.Value;

    public static explicit operator int(Dual x) => (int)x.Value;

    public static explicit operator uint(Dual x) => (uint)x.Value;

    public static explicit operator long(Dual x) => (long)x.Value;

    public static explicit operator ulong(Dual x) => (ulong)x.Value;

    public static Dual operator +(Dual x) => x;

    public static Dual operator -(Dual x) => new(-x.Value, x.Tangents.Chain(new Partials1(-1)));

    public static Dual operator ++(Dual x) => x + 1;

    public static Dual operator --(Dual x) => x - 1;

    public static Dual operator +(Dual x, Dual y) =>
        new(x.Value + y.Value, Tangents.Chain(x.Tangents, y.Tangents, new Partials2(1, 1)));

    public static Dual operator -(Dual x, Dual y) =>
        new(x.Value - y.Value, Tangents.Chain(x.Tangents, y.Tangents, new Partials2(1, -1)));

    public static Dual operator *(Dual x, Dual y) =>
        new(x.Value * y.Value, Tangents.Chain(x.Tangents, y.Tangents, Partials.Multiply(x.Value, y.Value)));

    public static Dual operator /(Dual x, Dual y) =>
        new(x.Value / y.Value, Tangents.Chain(x.Tangents, y.Tangents, Partials.Divide(x.Value, y.Value)));

    public static Dual operator %(Dual x, Dual y) =>
        new(x.Value % y.Value, Tangents.Chain(x.Tangents, y.Tangents, Partials.Remainder(x.Value, y.Value)));

    public static bool operator <(Dual x, Dual y) => x.Value < y.Value;

    public static bool operator <=(Dual x, Dual y) => x.Value <= y.Value;

    public static bool operator >(Dual x, Dual y) => x.Value > y.Value;

    public static bool operator >=(Dual x, Dual y) => x.Value >= y.Value;

    public static bool operator ==(Dual x, Dual y) => x.Value == y.Value;

    public static bool operator !=(Dual x, Dual y) => x.Value != y.Value;

    public int CompareTo(Dual other) => Value.CompareTo(other.Value);

    public bool Equals(Dual other) => Value.Equals(other.Value);

    public override bool Equals(object? obj) => obj is Dual other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode();

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
