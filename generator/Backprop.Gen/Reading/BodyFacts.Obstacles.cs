using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>What no graph can hold, so that a method that no number goes through is better left to run as it is.</summary>
internal sealed partial class BodyFacts
{
    /// <summary>The first operation that no graph can hold (a try, a lambda, …), as far as can be told without reading.</summary>
    public IOperation? Obstacle { get; private set; }

    private bool IsObstacle(IOperation operation) => operation switch
    {
        IUsingOperation { IsAsynchronous: true } or IUsingDeclarationOperation { IsAsynchronous: true } or ITryOperation or ILockOperation or IAwaitOperation or ILabeledOperation
            or IDynamicInvocationOperation or IConditionalAccessOperation or IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } => true,
        IUsingOperation or IUsingDeclarationOperation => !TakesPart,
        ICoalesceOperation coalesce => !IsOfNullable(coalesce),
        IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var taker } } } => !TakesPart && taker.DeclaringSyntaxReferences.IsEmpty,
        _ => false,
    };

    /// <summary>Whether <c>a ?? b</c> asks a nullable value, not a reference.</summary>
    public static bool IsOfNullable(ICoalesceOperation coalesce) => coalesce.Value.Type is { } type && Names.IsNullable(type);
}
