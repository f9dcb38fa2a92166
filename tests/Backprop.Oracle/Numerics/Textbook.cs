using System;
using System.Linq;

namespace Backprop.Oracle;

/// <summary>Geometry over duals, in double precision and for any number of components.</summary>
internal static class Textbook
{
    public static Dual[] Each(Dual[] a, Func<Dual, Dual> f) => [.. a.Select(f)];

    public static Dual[] Each(Dual[] a, Dual[] b, Func<Dual, Dual, Dual> f) => [.. a.Zip(b, f)];

    public static Dual[] Each(Dual[] a, Dual[] b, Dual[] c, Func<Dual, Dual, Dual, Dual> f) => [.. a.Select((x, i) => f(x, b[i], c[i]))];

    public static Dual[][] Each(Dual[][] a, Func<Dual, Dual> f) => [.. a.Select(row => Each(row, f))];

    public static Dual[][] Each(Dual[][] a, Dual[][] b, Func<Dual, Dual, Dual> f) => [.. a.Zip(b, (x, y) => Each(x, y, f))];

    public static Dual Sum(Dual[] a) => a.Aggregate((x, y) => x + y);

    public static Dual Dot(Dual[] a, Dual[] b) => Sum(Each(a, b, (x, y) => x * y));

    /// <summary>At the origin the contract wants 0.</summary>
    public static Dual Length(Dual[] a) => a.All(x => x == 0) ? new Dual(0) : DualMath.Sqrt(Dot(a, a));

    public static Dual[] Normalize(Dual[] a)
    {
        Dual length = DualMath.Sqrt(Dot(a, a));
        return Each(a, x => x / length);
    }

    /// <summary>By the cyclic rule, of the first three components.</summary>
    public static Dual[] Cross(Dual[] a, Dual[] b) =>
        [.. Enumerable.Range(0, 3).Select(i => a[(i + 1) % 3] * b[(i + 2) % 3] - a[(i + 2) % 3] * b[(i + 1) % 3])];

    /// <summary>q v q*, of a vector with a fourth component.</summary>
    public static Dual[] Turn(Dual[] q, Dual[] v) => Hamilton(Hamilton(q, v), [-q[0], -q[1], -q[2], q[3]]);

    /// <summary>v + 2 w (u × v) + 2 u × (u × v), which is the same for a unit quaternion (u, w).</summary>
    public static Dual[] Rotate(Dual[] q, Dual[] v)
    {
        Dual[] once = Cross(q, v);
        return Each(v[..3], once, Cross(q, once), (x, y, z) => x + 2 * (q[3] * y) + 2 * z);
    }

    /// <summary>A value of the library with the tangents of what the book says it is.</summary>
    public static DualF Attach(float value, Dual book) =>
        float.IsFinite(value) && double.IsFinite(book.Value) && Math.Abs(value - book.Value) > 1e-3 * (1 + Math.Abs(value))
            ? throw new InvalidOperationException($"the library says {value}, the textbook {book.Value}") : new(value, book.Tangents);

    /// <summary>Rodrigues' formula.</summary>
    public static Dual[] Turn(Dual[] axis, Dual angle, Dual[] v)
    {
        Dual sine = DualMath.Sin(angle), cosine = DualMath.Cos(angle);
        Dual along = Dot(axis, v) * (1 - cosine);
        return Each(v, axis, Cross(axis, v), (x, a, c) => cosine * x + along * a + sine * c);
    }

    /// <summary>(u, w)(v, z) = (w v + z u + u × v, w z − u · v)</summary>
    public static Dual[] Hamilton(Dual[] a, Dual[] b) =>
        [.. Each(a[..3], b[..3], Cross(a, b), (x, y, c) => a[3] * y + b[3] * x + c), a[3] * b[3] - Dot(a[..3], b[..3])];

    /// <summary>A row vector times a matrix.</summary>
    public static Dual[] Row(Dual[] v, Dual[][] m) => [.. Enumerable.Range(0, m[0].Length).Select(j => Sum([.. v.Select((x, i) => x * m[i][j])]))];

    public static Dual[][] Product(Dual[][] a, Dual[][] b) => [.. a.Select(row => Row(row, b))];

    public static Dual[][] Unit(int size) => [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => new Dual(i == j ? 1 : 0)).ToArray())];

    /// <summary>Laplace's expansion along the first row.</summary>
    public static Dual Determinant(Dual[][] m) => m.Length == 1 ? m[0][0]
        : Sum([.. m[0].Select((x, j) => (j % 2 == 0 ? 1 : -1) * x * Determinant([.. m.Skip(1).Select(row => row.Where((_, k) => k != j).ToArray())]))]);

    /// <summary>By Gauss and Jordan, with pivots.</summary>
    public static Dual[][] Inverse(Dual[][] matrix)
    {
        int n = matrix.Length;
        Dual[][] m = [.. matrix.Zip(Unit(n), (row, unit) => row.Concat(unit).ToArray())];
        for (int column = 0; column < n; column++)
        {
            int pivot = Enumerable.Range(column, n - column).MaxBy(i => Math.Abs(m[i][column].Value));
            (m[column], m[pivot]) = (m[pivot], m[column]);
            Dual factor = m[column][column];
            m[column] = Each(m[column], x => x / factor);
            for (int i = 0; i < n; i++)
            {
                Dual times = m[i][column];
                m[i] = i == column ? m[i] : Each(m[i], m[column], (x, y) => x - times * y);
            }
        }

        return [.. m.Select(row => row[n..])];
    }

    /// <summary>Bounds in the wrong order are allowed: the upper one wins.</summary>
    public static Dual Clamp(Dual x, Dual min, Dual max) => min <= max ? DualMath.Clamp(x, min, max) : DualMath.Min(DualMath.Max(x, min), max);
}
