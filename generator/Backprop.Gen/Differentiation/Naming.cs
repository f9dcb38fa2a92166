namespace Backprop.Gen.Differentiation;

/// <summary>The names of what differentiation adds, after the user's own.</summary>
internal static class Naming
{
    public static string? Gradient(string? name) => Extend(name, "Gradient");

    public static string? Tangent(string? name) => Extend(name, "Tangent");

    private static string? Extend(string? name, string suffix) => name is null ? null : name.TrimStart('@') + suffix;
}
