using System;
using Xunit;

namespace Backprop.Tests.Runtime;

public class RowsTests
{
    private static readonly double[][] s_rows = [[1, 2], [], [3]];

    [Fact]
    public void Rows_LieOneAfterTheOther()
    {
        // Twice, so that the second use meets what the first has left.
        for (int use = 0; use < 2; use++)
        {
            Rows<double> rows = Rows<double>.Rent(s_rows);
            Assert.Equal([1, 2, 3], rows.Elements.ToArray());
            Assert.Equal([0, 2, 2], rows.Starts.ToArray());
            Assert.Equal([2, 0, 1], rows.Counts.ToArray());
            rows.Elements.Fill(9);
            rows.Return();
            Assert.Equal(1, s_rows[0][0]);
        }
    }

    [Fact]
    public void Zeros_AreZero_AndGoBack()
    {
        double[][] target = [[7, 7], [], [7]];
        Rows<double> rows = Rows<double>.RentZeros(target);
        Assert.Equal([0, 0, 0], rows.Elements.ToArray());
        rows.Elements[2] = 5;
        rows.ReturnTo(target);
        Assert.Equal<double[]>([[0, 0], [], [5]], target);
        rows.ReturnTo(s_rows);
        Assert.Equal(1, s_rows[0][0]);
    }

    [Fact]
    public void RowsThatAreRentedTogether_ShareNothing()
    {
        Rows<double> first = Rows<double>.Rent(s_rows);
        Rows<double> second = Rows<double>.Rent(s_rows);
        first.Elements.Fill(4);
        Assert.Equal([1, 2, 3], second.Elements.ToArray());
        first.Return();
        second.Return();
    }

    [Fact]
    public void SteadyState_AllocatesNothing()
    {
        double[][] large = [new double[3000], new double[500], new double[7000]];
        Assert.Equal(0, SteadyState.BytesAllocated(() =>
        {
            Rows<double>.Rent(s_rows).Return();
            Rows<double>.Rent(large).ReturnTo(large);
        }));
    }
}
