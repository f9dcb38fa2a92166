using System;
using System.Linq;

namespace Backprop.Tests.Contract;

/// <summary>Overloads that make their sinks: of methods of arrays, and where they are declared.</summary>
public sealed class ArrayTests
{
    [Fact]
    public void OneArray_HasAGradientThatIsAnArray()
    {
        double[] x = [3, 4];
        Assert.Equal([6, 8], Arrays.SquaresGradient(x, 1));
        Func<double[], int, (double, double[])> both = Arrays.SquaresValueAndGradient;
        (double value, double[] gradient) = both(x, 2);
        Assert.Equal(50, value);
        Assert.Equal([12, 16], gradient);
    }

    [Fact]
    public void SeveralInputs_ComeInTheOrderOfTheParameters()
    {
        (float[] x, double t, (double, double)[] z) = Arrays.MixedGradient([2], 3, [(5, 7)]);
        Assert.Equal((36, 24, (6.0, 6.0)), (x[0], t, z[0]));
        Assert.Equal(72, Arrays.MixedValueAndGradient([2], 3, [(5, 7)]).Value);
    }

    [Fact]
    public void OfSpans_OnlyWhatIsDeclared()
    {
        Assert.Equal([2, 2], Arrays.SumGradient([1, 2]));
        Assert.Equal(["SumGradient", "SumGradient", "SumValueAndGradient"], typeof(Arrays).GetMethods().Select(method => method.Name).Where(name => name.StartsWith("Sum", StringComparison.Ordinal) && name.EndsWith("Gradient", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void WithOverloads_ThereIsNone() =>
        Assert.All(typeof(Arrays).GetMethods().Where(method => method.Name == nameof(Arrays.OverloadedGradient)), method => Assert.Equal(typeof(void), method.ReturnType));
}

public static partial class Arrays
{
    [Differentiable]
    public static double Squares(double[] x, int times)
    {
        double sum = 0;
        foreach (double v in x)
        {
            sum += v * v;
        }

        return times * sum;
    }

    [Differentiable]
    public static double Mixed(float[] x, double t, (double A, double B)[] z) => t * x[0] * (z[0].A + z[0].B);

    [Differentiable]
    public static double Sum(ReadOnlySpan<double> x) => 2 * (x[0] + x[1]);

    public static partial double[] SumGradient(ReadOnlySpan<double> x);

    [Differentiable]
    public static double Overloaded(double[] x) => x[0];

    [Differentiable]
    public static double Overloaded(double[] x, double[] y) => x[0] * y[0];
}
