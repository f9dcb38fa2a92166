using System;
using System.Linq;
using System.Numerics.Tensors;
using System.Reflection;
using Backprop.Gen.Graph;

namespace Backprop.Tests.Stages;

/// <summary>The functions of <c>TensorPrimitives</c>, called for a graph that is run as it stands.</summary>
internal static class TensorCall
{
    private delegate void Unary<T>(ReadOnlySpan<T> x, Span<T> destination);

    private delegate void Binary<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> destination);

    private delegate void Ternary<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> destination);

    private delegate T Sum<T>(ReadOnlySpan<T> x);

    private delegate T PairSum<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y);

    private delegate int Index<T>(ReadOnlySpan<T> x);

    /// <param name="operands">for each operand its elements; of a scalar, as many copies</param>
    public static object[] Invoke(Operation operation, GraphType element, object[][] operands) => element == GraphType.Single
        ? [.. Map<float>(TensorNames.Of(operation), operands).Cast<object>()]
        : [.. Map<double>(TensorNames.Of(operation), operands).Cast<object>()];

    public static object Invoke(Reduction reduction, GraphType element, object[][] operands) =>
        element == GraphType.Single ? Reduce<float>(reduction, operands) : Reduce<double>(reduction, operands);

    private static T[] Map<T>(string name, object[][] operands)
    {
        T[][] given = Typed<T>(operands);
        var result = new T[given[0].Length];
        switch (given.Length)
        {
            case 1:
                Find<T, Unary<T>>(name)(given[0], result);
                break;
            case 2:
                Find<T, Binary<T>>(name)(given[0], given[1], result);
                break;
            default:
                Find<T, Ternary<T>>(name)(given[0], given[1], given[2], result);
                break;
        }

        return result;
    }

    private static object Reduce<T>(Reduction reduction, object[][] operands)
    {
        T[][] given = Typed<T>(operands);
        return reduction.IsIndex ? Find<T, Index<T>>(reduction.Symbol)(given[0])
            : given.Length == 1 ? Find<T, Sum<T>>(reduction.Symbol)(given[0])! : Find<T, PairSum<T>>(reduction.Symbol)(given[0], given[1])!;
    }

    private static T[][] Typed<T>(object[][] operands) => operands.Any(operand => operand.Any(value => value is not T))
        ? throw new NotSupportedException("operands of different types") : [.. operands.Select(operand => operand.Cast<T>().ToArray())];

    /// <summary>The overload that takes these parameters.</summary>
    private static TDelegate Find<T, TDelegate>(string name)
        where TDelegate : Delegate
    {
        Type[] parameters = [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)];
        return typeof(TensorPrimitives).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.Name == name && method.IsGenericMethodDefinition && method.GetGenericArguments().Length == 1)
            .Select(method => method.MakeGenericMethod(typeof(T)))
            .First(method => method.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(parameters))
            .CreateDelegate<TDelegate>();
    }
}
