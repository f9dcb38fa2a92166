using System;

namespace Backprop;

/// <summary>
/// Compares derivatives with differences, in one line of any test: <c>GradientCheck.Verify(F, FGradient, 0.3)</c>. Nothing is assumed of where the derivative comes
/// from. Differences are central, over several steps, extrapolated; where the slopes on the two sides of a point differ, the function has a kink there, and
/// whatever lies between them is right.
/// </summary>
public static partial class GradientCheck
{
    /// <summary>Checks the derivative of a function of one number.</summary>
    /// <param name="f">the function</param>
    /// <param name="gradient">its derivative</param>
    /// <param name="at">where to compare them</param>
    /// <returns>what was found, kinks among it</returns>
    /// <exception cref="GradientCheckException">The derivative is wrong, or the function is not smooth enough around the point to tell.</exception>
    public static GradientReport Verify(Func<double, double> f, Func<double, double> gradient, double at) => ThrowIfWrong(Compare(f, gradient, at));

    /// <summary>Checks the gradient of a function of a buffer.</summary>
    /// <param name="f">the function</param>
    /// <param name="gradient">writes the gradient at its first argument into its second, or adds it to the zeros there</param>
    /// <param name="at">where to compare them</param>
    /// <returns>what was found, kinks among it</returns>
    /// <exception cref="GradientCheckException">A component is wrong, or the function is not smooth enough around the point to tell.</exception>
    public static GradientReport Verify(Func<double[], double> f, Action<double[], double[]> gradient, double[] at) => ThrowIfWrong(Compare(f, gradient, at));

    /// <summary>Checks the way back through a function with many outputs: for each output, and for all of them at once.</summary>
    /// <param name="f">the function, which returns its outputs</param>
    /// <param name="backward">adds to its third argument what the upstream gradient in its second means for the inputs in its first</param>
    /// <param name="at">where to compare them</param>
    /// <returns>what was found, kinks among it</returns>
    /// <exception cref="GradientCheckException">A derivative is wrong, or the function is not smooth enough around the point to tell.</exception>
    public static GradientReport VerifyBackward(Func<double[], double[]> f, Action<double[], double[], double[]> backward, double[] at) =>
        ThrowIfWrong(CompareBackward(f, backward, at));

    /// <summary>Compares as <see cref="Verify(Func{double, double}, Func{double, double}, double)"/> does, and throws nothing.</summary>
    /// <param name="f">the function</param>
    /// <param name="gradient">its derivative</param>
    /// <param name="at">where to compare them</param>
    /// <returns>what was found</returns>
    public static GradientReport Compare(Func<double, double> f, Func<double, double> gradient, double at)
    {
        Require(f, nameof(f));
        Require(gradient, nameof(gradient));
        return Comparison.OfGradient(x => f(x[0]), x => new[] { gradient(x[0]) }, new[] { at }, Precision.Double, isBuffer: false);
    }

    /// <summary>Compares as <see cref="Verify(Func{double[], double}, Action{double[], double[]}, double[])"/> does, and throws nothing.</summary>
    /// <param name="f">the function</param>
    /// <param name="gradient">writes the gradient at its first argument into its second, or adds it to the zeros there</param>
    /// <param name="at">where to compare them</param>
    /// <returns>what was found</returns>
    public static GradientReport Compare(Func<double[], double> f, Action<double[], double[]> gradient, double[] at)
    {
        Require(f, nameof(f));
        Require(gradient, nameof(gradient));
        Require(at, nameof(at));
        return Comparison.OfGradient(f, x => Sink(sink => gradient(x, sink), at.Length), at, Precision.Double, isBuffer: true);
    }

    /// <summary>Compares as <see cref="VerifyBackward(Func{double[], double[]}, Action{double[], double[], double[]}, double[])"/> does, and throws nothing.</summary>
    /// <param name="f">the function, which returns its outputs</param>
    /// <param name="backward">adds to its third argument what the upstream gradient in its second means for the inputs in its first</param>
    /// <param name="at">where to compare them</param>
    /// <returns>what was found</returns>
    public static GradientReport CompareBackward(Func<double[], double[]> f, Action<double[], double[], double[]> backward, double[] at)
    {
        Require(f, nameof(f));
        Require(backward, nameof(backward));
        Require(at, nameof(at));
        return Comparison.OfBackward(x => (double[])f(x).Clone(), (x, upstream) => Sink(sink => backward(x, upstream, sink), at.Length), at, Precision.Double);
    }

    /// <summary>Checks that forward and reverse mode agree: ⟨u, J v⟩ = ⟨Jᵀ u, v⟩. It needs no step, so it is exact, and it is quick for any number of inputs.</summary>
    /// <param name="jvp">how the output changes along a direction: inputs, direction → tangent</param>
    /// <param name="vjp">adds to its third argument the gradient for an upstream: inputs, upstream, gradient</param>
    /// <param name="at">the inputs</param>
    /// <returns>the greatest relative difference</returns>
    /// <exception cref="GradientCheckException">They contradict each other.</exception>
    public static double DotProduct(Func<double[], double[], double> jvp, Action<double[], double, double[]> vjp, double[] at)
    {
        Require(jvp, nameof(jvp));
        Require(vjp, nameof(vjp));
        return DotProduct((x, v) => new[] { jvp(x, v) }, (x, u, sink) => vjp(x, u[0], sink), at);
    }

    /// <summary>Checks that forward and reverse mode of a function with many outputs agree: ⟨u, J v⟩ = ⟨Jᵀ u, v⟩. It needs no step, so it is exact.</summary>
    /// <param name="jvp">how the outputs change along a direction: inputs, direction → tangents</param>
    /// <param name="vjp">adds to its third argument the gradient for an upstream: inputs, upstream, gradient</param>
    /// <param name="at">the inputs</param>
    /// <returns>the greatest relative difference</returns>
    /// <exception cref="GradientCheckException">They contradict each other.</exception>
    public static double DotProduct(Func<double[], double[], double[]> jvp, Action<double[], double[], double[]> vjp, double[] at)
    {
        Require(jvp, nameof(jvp));
        Require(vjp, nameof(vjp));
        Require(at, nameof(at));
        return DotProducts.Compare(jvp, (x, u) => Sink(sink => vjp(x, u, sink), at.Length), at, Precision.Double);
    }

    private static GradientReport ThrowIfWrong(GradientReport report) =>
        report.IsCorrect ? report : throw new GradientCheckException(report.ToString(), report);

    private static double[] Sink(Action<double[]> fill, int count)
    {
        double[] sink = new double[count];
        fill(sink);
        return sink;
    }

    private static void Require(object? argument, string name)
    {
        if (argument is null)
        {
            throw new ArgumentNullException(name);
        }
    }
}
