using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Whole functions: the entry, and those that stand by themselves.</summary>
internal sealed partial class BodyReader
{
    private readonly List<int> _parameters = new();
    private readonly List<InputModel> _inputs = new();
    private readonly List<OutputModel> _outputs = new();
    private readonly List<JaggedModel> _stateRows = new();

    /// <summary>Conversions of inputs, which stand before everything else, so that all regions see them.</summary>
    private readonly List<Node> _prologue = new();
    private readonly Dictionary<int, Form> _handedOn = new();
    private bool _isEntry;
    private bool _isExported;

    /// <summary>Whether what is read of the world around is a parameter of the function, and not read in its place.</summary>
    private bool ReadsState => _isEntry || _isExported;

    /// <summary>Reads the entry.</summary>
    public Function ReadEntry(Body body, IReadOnlyList<EntryInput> inputs)
    {
        _isEntry = true;
        Begin(body, body.Method.ReturnType, body.Root);
        Datum? receiver = null;
        Datum[] arguments = new Datum[body.Method.Parameters.Length];
        foreach (EntryInput input in inputs)
        {
            Datum datum = input.Kind == RefKind.Out ? Nothing.Instance
                : AddInput(input.Form, new InputModel(input.Parameter, "", input.Spelling, input.IsDifferentiable), input.Name, isState: false);
            if (input.Parameter < 0)
            {
                receiver = datum;
            }
            else
            {
                arguments[input.Parameter] = datum;
                if (input.Form is OpaqueForm && _module.Forms.Of(body.Method.Parameters[input.Parameter].Type) is StructForm { Shape.MayLack: false })
                {
                    _handedOn[input.Parameter] = input.Form;
                }

                MayFollow(datum, body.Method.Parameters[input.Parameter], input.Spelling);
            }
        }

        if (receiver is null && !body.Method.IsStatic)
        {
            receiver = new Text("this", new OpaqueType(Names.Of(body.Method.ContainingType)));
        }

        ReadFromOutside(body, receiver, arguments);
        foreach (EntryInput input in inputs.Where(input => input.Kind is RefKind.Ref or RefKind.Out))
        {
            _outputs.AddRange(Forms.LeavesOf(input.Form).Select(leaf => new OutputModel(input.Parameter, leaf.Path, leaf.HasGradient && input.IsDifferentiable)));
        }

        return Finish(body.Method.Name);
    }

    /// <summary>Reads the body of a method that is called from outside, and tells what it returns.</summary>
    private void ReadFromOutside(Body body, Datum? receiver, Datum[] arguments)
    {
        Enter(receiver, arguments, body.Root);
        if (_module.Calls.IsRecursive(body.Method))
        {
            CallItself(body, receiver, arguments);
        }
        else
        {
            ReadBody(_frame);
            ReturnNothing();
        }

        _outputs.AddRange(Forms.ResultsOf(_frame.ReturnForm)
            .Select(leaf => new OutputModel(OutputModel.Returned, leaf.Path, leaf.HasGradient && !Names.IsNoGradientReturn(body.Method))));
    }

    /// <summary>The body of a recursive method that is called from outside: a call of the function that it is.</summary>
    private void CallItself(Body body, Datum? receiver, Datum[] arguments)
    {
        foreach (IParameterSymbol parameter in body.Method.Parameters.Where(IsChanged))
        {
            if (EntryFormOf(_frame, parameter) is not null)
            {
                throw Expression(body.Root, $"'{parameter.Name}', which may be null and is changed by a method that is recursive,", "move the recursion into a helper");
            }

            arguments[parameter.Ordinal] = new ByReference(Whole(_frame.Variables[parameter]));
        }

        receiver = _frame.Self is { Form: not PackForm } self ? new ByReference(Whole(self)) : receiver;
        Leave(LeavesOf(Fit(Invoke(body.Root, body.Method, body, receiver, arguments), _frame.ReturnForm, body.Root), body.Root));
    }

    /// <summary>Reads a function that calls invoke.</summary>
    public Function? ReadFunction(Callee callee)
    {
        IOperation at = callee.Body.Root;
        Begin(callee.Body, callee.Method, callee.Method.ReturnType, at);
        Datum? receiver = callee.Method.IsStatic ? null
            : AddInput(FormOf(callee.Method.ContainingType, at), new InputModel(-1, "", "", false), "self", isState: false);
        Datum[] arguments = callee.Method.Parameters
            .Select(parameter => parameter.RefKind == RefKind.Out ? Nothing.Instance
                : AddInput(FormOf(parameter.Type, at), new InputModel(0, "", "", false), parameter.Name, isState: false))
            .Select((argument, i) => HeldConstant.Contains(i) ? Stop(argument) : argument).ToArray();
        Enter(receiver, arguments, at);
        ReadBody(_frame);
        ReturnNothing();
        return Finish(callee.Name);
    }

    public IReadOnlyList<InputModel> Inputs => _inputs;

    public IReadOnlyList<OutputModel> Outputs => _outputs;

    /// <summary>The arrays of arrays that are read once, on entry, and held constant.</summary>
    public IReadOnlyList<JaggedModel> StateRows => _stateRows;

    private void Begin(Body body, ITypeSymbol returned, IOperation at) => Begin(body, body.Method, returned, at);

