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

        Datum? receiver = method.IsStatic ? null : ReceiverOf(call.Instance, method);
        return CallReferenced(call, method, graph, receiver, ReadArguments(call.Arguments, method));
    }
}
