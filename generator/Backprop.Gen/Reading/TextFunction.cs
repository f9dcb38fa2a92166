using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>A parameter of a function that stands for a C# method.</summary>
internal sealed record TextParameter(string Name, ITypeSymbol Type, Form Form, RefKind Kind, bool IsWritten);

/// <summary>
/// A function of the graph that does nothing but call a C# method: its parameters are the leaves of the method's, its results those of what the method
/// returns and of what it leaves by reference. Structs, and what is passed by reference, go through memory of one element.
/// </summary>
internal sealed class TextFunction
{
    private readonly GraphBuilder _graph = new();
    private readonly List<int> _parameters = new();
    private readonly List<int> _inputs = new();
    private readonly List<(int Memory, Form Form)> _left = new();
    private readonly List<(int Copy, int Buffer)> _arrays = new();
    private readonly bool _isOnce;

    /// <param name="isOnce">whether the call must not be repeated</param>
    private TextFunction(bool isOnce) => _isOnce = isOnce;

    /// <summary>Why a method cannot be called with what a graph holds; null if it can.</summary>
    /// <param name="isReadOnly">whether arrays, which are copied for the call, are only read</param>
    public static string? ProblemOf(IEnumerable<TextParameter> parameters, StructRebuilding rebuilding) => parameters.Select(parameter => parameter.Form switch
    {
        BufferForm { Declared: Graph.BufferForm.Grid or Graph.BufferForm.Jagged or Graph.BufferForm.Memory or Graph.BufferForm.ReadOnlyMemory } => $"'{parameter.Name}' is a buffer that could only be handed on as a span",
        StructForm { Shape: var shape } => rebuilding.ProblemOf(shape),
        PackForm => $"'{parameter.Name}' is a struct that holds buffers",
        _ => null,
    }).FirstOrDefault(problem => problem is not null);

    /// <param name="callee">the call up to its name; the receiver, if there is one, is the first parameter</param>
    /// <param name="isPure">whether the method is a function of numbers in a library: without effects, the same each time</param>
    /// <param name="said">takes note of the calls</param>
    public static Function Build(
        string name, string callee, bool hasReceiver, IReadOnlyList<TextParameter> parameters, Form result, bool isOnce, bool isPure, System.Action<External> said)
    {
        var text = new TextFunction(isOnce);
        text._graph.Open();
        string[] arguments = parameters.Select(text.ArgumentOf).ToArray();

        // A struct is called on by reference without a word.
        string receiver = !hasReceiver ? "" : parameters[0].Kind == RefKind.Ref ? arguments[0].Substring("ref ".Length) : arguments[0];
        string call = hasReceiver ? $"{receiver}.{callee}({string.Join(", ", arguments.Skip(1))})" : $"{callee}({string.Join(", ", arguments)})";
        List<int> results = text.Call(call, result, isPure && parameters.All(parameter => parameter.Form is ScalarForm && parameter.Kind is RefKind.None), said);
        foreach ((int copy, int buffer) in text._arrays)
        {
            text._graph.Append(new External(-1, "global::System.MemoryExtensions.CopyTo({0}, {1})", EquatableArray.Of(copy, buffer)));
        }

        foreach ((int memory, Form form) in text._left)
        {
            results.AddRange(text.LoadsOf(memory, form));
        }

        text._graph.Exit(Function.ReturnLabel, results.ToArray());
        return text._graph.Finish(name, results.Select(text._graph.TypeOf), text._parameters.ToArray());
    }

    private string ArgumentOf(TextParameter parameter)
    {
        string modifier = parameter.Kind switch { RefKind.Ref => "ref ", RefKind.Out => "out ", _ => "" };
        if (parameter.Form is BufferForm buffer)
        {
            int value = AddParameter(buffer.Type, parameter.Name);
            if (parameter.Type is not IArrayTypeSymbol)
            {
                return Hole(value);
            }

            if (!parameter.IsWritten)
            {
                return Hole(value) + ".ToArray()";
            }

            int copy = _graph.NewValue(new OpaqueType(Names.Of(parameter.Type)), parameter.Name);
            _graph.Append(new External(copy, "{0}.ToArray()", EquatableArray.Of(value)));
            _arrays.Add((copy, value));
            return Hole(copy);
        }

        IReadOnlyList<Leaf> leaves = Forms.LeavesOf(parameter.Form);
        int[] values = parameter.Kind == RefKind.Out ? System.Array.Empty<int>()
            : leaves.Select(leaf => AddParameter(leaf.Outer, Variable.Join(parameter.Name, leaf.Path))).ToArray();
        if (modifier.Length == 0 && parameter.Form is not StructForm)
        {
            return Hole(values[0]);
        }

        if (modifier.Length == 0 && Names.IsNumerics(parameter.Type))
        {
            return $"new {Names.Of(parameter.Type)}({string.Join(", ", values.Select(Hole))})";
        }

        int memory = MemoryFor(parameter.Form, parameter.Name);
        for (int i = 0; i < values.Length; i++)
        {
            _graph.Append(new Store(memory, _graph.Integer(0), leaves[i].Path, values[i]));
        }

        if (modifier.Length > 0)
        {
            _left.Add((memory, parameter.Form));
        }

        return $"{modifier}{Hole(memory)}[0]";
    }

    private List<int> Call(string call, Form result, bool isPure, System.Action<External> said)
    {
        if (result is VoidForm)
        {
            External statement = new(-1, call, _inputs.ToEquatableArray()) { IsOnce = _isOnce };
            said(statement);
            _graph.Append(statement);
            return new List<int>();
        }

        GraphType type = result is StructForm { Shape.Type.Name: var name } ? new OpaqueType(name) : Forms.OuterType(result)!;
        int value;
        if (isPure)
        {
            value = _graph.Apply(Operations.Call(call, _inputs.Count), type, _inputs.ToArray());
        }
        else
        {
            value = _graph.NewValue(type);
            External expression = new(value, call, _inputs.ToEquatableArray()) { IsOnce = _isOnce };
            said(expression);
            _graph.Append(expression);
        }

        return result is not StructForm ? new List<int> { value }
            : Forms.LeavesOf(result).Select(leaf => _graph.Apply(Operations.Call("{0}." + leaf.Path, 1), leaf.Outer, value)).ToList();
    }

    private IEnumerable<int> LoadsOf(int memory, Form form) => Forms.LeavesOf(form).Select(leaf =>
    {
        int value = _graph.NewValue(leaf.Outer);
        _graph.Append(new Load(value, memory, _graph.Integer(0), leaf.Path));
        return value;
    }).ToList();

    private int MemoryFor(Form form, string name)
    {
        int memory = _graph.NewValue(new BufferType(Forms.OuterType(form)!, IsReadOnly: false), name);
        _graph.Append(new Allocate(memory, _graph.NewValue(GraphType.Int32), _graph.Integer(1)));
        return memory;
    }

    private int AddParameter(GraphType type, string name)
    {
        int value = _graph.NewValue(type, name);
        _parameters.Add(value);
        return value;
    }

    private string Hole(int value)
    {
        _inputs.Add(value);
        return $"{{{_inputs.Count - 1}}}";
    }
}
