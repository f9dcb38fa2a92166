using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Bodies of helpers in the place of their calls.</summary>
internal sealed partial class BodyReader
{
    private int _inlined;

    /// <summary>The last call in the project's own code: one that led into a definition.</summary>
    private SyntaxNode? _definedAt;

    private Datum Inline(IOperation at, IMethodSymbol method, Body body, Datum? receiver, Datum[] arguments, Frame? home = null) =>
        Held(at, method, arguments, () => Inline(at, method, body, receiver, arguments, home, out _));

    /// <summary>A call, of which what is marked <c>[NoGradient]</c> carries none: the return value, and places that are given by reference.</summary>
    private Datum Held(IOperation at, IMethodSymbol method, Datum[] arguments, System.Func<Datum> call)
    {
        List<(IParameterSymbol Parameter, Place Place)> places = method.Parameters
            .Where(parameter => IsChanged(parameter) && Names.IsNoGradient(parameter))
            .Select(parameter => (parameter, ((ByReference)arguments[parameter.Ordinal]).Place)).ToList();
        foreach ((IParameterSymbol parameter, Place place) in places.Where(held => held.Parameter.RefKind == RefKind.Ref))
        {
            Store(place, Stop(Load(place, at)), at);
        }

        Datum result = call();
        foreach ((_, Place place) in places.Where(held => held.Place is not NoPlace))
        {
            Store(place, Stop(Load(place, at)), at);
        }

        return !Names.IsNoGradientReturn(method) ? result
            : result is Instance or Closure ? throw Expression(at, "An object or a function that is to carry no gradient", "mark the parameters of the method that makes it [NoGradient]")
            : Stop(result);
    }

    private Datum Inline(IOperation at, IMethodSymbol method, Body body, Datum? receiver, Datum[] arguments, Frame? home, out Frame frame)
    {
        if (_inlined >= BodyFacts.MaxDepth)
        {
            throw Refuse(Descriptors.TooDeep, at, BodyFacts.MaxDepth);
        }

        SyntaxNode? definedAt = _definedAt;
        _definedAt = IsOurs(at.Syntax) ? at.Syntax : definedAt;
        Frame caller = _frame;
        frame = new(body, method, caller, _module.Compilation, home) { ReturnLabel = _graph.NewLabel() };
        int depth = _expressionDepth;
        _expressionDepth = 0;
        _inlined++;
        Open(isBody: true);
        Area area = _area!;
        _frame = frame;
        frame.ReturnForm = method.MethodKind == MethodKind.Constructor || method.ReturnsByRef || method.ReturnsByRefReadonly ? VoidForm.Instance : FormOf(method.ReturnType, at);
        bool isStructMade = method is { MethodKind: MethodKind.Constructor, ContainingType.IsValueType: true };
        if (isStructMade)
        {
            frame.Self = NewVariable("self", FormOf(method.ContainingType, at));
        }

        frame.HandedOn = HandedOnBy(frame, receiver, arguments).Concat(isStructMade && frame.Self!.Form is PackForm ? SlotsUnder(frame.Self, "") : Enumerable.Empty<Slot>()).ToArray();
        frame.ReturnDomain = frame is { ReturnForm: BufferForm, Facts.Returns: > 1 } ? new Domain(area.Parent!, isSliced: true) : null;
        Bind(frame, at, receiver, arguments);
        if (isStructMade)
        {
            BeginConstruction(frame, at);
        }
        else if (method.MethodKind == MethodKind.Constructor)
        {
            BeginObject(frame, at);
        }

        ReadBody(frame);
        ReturnNothing();
        _frame = caller;
        _definedAt = definedAt;
        _inlined--;
        _expressionDepth = depth;
        List<Node> nodes = CloseNodes();
        return Result(frame, nodes, area);
    }

    /// <summary>The variables from outside that a call may assign: those given by reference, and those that functions capture.</summary>
    private Slot[] HandedOnBy(Frame frame, Datum? receiver, Datum[] arguments)
    {
        IEnumerable<Datum> places = arguments.Where((_, i) => IsChanged(frame.Method.Parameters[i]));
        places = _module.Calls.ChangesReceiver(frame.Method) && receiver is not null ? places.Append(receiver) : places;
        return places.OfType<ByReference>().SelectMany(argument => SlotsOf(argument.Place))
            .Concat(ObjectSlotsOf(frame, receiver)).Concat(CapturedSlots(frame)).Concat(arguments.OfType<Closure>().SelectMany(CapturedSlots)).Distinct().ToArray();
    }

