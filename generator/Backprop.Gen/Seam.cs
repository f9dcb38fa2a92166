using System;
using System.Threading;

namespace Backprop.Gen;

/// <summary>
/// Where a test can put something else in the place of what a rule says, a pass makes, or an analysis is shown or answers: a bug, to see that the suite
/// notices it, or a choice of passes, to see that nothing but speed depends on it. Without a test everything goes through as it is.
/// </summary>
internal static class Seam
{
    /// <summary>Answers what stands in the place of what goes through under a name.</summary>
    public static readonly AsyncLocal<Func<string, object, object>?> Change = new();

    public static T Of<T>(string name, T value)
        where T : notnull => Change.Value is { } change ? (T)change(name, value) : value;
}
