using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Backprop.Tests.Contract;

/// <summary>Derivatives that the user has declared are called, and differentiated again, in every mode.</summary>
public sealed class NestedTests
{
    private static readonly double[] At = [0.6, -0.7, 0.4];

    private static readonly double[] Direction = [0.5, 1.25, -0.75];

    private delegate double Function(ReadOnlySpan<double> x);

    private delegate void Gradient(ReadOnlySpan<double> x, Span<double> gradient);

    private delegate (double Value, double Tangent) Jvp(ReadOnlySpan<double> x, ReadOnlySpan<double> tangent);

    private delegate void Hvp(ReadOnlySpan<double> x, ReadOnlySpan<double> direction, Span<double> product);

    private delegate double Forward(ReadOnlySpan<double> x, Tape tape);

    private delegate void Backward(Tape tape, double upstream, Span<double> gradient);

    public static IEnumerable<object[]> Methods() => typeof(Outer).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => method.IsDefined(typeof(DifferentiableAttribute))).Select(method => new object[] { method.Name });

    [Theory]
    [MemberData(nameof(Methods))]
    public void EveryMode_AgreesWithDifferences(string name)
    {
        // The method with single precision inside is known to single precision.
        double tolerance = name is nameof(Outer.Vectors) or nameof(Outer.GenericVectors) ? 1e-3 : 1e-7;
        Function f = Find<Function>(name);
        Gradient gradient = Find<Gradient>(name + "Gradient");
        double[] found = new double[3];
        gradient(At, found);
        double[] expected = [.. Enumerable.Range(0, 3).Select(i => Slope(x => f(x), Unit(i), tolerance))];
        Assert.All(expected, (value, i) => Close(value, found[i], tolerance));

        (double value, double tangent) = Find<Jvp>(name + "Jvp")(At, Direction);
        Assert.Equal(f(At), value);
        Close(found.Zip(Direction, (a, b) => a * b).Sum(), tangent, Math.Min(tolerance, 1e-4));

        double[] product = new double[3];
        Find<Hvp>(name + "Hvp")(At, Direction, product);
        for (int i = 0; i < 3; i++)
        {
            int component = i;
            double change = Slope(
                x =>
                {
                    double[] there = new double[3];
                    gradient(x, there);
                    return there[component];
                },
                Direction,
                tolerance);
            Close(change, product[i], 10 * tolerance);
        }

        using Tape tape = new();
        double[] later = new double[3];
        Assert.Equal(f(At), Find<Forward>(name + "Forward")(At, tape));
        Find<Backward>(name + "Backward")(tape, 1, later);
        Assert.Equal(found, later);
    }

    [Fact]
    public void DeclaredMembers_HaveTheUsersNames()
    {
        Assert.Equal(["a", "b", "u", "da", "db"], typeof(Inner).GetMethod(nameof(Inner.EnergyBackward))!.GetParameters().Select(parameter => parameter.Name!));
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => Inner.SmoothBackward(new double[2], new double[2], new double[1], new double[2]));
        Assert.Contains("xGradient", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SteadyState_AllocatesNothing()
    {
        double[] gradient = new double[3];
        Outer.ProductsInLoopGradient(At, gradient);
        Outer.ProductsInLoopGradient(At, gradient);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Outer.ProductsInLoopGradient(At, gradient);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static T Find<T>(string name)
        where T : Delegate
    {
        Type[] parameters = [.. typeof(T).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)];
        return typeof(Outer).GetMethod(name, BindingFlags.Public | BindingFlags.Static, parameters)!.CreateDelegate<T>();
    }

    private static double[] Unit(int i) => [.. Enumerable.Range(0, 3).Select(j => i == j ? 1.0 : 0.0)];

    /// <summary>Richardson's extrapolation of central differences.</summary>
    private static double Slope(Func<double[], double> f, double[] direction, double tolerance)
    {
        double h = tolerance > 1e-5 ? 2e-2 : 1e-3;
        double Central(double step) => (f([.. At.Zip(direction, (a, d) => a + (step * d))]) - f([.. At.Zip(direction, (a, d) => a - (step * d))])) / (2 * step);
        return ((4 * Central(h / 2)) - Central(h)) / 3;
    }

    private static void Close(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected)), $"{expected:R} expected, {actual:R} found");
}
