using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Operations on whole buffers as C# calls them.</summary>
internal static class TensorText
{
    private const string Tensors = "global::System.Numerics.Tensors.TensorPrimitives";

    /// <param name="operands">the operands, each with whether it is a buffer</param>
    public static string Of(Operation operation, GraphType element, IReadOnlyList<(Code Code, bool IsBuffer)> operands, Code destination)
    {
        if (operation == Operations.Stop || operation == Operations.Defined)
        {
            return $"{operands[operands.Count - 1].Code.At(Precedence.Primary)}.CopyTo({destination.AsArgument})";
        }

        if (operation.Spelling == Spelling.Text)
        {
            return operation.Symbol.Replace("{element}", TypeText.Of(element)).Replace("{0}", operands[0].Code.AsArgument).Replace("{destination}", destination.AsArgument);
        }

        // A scalar that is added or multiplied comes second in TensorPrimitives.
        bool isSwapped = !operands[0].IsBuffer && (operation == Operations.Add || operation == Operations.Multiply);
        IEnumerable<Code> arguments = operands.Select(operand => operand.Code);
        return Method(operation, element) + Arguments((isSwapped ? arguments.Reverse() : arguments).Append(destination));
    }

    public static string Of(Reduction reduction, GraphType element, IEnumerable<Code> operands) =>
        $"{Tensors}.{reduction.Symbol}<{TypeText.Of(element)}>{Arguments(operands)}";

    private static string Method(Operation operation, GraphType element) =>
        operation.Spelling == Spelling.Kernel
            ? "global::Backprop.Kernel." + operation.Symbol
            : $"{Tensors}.{TensorNames.Of(operation)}<{TypeText.Of(element)}>";

    private static string Arguments(IEnumerable<Code> arguments) => $"({string.Join(", ", arguments.Select(argument => argument.AsArgument))})";
}
