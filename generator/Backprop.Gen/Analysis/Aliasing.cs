using System;
using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>
/// Divides the buffers of a function into classes of memory that may overlap. Parameters of an entry are disjoint (checked at
/// run time); parameters of a helper overlap when their elements have the same type.
/// </summary>
internal sealed class Aliasing
{
    private readonly int[] _parent;
    private readonly Function _function;

    public Aliasing(Function function, bool parametersAreDisjoint)
    {
        _function = function;
        _parent = new int[function.Values.Count];
        for (int i = 0; i < _parent.Length; i++)
        {
            _parent[i] = i;
        }

        foreach (Node node in function.Body.All())
        {
            switch (node)
            {
                case Slice slice:
                    Join(slice.Result, slice.Buffer);
                    break;
                case Resolve resolve:
                    foreach (int origin in resolve.Origins)
                    {
                        Join(resolve.Result, origin);
                    }

                    break;
            }
        }

        if (!parametersAreDisjoint)
        {
            JoinParameters();
        }
    }

    /// <summary>The class of memory that a buffer belongs to.</summary>
    public int ClassOf(int buffer)
    {
        while (_parent[buffer] != buffer)
        {
            buffer = _parent[buffer] = _parent[_parent[buffer]];
        }

        return buffer;
    }

    /// <summary>The classes that a node itself may write.</summary>
    public IEnumerable<int> WrittenBy(Node node)
    {
        switch (node)
        {
            case Store store:
                yield return ClassOf(store.Buffer);
                break;
            case Accumulate accumulate:
                yield return ClassOf(accumulate.Buffer);
                break;
            case Copy copy:
                yield return ClassOf(copy.Destination);
                break;
            case Clear clear:
                yield return ClassOf(clear.Buffer);
                break;
            case Invoke or External:
                foreach (int input in node.Uses())
                {
                    if (_function.TypeOf(input).IsBuffer)
                    {
                        yield return ClassOf(input);
                    }
                }

                break;
        }
    }

    private void JoinParameters()
    {
        var first = new Dictionary<GraphType, int>();
        foreach (int parameter in _function.Parameters)
        {
            if (_function.TypeOf(parameter) is not BufferType buffer)
            {
                continue;
            }

            if (first.TryGetValue(buffer.Element, out int other))
            {
                Join(parameter, other);
            }
            else
            {
                first.Add(buffer.Element, parameter);
            }
        }
    }

    private void Join(int a, int b) => _parent[ClassOf(a)] = ClassOf(b);
}
