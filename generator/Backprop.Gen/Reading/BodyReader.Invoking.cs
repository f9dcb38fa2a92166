using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Calls of functions that stand by themselves. What they change for their caller goes in as a value, and comes out as a result.</summary>
internal sealed partial class BodyReader
{
    private Datum Invoke(IOperation at, IMethodSymbol method, Body body, Datum? receiver, Datum[] arguments)
    {
        Form form = FormOf(method.ReturnType, at);
        if (form is BufferForm)
        {
            throw Refuse(Descriptors.RecursiveBuffer, at, method.Name, "returns a buffer");
        }

        if (method.MethodKind == MethodKind.Constructor)
        {
            throw Expression(at, "A recursive constructor", "use a method");
        }

        if (arguments.Append(receiver).Any(argument => argument is Instance or Pack))
        {
            throw Expression(at, $"An object, or a struct with buffers, that is handed to '{method.Name}', which is recursive,", "hand on its parts");
        }

        if (arguments.Any(argument => argument is Closure))
        {
            throw Expression(at, $"A function that is handed to '{method.Name}', which is recursive,", "write that with a loop, or call the function in it by its name");
        }

        List<Place> places = new();
        List<int> inputs = new();
        if (receiver is not null)
        {
            if (_module.Calls.ChangesReceiver(method))
            {
                // Of a copy nobody sees how it is changed.
                places.Add((receiver as ByReference)?.Place ?? new NoPlace(FormOf(method.ContainingType, at)));
            }

            AddInputs(inputs, FormOf(method.ContainingType, at), BeforeCall(receiver, at), at);
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            bool isStopped = arguments[i] is Reference { IsStopped: true };
            if (isStopped && !Names.IsNoGradient(body.Method.Parameters[i]))
            {
                throw Expression(at, $"Handing a [NoGradient] buffer to '{method.Name}', which is recursive or large,", "mark that parameter [NoGradient] too");
            }

            if (IsChanged(method.Parameters[i]))
            {
                Place place = ((ByReference)arguments[i]).Place;
                places.Add(place.Form is BufferForm ? throw Refuse(Descriptors.RecursiveBuffer, at, method.Name, "takes a buffer by reference") : place);
            }

            if (method.Parameters[i].RefKind != RefKind.Out)
            {
                AddInputs(inputs, FormOf(method.Parameters[i].Type, at), BeforeCall(arguments[i], at), at);
            }
        }

        if (places.Count > 0)
        {
            CheckApart(at, method, arguments.Append(receiver));
        }

        Callee callee = _module.FunctionOf(method, body);
        List<Leaf> leaves = places.Select(place => place.Form).Prepend(form).SelectMany(Forms.LeavesOf).ToList();
        int[] results = leaves.Select(leaf => _graph.NewValue(leaf.Outer)).ToArray();
        Append(new Invoke(results.ToEquatableArray(), callee.Name, inputs.ToEquatableArray()));
        _module.StateHandedOn.AddRange(
            from index in Enumerable.Range(0, inputs.Count)
            where _buffers.TryGetValue(inputs[index], out BufferFacts? facts) && facts.IsState
            select (callee.Name, index, _buffers[inputs[index]].Name.Length > 0 ? _buffers[inputs[index]].Name : at.Syntax.ToString(), LocationOf(at.Syntax)));
        int[] inner = results.Select((result, i) => Inner(result, leaves[i])).ToArray();
        int next = Forms.LeavesOf(form).Count;
        foreach (Place place in places)
        {
            Store(place, Compose(place.Form, inner, next), at);
            next += Forms.LeavesOf(place.Form).Count;
        }

        return Compose(form, inner);
    }

    /// <summary>
    /// What is changed comes back after the call, which is the same as changing it at once only where the function cannot see it under
    /// another name.
    /// </summary>
    private void CheckApart(IOperation at, IMethodSymbol method, IEnumerable<Datum?> arguments)
    {
        List<Place> places = arguments.OfType<ByReference>().Select(argument => argument.Place).ToList();
        List<Slot> slots = places.SelectMany(SlotsOf).ToList();
        int elements = places.Count(place => place is ElementPlace || (place is VariablePlace part && SlotOf(part.Variable, part.Offset) is null));
        bool hasBuffers = arguments.OfType<Reference>().Any();
        if (slots.Distinct().Count() < slots.Count || elements > 1 || (elements == 1 && hasBuffers))
        {
            throw Expression(at, $"Passing what may be the same place twice to '{method.Name}', which is recursive or large,", "return the new value, as a tuple if there are several");
        }
    }

    /// <summary>What an argument is before the call.</summary>
    private Datum BeforeCall(Datum argument, IOperation at) => argument is ByReference { Place: var place } ? Load(place, at) : argument;

    private void AddInputs(List<int> inputs, Form form, Datum datum, IOperation at)
    {
        if (form is BufferForm)
        {
            Reference buffer = AsReference(datum, at);
            if (buffer.Form.IsJagged)
            {
                inputs.AddRange(InputsOf(buffer, at));
                return;
            }

            inputs.Add(Pin(buffer, at));
            inputs.AddRange(Enumerable.Range(0, buffer.Form.Rank == 1 ? 0 : buffer.Form.Rank).Select(dimension => ExtentOf(buffer, dimension)));
            return;
        }

        IReadOnlyList<Leaf> leaves = Forms.LeavesOf(form);
        inputs.AddRange(LeavesOf(Fit(datum, form, at), at).Select((value, i) => Outer(value, leaves[i])));
    }
}
