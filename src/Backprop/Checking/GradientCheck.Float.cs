using System;

namespace Backprop;

/// <content>The same in single precision: greater steps, and tolerances to match.</content>
public static partial class GradientCheck
{
    /// <inheritdoc cref="Verify(Func{double, double}, Func{double, double}, double)"/>
    public static GradientReport Verify(Func<float, float> f, Func<float, float> gradient, float at) => ThrowIfWrong(Compare(f, gradient, at));

    /// <inheritdoc cref="Verify(Func{double[], double}, Action{double[], double[]}, double[])"/>
    public static GradientReport Verify(Func<float[], float> f, Action<float[], float[]> gradient, float[] at) => ThrowIfWrong(Compare(f, gradient, at));

    /// <inheritdoc cref="VerifyBackward(Func{double[], double[]}, Action{double[], double[], double[]}, double[])"/>
    public static GradientReport VerifyBackward(Func<float[], float[]> f, Action<float[], float[], float[]> backward, float[] at) =>
        ThrowIfWrong(CompareBackward(f, backward, at));

    /// <inheritdoc cref="Compare(Func{double, double}, Func{double, double}, double)"/>
    public static GradientReport Compare(Func<float, float> f, Func<float, float> gradient, float at)
    {
        Require(f, nameof(f));
        Require(gradient, nameof(gradient));
        return Comparison.OfGradient(x => f((float)x[0]), x => new double[] { gradient((float)x[0]) }, new double[] { at }, Precision.Single, isBuffer: false);
    }

    /// <inheritdoc cref="Compare(Func{double[], double}, Action{double[], double[]}, double[])"/>
    public static GradientReport Compare(Func<float[], float> f, Action<float[], float[]> gradient, float[] at)
    {
        Require(f, nameof(f));
        Require(gradient, nameof(gradient));
        Require(at, nameof(at));
        return Comparison.OfGradient(
            x => f(Narrow(x)), x => FloatSink(sink => gradient(Narrow(x), sink), at.Length), Widen(at), Precision.Single, isBuffer: true);
    }

    /// <inheritdoc cref="CompareBackward(Func{double[], double[]}, Action{double[], double[], double[]}, double[])"/>
    public static GradientReport CompareBackward(Func<float[], float[]> f, Action<float[], float[], float[]> backward, float[] at)
    {
        Require(f, nameof(f));
        Require(backward, nameof(backward));
        Require(at, nameof(at));
        return Comparison.OfBackward(
            x => Widen(f(Narrow(x))), (x, upstream) => FloatSink(sink => backward(Narrow(x), Narrow(upstream), sink), at.Length), Widen(at), Precision.Single);
    }

    /// <inheritdoc cref="DotProduct(Func{double[], double[], double}, Action{double[], double, double[]}, double[])"/>
    public static double DotProduct(Func<float[], float[], float> jvp, Action<float[], float, float[]> vjp, float[] at)
    {
        Require(jvp, nameof(jvp));
        Require(vjp, nameof(vjp));
        return DotProduct((x, v) => new[] { jvp(x, v) }, (x, u, sink) => vjp(x, u[0], sink), at);
    }

    /// <inheritdoc cref="DotProduct(Func{double[], double[], double[]}, Action{double[], double[], double[]}, double[])"/>
    public static double DotProduct(Func<float[], float[], float[]> jvp, Action<float[], float[], float[]> vjp, float[] at)
    {
        Require(jvp, nameof(jvp));
        Require(vjp, nameof(vjp));
        Require(at, nameof(at));
        return DotProducts.Compare(
            (x, v) => Widen(jvp(Narrow(x), Narrow(v))),
            (x, u) => FloatSink(sink => vjp(Narrow(x), Narrow(u), sink), at.Length),
            Widen(at),
            Precision.Single);
    }

    private static double[] FloatSink(Action<float[]> fill, int count)
    {
        float[] sink = new float[count];
        fill(sink);
        return Widen(sink);
    }

    private static double[] Widen(float[] numbers) => Array.ConvertAll(numbers, static x => (double)x);

    private static float[] Narrow(double[] numbers) => Array.ConvertAll(numbers, static x => (float)x);
}
