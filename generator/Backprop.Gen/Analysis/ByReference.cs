using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Backprop.Gen.Analysis;

/// <summary>Tells equal nodes at different places apart.</summary>
internal sealed class ByReference<T> : IEqualityComparer<T>
    where T : class
{
    public static readonly ByReference<T> Comparer = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T obj) => RuntimeHelpers.GetHashCode(obj);
}
