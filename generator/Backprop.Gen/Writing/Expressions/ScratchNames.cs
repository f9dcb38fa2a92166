using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>The arenas that a function takes, one for each element type of which memory is made, and what they are called in it.</summary>
internal sealed class ScratchNames
{
    private readonly Dictionary<string, string> _names = new();

    public ScratchNames(IReadOnlyList<string> elements, NameScope names)
    {
        foreach (string element in elements)
        {
            _names.Add(element, names.Unique("scratch"));
        }
    }

    public string For(GraphType buffer) => _names[TypeText.Of(((BufferType)buffer).Element)];

    public string Of(string element) => _names[element];
}
