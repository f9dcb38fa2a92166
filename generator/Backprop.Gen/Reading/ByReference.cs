using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Backprop.Gen.Reading;

/// <summary>Tells nodes apart that are equal: two calls of the same text stand in two places.</summary>
internal sealed class ByReference<T> : IEqualityComparer<T>
    where T : class
{
    public static readonly ByReference<T> Instance = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T obj) => RuntimeHelpers.GetHashCode(obj);
}
