using System.Collections.Generic;

namespace Backprop.Gen.Graph;

/// <summary>Field paths inside the elements of buffers.</summary>
public static class StructPaths
{
    /// <summary>The type at a path, and whether every field on the way carries gradient.</summary>
    public static (GraphType Type, bool HasGradient) At(GraphType type, string path)
    {
        bool hasGradient = true;
        if (path.Length == 0)
        {
            return (type, type.IsFloating);
        }

        foreach (string name in path.Split('.'))
        {
            StructField field = Field((StructType)type, name);
            hasGradient &= field.HasGradient;
            type = field.Type;
        }

        return (type, hasGradient && type.IsFloating);
    }

    public static StructField Field(StructType type, string name)
    {
        foreach (StructField field in type.Fields)
        {
            if (field.Name == name)
            {
                return field;
            }
        }

        throw new System.ArgumentException($"'{type.Name}' has no field '{name}'", nameof(name));
    }

    /// <summary>The paths to the scalars of a type.</summary>
    public static IEnumerable<(string Path, GraphType Type)> Leaves(GraphType type, string prefix = "")
    {
        if (type is not StructType structure)
        {
            yield return (prefix, type);
            yield break;
        }

        foreach (StructField field in structure.Fields)
        {
            foreach ((string Path, GraphType Type) leaf in Leaves(field.Type, prefix.Length == 0 ? field.Name : prefix + "." + field.Name))
            {
                yield return leaf;
            }
        }
    }

    /// <summary>Whether a value, or the elements of a buffer, carry gradient.</summary>
    public static bool Carries(GraphType type) => HasGradient(type is BufferType buffer ? buffer.Element : type);

    /// <summary>Whether any part of the type carries gradient.</summary>
    public static bool HasGradient(GraphType type)
    {
        if (type is not StructType structure)
        {
            return type.IsFloating;
        }

        foreach (StructField field in structure.Fields)
        {
            if (field.HasGradient && HasGradient(field.Type))
            {
                return true;
            }
        }

        return false;
    }
}
