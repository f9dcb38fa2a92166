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

    /// <summary>Statements that replace the numbers of a sink.</summary>
    /// <param name="number">what the number at a path becomes</param>
    public IEnumerable<string> Replace(string sink, Func<string, string> number)
    {
        Dictionary<string, string> numbers = Numbers(number);
        return AreAssigned(numbers) ? numbers.Select(pair => $"{sink}.{pair.Key} = {pair.Value};") : new[] { Remake(sink, path => numbers[path]) };
    }

    /// <summary>Statements that add to the numbers of a sink.</summary>
    /// <param name="number">what is added to the number at a path, if anything is</param>
    public IEnumerable<string> Increase(string sink, Func<string, string?> number)
    {
        Dictionary<string, string> numbers = Numbers(number);
        return AreAssigned(numbers) ? numbers.Select(pair => $"{sink}.{pair.Key} += {pair.Value};")
            : new[] { Remake(sink, path => numbers.TryGetValue(path, out string added) ? $"{sink}.{path} + {added}" : $"{sink}.{path}") };
    }

    private static bool IsNumber((string Path, GraphType Type, bool HasGradient) leaf) => leaf.Type is not BufferType;

    private Dictionary<string, string> Numbers(Func<string, string?> number)
    {
        var numbers = new Dictionary<string, string>();
        foreach ((string path, _, _) in StructText.Leaves(Type!).Where(IsNumber))
        {
            if (number(path) is { } value)
            {
                numbers.Add(path, value);
            }
        }

        return numbers;
    }

    private bool AreAssigned(Dictionary<string, string> numbers) => numbers.Keys.All(path => StructText.CanBeAssigned(Type!, path));

    /// <summary>The sink is made anew, around the buffers that are in it.</summary>
    private string Remake(string sink, Func<string, string> number)
    {
        HashSet<string> numbers = new(StructText.Leaves(Type!).Where(IsNumber).Select(leaf => leaf.Path));
        return $"{sink} = {StructText.Make(Type!, path => numbers.Contains(path) ? number(path) : $"{sink}.{path}")};";
    }
}
