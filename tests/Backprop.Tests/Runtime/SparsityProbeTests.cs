using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Backprop.Tests.Runtime;

public class SparsityProbeTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(24)]
    [InlineData(53)]
    public void AnyPattern_IsFoundExactly(int width)
    {
        var random = new Random(width);
        for (int i = 0; i < 300; i++)
        {
            int rows = random.Next(0, 40);
            int columns = random.Next(0, 300);
            int entries = rows * columns == 0 ? 0 : random.Next(random.Next(4) == 0 ? rows * columns * 2 : 120);
            Check(width, SparsityPattern.FromEntries(rows, columns, Enumerable.Range(0, entries).Select(_ => (random.Next(rows), random.Next(columns)))));
        }
    }

    [Fact]
    public void ABandOfAnySize_TakesAFewSweeps()
    {
        int[] sweeps = [.. new[] { 100, 1_000, 10_000, 100_000 }.Select(size => Check(53, Banded(size)))];

        Assert.True(sweeps[3] <= 12, $"{string.Join(", ", sweeps)} sweeps");
        Assert.True(sweeps[3] <= sweeps[0] + 9, $"{string.Join(", ", sweeps)} sweeps");
    }

    [Fact]
    public void BundleAdjustment_TakesAFewSweeps()
    {
        var random = new Random(3);
        (int cameras, int points) = (40, 3_000);
        var entries = new List<(int, int)>();
        for (int row = 0; row < 12_000; row++)
        {
            (int camera, int point) = (random.Next(cameras), row / 4);
            entries.AddRange(Enumerable.Range(camera * 9, 9).Select(column => (row, column)));
            entries.AddRange(Enumerable.Range(cameras * 9 + point * 3, 3).Select(column => (row, column)));
        }

        int sweeps = Check(53, SparsityPattern.FromEntries(12_000, cameras * 9 + points * 3, entries));

        Assert.True(sweeps <= 25, $"{sweeps} sweeps");
    }

    [Fact]
    public void AFullMatrix_TakesLittleMoreThanTheLeast()
    {
        int columns = 2_000;
        int sweeps = Check(53, SparsityPattern.FromEntries(5, columns, Enumerable.Range(0, 5 * columns).Select(i => (i / columns, i % columns))));

        Assert.InRange(sweeps, columns / 53, columns / 53 * 3 / 2);
    }

    [Fact]
    public void WhatNothingDependsOn_IsNotLookedAt() => Assert.Equal(1, Check(53, SparsityPattern.FromEntries(3, 1_000_000, [])));

    [Fact]
    public void OutputsThatComeAndGo_AreAnError()
    {
        var probe = new SparsityProbe(8);
        Assert.True(probe.Next(100));
        probe.Record(255);
        probe.Record(255);
        Assert.True(probe.Next(100));
        probe.Record(0);

        Assert.Contains("2 outputs", Assert.Throws<InvalidOperationException>(() => probe.Next(100)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APatternBeforeTheLastSweep_IsAnError()
    {
        var probe = new SparsityProbe(8);
        probe.Next(3);

        Assert.Throws<InvalidOperationException>(() => probe.Pattern);
    }

    private static SparsityPattern Banded(int size)
    {
        int[] starts = [0, .. Enumerable.Range(0, size).Select(row => Math.Min(3 * row + 2, 3 * size - 2))];
        int[] columns = [.. Enumerable.Range(0, size).SelectMany(row => Enumerable.Range(row - 1, 3).Where(column => column >= 0 && column < size))];
        return new SparsityPattern(size, size, starts, columns);
    }

    /// <summary>Plays a method with that pattern, and gives the number of its sweeps.</summary>
    private static int Check(int width, SparsityPattern pattern)
    {
        var probe = new SparsityProbe(width);
        int sweeps = 0;
        while (probe.Next(pattern.Columns))
        {
            sweeps++;
            for (int row = 0; row < pattern.Rows; row++)
            {
                double set = 0;
                foreach (int column in pattern.ColumnsOf(row))
                {
                    set = Kernel.Union(set, probe.Seed(column));
                }

                Assert.True(set < Math.Pow(2, width));
                probe.Record(set);
            }
        }

        Assert.Equal((pattern.Rows, pattern.Columns), (probe.Pattern.Rows, probe.Pattern.Columns));
        Assert.Equal(pattern.RowStarts.ToArray(), probe.Pattern.RowStarts.ToArray());
        Assert.Equal(pattern.ColumnIndices.ToArray(), probe.Pattern.ColumnIndices.ToArray());
        return sweeps;
    }
}