    /// <param name="method">the method whose body it is, with its type arguments</param>
    private void Begin(Body body, IMethodSymbol method, ITypeSymbol returned, IOperation at)
    {
        _frame = new Frame(body, method, null, _module.Compilation) { ReturnLabel = Function.ReturnLabel };
        Form result = _isEntry ? BoundaryFormOf(returned, at) : FormOf(returned, at);
        _results = Forms.ResultsOf(result);
        _frame.ReturnForm = result;
        Open();
    }

    /// <summary>Gives parameters and receiver their values; what the function changes for its caller, leaving it hands on.</summary>
    private void Enter(Datum? receiver, Datum[] arguments, IOperation at)
    {
        Bind(_frame, at, receiver, arguments);
        _frame.HandedOn = ReferencesOf(_frame).SelectMany(variable => variable.Leaves.Select((_, leaf) => new Slot(variable, leaf))).ToArray();
        _results = _results.Concat(_frame.HandedOn.Select(slot => slot.Variable.Leaves[slot.Leaf])).ToList();
    }

    /// <summary>What a function changes for its caller: its receiver, and its parameters by reference.</summary>
    private IEnumerable<Variable> ReferencesOf(Frame frame)
    {
        if (frame.Self is { } self && _module.Calls.ChangesReceiver(frame.Method))
        {
            yield return self;
        }

        foreach (IParameterSymbol parameter in frame.Body.Method.Parameters.Where(IsChanged))
        {
            yield return frame.Variables[parameter];
        }
    }

    private static bool IsChanged(IParameterSymbol parameter) => parameter.RefKind is RefKind.Ref or RefKind.Out;

    private Function Finish(string name)
    {
        _module.WrittenUnreachably[name] = WrittenUnreachably.ToList();
        _graph.Current.InsertRange(0, _prologue);
        return _graph.Finish(name, _results.Select(leaf => leaf.Outer), _parameters.ToArray());
    }

    /// <summary>Adds a parameter, split into its leaves.</summary>
    private Datum AddInput(Form form, InputModel input, string name, bool isState)
    {
        if (form is PackForm pack)
        {
            return AddPack(pack, input, name, isState);
        }

        if (form is BufferForm buffer)
        {
            if (buffer.IsJagged)
            {
                return AddRows(buffer, input, name, isState);
            }

            bool isMemory = (isState || input.Path.Length > 0) && buffer.Declared is Graph.BufferForm.Memory or Graph.BufferForm.ReadOnlyMemory;
            string elements = buffer.Rank > 1 ? $"global::Backprop.Kernel.AsSpan({input.Spelling})" : isMemory ? input.Spelling + ".Span" : input.Spelling;
            int value = AddParameter(buffer.Type, name, input with { Spelling = elements });
            if (buffer.Rank > 1)
            {
                _extents[value] = Enumerable.Range(0, buffer.Rank)
                    .Select(dimension => AddParameter(GraphType.Int32, name + "Length" + dimension, new InputModel(InputModel.State, "", $"{input.Spelling}.GetLength({dimension})", false)))
                    .ToArray();
            }

            return KnowInput(value, buffer, name, isState);
        }

        IReadOnlyList<Leaf> leaves = Forms.LeavesOf(form);
        int[] values = leaves.Select(leaf =>
        {
            string spelling = leaf.Path.Length == 0 ? input.Spelling : input.Spelling + "." + leaf.Path;
            string leafName = Variable.Join(name, leaf.Path);
            int value = AddParameter(leaf.Outer, leafName, input with
            {
                Path = Join(input.Path, leaf.Path),
                Spelling = spelling,
                IsDifferentiable = input.IsDifferentiable && leaf.HasGradient,
            });
            if (leaf.Inner.Equals(leaf.Outer))
            {
                return value;
            }

            int inner = _graph.NewValue(leaf.Inner);
            _prologue.Add(new Apply(inner, Operations.Convert, EquatableArray.Of(value)));
            return inner;
        }).ToArray();
        return Compose(form, values);
    }

    /// <summary>Adds an array of arrays: all elements, and the tables of its rows.</summary>
    private Reference AddRows(BufferForm form, InputModel input, string name, bool isState)
    {
        BufferForm row = (BufferForm)form.Element;
        int elements = AddParameter(row.Type, name + "Elements", input with { Spelling = input.Spelling + ".Elements" });
        KnowInput(elements, row, name, isState);
        if (isState)
        {
            _stateRows.Add(new JaggedModel(input.Spelling, row.Type, IsWritten: false));
        }

        return KnowInput(AddTables(form, elements, name, input.Spelling), form, name, isState);
    }

    private Reference KnowInput(int value, BufferForm form, string name, bool isState)
    {
        _buffers[value] = new BufferFacts(Outermost(), -1, -1, isState, name);
        return new Reference(value, null, form, false);
    }

    /// <summary>The region that sees the parameters.</summary>
    private Area Outermost()
    {
        Area area = _area!;
        while (area.Parent is { } outer)
        {
            area = outer;
        }

        return area;
    }

    private int AddParameter(GraphType type, string name, InputModel input)
    {
        int value = _graph.NewValue(type, name);
        _parameters.Add(value);
        _inputs.Add(input);
        return value;
    }
}

/// <summary>A parameter of the entry, or its receiver, before it is split into leaves.</summary>
/// <param name="Kind">how it is passed; a receiver that the method changes is passed by reference</param>
internal sealed record EntryInput(int Parameter, string Name, string Spelling, Form Form, bool IsDifferentiable, RefKind Kind);
