using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Backprop.Tests.Runtime;

public class ColumnColoringTests
{
    private static SparsityPattern Banded(int rows, int columns, int lower, int upper) => SparsityPattern.FromEntries(
        rows,
        columns,
        from row in Enumerable.Range(0, rows)
        from column in Enumerable.Range(row - lower, lower + upper + 1)
        where column >= 0 && column < columns
        select (row, column));

    private static SparsityPattern Blocks(int blocks, int height, int width) => SparsityPattern.FromEntries(
        blocks * height,
        blocks * width,
        from block in Enumerable.Range(0, blocks)
        from row in Enumerable.Range(0, height)
        from column in Enumerable.Range(0, width)
        select (block * height + row, block * width + column));

    /// <summary>Two residuals for each observation of a point by a camera.</summary>
    private static SparsityPattern Bundle(int cameraSize, int pointSize, int cameras, int points, IReadOnlyList<(int Camera, int Point)> observations)
    {
        var entries = new List<(int, int)>();
        for (int i = 0; i < 2 * observations.Count; i++)
        {
            (int camera, int point) = observations[i / 2];
            entries.AddRange(Enumerable.Range(camera * cameraSize, cameraSize).Select(column => (i, column)));
            entries.AddRange(Enumerable.Range(cameras * cameraSize + point * pointSize, pointSize).Select(column => (i, column)));
        }

        return SparsityPattern.FromEntries(2 * observations.Count, cameras * cameraSize + points * pointSize, entries);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(1000)]
    public void Tridiagonal_TakesThree(int size) => CheckColors(Math.Min(size, 3), Banded(size, size, 1, 1));

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(13)]
    [InlineData(500)]
    public void BroydenBanded_TakesSeven(int size) => CheckColors(Math.Min(size, 7), Banded(size, size, 5, 1));

    [Fact]
    public void EveryBand_TakesItsWidth()
    {
        for (int lower = 0; lower < 5; lower++)
        {
            for (int upper = 0; upper < 5; upper++)
            {
                foreach (int size in new[] { 12, 17, 40 })
                {
                    CheckColors(lower + upper + 1, Banded(size, size, lower, upper));
                }
            }
        }
    }

    [Theory]
    [InlineData(5, 1, 1)]
    [InlineData(7, 3, 3)]
    [InlineData(40, 2, 6)]
    [InlineData(1, 4, 4)]
    public void Blocks_TakeTheirWidth(int blocks, int height, int width) => CheckColors(width, Blocks(blocks, height, width));

    [Theory]
    [InlineData(9, 3, 1)]
    [InlineData(6, 3, 2)]
    [InlineData(1, 3, 3)]
    [InlineData(2, 2, 4)]
    [InlineData(9, 3, 5)]
    public void BundleAdjustment_TakesACameraAndAPoint(int cameraSize, int pointSize, int seed)
    {
        // Cameras that see little, and points that are seen by many.
        var random = new Random(seed);
        int cameras = 20;
        int points = 60;
        var observations = new HashSet<(int, int)>();
        for (int point = 0; point < points; point++)
        {
            int count = 1 + random.Next(point % 10 == 0 ? cameras : 3);
            for (int i = 0; i < count; i++)
            {
                observations.Add((random.Next(1 + random.Next(cameras)), point));
            }
        }

        CheckColors(cameraSize + pointSize, Bundle(cameraSize, pointSize, cameras, points, [.. observations]));
    }

    [Fact]
    public void Arrow_TakesTheLongestRow()
    {
        // The last row has an entry in every column: there is nothing to save.
        CheckColors(30, SparsityPattern.FromEntries(30, 30, Enumerable.Range(0, 30).SelectMany(i => new[] { (i, i), (29, i) })));

        // The first column has an entry in every row: it alone needs a color of its own.
        CheckColors(2, SparsityPattern.FromEntries(30, 30, Enumerable.Range(0, 30).SelectMany(i => new[] { (i, i), (i, 0) })));
    }

    [Fact]
    public void NothingToColor_TakesLittle()
    {
        CheckColors(0, SparsityPattern.FromEntries(0, 0, []));
        CheckColors(0, SparsityPattern.FromEntries(3, 0, []));
        CheckColors(1, SparsityPattern.FromEntries(0, 3, []));
        CheckColors(1, SparsityPattern.FromEntries(4, 3, []));
        CheckColors(1, SparsityPattern.FromEntries(4, 3, [(2, 1), (2, 1)]));
    }

    [Fact]
    public void AnyPattern_IsRecoveredExactly()
    {
        var random = new Random(5);
        for (int i = 0; i < 200; i++)
        {
            int rows = random.Next(1, 30);
            int columns = random.Next(1, 30);
            SparsityPattern pattern = SparsityPattern.FromEntries(
                rows, columns, Enumerable.Range(0, random.Next(80)).Select(_ => (random.Next(rows), random.Next(columns))));
            Recover(pattern);
            Recover(pattern.Transpose());
        }
    }

    [Fact]
    public void ALargePattern_IsColoredInNoTime()
    {
        int size = 100_000;
        int[] starts = [0, .. Enumerable.Range(0, size).Select(row => Math.Min(3 * row + 2, 3 * size - 2))];
        int[] columns = [.. Enumerable.Range(0, size).SelectMany(row => Enumerable.Range(row - 1, 3).Where(column => column >= 0 && column < size))];

        Assert.Equal(3, ColumnColoring.Of(new SparsityPattern(size, size, starts, columns)).Count);
    }

    [Fact]
    public void APattern_KnowsItsEntries()
    {
        SparsityPattern pattern = SparsityPattern.FromEntries(3, 4, [(2, 3), (0, 1), (2, 0), (0, 1)]);

        Assert.Equal((3, 4, 3), (pattern.Rows, pattern.Columns, pattern.Count));
        Assert.Equal([0, 1, 1, 3], pattern.RowStarts.ToArray());
        Assert.Equal([1, 0, 3], pattern.ColumnIndices.ToArray());
        Assert.Equal([0, 3], pattern.ColumnsOf(2).ToArray());
        Assert.True(pattern.Contains(0, 1) && pattern.Contains(2, 3) && !pattern.Contains(1, 1) && !pattern.Contains(2, 1));

        SparsityPattern transposed = pattern.Transpose();
        Assert.Equal((4, 3), (transposed.Rows, transposed.Columns));
        Assert.Equal([0, 1, 2, 2, 3], transposed.RowStarts.ToArray());
        Assert.Equal([2, 0, 2], transposed.ColumnIndices.ToArray());
        Assert.Equal(pattern.ColumnIndices.ToArray(), transposed.Transpose().ColumnIndices.ToArray());
    }

    [Fact]
    public void TheUnionOfPatterns_HasTheEntriesOfBoth()
    {
        SparsityPattern union = SparsityPattern.FromEntries(3, 4, [(0, 1), (2, 3), (2, 0)]).Union(SparsityPattern.FromEntries(3, 4, [(0, 1), (1, 2), (2, 1)]));

        Assert.Equal((3, 4), (union.Rows, union.Columns));
        Assert.Equal([0, 1, 2, 5], union.RowStarts.ToArray());
        Assert.Equal([1, 2, 0, 1, 3], union.ColumnIndices.ToArray());
        Assert.Equal("other", Assert.Throws<ArgumentException>(() => union.Union(Banded(4, 3, 1, 1))).ParamName);
        Assert.Equal("other", Assert.Throws<ArgumentNullException>(() => union.Union(null!)).ParamName);
    }

    [Theory]
    [InlineData(-1, 2, new[] { 0 }, new int[0], "rows")]
    [InlineData(1, -2, new[] { 0, 0 }, new int[0], "columns")]
    [InlineData(1, 2, new[] { 0 }, new int[0], "rowStarts")]
    [InlineData(1, 2, new[] { 0, 2 }, new[] { 0 }, "rowStarts")]
    [InlineData(2, 2, new[] { 0, 2, 1 }, new[] { 0 }, "rowStarts")]
    [InlineData(2, 2, new[] { 0, 3, 1 }, new[] { 0 }, "rowStarts")]
    [InlineData(1, 2, new[] { 0, 1 }, new[] { 2 }, "columnIndices")]
    [InlineData(1, 2, new[] { 0, 1 }, new[] { -1 }, "columnIndices")]
    [InlineData(1, 2, new[] { 0, 2 }, new[] { 1, 0 }, "columnIndices")]
    [InlineData(1, 2, new[] { 0, 2 }, new[] { 1, 1 }, "columnIndices")]
    public void WhatIsNoPattern_IsRefused(int rows, int columns, int[] starts, int[] indices, string culprit) =>
        Assert.Equal(culprit, Assert.Throws<ArgumentException>(() => new SparsityPattern(rows, columns, starts, indices)).ParamName);

    [Fact]
    public void WrongArguments_AreNamed()
    {
        Assert.Equal("entries", Assert.Throws<ArgumentException>(() => SparsityPattern.FromEntries(2, 2, [(0, 2)])).ParamName);
        Assert.Equal("entries", Assert.Throws<ArgumentNullException>(() => SparsityPattern.FromEntries(2, 2, null!)).ParamName);
        ColumnColoring coloring = ColumnColoring.Of(Banded(4, 5, 1, 1));
        Assert.Equal("color", Assert.Throws<ArgumentOutOfRangeException>(() => coloring.Seed(3, new double[5])).ParamName);
        Assert.Equal("direction", Assert.Throws<ArgumentException>(() => coloring.Seed(0, new double[4])).ParamName);
        Assert.Equal("product", Assert.Throws<ArgumentException>(() => coloring.Recover(0, new float[5], new float[coloring.Pattern.Count])).ParamName);
        Assert.Equal("values", Assert.Throws<ArgumentException>(() => coloring.Recover(0, new double[4], new double[3])).ParamName);
    }

    private static void CheckColors(int expected, SparsityPattern pattern)
    {
        ColumnColoring coloring = ColumnColoring.Of(pattern);
        Assert.Equal(expected, coloring.Count);
        Assert.All(coloring.Colors.ToArray(), color => Assert.InRange(color, 0, expected - 1));
        Recover(pattern);
    }

    /// <summary>Every entry of a matrix with that pattern, from its products with the directions of the colors.</summary>
    private static void Recover(SparsityPattern pattern)
    {
        ColumnColoring coloring = ColumnColoring.Of(pattern);
        double[] entries = [.. Enumerable.Range(0, pattern.Count).Select(i => Math.Sin(i + 1))];
        double[] values = new double[pattern.Count];
        float[] single = new float[pattern.Count];
        double[] direction = new double[pattern.Columns];
        float[] singleDirection = new float[pattern.Columns];
        for (int color = 0; color < coloring.Count; color++)
        {
            coloring.Seed(color, direction);
            coloring.Seed(color, singleDirection);
            Assert.Equal(direction, singleDirection.Select(v => (double)v));
            double[] product = new double[pattern.Rows];
            for (int row = 0; row < pattern.Rows; row++)
            {
                for (int entry = pattern.RowStarts[row]; entry < pattern.RowStarts[row + 1]; entry++)
                {
                    product[row] += entries[entry] * direction[pattern.ColumnIndices[entry]];
                }
            }

            coloring.Recover(color, product, values);
            coloring.Recover(color, Array.ConvertAll(product, v => (float)v), single);
        }

        Assert.Equal(entries, values);
        Assert.Equal(Array.ConvertAll(entries, v => (float)v), single);
    }
}
