using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>foreach over <c>Derivative.Checkpointed(start, end)</c>: a count that is marked.</summary>
internal sealed partial class BodyReader
{
    private static bool IsCheckpointed(IOperation collection) => collection is IInvocationOperation
    {
        TargetMethod: { Name: "Checkpointed", ContainingType: { Name: "Derivative" } type },
    }
    && Names.IsBackprop(type);

    private void ReadCheckpointed(IForEachLoopOperation loop, IInvocationOperation range)
    {
        int[] bounds = InOrder(range.Arguments, ReadValue);
        Slot[] slots = Carried(loop, dropsUnset: true);
        int counter = _graph.NewValue(GraphType.Int32);
        ReadLoop(loop, slots, _ => new Counted(counter, bounds[0], bounds[1], 1, false), () =>
        {
            ScalarForm form = (ScalarForm)_module.Forms.Of(range.TargetMethod.Parameters[0].Type);
            if (loop.LoopControlVariable is IVariableDeclaratorOperation declarator)
            {
                NameIt(counter, declarator.Symbol.Name);
                DeclareElement(declarator, new Scalar(counter), form);
            }
            else
            {
                StoreParts(loop, new Scalar(counter));
            }

            ReadStatement(loop.Body);
        }, Segmentation.SquareRoot);
    }
}