    private Datum Result(Frame frame, List<Node> nodes, Area area)
    {
        IReadOnlyList<Leaf> leaves = frame.ReturnDomain is { } returnDomain ? LeavesOf(returnDomain)
            : frame.Returned is null ? Forms.LeavesOf(frame.ReturnForm) : new Leaf[0];
        leaves = frame.ReturnsSelf ? leaves.Concat(frame.Self!.Leaves).ToList() : leaves;
        int own = leaves.Count;
        leaves = leaves.Concat(frame.HandedOn.Select(slot => slot.Variable.Leaves[slot.Leaf])).ToList();
        if (!TryDissolve(nodes, area, frame.ReturnLabel, out int[] values))
        {
            values = leaves.Select(leaf => _graph.NewValue(leaf.Inner)).ToArray();
            Append(new Block(values.ToEquatableArray(), frame.ReturnLabel, RegionOf(nodes)));
        }
        else if (values.Length != leaves.Count)
        {
            // The helper always throws: nothing behind the call is reached.
            values = leaves.Select(leaf => _graph.NewValue(leaf.Inner)).ToArray();
        }

        Assign(frame.HandedOn, values.Skip(own).ToArray());
        if (frame.ReturnsSelf)
        {
            return Compose(frame.Self!.Form, values);
        }

        if (frame is { Method: { MethodKind: MethodKind.Constructor, ContainingType.IsValueType: true }, Self: { } pack })
        {
            return new Pack((PackForm)pack.Form, ((PackForm)pack.Form).Members.Select(member => pack.Parts[member.Name]).Select(part => IsUnset(part) ? Nothing.Instance : Load(part, frame.Body.Root)).ToArray());
        }

        return frame.ReturnForm switch
        {
            BufferForm form when frame.ReturnDomain is { } domain => new Reference(-1, MovingOf(domain, values), form, false),
            BufferForm => frame.Returned ?? Nothing.Instance,
            _ when frame.Returned is { } returned => returned,
            _ => Compose(frame.ReturnForm, values),
        };
    }

    /// <summary>Gives the parameters of a frame, and its receiver, their values.</summary>
    private void Bind(Frame frame, IOperation at, Datum? receiver, Datum[] arguments)
    {
        BindExtended(frame, at, receiver);
        if (frame.Home is null && frame.Method is { IsStatic: false, MethodKind: not MethodKind.LocalFunction } instance)
        {
            if (instance.ContainingType.IsValueType)
            {
                bool isMade = frame.Self is not null;
                frame.Self ??= NewVariable("self", FormOf(instance.ContainingType, at));
                if (isMade)
                {
                    frame.ReturnsSelf = frame.Self.Form is StructForm;
                    StoreUnseen(frame.Self, ReadDefaultOf(frame.Self.Form), at);
                }
                else if (receiver is ByReference self)
                {
                    frame.Self = new Variable("self", frame.Self.Form, frame.Self.Leaves) { Alias = self.Place };
                }
                else
                {
                    Store(frame.Self, receiver!, at);
                }
            }
            else if (receiver is Instance made)
            {
                frame.Self = made.Object;
            }
            else
            {
                frame.Receiver = receiver;
            }
        }

        foreach (IParameterSymbol parameter in frame.Body.Method.Parameters)
        {
            bool holdsConstant = Names.IsNoGradient(parameter);
            if (arguments[parameter.Ordinal] is ByReference { Place: var place })
            {
                frame.Variables[parameter] = place is VariablePlace whole && whole == Whole(whole.Variable) ? whole.Variable
                    : new Variable(parameter.Name, place.Form, Forms.LeavesOf(place.Form)) { Alias = place };
                continue;
            }

            Form form = EntryFormOf(frame, parameter) ?? (holdsConstant ? ConstantFormOf(parameter.Type) : FormOf(parameter.Type, at));
            form = form is PackForm && arguments[parameter.Ordinal] is Scalar { Value: var handed } ? new OpaqueForm((OpaqueType)_graph.TypeOf(handed)) : form;
            Variable variable = Declare(parameter, form);
            variable.HoldsConstant = holdsConstant && variable.Form is BufferForm && !(_isEntry && frame.Caller is null);
            Datum argument = arguments[parameter.Ordinal];
            if (argument is Nothing)
            {
                // An `out` parameter of the entry has no value yet.
                continue;
            }

            Store(variable, holdsConstant && !(_isEntry && frame.Caller is null) ? Stop(argument) : argument, at);
        }
    }

    /// <summary>The form of a parameter of the entry that is handed on as callers see it: what may be null and is changed for them, or is held constant with more around it, or hides what it holds.</summary>
    private Form? EntryFormOf(Frame frame, IParameterSymbol parameter) =>
        _isEntry && frame.Caller is null && _handedOn.TryGetValue(parameter.Ordinal, out Form? whole) ? whole
        : _isEntry && frame.Caller is null && _module.Forms.Of(_frame.Close(parameter.Type)) is StructForm { Shape: { MayLack: true } shape } && (IsChanged(parameter) || !shape.IsNullable)
            ? new OpaqueForm(new OpaqueType(Names.Of(_frame.Close(parameter.Type)))) : null;

    /// <summary>What is held constant may be anything: it is only handed on.</summary>
    private Form ConstantFormOf(ITypeSymbol type) =>
        _module.Forms.Of(_frame.Close(type)) is { } form and not UnsupportedForm ? form : new OpaqueForm(new OpaqueType(Names.Of(_frame.Close(type))));

    private Datum ReadDefaultOf(Form form) => form is ScalarForm scalar ? new Scalar(Default(scalar.Inner)) : form is StructForm structure
        ? new Bundle(structure.Shape, structure.Shape.Leaves.Select(leaf => Default(leaf.Inner)).ToArray())
        : Nothing.Instance;
}
