using System;
using System.Numerics;

namespace Backprop.Oracle;

/// <summary><see cref="Matrix4x4"/> over duals: the library computes the value, the derivatives are a textbook's.</summary>
public partial struct DualMatrix4x4(
    DualF m11, DualF m12, DualF m13, DualF m14, DualF m21, DualF m22, DualF m23, DualF m24, DualF m31, DualF m32, DualF m33, DualF m34, DualF m41, DualF m42, DualF m43, DualF m44)
{
    public DualF M11 = m11, M12 = m12, M13 = m13, M14 = m14;
    public DualF M21 = m21, M22 = m22, M23 = m23, M24 = m24;
    public DualF M31 = m31, M32 = m32, M33 = m33, M34 = m34;
    public DualF M41 = m41, M42 = m42, M43 = m43, M44 = m44;

    public static DualMatrix4x4 Identity => Of(Matrix4x4.Identity);

    public readonly bool IsIdentity => Value.IsIdentity;

    public DualVector3 Translation
    {
        readonly get => new(M41, M42, M43);
        set => (M41, M42, M43) = (value.X, value.Y, value.Z);
    }

    public DualVector4 X
    {
        readonly get => new(M11, M12, M13, M14);
        set => (M11, M12, M13, M14) = (value.X, value.Y, value.Z, value.W);
    }

    public DualVector4 Y
    {
        readonly get => new(M21, M22, M23, M24);
        set => (M21, M22, M23, M24) = (value.X, value.Y, value.Z, value.W);
    }

    public DualVector4 Z
    {
        readonly get => new(M31, M32, M33, M34);
        set => (M31, M32, M33, M34) = (value.X, value.Y, value.Z, value.W);
    }

    public DualVector4 W
    {
        readonly get => new(M41, M42, M43, M44);
        set => (M41, M42, M43, M44) = (value.X, value.Y, value.Z, value.W);
    }

    internal readonly Matrix4x4 Value => new(M11.Value, M12.Value, M13.Value, M14.Value, M21.Value, M22.Value, M23.Value, M24.Value, M31.Value, M32.Value, M33.Value, M34.Value, M41.Value, M42.Value, M43.Value, M44.Value);

    /// <summary>The rows, of a square matrix that maps row vectors.</summary>
    internal readonly Dual[][] Grid => [[M11, M12, M13, M14], [M21, M22, M23, M24], [M31, M32, M33, M34], [M41, M42, M43, M44]];

    public DualVector4 this[int row]
    {
        readonly get => row switch
        {
            0 => X,
            1 => Y,
            2 => Z,
            _ => W,
        };
        set
        {
            X = row == 0 ? value : X;
            Y = row == 1 ? value : Y;
            Z = row == 2 ? value : Z;
            W = row == 3 ? value : W;
        }
    }

    public DualF this[int row, int column]
    {
        readonly get => this[row][column];
        set
        {
            DualVector4 changed = this[row];
            changed[column] = value;
            this[row] = changed;
        }
    }

    internal static DualMatrix4x4 Of(Matrix4x4 value, Dual[][]? grid = null) => new(
        grid is null ? new(value.M11) : Textbook.Attach(value.M11, grid[0][0]), grid is null ? new(value.M12) : Textbook.Attach(value.M12, grid[0][1]), grid is null ? new(value.M13) : Textbook.Attach(value.M13, grid[0][2]), grid is null ? new(value.M14) : Textbook.Attach(value.M14, grid[0][3]), grid is null ? new(value.M21) : Textbook.Attach(value.M21, grid[1][0]), grid is null ? new(value.M22) : Textbook.Attach(value.M22, grid[1][1]), grid is null ? new(value.M23) : Textbook.Attach(value.M23, grid[1][2]), grid is null ? new(value.M24) : Textbook.Attach(value.M24, grid[1][3]), grid is null ? new(value.M31) : Textbook.Attach(value.M31, grid[2][0]), grid is null ? new(value.M32) : Textbook.Attach(value.M32, grid[2][1]), grid is null ? new(value.M33) : Textbook.Attach(value.M33, grid[2][2]), grid is null ? new(value.M34) : Textbook.Attach(value.M34, grid[2][3]), grid is null ? new(value.M41) : Textbook.Attach(value.M41, grid[3][0]), grid is null ? new(value.M42) : Textbook.Attach(value.M42, grid[3][1]), grid is null ? new(value.M43) : Textbook.Attach(value.M43, grid[3][2]), grid is null ? new(value.M44) : Textbook.Attach(value.M44, grid[3][3]));

    public static DualMatrix4x4 operator -(DualMatrix4x4 a) => Of(-a.Value, Textbook.Each(a.Grid, x => -x));

    public static DualMatrix4x4 operator +(DualMatrix4x4 a, DualMatrix4x4 b) => Of(a.Value + b.Value, Textbook.Each(a.Grid, b.Grid, (x, y) => x + y));

    public static DualMatrix4x4 operator -(DualMatrix4x4 a, DualMatrix4x4 b) => Of(a.Value - b.Value, Textbook.Each(a.Grid, b.Grid, (x, y) => x - y));

    public static DualMatrix4x4 operator *(DualMatrix4x4 a, DualF f) => Of(a.Value * f.Value, Textbook.Each(a.Grid, x => x * f));

    public static DualMatrix4x4 operator *(DualMatrix4x4 a, DualMatrix4x4 b) => Of(a.Value * b.Value, Textbook.Product(a.Grid, b.Grid));

    public static bool operator ==(DualMatrix4x4 a, DualMatrix4x4 b) => a.Value == b.Value;

    public static bool operator !=(DualMatrix4x4 a, DualMatrix4x4 b) => a.Value != b.Value;

    public static DualMatrix4x4 Add(DualMatrix4x4 a, DualMatrix4x4 b) => a + b;

    public static DualMatrix4x4 Subtract(DualMatrix4x4 a, DualMatrix4x4 b) => a - b;

    public static DualMatrix4x4 Multiply(DualMatrix4x4 a, DualMatrix4x4 b) => Of(Matrix4x4.Multiply(a.Value, b.Value), (a * b).Grid);

    public static DualMatrix4x4 Multiply(DualMatrix4x4 a, DualF f) => a * f;

    public static DualMatrix4x4 Negate(DualMatrix4x4 a) => -a;

    public static DualMatrix4x4 Lerp(DualMatrix4x4 a, DualMatrix4x4 b, DualF amount) =>
        Of(Matrix4x4.Lerp(a.Value, b.Value, amount.Value), Textbook.Each(a.Grid, b.Grid, (x, y) => x + (y - x) * amount));

    public static bool Invert(DualMatrix4x4 m, out DualMatrix4x4 result)
    {
        bool isRegular = Matrix4x4.Invert(m.Value, out Matrix4x4 value);
        result = Of(value, isRegular ? Textbook.Inverse(m.Grid) : null);
        return isRegular;
    }

    public readonly DualF GetDeterminant() => Textbook.Attach(Value.GetDeterminant(), Textbook.Determinant(Grid));

    public readonly DualF GetElement(int row, int column) => this[row][column];

    public readonly DualVector4 GetRow(int index) => this[index];

    public readonly DualMatrix4x4 WithElement(int row, int column, DualF value)
    {
        DualMatrix4x4 changed = this;
        changed[row, column] = value;
        return changed;
    }

    public readonly DualMatrix4x4 WithRow(int row, DualVector4 value)
    {
        DualMatrix4x4 changed = this;
        changed[row] = value;
        return changed;
    }

    public static DualMatrix4x4 Create(DualF m11, DualF m12, DualF m13, DualF m14, DualF m21, DualF m22, DualF m23, DualF m24, DualF m31, DualF m32, DualF m33, DualF m34, DualF m41, DualF m42, DualF m43, DualF m44) =>
        new(m11, m12, m13, m14, m21, m22, m23, m24, m31, m32, m33, m34, m41, m42, m43, m44);

    public static DualMatrix4x4 Create(DualVector4 x, DualVector4 y, DualVector4 z, DualVector4 w) => new() { X = x, Y = y, Z = z, W = w };

    public static DualMatrix4x4 Create(DualVector4 row) => new() { X = row, Y = row, Z = row, W = row };

    public static DualMatrix4x4 Create(DualF value) => Create(new DualVector4(value));

    public override readonly bool Equals(object? other) => other is DualMatrix4x4 matrix && Value == matrix.Value;

    public override readonly int GetHashCode() => Value.GetHashCode();
}
