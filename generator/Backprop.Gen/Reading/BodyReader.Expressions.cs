using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Expressions: which reader reads what.</summary>
internal sealed partial class BodyReader
{
    private void ReadEffect(IOperation expression) => Read(expression);

    private Datum ReadExpression(IOperation operation)
    {
        if (operation is IInvalidOperation || operation.Type is IErrorTypeSymbol)
        {
            throw new BrokenCode();
        }

        if (operation.ConstantValue is { HasValue: true } constant && operation is not (IAssignmentOperation or IIncrementOrDecrementOperation))
        {
            return ReadConstant(operation, constant.Value);
        }

        return operation switch
        {
            IBinaryOperation or IConversionOperation => ReadSpine(operation),
            IUnaryOperation unary => ReadUnary(unary),
            ILocalReferenceOperation local => Load(VariableOf(local.Local, local), local),
            IParameterReferenceOperation parameter when IsKept(parameter.Parameter) => ReadMember(parameter, Names.Kept(parameter.Parameter)),
            IParameterReferenceOperation parameter => Load(VariableOf(parameter.Parameter, parameter), parameter),
            IInstanceReferenceOperation instance => ReadInstance(instance),
            IFieldReferenceOperation field => ReadField(field),
            IPropertyReferenceOperation property => ReadProperty(property),
            IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => LoadOrSlice(operation),
            ISimpleAssignmentOperation assignment => ReadAssignment(assignment),
            ICompoundAssignmentOperation compound => ReadCompound(compound),
            IIncrementOrDecrementOperation step => ReadStep(step),
            IConditionalOperation { WhenFalse: { } whenFalse } conditional => ReadConditional(conditional, whenFalse),
            ISwitchExpressionOperation choice => ReadSwitchExpression(choice),
            ICoalesceOperation coalesce => ReadCoalesce(coalesce),
            ICoalesceAssignmentOperation assignment => ReadCoalesceAssignment(assignment),
            IIsPatternOperation test => ReadIsPattern(test),
            IIsTypeOperation test => ReadIsType(test),
            IRangeOperation range => ReadRangeValue(range),
            ITupleOperation tuple => ReadTuple(tuple),
            ITupleBinaryOperation comparison => CompareTuples(comparison),
            IDeconstructionAssignmentOperation deconstruction => ReadDeconstruction(deconstruction),
            IInvocationOperation invocation => ReadInvocation(invocation),
            IDelegateCreationOperation function => ReadDelegate(function),
            IObjectCreationOperation creation => ReadCreation(creation),
            IArrayCreationOperation array => ReadArrayCreation(array),
            IAnonymousObjectCreationOperation creation => ReadAnonymous(creation),
            IDefaultValueOperation => ReadDefault(operation),
            IWithOperation with => ReadWith(with),
            IThrowOperation problem => ReadThrowExpression(problem),
            IInterpolatedStringOperation or ITypeOfOperation => ReadText(operation),
            _ when IsStackAlloc(operation.Syntax) => ReadStackAlloc(operation),
            { Kind: CollectionExpression } => ReadCollection(operation),
            _ => throw RefuseExpression(operation),
        };
    }

    private Datum ReadThrowExpression(IThrowOperation problem)
    {
        ReadThrow(problem);
        return Nothing.Instance;
    }

    private Datum ReadInstance(IInstanceReferenceOperation instance)
    {
        if (instance.ReferenceKind == InstanceReferenceKind.PatternInput)
        {
            return _matched.Peek();
        }

        if (instance.ReferenceKind == InstanceReferenceKind.ImplicitReceiver && _initialized.Count > 0)
        {
            return Load(_initialized.Peek(), instance);
        }

        if (SelfOf(_frame) is { } self)
        {
            return Load(self, instance);
        }

        return ReceiverOf(_frame) ?? throw Expression(instance, "'this'", "use its fields");
    }

    private Datum ReadDefault(IOperation operation)
    {
        Form form = FormOf(operation.Type, operation);
        return form switch
        {
            ScalarForm scalar => new Scalar(Default(scalar.Inner)),
            PackForm => ReadDefault(form, operation),
            StructForm { Shape.Symbol.IsAnonymousType: true } => throw Expression(operation, "An object that is null", "give it a value"),
            StructForm structure => new Bundle(structure.Shape, structure.Shape.Leaves.Select(leaf => Default(leaf.Inner)).ToArray()),
            BufferForm buffer => buffer.Declared is Graph.BufferForm.Array or Graph.BufferForm.Jagged ? throw NullBuffer(operation) : Allocate(buffer, Integer(0), operation),
            _ => new Text($"default({Names.Of(_frame.Close(operation.Type!))})!", ((OpaqueForm)form).Type),
        };
    }

    private Refusal NullBuffer(IOperation operation) =>
        Refuse(Descriptors.UnknownReference, operation, "null", "a derivative has to know the buffer; start with an array of length 0, or with the one that is used first");

    private Refusal RefuseExpression(IOperation operation)
    {
        (string what, string advice) = operation switch
        {
            IAnonymousFunctionOperation or IMethodReferenceOperation => ("A lambda or delegate", "call a method by its name"),
            ICoalesceOperation or IConditionalAccessOperation or ICoalesceAssignmentOperation => ("A test for null", "check for null in the caller"),
            IAwaitOperation => ("'await'", "make the method synchronous"),
            IAnonymousObjectCreationOperation => ("An anonymous object", "use a struct with named fields"),
            IDynamicInvocationOperation or IDynamicMemberReferenceOperation => ("'dynamic'", "use a static type"),
            IAddressOfOperation => ("A pointer", "use a span and an index"),
            _ => ($"This expression ({KindOf(operation.Syntax)})", "write it with arithmetic, comparisons, '?:', elements, fields and calls"),
        };
        return Expression(operation, what, advice);
    }

    private static string KindOf(SyntaxNode syntax)
    {
        string kind = syntax.GetType().Name;
        return syntax is ExpressionSyntax && kind.EndsWith("Syntax", StringComparison.Ordinal) ? kind.Substring(0, kind.Length - "Syntax".Length) : kind;
    }
}
