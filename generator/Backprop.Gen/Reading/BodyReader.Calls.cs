using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Calls: operations of the graph, methods with source here, and everything else.</summary>
internal sealed partial class BodyReader
{
    private Datum ReadInvocation(IInvocationOperation invocation)
    {
        IMethodSymbol method = TargetOf(invocation);
        if ((TryCreateNumber(invocation) ?? TryNullableMethod(invocation) ?? TryThrowIfNull(invocation, method)) is { } known)
        {
            return known;
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return CallClosure(invocation, LocalFunction(method), ReadArguments(invocation.Arguments, method));
        }

        if (method.MethodKind == MethodKind.DelegateInvoke && Read(invocation.Instance!) is Closure closure)
        {
            return CallClosure(invocation, closure, ReadArguments(invocation.Arguments, method));
        }

        if (TryRuled(invocation, method) is { } ruled)
        {
            return ruled;
        }

        if (IsHandedOn(invocation.Instance))
        {
            _module.RunAsItIs(method, LocationOf(invocation.Syntax));
            return ReadText(invocation);
        }

        if (TryMath(invocation, method) is { } number)
        {
            return number;
        }

        if (Names.IsBackprop(method.ContainingType) && method.ContainingType.Name == "Derivative")
        {
            return ReadDerivative(invocation, method);
        }

        if ((TryComparison(invocation, method) ?? TrySort(invocation, method) ?? TrySearch(invocation, method) ?? TryListMethod(invocation, method) ?? TryToList(invocation, method) ?? TrySpanMethod(invocation, method) ?? TryWholeBuffer(invocation, method) ?? TryTensor(invocation, method) ?? TryExtent(invocation, method)) is { } datum)
        {
            return datum;
        }

        if (TryDerivative(invocation, method) is { } derivative)
        {
            return derivative;
        }

        RefuseGenerated(invocation, method);
        if (CollectionOf(invocation.Instance) is { } collection)
        {
            return CallOnCollection(collection, invocation, method, invocation.Arguments);
        }

        if (ObjectOf(invocation.Instance) is { } made)
        {
            return CallOn(made, invocation, method);
        }

        if (BodyToRead(invocation, method) is { } body)
        {
            if (method.ReturnsByRef || method.ReturnsByRefReadonly)
            {
                return Load(ReadReturnedPlace(invocation), invocation);
            }

            return CallSource(invocation, method, body);
        }

        if ((TryDefined(invocation, method, invocation.Instance, invocation.Arguments) ?? TryReferenced(invocation, method)) is { } defined)
        {
            return defined;
        }

        if (IsGuard(method))
        {
            return ReadGuard(invocation);
        }

        _module.RunAsItIs(method, LocationOf(invocation.Syntax));
        return ReadText(invocation);
    }

    /// <summary><c>ArgumentOutOfRangeException.ThrowIfNegative(x)</c> and its like: they look at a value, and nothing comes of it but an exception.</summary>
    private static bool IsGuard(IMethodSymbol method) =>
        IsAssertion(method) || method is { IsStatic: true, ReturnsVoid: true } && method.Name.StartsWith("ThrowIf", StringComparison.Ordinal)
        && (Names.IsSystem(method.ContainingType, "ArgumentException") || Names.IsSystem(method.ContainingType, "ArgumentNullException")
            || Names.IsSystem(method.ContainingType, "ArgumentOutOfRangeException") || Names.IsSystem(method.ContainingType, "ObjectDisposedException"));

