namespace Backprop.Gen.Differentiation;

/// <summary>The names of what differentiation adds, after the user's own.</summary>
internal static class Naming
{
    public static string? Gradient(string? name) => Extend(name, "Gradient");

    public static string? Tangent(string? name) => Extend(name, "Tangent");

    /// <summary>Of the inputs that something depends on.</summary>
    public static string? Set(string? name) => Extend(name, "Set");

    /// <summary>Of a Hessian with a direction.</summary>
    public static string? Product(string? name) => Extend(name, "Product");

    /// <summary>Of a buffer as it was before a segment.</summary>
    public static string? Saved(string? name) => Extend(name, "Saved");

    private static string? Extend(string? name, string suffix) => name is null ? null : name.TrimStart('@') + suffix;
}
