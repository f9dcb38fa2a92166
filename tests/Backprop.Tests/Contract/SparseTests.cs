using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Backprop.Tests.Contract;

/// <summary>Patterns of Jacobians, and their entries in as many directions as there are colors.</summary>
public sealed class SparseTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(3000)]
    public void BroydenTridiagonal_IsFoundExactly_InThreeDirections(int size)
    {
        double[] x = [.. Enumerable.Range(0, size).Select(i => -1 + Math.Sin(i))];
        SparsityPattern pattern = SparseModels.BroydenTridiagonalJacobianSparsity(x, new double[size]);
        ColumnColoring coloring = ColumnColoring.Of(pattern);
        double[] values = new double[pattern.Count];
        double[] residuals = new double[size];
        SparseModels.BroydenTridiagonalSparseJacobian(x, residuals, coloring, values);

        AssertSame(Band(size, 1, 1), pattern);
        Assert.Equal(Math.Min(size, 3), coloring.Count);
        Assert.All(Entries(pattern, values), entry => Assert.Equal(
            entry.Row == entry.Column ? 3 - 4 * x[entry.Row] : entry.Column < entry.Row ? -1 : -2, entry.Value, 12));
        double[] expected = new double[size];
        SparseModels.BroydenTridiagonal(x, expected);
        Assert.Equal(expected, residuals);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(200)]
    public void BroydenBanded_IsFoundExactly_InSevenDirections(int size)
    {
        double[] x = [.. Enumerable.Range(0, size).Select(i => -1 + Math.Sin(i))];
        SparsityPattern pattern = SparseModels.BroydenBandedJacobianSparsity(x);
        ColumnColoring coloring = ColumnColoring.Of(pattern);
        double[] values = new double[pattern.Count];
        SparseModels.BroydenBandedSparseJacobian(x, coloring, values);

        AssertSame(Band(size, 5, 1), pattern);
        Assert.Equal(Math.Min(size, 7), coloring.Count);
        Assert.All(Entries(pattern, values), entry => Assert.Equal(
            entry.Row == entry.Column ? 2 + 15 * x[entry.Row] * x[entry.Row] : -1 - 2 * x[entry.Column], entry.Value, 10));
    }

    [Fact]
    public void BundleAdjustment_IsFoundExactly_InADirectionForEachNumberOfACameraAndAPoint()
    {
        var random = new Random(11);
        (int cameras, int points) = (6, 90);
        (int Camera, int Point)[] observations = [.. Enumerable.Range(0, points).SelectMany(point => Enumerable.Range(0, cameras).OrderBy(_ => random.Next()).Take(3).Select(camera => (camera, point)))];
        double[] camerasAt = [.. Enumerable.Range(0, 7 * cameras).Select(i => random.NextDouble() + (i % 7 == 5 ? 5 : 0.1))];
        double[] pointsAt = [.. Enumerable.Range(0, 3 * points).Select(_ => random.NextDouble())];
        double[] seen = [.. observations.SelectMany(_ => new[] { random.NextDouble(), random.NextDouble() })];
        double[] residuals = new double[2 * observations.Length];

        SparsityPattern pattern = SparseModels.ReprojectJacobianSparsity(camerasAt, pointsAt, seen, observations, residuals);
        ColumnColoring coloring = ColumnColoring.Of(pattern);
        double[] values = new double[pattern.Count];
        SparseModels.ReprojectSparseJacobian(camerasAt, pointsAt, seen, observations, residuals, coloring, values);

        AssertSame(
            SparsityPattern.FromEntries(residuals.Length, camerasAt.Length + pointsAt.Length, Enumerable.Range(0, residuals.Length).SelectMany(row =>
                Used(row % 2).Select(column => (row, 7 * observations[row / 2].Camera + column))
                    .Concat(Enumerable.Range(0, 3).Select(column => (row, camerasAt.Length + 3 * observations[row / 2].Point + column))))),
            pattern);
        Assert.Equal(6 + 3, coloring.Count);
        double[] jacobian = new double[pattern.Rows * pattern.Columns];
        SparseModels.ReprojectJacobian(camerasAt, pointsAt, seen, observations, residuals, jacobian);
        Assert.All(Entries(pattern, values), entry => Assert.Equal(jacobian[entry.Row * pattern.Columns + entry.Column], entry.Value, 12));
        Assert.Equal(jacobian.Count(value => value != 0), values.Count(value => value != 0));

        // Where something is seen across does not depend on how far up the camera is, nor the other way round.
        IEnumerable<int> Used(int across) => Enumerable.Range(0, 7).Where(column => column != 4 - across);
    }

    [Fact]
    public void APattern_IsOfTheBranchesThatAreTaken_AndOfEverythingThatAFunctionMayDependOn()
    {
        AssertSame(SparsityPattern.FromEntries(3, 3, [(0, 0), (1, 2), (2, 0), (2, 1)]), SparseModels.ChosenJacobianSparsity([1, 2, 3], new float[3]));
        AssertSame(SparsityPattern.FromEntries(3, 3, [(0, 1), (1, 2), (2, 0), (2, 1)]), SparseModels.ChosenJacobianSparsity([1, 2, -3], new float[3]));
    }

    [Fact]
    public void FunctionsOfWholeBuffers_AreFollowedElementByElement()
    {
        (double[] x, double[] y, double[] r) = ([0.5, 1, -2], [0.25, 3, 0.75], new double[3]);
        SparsityPattern pattern = SparseModels.WholeJacobianSparsity(x, y, 2, r);
        double[] values = new double[pattern.Count];
        SparseModels.WholeSparseJacobian(x, y, 2, r, ColumnColoring.Of(pattern), values);

        AssertSame(SparsityPattern.FromEntries(3, 7, Enumerable.Range(0, 7).Select(column => (0, column)).Concat([(1, 1), (1, 4), (1, 6), (2, 2), (2, 5), (2, 6)])), pattern);
        double[] jacobian = new double[21];
        SparseModels.WholeJacobian(x, y, 2, r, jacobian);
        Assert.All(Entries(pattern, values), entry => Assert.Equal(jacobian[entry.Row * 7 + entry.Column], entry.Value, 12));
    }

    [Fact]
    public void ARuleByHand_IsTakenAsAWhole()
    {
        double[] x = [0.5, 1, -2, 3, 4, 7];
        SparsityPattern pattern = SparseModels.RuledJacobianSparsity(x, new double[4]);
        ColumnColoring coloring = ColumnColoring.Of(pattern);
        double[] values = new double[pattern.Count];
        SparseModels.RuledSparseJacobian(x, new double[4], coloring, values);

        AssertSame(SparsityPattern.FromEntries(4, 6, [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (1, 3), (2, 0), (2, 2), (2, 3), (2, 4), (3, 0), (3, 3), (3, 4), (3, 5)]), pattern);
        Assert.Equal([-2 - 2 * 0.5, 0, 0.5, 2, -0.5, 0, 0.5, 6, -0.5, 0, 0.5, 4, -0.5, 0, 0.5], values);
    }

    [Fact]
    public void WrongArguments_AreNamed_BeforeAnythingIsWritten()
    {
        double[] x = new double[5];
        double[] residuals = [9, 9, 9, 9, 9];
        ColumnColoring coloring = ColumnColoring.Of(Band(5, 1, 1));
        double[] values = new double[coloring.Pattern.Count];

        Assert.Equal("coloring", Assert.Throws<ArgumentNullException>(() => SparseModels.BroydenTridiagonalSparseJacobian(x, residuals, null!, values)).ParamName);
        Assert.Equal("coloring", Assert.Throws<ArgumentException>(() => SparseModels.BroydenTridiagonalSparseJacobian(x, residuals, ColumnColoring.Of(Band(4, 1, 1)), values)).ParamName);
        Assert.Equal("values", Assert.Throws<ArgumentException>(() => SparseModels.BroydenTridiagonalSparseJacobian(x, residuals, coloring, new double[4])).ParamName);
        Assert.Equal("values", Assert.Throws<ArgumentException>(() => SparseModels.BroydenTridiagonalSparseJacobian(x, residuals, coloring, x.Length == 5 ? values.AsSpan(0, 3) : values)).ParamName);
        Assert.Equal("residuals", Assert.Throws<ArgumentException>(() => SparseModels.BroydenTridiagonalJacobianSparsity(x, x)).ParamName);
        Assert.Equal("coloring", Assert.Throws<ArgumentException>(() => SparseModels.BroydenBandedSparseJacobian(new double[6], coloring, values)).ParamName);
        Assert.Equal([9, 9, 9, 9, 9], residuals);
    }

    private static SparsityPattern Band(int size, int lower, int upper) => SparsityPattern.FromEntries(
        size,
        size,
        from row in Enumerable.Range(0, size)
        from column in Enumerable.Range(row - lower, lower + upper + 1)
        where column >= 0 && column < size
        select (row, column));

    private static IEnumerable<(int Row, int Column, double Value)> Entries(SparsityPattern pattern, double[] values) =>
        from row in Enumerable.Range(0, pattern.Rows)
        from entry in Enumerable.Range(pattern.RowStarts[row], pattern.RowStarts[row + 1] - pattern.RowStarts[row])
        select (row, pattern.ColumnIndices[entry], values[entry]);

    private static void AssertSame(SparsityPattern expected, SparsityPattern actual)
    {
        Assert.Equal((expected.Rows, expected.Columns), (actual.Rows, actual.Columns));
        Assert.Equal(expected.RowStarts.ToArray(), actual.RowStarts.ToArray());
        Assert.Equal(expected.ColumnIndices.ToArray(), actual.ColumnIndices.ToArray());
    }
}
