using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <content>Calls of generated members that the user has declared: derivatives that are differentiated again.</content>
internal sealed partial class BodyReader
{
    private Datum? TryDerivative(IInvocationOperation call, IMethodSymbol method)
    {
        if (DerivativeMember.Of(method) is not { } member)
        {
            return null;
        }

        (MethodGraph? graph, MethodGraph? primal, string problem) = _module.Derive(member);
        if (graph is null || primal is null)
        {
            throw Refuse(Descriptors.NestedDerivative, call, method.Name, problem);
        }

        if (_module.ProblemOf(primal) is { } hidden)
        {
            throw Refuse(Descriptors.NestedDerivative, call, method.Name, $"it uses '{hidden}', which cannot be reached from here");
        }

        graph = _module.Close(graph, method, PrimalOf(method, member), _frame);
        Datum? receiver = method.IsStatic ? null : ReceiverOf(call.Instance, method);
        Datum[] arguments = ReadArguments(call.Arguments, method);
        return CallReferenced(call, method, graph, receiver, arguments, member.MakesSinks ? SinksOf(call, method, graph, arguments).ToArray() : Array.Empty<Reference>());
    }

    /// <summary>The method that a member is a derivative of, with the type arguments that the member is called with.</summary>
    private static IMethodSymbol PrimalOf(IMethodSymbol called, DerivativeMember member)
    {
        IMethodSymbol primal = called.ContainingType.GetMembers(member.Method.Name).OfType<IMethodSymbol>()
            .First(method => SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, member.Method.OriginalDefinition));
        return called.IsGenericMethod ? primal.Construct(called.TypeArguments, called.TypeArgumentNullableAnnotations) : primal;
    }

    /// <summary>The arrays that a member returns, made as it makes them: as long as what they are the gradients of.</summary>
    private IEnumerable<Reference> SinksOf(IInvocationOperation call, IMethodSymbol method, MethodGraph graph, Datum[] arguments)
    {
        Derivation derivation = graph.Module.Entry.Derivation!;
        IEnumerable<BufferForm> forms = PartsOf(FormOf(method.ReturnType, call)).OfType<BufferForm>();
        IEnumerable<int> owners = derivation.Overwritten.Select(sink => derivation.Method.Inputs[derivation.Parameters[sink].Index].Parameter);
        return forms.Zip(owners, (form, owner) => Allocate(form, LengthOf((Reference)BeforeCall(arguments[owner], call), call), call));
    }

    private static IReadOnlyList<Form> PartsOf(Form returned) => returned is PackForm pack ? pack.Members.Select(member => member.Form).ToList() : new[] { returned };
}
