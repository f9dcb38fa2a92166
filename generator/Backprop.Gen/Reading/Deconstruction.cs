using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>The left side of <c>(s, c) = Math.SinCos(x)</c>.</summary>
internal static class Deconstruction
{
    /// <summary>The single targets, from left to right.</summary>
    public static IEnumerable<IOperation> TargetsOf(IOperation target) => target switch
    {
        IDeclarationExpressionOperation { Expression: ITupleOperation tuple } => TargetsOf(tuple),
        ITupleOperation tuple => tuple.Elements.SelectMany(TargetsOf),
        _ => new[] { target },
    };

    /// <summary>Whether a tuple only stands for targets of a call's result.</summary>
    public static bool IsTarget(IOperation tuple)
    {
        IOperation operation = tuple;
        while (operation.Parent is ITupleOperation or IDeclarationExpressionOperation)
        {
            operation = operation.Parent;
        }

        return operation.Parent is IDeconstructionAssignmentOperation { Value: IInvocationOperation } deconstruction && deconstruction.Target == operation;
    }
}
