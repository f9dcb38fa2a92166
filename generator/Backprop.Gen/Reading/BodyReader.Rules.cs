using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Calls of methods for which somebody has written a rule: it comes before everything that is known of them.</summary>
internal sealed partial class BodyReader
{
    /// <summary>While a rule is read, the method that it is for: in it, calls of that method are not its own.</summary>
    public IMethodSymbol? Primal { get; init; }

    /// <summary>While a rule is read, those of its parameters that its method holds constant: where the rule is differentiated again, they still are.</summary>
    public IReadOnlyCollection<int> HeldConstant { get; init; } = System.Array.Empty<int>();

    /// <summary>A call of such a method; null if it is none.</summary>
    private Datum? TryRuled(IInvocationOperation invocation, IMethodSymbol method)
    {
        if (RuleOf(invocation, method) is not { } rule)
        {
            return null;
        }

        if (invocation.Instance is IInstanceReferenceOperation { Syntax: BaseExpressionSyntax } && (method.IsVirtual || method.IsOverride))
        {
            throw Expression(invocation, $"'base.{method.Name}', which has a derivative of its own,", "move what it does into a method that is not virtual, with that derivative");
        }

        Datum? receiver = method.IsStatic ? null : ReadRuledReceiver(invocation.Instance!, method, rule);
        return CallRuled(invocation, method, rule, receiver, ReadArguments(invocation.Arguments, method));
    }

    private IMethodSymbol? RuleOf(IOperation at, IMethodSymbol method)
    {
        if (Primal is not null && SymbolEqualityComparer.Default.Equals(Primal, (method.ReducedFrom ?? method).OriginalDefinition))
        {
            return null;
        }

        IReadOnlyList<IMethodSymbol> rules = _module.Sources.Rules.Of(method);
        return rules.Count > 1 && !SymbolEqualityComparer.Default.Equals(rules[0].ContainingAssembly, _module.Compilation.Assembly)
            ? throw new Refusal(Diagnostic.Create(
                Descriptors.TwoRules, LocationOf(at.Syntax), $"{method.ContainingType.Name}.{method.Name}", string.Join("' and '", rules.Select(rule => $"{rule.ContainingType.Name}.{rule.Name}"))))
            : rules.FirstOrDefault();
    }

    private Datum ReadRuledReceiver(IOperation instance, IMethodSymbol method, IMethodSymbol rule) =>
        BoundRule.ChangesReceiver(method, rule, _module.Calls, _module.Sources, _module.Token) && TryPlace(instance) is { } place and (VariablePlace or ElementPlace)
            ? new ByReference(place) : Read(instance);

    private Datum CallRuled(IOperation at, IMethodSymbol method, IMethodSymbol rule, Datum? receiver, Datum[] arguments)
    {
        Ruled ruled = _module.RuledFunctions(method, () => Rule(at, method, rule));
        List<Datum> given = (receiver is null ? arguments : arguments.Prepend(ThisAsState(receiver))).ToList();
        if (given.Any(datum => datum is Instance or Pack or Closure))
        {
            throw Expression(at, $"An object or a function that is made here and handed to '{method.Name}', which has a derivative of its own,", "hand on its parts");
        }

        List<Place> places = new();
        List<Place> read = new();
        List<int> inputs = new();
        for (int i = 0; i < given.Count; i++)
        {
            RuleArgument argument = ruled.Signature.Arguments[i];
            if (given[i] is Reference { IsStopped: true } && argument.IsDifferentiable)
            {
                throw Expression(at, $"Handing a [NoGradient] buffer to '{argument.Name}'", "copy it, with Derivative.Stop on its elements");
            }

            if (argument.IsChanged)
            {
                // Of a copy nobody sees how it is changed.
                places.Add((given[i] as ByReference)?.Place ?? new NoPlace(argument.Form));
            }
            else if (given[i] is ByReference { Place: var seen })
            {
                read.Add(seen);
            }

            if (argument.Kind != RefKind.Out)
            {
                AddInputs(inputs, argument.Form, BeforeCall(given[i], at), at);
            }
        }

        if (!AreApart(places, read, inputs))
        {
            throw SamePlace(at, method, "has a derivative of its own");
        }

        inputs.AddRange(ruled.Written.Select(argument => ContentsOf(ruled.InputsOf(argument).First(), inputs, method, at)).ToList());
        _module.StateHandedOn.AddRange(
            from argument in ruled.Written
            let index = ruled.InputsOf(argument).First()
            where _buffers.TryGetValue(inputs[index], out BufferFacts? facts) && facts.IsState
            select (ruled.Function, index, _buffers[inputs[index]].Name.Length > 0 ? _buffers[inputs[index]].Name : at.Syntax.ToString(), LocationOf(at.Syntax)));
        Form form = ruled.Signature.Result;
        List<Leaf> leaves = places.Select(place => place.Form).Prepend(form).SelectMany(Forms.LeavesOf).ToList();
        int[] results = leaves.Select(leaf => _graph.NewValue(leaf.Outer)).ToArray();
        Append(new Invoke(results.ToEquatableArray(), ruled.Function, inputs.ToEquatableArray()));
        int[] inner = results.Select((result, i) => Inner(result, leaves[i])).ToArray();
        int next = Forms.LeavesOf(form).Count;
        foreach (Place place in places)
        {
            Store(place, Compose(place.Form, inner, next), at);
            next += Forms.LeavesOf(place.Form).Count;
        }

        return Compose(form, inner);
    }

