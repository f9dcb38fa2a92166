using System.Runtime.CompilerServices;

namespace Backprop;

/// <content>A loop whose iterations are run again on the way back.</content>
public static partial class Derivative
{
    /// <summary>
    /// Counts from <paramref name="start"/> up to, but without, <paramref name="end"/>: <c>foreach (int t in Derivative.Checkpointed(0, n))</c>.
    /// The derivative of such a loop keeps what about √n of its iterations begin with, and runs the iterations between again.
    /// </summary>
    /// <param name="start">the first number</param>
    /// <param name="end">the number after the last one</param>
    /// <returns>the numbers, for <c>foreach</c></returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CheckpointedRange Checkpointed(int start, int end) => new(start, end);
}
