using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Structs put together from their scalars.</summary>
internal static class StructText
{
    /// <summary>The scalars of a value, in the order in which graphs hold them: the path and the type of each.</summary>
    public static IEnumerable<(string Path, GraphType Type, bool HasGradient)> Leaves(GraphType type, string path = "", bool hasGradient = true) =>
        type is StructType structure
            ? structure.Fields.SelectMany(field => Leaves(field.Type, Join(path, field.Name), hasGradient && field.HasGradient))
            : new[] { (path, type, hasGradient && type.IsFloating) };

    /// <summary>An expression for a value whose scalars are given by their paths; what is not given stays default.</summary>
    public static string Make(GraphType type, Func<string, string?> leaf, string path = "")
    {
        if (type is not StructType structure)
        {
            return leaf(path) ?? "default";
        }

        StructField[] given = structure.Fields
            .Where(field => Leaves(field.Type, Join(path, field.Name)).Any(inner => leaf(inner.Path) is not null))
            .ToArray();
        if (given.Length > 0 && structure.IsTuple)
        {
            return $"({string.Join(", ", structure.Fields.Select(field => given.Contains(field) ? Make(field.Type, leaf, Join(path, field.Name)) : $"default({TypeText.Of(field.Type)})"))})";
        }

        if (given.Length > 0 && structure.Constructor.Count > 0)
        {
            return $"new {structure.Name}({string.Join(", ", structure.Constructor.Select(name => given.FirstOrDefault(field => field.Name == name) is { } field ? Make(field.Type, leaf, Join(path, name)) : "default"))})";
        }

        IEnumerable<string> fields = given.Select(field => $"{field.Name} = {Make(field.Type, leaf, Join(path, field.Name))}");
        string list = string.Join(", ", fields);
        return list.Length == 0 ? "default" : $"new {structure.Name} {{ {list} }}";
    }

    /// <summary>Whether what is at a path can be assigned in a variable of a type.</summary>
    public static bool CanBeAssigned(StructType type, string path)
    {
        string[] names = path.Split('.');
        StructField field = StructPaths.Field(type, names[0]);
        return names.Length == 1 ? field.Access != FieldAccess.Fixed
            : field.Access == FieldAccess.Variable && CanBeAssigned((StructType)field.Type, path.Substring(names[0].Length + 1));
    }

    public static string Join(string path, string name) => path.Length == 0 ? name : name.Length == 0 ? path : path + "." + name;

    /// <summary>A name for a scalar inside something that has one: <c>pose</c>, <c>Position.X</c> → <c>posePositionX</c>.</summary>
    public static string Name(string owner, string path) =>
        owner.TrimStart('@') + string.Concat(path.Split('.').Select(part => Capital(part.TrimStart('@'))));

    private static string Capital(string name) => name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + name.Substring(1);
}
