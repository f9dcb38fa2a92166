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
        if (form is BufferForm or PackForm)
        {
            throw Refuse(Descriptors.RecursiveBuffer, at, method.Name, form is PackForm ? "returns a struct with buffers" : "returns a buffer");
        }

        if (method.MethodKind == MethodKind.Constructor)
        {
            throw Expression(at, "A recursive constructor", "use a method");
        }

        if (arguments.Select((argument, i) => IsChanged(method.Parameters[i]) ? argument : PackIn(argument, at)).Append(_module.Calls.ChangesReceiver(method) ? receiver : PackIn(receiver, at)).Any(IsBoundToCaller))
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

        List<Place> read = ReadPlacesOf(method, _module.Calls.ChangesReceiver(method), receiver, arguments).ToList();
        if (!AreApart(places, read, inputs))
        {
            return _module.Calls.IsRecursive(method) ? throw SamePlace(at, method, "is recursive") : Inline(at, method, body, receiver, arguments, null, out _);
        }

        Callee callee = _module.FunctionOf(method, body);
        _module.ReadMeanwhile.AddRange(WaysTo(read, inputs).Select(input => (callee.Name, input, SamePlace(at, method, "is recursive or large").Diagnostic)));
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

    /// <summary>What an argument is before the call.</summary>
    private Datum BeforeCall(Datum argument, IOperation at) => argument is ByReference { Place: var place } ? Load(place, at) : argument;

    private void AddInputs(List<int> inputs, Form form, Datum datum, IOperation at)
    {
        if (form is PackForm pack)
        {
            AddPackInputs(inputs, pack, datum, at);
            return;
        }

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
