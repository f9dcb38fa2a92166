using System;
using System.Numerics;

namespace Backprop.Oracle;

/// <summary><see cref="Matrix3x2"/> over duals: the library computes the value, the derivatives are a textbook's.</summary>
public partial struct DualMatrix3x2(
    DualF m11, DualF m12, DualF m21, DualF m22, DualF m31, DualF m32)
{
    public DualF M11 = m11, M12 = m12;
    public DualF M21 = m21, M22 = m22;
    public DualF M31 = m31, M32 = m32;

    public static DualMatrix3x2 Identity => Of(Matrix3x2.Identity);

    public readonly bool IsIdentity => Value.IsIdentity;

    public DualVector2 Translation
    {
        readonly get => new(M31, M32);
        set => (M31, M32) = (value.X, value.Y);
    }

    public DualVector2 X
    {
        readonly get => new(M11, M12);
        set => (M11, M12) = (value.X, value.Y);
    }

    public DualVector2 Y
    {
        readonly get => new(M21, M22);
        set => (M21, M22) = (value.X, value.Y);
    }

    public DualVector2 Z
    {
        readonly get => new(M31, M32);
        set => (M31, M32) = (value.X, value.Y);
    }

    internal readonly Matrix3x2 Value => new(M11.Value, M12.Value, M21.Value, M22.Value, M31.Value, M32.Value);

    /// <summary>The rows, of a square matrix that maps row vectors.</summary>
    internal readonly Dual[][] Grid => [[M11, M12, 0], [M21, M22, 0], [M31, M32, 1]];

    public DualVector2 this[int row]
    {
        readonly get => row switch
        {
            0 => X,
            1 => Y,
            _ => Z,
        };
        set
        {
            X = row == 0 ? value : X;
            Y = row == 1 ? value : Y;
            Z = row == 2 ? value : Z;
        }
    }

    public DualF this[int row, int column]
    {
        readonly get => this[row][column];
        set
        {
            DualVector2 changed = this[row];
            changed[column] = value;
            this[row] = changed;
        }
    }

    internal static DualMatrix3x2 Of(Matrix3x2 value, Dual[][]? grid = null) => new(
        grid is null ? new(value.M11) : Textbook.Attach(value.M11, grid[0][0]), grid is null ? new(value.M12) : Textbook.Attach(value.M12, grid[0][1]), grid is null ? new(value.M21) : Textbook.Attach(value.M21, grid[1][0]), grid is null ? new(value.M22) : Textbook.Attach(value.M22, grid[1][1]), grid is null ? new(value.M31) : Textbook.Attach(value.M31, grid[2][0]), grid is null ? new(value.M32) : Textbook.Attach(value.M32, grid[2][1]));

    public static DualMatrix3x2 operator -(DualMatrix3x2 a) => Of(-a.Value, Textbook.Each(a.Grid, x => -x));

    public static DualMatrix3x2 operator +(DualMatrix3x2 a, DualMatrix3x2 b) => Of(a.Value + b.Value, Textbook.Each(a.Grid, b.Grid, (x, y) => x + y));

    public static DualMatrix3x2 operator -(DualMatrix3x2 a, DualMatrix3x2 b) => Of(a.Value - b.Value, Textbook.Each(a.Grid, b.Grid, (x, y) => x - y));

    public static DualMatrix3x2 operator *(DualMatrix3x2 a, DualF f) => Of(a.Value * f.Value, Textbook.Each(a.Grid, x => x * f));

    public static DualMatrix3x2 operator *(DualMatrix3x2 a, DualMatrix3x2 b) => Of(a.Value * b.Value, Textbook.Product(a.Grid, b.Grid));

    public static bool operator ==(DualMatrix3x2 a, DualMatrix3x2 b) => a.Value == b.Value;

    public static bool operator !=(DualMatrix3x2 a, DualMatrix3x2 b) => a.Value != b.Value;

    public static DualMatrix3x2 Add(DualMatrix3x2 a, DualMatrix3x2 b) => a + b;

    public static DualMatrix3x2 Subtract(DualMatrix3x2 a, DualMatrix3x2 b) => a - b;

    public static DualMatrix3x2 Multiply(DualMatrix3x2 a, DualMatrix3x2 b) => Of(Matrix3x2.Multiply(a.Value, b.Value), (a * b).Grid);

    public static DualMatrix3x2 Multiply(DualMatrix3x2 a, DualF f) => a * f;

    public static DualMatrix3x2 Negate(DualMatrix3x2 a) => -a;

    public static DualMatrix3x2 Lerp(DualMatrix3x2 a, DualMatrix3x2 b, DualF amount) =>
        Of(Matrix3x2.Lerp(a.Value, b.Value, amount.Value), Textbook.Each(a.Grid, b.Grid, (x, y) => x + (y - x) * amount));

    public static bool Invert(DualMatrix3x2 m, out DualMatrix3x2 result)
    {
        bool isRegular = Matrix3x2.Invert(m.Value, out Matrix3x2 value);
        result = Of(value, isRegular ? Textbook.Inverse(m.Grid) : null);
        return isRegular;
    }

    public readonly DualF GetDeterminant() => Textbook.Attach(Value.GetDeterminant(), Textbook.Determinant(Grid));

    public readonly DualF GetElement(int row, int column) => this[row][column];

    public readonly DualVector2 GetRow(int index) => this[index];

    public readonly DualMatrix3x2 WithElement(int row, int column, DualF value)
    {
        DualMatrix3x2 changed = this;
        changed[row, column] = value;
        return changed;
    }

    public readonly DualMatrix3x2 WithRow(int row, DualVector2 value)
    {
        DualMatrix3x2 changed = this;
        changed[row] = value;
        return changed;
    }

    public static DualMatrix3x2 Create(DualF m11, DualF m12, DualF m21, DualF m22, DualF m31, DualF m32) =>
        new(m11, m12, m21, m22, m31, m32);

    public static DualMatrix3x2 Create(DualVector2 x, DualVector2 y, DualVector2 z) => new() { X = x, Y = y, Z = z };

    public static DualMatrix3x2 Create(DualVector2 row) => new() { X = row, Y = row, Z = row };

    public static DualMatrix3x2 Create(DualF value) => Create(new DualVector2(value));

    public override readonly bool Equals(object? other) => other is DualMatrix3x2 matrix && Value == matrix.Value;

    public override readonly int GetHashCode() => Value.GetHashCode();
}
