using System;
using System.Threading;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>Lets tests seed a bug into a derivative's graph, to see that the suite notices it.</summary>
internal static class Mutation
{
    public static readonly AsyncLocal<Func<Core, Core>?> Seeded = new();

    public static Core Apply(Core core) => Seeded.Value?.Invoke(core) ?? core;
}
