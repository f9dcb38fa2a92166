using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>foreach over arrays and spans: a count with a load.</summary>
internal sealed partial class BodyReader
{
    private void ReadForEach(IForEachLoopOperation loop)
    {
        Note(loop.Syntax);
        IOperation collection = loop.Collection;
        while (collection is IConversionOperation { IsImplicit: true } conversion)
        {
            collection = conversion.Operand;
        }

        if (!loop.IsAsynchronous && IsCheckpointed(collection))
        {
            ReadCheckpointed(loop, (IInvocationOperation)collection);
            return;
        }

        Variable? list = CollectionOf(collection);
        if (list is null && !loop.IsAsynchronous && ElementOfSequence(collection.Type) is { } element)
        {
            ReadSequence(loop, collection, element);
            return;
        }

        Reference buffer = (loop.IsAsynchronous ? null : list is null ? FormOf(collection.Type, collection) is BufferForm ? ReadReference(collection) : null : InOrder(list, collection))
            ?? throw Expression(collection, "'foreach' over anything but an array, a span or a collection that is made here", "use an array, a span or a list; sequences are followed where no floating-point number is in them");
        BufferForm form = buffer.Form;
        int version = list is null ? -1 : ValueOf(Load(ChangesOf(list), collection), collection);
        bool mayChange = list is not null && SlotsOf(loop).Any(slot => ReferenceEquals(slot.Variable, ChangesOf(list)));
        void ReadBody()
        {
            if (!mayChange)
            {
                ReadStatement(loop.Body);
                return;
            }

            ReadWithContinue(loop, loop.Body);
            int isChanged = _ended ? -1 : Apply(Operations.NotEqual, GraphType.Boolean, version, ValueOf(Load(ChangesOf(list!), collection), collection));
            if (isChanged >= 0)
            {
                ThrowIf(isChanged, "new global::System.InvalidOperationException(\"Collection was modified; enumeration operation may not execute.\")", collection);
            }
        }

        int start = Integer(0);
        int length = LengthOf(buffer, collection);
        Slot[] slots = Carried(loop, dropsUnset: true);
        int index = _graph.NewValue(GraphType.Int32);
        int fixedBuffer = Pin(buffer, collection);
        ReadLoop(loop, slots, _ => new Counted(index, start, length, 1, false), () =>
        {
            if (loop.LoopControlVariable is not IVariableDeclaratorOperation declarator)
            {
                StoreParts(loop, LoadElement(buffer, fixedBuffer, index, "", form.Element));
                ReadBody();
                return;
            }

            if (declarator.Symbol.IsRef)
            {
                ElementPlace place = new(buffer, fixedBuffer, index, "", form.Element);
                _frame.Variables[declarator.Symbol] = new Variable(declarator.Symbol.Name, form.Element, Forms.LeavesOf(form.Element)) { Alias = place };
                ReadBody();
                return;
            }

            DeclareElement(declarator, LoadElement(buffer, fixedBuffer, index, "", form.Element), form.Element);
            ReadBody();
        });
    }

    private void DeclareElement(IVariableDeclaratorOperation declarator, Datum value, Form form)
    {
        Variable element = Declare(declarator.Symbol, declarator.Symbol.Type, declarator);
        if (form is ScalarForm from && element.Form is ScalarForm to && !from.Inner.Equals(to.Inner))
        {
            value = new Scalar(Apply(Operations.Convert, to.Inner, ValueOf(value, declarator)));
        }

        Store(element, value, declarator);
    }

    /// <summary>Whether a condition has no effects and can be read into a region of its own.</summary>
    private bool IsPlain(IOperation condition)
    {
        Stack<IOperation> work = new();
        work.Push(condition);
        while (work.Count > 0)
        {
            IOperation operation = work.Pop();
            bool isPlain = operation switch
            {
                IArrayElementReferenceOperation { Type: IArrayTypeSymbol } => false,
                IInvocationOperation invocation => MathTable.Find(invocation.TargetMethod) is not null,
                IPropertyReferenceOperation property => IsLength(property) || Names.IsView(property.Instance?.Type) || (IsStored(property.Property) && IsValue(property.Instance)),
                IFieldReferenceOperation field => field.ConstantValue.HasValue || ReadsState || IsValue(field.Instance),
                IBinaryOperation binary => binary.OperatorMethod is null && FormIsScalar(binary.LeftOperand.Type),
                IUnaryOperation unary => unary.OperatorMethod is null,
                IConversionOperation conversion => conversion.OperatorMethod is null && FormIsScalar(conversion.Type) && !(SaysOtherwise(conversion) && conversion.IsChecked),
                ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation
                    or IArrayElementReferenceOperation or IArgumentOperation or IConditionalOperation or IDefaultValueOperation => true,
                _ => false,
            };
            if (!isPlain)
            {
                return false;
            }

            foreach (IOperation child in operation.ChildOperations)
            {
                work.Push(child);
            }
        }

        return true;
    }

    private bool FormIsScalar(ITypeSymbol? type) => type is not null && _module.Forms.Of(_frame.Close(type)) is ScalarForm;

    private bool IsValue(IOperation? instance) => instance is { Type: { } type } && _frame.Close(type).IsValueType;
}