    /// <summary>The object that the entry works on is handed in: what the derivative consists of are static methods.</summary>
    private Datum ThisAsState(Datum receiver)
    {
        if (!_isEntry || receiver is not Text { Code: "this" } self)
        {
            return receiver;
        }

        if (!_referencedState.TryGetValue(self.Code, out int value))
        {
            value = AddParameter(self.Type, "self", new InputModel(InputModel.State, "", self.Code, false));
            _referencedState[self.Code] = value;
            _spellings[value] = self.Code;
        }

        return new Scalar(value);
    }

    /// <summary>A copy of what is in a buffer before the call, which nothing else that is handed on may lead to.</summary>
    private int ContentsOf(int written, IReadOnlyList<int> inputs, IMethodSymbol method, IOperation at)
    {
        int buffer = inputs[written];
        if (inputs.Where((other, i) => i != written && IsBuffer(other) && MayOverlap(buffer, other)).Any())
        {
            throw SamePlace(at, method, "has a derivative of its own, and writes one of them");
        }

        int count = _graph.NewValue(GraphType.Int32);
        Append(new Length(count, buffer));
        int copy = _graph.NewValue((BufferType)_graph.TypeOf(buffer) with { IsReadOnly = false }, method.Name + "Before");
        Append(new Allocate(copy, _graph.NewValue(GraphType.Int32), count));
        Append(new Copy(buffer, copy));
        return copy;
    }

    private Ruled Rule(IOperation at, IMethodSymbol method, IMethodSymbol rule)
    {
        bool changesReceiver = BoundRule.ChangesReceiver(method, rule, _module.Calls, _module.Sources, _module.Token);
        RuleSignature signature = new(method, changesReceiver, _module.Forms, _module.Compilation);
        if (signature.Problem is { } problem || !signature.Matches(rule))
        {
            throw Expression(at, $"'{method.Name}' with these type arguments", "write its derivative for them");
        }

        bool isChosenLater = method.IsAbstract || method.IsVirtual || (method.IsOverride && !method.IsSealed) || method.IsExtern || method.IsAsync;
        Body? body = isChosenLater ? null : _module.Sources.BodyOf(method, _module.Token);
        bool[] isWritten = signature.Arguments.Select((argument, i) => MayWrite(method, body, argument, rule.Parameters[i])).ToArray();
        if (signature.Arguments.Where((argument, i) => isWritten[i] && !argument.IsDifferentiable && StructPaths.Carries(((BufferForm)argument.Form).Type)).FirstOrDefault() is { } held)
        {
            throw Expression(at, $"'{method.Name}', which may write into '{held.Name}', a [NoGradient] buffer,", "let it take that as a ReadOnlySpan");
        }

        if (isWritten.Any(written => written))
        {
            _module.NoteAssigned(method, LocationOf(at.Syntax));
        }
        else
        {
            _module.RunAsItIs(method, LocationOf(at.Syntax));
        }

        // A method that takes arrays would be given copies of them.
        bool takesBuffers = signature.Arguments.Any(argument => argument.Form is BufferForm { Declared: not (Graph.BufferForm.Span or Graph.BufferForm.ReadOnlySpan) });
        (string function, string ruleFunction) = _module.NamesOf(method, rule);
        return new Ruled(
            function, ruleFunction, rule, takesBuffers || !_module.IsAccessible(method) ? body : null, signature, isWritten,
            Refuse(Descriptors.Inaccessible, at, method.Name, _module.Entry.ContainingType.Name).Diagnostic, LocationOf(at.Syntax), (string)WithPath(System.Array.Empty<object>())[0]);
    }

    /// <summary>Whether a method may write a buffer: as far as its source tells; else if it can, unless the rule only reads it.</summary>
    private bool MayWrite(IMethodSymbol method, Body? body, RuleArgument argument, IParameterSymbol own) =>
        argument.Form is BufferForm { Type.IsReadOnly: false } && !Names.IsReadOnlySpan(own.Type)
        && (body is null || _module.Calls.MayDispatch(method)
            || _module.Calls.WrittenElements(method).Any(element => SymbolEqualityComparer.Default.Equals(element.OriginalDefinition, BodyFacts.ElementOf(argument.Type)?.OriginalDefinition)));

    /// <summary>A refusal that brings the head of a rule for the method: an editor offers to write it.</summary>
    private Refusal RefuseCall(DiagnosticDescriptor descriptor, IOperation at, string name, IMethodSymbol method) =>
        new(Diagnostic.Create(descriptor, LocationOf(at.Syntax), HeadFor(method), WithPath(new object[] { name })));

    private ImmutableDictionary<string, string?> HeadFor(IMethodSymbol method)
    {
        ImmutableDictionary<string, string?> none = ImmutableDictionary<string, string?>.Empty;
        if (method is not { MethodKind: MethodKind.Ordinary, Arity: 0, ContainingType.IsGenericType: false })
        {
            return none;
        }

        RuleSignature signature = new(method, _module.Calls.ChangesReceiver(method), _module.Forms, _module.Compilation);
        return signature.Problem is not null ? none : none
            .Add("RuleType", Names.Of(method.ContainingType))
            .Add("RuleMethod", Names.Escape(method.Name))
            .Add("RuleSignature", signature.Print(method.Name + "Backward", Names.InSignature));
    }
}