    private static bool IsAssertion(IMethodSymbol method) =>
        method is { Name: "Assert", ContainingType: { Name: "Debug" or "Trace", ContainingNamespace: { Name: "Diagnostics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } };

    private static bool IsWork(IOperation operation) => operation is IAssignmentOperation or IIncrementOrDecrementOperation or IObjectCreationOperation { Parent: not IInterpolatedStringHandlerCreationOperation }
        || (operation is IInvocationOperation { Parent: not IInterpolatedStringAppendOperation } call && MathTable.Find(call.TargetMethod) is null);

    private Datum ReadGuard(IInvocationOperation invocation)
    {
        (string code, List<int> inputs) = TextOf(invocation);
        if (IsAssertion(invocation.TargetMethod))
        {
            if (invocation.Arguments.Skip(1).SelectMany(argument => argument.DescendantsAndSelf()).FirstOrDefault(IsWork) is { } work)
            {
                throw Expression(work, "A call in a message that is only built where it is shown", "leave it out of the message");
            }

            // A message is only built where it is shown.
            int message = code.IndexOf(", string.Format(", StringComparison.Ordinal);
            code = message < 0 ? code : code.Substring(0, message) + ", {0} ? null : " + code.Substring(message + 2);
        }

        return External(invocation, VoidForm.Instance, code, inputs.Select(input => _graph.TypeOf(input) is { IsFloating: true } type ? Apply(Operations.Stop, type, input) : input).ToList());
    }

    /// <summary>Reads arguments in the order in which they are evaluated, and gives them in the order of the parameters.</summary>
    private static T[] InOrder<T>(IReadOnlyList<IArgumentOperation> arguments, Func<IOperation, T> read)
    {
        T[] values = new T[arguments.Count];
        foreach (IArgumentOperation argument in arguments)
        {
            values[argument.Parameter!.Ordinal] = read(argument.Value);
        }

        return values;
    }

    private Datum ReadDerivative(IInvocationOperation invocation, IMethodSymbol method)
    {
        if (IsCheckpointed(invocation))
        {
            throw Expression(invocation, "'Derivative.Checkpointed' anywhere but in the head of a 'foreach'", "write 'foreach (int t in Derivative.Checkpointed(0, n))'");
        }

        Datum[] arguments = InOrder(invocation.Arguments, Read);
        if (method.Name != "Clip")
        {
            return Stop(arguments[0]);
        }

        CheckRange(invocation);
        return Clip(arguments[0], ValueOf(arguments[1], invocation), ValueOf(arguments[2], invocation), invocation);
    }

    /// <summary>The same value, whose gradient is clamped on its way back.</summary>
    private Datum Clip(Datum datum, int low, int high, IOperation at)
    {
        int[] leaves = LeavesOf(datum, at).Select(leaf => Apply(Operations.Clip, _graph.TypeOf(leaf), leaf, low, high)).ToArray();
        return datum is Bundle bundle ? bundle with { Leaves = leaves } : new Scalar(leaves[0]);
    }

    /// <summary>The same value, from which no gradient goes back.</summary>
    private Datum Stop(Datum datum) => datum switch
    {
        Scalar scalar when _graph.TypeOf(scalar.Value).IsFloating => new Scalar(Apply(Operations.Stop, _graph.TypeOf(scalar.Value), scalar.Value)),
        Bundle bundle => bundle with
        {
            Leaves = bundle.Leaves.Select(leaf => _graph.TypeOf(leaf) is { IsFloating: true } type ? Apply(Operations.Stop, type, leaf) : leaf).ToArray(),
        },
        Reference reference => reference with { IsStopped = true },
        Pack pack => pack with { Parts = pack.Parts.Select(Stop).ToArray() },
        Scalar or Text when IsSelf(datum) => HeldSelf(datum),
        _ => datum,
    };

    private Datum? TrySpanMethod(IInvocationOperation invocation, IMethodSymbol method)
    {
        if (method.Name == "Slice" && invocation.Instance is { } instance && Names.IsView(instance.Type))
        {
            return ReadSlice(invocation, instance, invocation.Arguments);
        }

        IMethodSymbol definition = method.ReducedFrom ?? method;
        if (definition.Name is "AsSpan" or "AsMemory" && Names.IsSystem(definition.ContainingType, "MemoryExtensions") && Names.IsBuffer(invocation.Arguments.FirstOrDefault()?.Value.Type))
        {
            return ReadSlice(invocation, invocation.Arguments[0].Value, invocation.Arguments.Skip(1));
        }

        return null;
    }

    /// <summary>Derivatives are only seen by the analyzer, not while they are generated: calling them has to be an error in both.</summary>
    private void RefuseGenerated(IOperation at, IMethodSymbol method)
    {
        if (GeneratedCode.IsOurs(method))
        {
            throw Refuse(Descriptors.GeneratedMember, at, method.Name);
        }
    }

    /// <summary>The body of a method if the call is to be differentiated with it; null if it runs as it is.</summary>
    private Body? BodyToRead(IOperation call, IMethodSymbol method)
    {
        bool isVirtual = call is IInvocationOperation { IsVirtual: true } && method is { IsSealed: false, ContainingType: { IsSealed: false, IsValueType: false } };
        if (isVirtual || method.IsAbstract || method.IsExtern || method.IsAsync || method.MethodKind == MethodKind.DelegateInvoke)
        {
            return null;
        }

        Body? body = _module.Sources.BodyOf(method, _module.Token);
        bool getsObjects = call is IInvocationOperation invocation && invocation.Arguments.Any(argument => ObjectOf(argument.Value) is not null);
        bool givesObjects = ReplaceableForm(method.ReturnType) is not null;
        bool isOpaque = !getsObjects && (IsBetterLeft(body) || (!givesObjects && body?.Facts.AssignedState.Any(state => !IsInput(state)) == true));
        return isOpaque && CanRunAsItIs(method) ? null : body;
    }

    /// <summary>Whether there is something in a body that no graph can hold, or, if nothing active flows into it, that the derivative cannot reach.</summary>
    private bool IsBetterLeft(Body? body) =>
        body is { Facts: var facts } && (facts.Obstacle is not null || (!facts.TakesPart && !facts.Hidden.All(_module.IsAccessible)));

    /// <summary>Whether a call can be left as it is, if nothing active flows into it: it only gets and gives what C# text can hand on.</summary>
    private bool CanRunAsItIs(IMethodSymbol method)
    {
        IEnumerable<ITypeSymbol> types = method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType);
        if (!method.IsStatic && method.ContainingType.IsValueType)
        {
            types = types.Append(method.ContainingType);
        }

        return _module.IsAccessible(method) && types.All(type => _module.Forms.AtBoundary(type) is ScalarForm or OpaqueForm or VoidForm);
    }

    /// <summary>A method of an object that was made here: its class is known, and so is the method.</summary>
    private Datum CallOn(Variable made, IInvocationOperation invocation, IMethodSymbol method)
    {
        IMethodSymbol target = invocation.IsVirtual
            ? Targets.In(((PackForm)made.Form).Symbol, method) ?? method : method;
        return _module.Sources.BodyOf(target, _module.Token) is { } body
            ? Call(invocation, target, body, new Instance(made), ReadArguments(invocation.Arguments, target))
            : throw Expression(invocation, $"'{target.Name}' of an object that is made here", "write it in this project");
    }

    private Datum CallSource(IInvocationOperation invocation, IMethodSymbol method, Body body)
    {
        Datum? receiver = method.IsStatic ? null : ReceiverOf(invocation.Instance, method);
        Datum[] arguments = ReadArguments(invocation.Arguments, method);
        Datum result = Call(invocation, method, body, receiver, arguments);
        NoteRoot(method, arguments, result);
        return result;
    }

    private Datum[] ReadArguments(IReadOnlyList<IArgumentOperation> arguments, IMethodSymbol method) => ReadArguments(arguments, method.Parameters.Length);

    private Datum[] ReadArguments(IReadOnlyList<IArgumentOperation> arguments, int parameters)
    {
        Datum[] values = new Datum[parameters];
        foreach (IArgumentOperation argument in arguments)
        {
            IParameterSymbol parameter = argument.Parameter!;
            values[parameter.Ordinal] = parameter.RefKind == RefKind.None ? Read(argument.Value) : ReadByReference(argument);
        }

        return values;
    }

    /// <summary>A place by reference; for <c>in</c>, a value that has none is handed in as it is.</summary>
    private Datum ReadByReference(IArgumentOperation argument)
    {
        switch (argument.Value)
        {
            case IDeclarationExpressionOperation { Expression: ILocalReferenceOperation local }:
                return new ByReference(Whole(_frame.Variables.TryGetValue(local.Local, out Variable? named) ? named : Declare(local.Local, local.Local.Type, local)));
            case IDiscardOperation discard:
                Form form = FormOf(discard.Type, discard);
                return new ByReference(Whole(new Variable("_", form, Forms.LeavesOf(form))));
        }

        bool isValue = argument.Parameter!.RefKind is not (RefKind.Ref or RefKind.Out);
        Place? place = isValue && (Names.IsBuffer(argument.Value.Type) || argument.Value.ConstantValue.HasValue) ? null : TryPlace(argument.Value);
        return place switch
        {
            VariablePlace or ElementPlace => new ByReference(place),
            _ when isValue => Read(argument.Value),
            _ => throw Refuse(Descriptors.ByReferenceArgument, argument, argument.Parameter.Name, argument.Parameter.RefKind == RefKind.Ref ? "ref" : "out"),
        };
    }

    private Datum CallOperator(IOperation at, IMethodSymbol target, params Datum[] operands)
    {
        if ((TryDefined(at, target, operands) ?? TryReferenced(at, target, null, operands)) is { } defined)
        {
            return defined;
        }

        if (_module.Sources.BodyOf(target, _module.Token) is not { } body)
        {
            throw target is { IsImplicitlyDeclared: true, ContainingType.IsRecord: true } ? Expression(at, "Comparing records", "compare their numbers") : WithoutGraph(at, target);
        }

        return Call(at, target, body, null, operands);
    }

    /// <summary>A call of a method with source: a function of the module if it is recursive or large, else its body in place.</summary>
    private Datum Call(IOperation at, IMethodSymbol method, Body body, Datum? receiver, Datum[] arguments)
    {
        bool isRecursive = _module.Calls.IsRecursive(method);
        bool hasFunctions = receiver is Instance || arguments.Any(argument => argument is Closure or Instance or Pack || IsMadeHere(argument));
        if (isRecursive || (!hasFunctions && _module.Calls.IsLarge(method) && !_module.Calls.UsesMarkedFields(method) && !Names.IsBuffer(method.ReturnType) && method.MethodKind != MethodKind.Constructor))
        {
            return Held(at, method, arguments, () => Invoke(at, method, body, receiver, arguments));
        }

        return Inline(at, method, body, receiver, arguments);
    }
}
