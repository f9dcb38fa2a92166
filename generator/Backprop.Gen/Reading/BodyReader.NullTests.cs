using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>
/// Tests of arrays and objects for null. The graph only knows elements, of which no array has none: whether one came in is an input of its own. What is
/// made here is there.
/// </summary>
internal sealed partial class BodyReader
{
    /// <summary>For arrays that came in, the input that says whether there is none.</summary>
    private readonly Dictionary<int, int> _absences = new();

    /// <summary>A comparison with null; null if it is another one.</summary>
    private Datum? TryNullTest(IBinaryOperation binary, Datum left)
    {
        bool isEquality = binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
        IOperation tested = IsNull(binary.LeftOperand) ? binary.RightOperand : binary.LeftOperand;
        if (!isEquality || !(IsNull(binary.LeftOperand) || IsNull(binary.RightOperand)) || !IsTestable(tested)
            || (binary.OperatorMethod is not null && !HasCompilersEquality(tested)))
        {
            return null;
        }

        int isAbsent = IsAbsent(tested == binary.LeftOperand ? left : Read(tested), tested) ?? Boolean(false);
        return new Scalar(binary.OperatorKind == BinaryOperatorKind.Equals ? isAbsent : Not(isAbsent));
    }

    /// <summary><c>ArgumentNullException.ThrowIfNull(array)</c>; null if it is another call.</summary>
    private Datum? TryThrowIfNull(IInvocationOperation invocation, IMethodSymbol method)
    {
        if (method is not { Name: "ThrowIfNull", ContainingType: { Name: "ArgumentNullException", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } })
        {
            return null;
        }

        IOperation argument = invocation.Arguments.First(given => given.Parameter!.Ordinal == 0).Value;
        if (!IsTestable(argument))
        {
            return null;
        }

        object? name = invocation.Arguments.FirstOrDefault(given => given.Parameter!.Ordinal == 1)?.Value.ConstantValue.Value;
        string text = name is string given ? Literals.Of(given) : "null";
        if (IsAbsent(Read(argument), argument) is { } isAbsent)
        {
            ThrowIf(isAbsent, $"new global::System.ArgumentNullException({text})", invocation);
        }

        return Nothing.Instance;
    }

    /// <summary>Whether something has a place in the graph, and yet might be null.</summary>
    private bool IsTestable(IOperation operand) => WithoutConversions(operand).Type is IArrayTypeSymbol || ObjectOf(operand) is not null;

    private static IOperation WithoutConversions(IOperation operand)
    {
        while (operand is IConversionOperation { OperatorMethod: null } conversion)
        {
            operand = conversion.Operand;
        }

        return operand;
    }

    private int MatchNull(Datum subject, IOperation at) => IsAbsent(subject, at) ?? Boolean(false);

    /// <summary>Whether there is no array or object; null if there is one for certain.</summary>
    private int? IsAbsent(Datum tested, IOperation at)
    {
        if (tested is not Reference reference)
        {
            return null;
        }

        if (reference.Moving is not null)
        {
            throw Expression(at, "A test for null of a variable that is given several arrays", "use a variable that is given one");
        }

        bool isGiven = _parameters.Contains(Pin(reference, at));
        return AbsenceOf(reference) ?? (isGiven ? throw Expression(at, "A test for null", "test in the method that is [Differentiable], or in its caller") : null);
    }

    /// <summary>Whether no array came in; null of one that was made here, or if nobody can tell.</summary>
    private int? AbsenceOf(Reference reference)
    {
        int parameter = reference.Value < 0 ? -1 : _parameters.IndexOf(reference.Value);
        if (parameter < 0 || !_isEntry || reference.Form.Declared is not Graph.BufferForm.Array)
        {
            return null;
        }

        if (!_absences.TryGetValue(reference.Value, out int absence))
        {
            InputModel input = _inputs[parameter];
            string text = input is { Parameter: >= 0, Path: "" } ? $"({input.Spelling} == default)" : $"({input.Spelling} is null)";
            absence = _absences[reference.Value] = AddParameter(
                GraphType.Boolean, Variable.Join(_buffers[reference.Value].Name, "IsNull"), new InputModel(InputModel.State, "", text, false));
        }

        return absence;
    }
}
