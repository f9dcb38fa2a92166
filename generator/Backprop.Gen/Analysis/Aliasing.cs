using System;
using System.Collections.Generic;
using System.Linq;
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
    private readonly WrittenParameters _written;

    public Aliasing(Function function, WrittenParameters written, bool parametersAreDisjoint)
    {
        _written = written;
        _function = function;
        _parent = new int[function.Values.Count];
        for (int i = 0; i < _parent.Length; i++)
        {
            _parent[i] = i;
        }

        JoinRecalled();
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

    public bool IsBuffer(int value) => _function.TypeOf(value).IsBuffer;

    public bool IsFloating(int value) => _function.TypeOf(value).IsFloating;

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
    public IEnumerable<int> WrittenBy(Node node) => _written.WrittenBy(node).Select(ClassOf);

    /// <summary>What is found again by a handle may be any memory that was made here and whose handle is used.</summary>
    private void JoinRecalled()
    {
        if (!_function.Body.All().Any(node => node is Recall))
        {
            return;
        }

        var first = new Dictionary<GraphType, int>();
        var used = new HashSet<int>(_function.Body.All().SelectMany(node => node.Uses()));
        foreach (Node node in _function.Body.All())
        {
            int made = node switch { Allocate allocate when used.Contains(allocate.Handle) => allocate.Result, Recall recall => recall.Result, _ => -1 };
            if (made >= 0)
            {
                JoinByElement(made, first);
            }
        }
    }

    private void JoinParameters()
    {
        var first = new Dictionary<GraphType, int>();
        foreach (int parameter in _function.Parameters)
        {
            if (_function.TypeOf(parameter).IsBuffer)
            {
                JoinByElement(parameter, first);
            }
        }
    }

    private void JoinByElement(int buffer, Dictionary<GraphType, int> first)
    {
        GraphType element = ((BufferType)_function.TypeOf(buffer)).Element;
        if (first.TryGetValue(element, out int other))
        {
            Join(buffer, other);
        }
        else
        {
            first.Add(element, buffer);
        }
    }

    private void Join(int a, int b) => _parent[ClassOf(a)] = ClassOf(b);
}
