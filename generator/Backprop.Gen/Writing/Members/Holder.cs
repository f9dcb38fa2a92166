using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>
/// What several inputs lie in, so that their gradients lie in one thing, too: the class of the marked fields, or a struct that holds buffers.
/// </summary>
/// <param name="TypeText">the type of their sinks, tangents and directions</param>
/// <param name="Type">of a struct, its type; null for a class</param>
internal sealed record Holder(string TypeText, StructType? Type)
{
    /// <summary>How a sink is passed: numbers in a struct are replaced.</summary>
    public string SinkModifier => Type is null ? "" : "ref ";

    /// <summary>Statements that replace the numbers of a sink. One without gradient becomes default, unless it cannot be set.</summary>
    /// <param name="number">what the number at a path becomes, if it has a gradient</param>
    public IEnumerable<string> Replace(string sink, Func<string, string?> number)
    {
        Dictionary<string, string> given = Numbers(number);
        return !given.Keys.All(CanBeAssigned) ? new[] { Remake(sink, given, path => given.TryGetValue(path, out string value) ? value : "default") }
            : NumberPaths(Type!).Where(CanBeAssigned).Select(path => $"{sink}.{path} = {(given.TryGetValue(path, out string value) ? value : "default")};");
    }

    /// <summary>Statements that add to the numbers of a sink.</summary>
    /// <param name="number">what is added to the number at a path, if anything is</param>
    public IEnumerable<string> Increase(string sink, Func<string, string?> number)
    {
        Dictionary<string, string> given = Numbers(number);
        return given.Keys.All(CanBeAssigned) ? given.Select(pair => $"{sink}.{pair.Key} += {pair.Value};")
            : new[] { Remake(sink, given, path => given.TryGetValue(path, out string added) ? $"{sink}.{path} + {added}" : $"{sink}.{path}") };
    }

    private static IEnumerable<string> NumberPaths(StructType type) => StructText.Leaves(type).Where(leaf => leaf.Type is not BufferType).Select(leaf => leaf.Path);

    private Dictionary<string, string> Numbers(Func<string, string?> number)
    {
        var numbers = new Dictionary<string, string>();
        foreach (string path in NumberPaths(Type!))
        {
            if (number(path) is { } value)
            {
                numbers.Add(path, value);
            }
        }

        return numbers;
    }

    private bool CanBeAssigned(string path) => StructText.CanBeAssigned(Type!, path);

    /// <summary>The sink is made anew, around the buffers that are in it and the structs in which nothing changes.</summary>
    private string Remake(string sink, Dictionary<string, string> given, Func<string, string> number)
    {
        HashSet<string> numbers = new(NumberPaths(Changing(Type!, "", given)).Where(path => NumberPaths(Type!).Contains(path)));
        return $"{sink} = {StructText.Make(Changing(Type!, "", given), path => numbers.Contains(path) ? number(path) : $"{sink}.{path}")};";
    }

    /// <summary>A type in which the structs without a number that changes are seen as one.</summary>
    private static StructType Changing(StructType type, string path, Dictionary<string, string> given) => type with
    {
        Fields = type.Fields.Select(field => field.Type is not StructType inner ? field
            : StructText.Join(path, field.Name) is var at && given.Keys.Any(changed => changed.StartsWith(at + ".", StringComparison.Ordinal))
            ? field with { Type = Changing(inner, at, given) } : field with { Type = new OpaqueType(inner.Name) }).ToEquatableArray(),
    };
}
