using System;

namespace Backprop.Oracle;

/// <summary>The functions of <c>TensorPrimitives</c> as textbooks define them: one element after the other.</summary>
public static partial class DualTensorPrimitives
{
    private static T Fold<T>(ReadOnlySpan<T> x, Func<T, T> term, T initial, Func<T, T, T> next)
    {
        T result = initial;
        foreach (T element in x)
        {
            result = next(result, term(element));
        }

        return result;
    }

    private static T Pairs<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Func<T, T, T> term, T initial, Func<T, T, T> next)
    {
        T result = initial;
        for (int i = 0; i < x.Length; i++)
        {
            result = next(result, term(x[i], y[i]));
        }

        return result;
    }

    private static void Both<T>(ReadOnlySpan<T> x, Span<T> first, Span<T> second, Func<T, (T, T)> function)
    {
        for (int i = 0; i < x.Length; i++)
        {
            (first[i], second[i]) = function(x[i]);
        }
    }

    private static T[] All<T>(T value, int count)
    {
        var values = new T[count];
        Array.Fill(values, value);
        return values;
    }
}
