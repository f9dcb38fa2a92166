using System.Collections.Generic;

namespace Backprop.Gen.Writing;

/// <summary>The C# blocks of a function, as a tree. Block 0 is the body of the function.</summary>
internal sealed class Scopes
{
    private readonly List<(int Parent, int Anchor, int Depth)> _scopes = new() { (-1, 0, 0) };

    /// <param name="anchor">the position, in the parent, of the construct that opens the block</param>
    public int Open(int parent, int anchor)
    {
        _scopes.Add((parent, anchor, _scopes[parent].Depth + 1));
        return _scopes.Count - 1;
    }

    /// <summary>The innermost block around both.</summary>
    public int Common(int a, int b)
    {
        while (a != b)
        {
            if (_scopes[a].Depth >= _scopes[b].Depth)
            {
                a = _scopes[a].Parent;
            }
            else
            {
                b = _scopes[b].Parent;
            }
        }

        return a;
    }

    public bool Encloses(int outer, int inner) => Common(outer, inner) == outer;

    /// <summary>The position of what stands directly in <paramref name="outer"/> and contains <paramref name="position"/> of <paramref name="scope"/>.</summary>
    public int AnchorIn(int outer, int scope, int position)
    {
        while (scope != outer)
        {
            position = _scopes[scope].Anchor;
            scope = _scopes[scope].Parent;
        }

        return position;
    }
}
