using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Arrays that are made inside: new, initialisers, stackalloc.</summary>
internal sealed partial class BodyReader
{
    /// <summary>The buffers that were made here.</summary>
    private readonly HashSet<int> _made = new();

    private Reference Allocate(BufferForm form, int count, IOperation at)
    {
        if (form.Element is StructForm { Shape: var shape } && _module.Rebuilding.ProblemOf(shape) is { } problem)
        {
            throw Expression(at, $"A buffer of '{shape.Symbol.Name}' ({problem})", "use one buffer for each field, or give the fields access");
        }

        int value = _graph.NewValue(new BufferType(form.Type.Element, IsReadOnly: false));
        int handle = _graph.NewValue(GraphType.Int32);
        Append(new Allocate(value, handle, count));
        _handles[value] = (handle, count);
        _made.Add(value);
        if (form.IsJagged)
        {
            AddCounts(value, count);
        }

        return NewBuffer(value, form, "");
    }

    private Datum ReadArrayCreation(IArrayCreationOperation array)
    {
        if (FormOf(array.Type, array) is not BufferForm form)
        {
            return ReadText(array);
        }

        Reference buffer = form.Rank > 1 ? AllocateGrid(form, array.DimensionSizes) : Allocate(form, ReadIndex(array.DimensionSizes[0], -1), array);
        if (array.Initializer is { } initializer)
        {
            Fill(buffer, Elements(initializer).Select(value => ((IOperation, System.Func<Datum>))(value, () => Read(value))), array);
        }

        return buffer;
    }

    private void Fill(Reference buffer, IEnumerable<(IOperation At, System.Func<Datum> Read)> elements, IOperation at)
    {
        int index = 0;
        foreach ((IOperation element, System.Func<Datum> read) in elements)
        {
            int position = Integer(index++);
            StoreElement(buffer, Pin(buffer, at), position, "", buffer.Form.Element, read(), element);
        }
    }

    /// <summary>The oldest compilers know stackalloc only as an operation without a kind; its syntax tells what it is.</summary>
    private static bool IsStackAlloc(SyntaxNode syntax) => syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax;

    private Datum ReadStackAlloc(IOperation operation)
    {
        SemanticModel model = _frame.Body.Model;
        ExpressionSyntax syntax = (ExpressionSyntax)operation.Syntax;
        InitializerExpressionSyntax? initializer = syntax switch
        {
            StackAllocArrayCreationExpressionSyntax explicitly => explicitly.Initializer,
            ImplicitStackAllocArrayCreationExpressionSyntax implicitly => implicitly.Initializer,
            _ => null,
        };
        TypeInfo info = model.GetTypeInfo(syntax, _module.Token);
        ITypeSymbol? type = Names.IsSpan(info.ConvertedType) ? info.ConvertedType : info.Type;
        if (FormOf(type, operation) is not BufferForm form)
        {
            throw Expression(operation, "A pointer", "use a span: 'Span<double> x = stackalloc double[n];'");
        }

        IOperation? size = (syntax as StackAllocArrayCreationExpressionSyntax)?.Type is ArrayTypeSyntax array && array.RankSpecifiers[0].Sizes[0] is { } expression
            && expression is not OmittedArraySizeExpressionSyntax ? OperationOf(model, expression) : null;
        Reference buffer = Allocate(form, size is null ? Integer(initializer!.Expressions.Count) : ReadIndex(size, -1), operation);
        if (initializer is not null)
        {
            Fill(buffer, initializer.Expressions.Select(element => (operation, (System.Func<Datum>)(() => ReadElement(model, element, form, operation)))), operation);
        }

        return buffer;
    }

    private Datum ReadElement(SemanticModel model, ExpressionSyntax syntax, BufferForm form, IOperation at)
    {
        IOperation element = OperationOf(model, syntax) ?? throw Expression(at, "This initialiser", "store the elements one by one");
        Datum datum = Read(element);
        return datum is Scalar scalar && form.Element is ScalarForm target && !_graph.TypeOf(scalar.Value).Equals(target.Inner)
            ? new Scalar(Apply(Operations.Convert, target.Inner, scalar.Value)) : datum;
    }

    /// <summary>Parentheses are no operations.</summary>
    private IOperation? OperationOf(SemanticModel model, ExpressionSyntax syntax)
    {
        while (syntax is ParenthesizedExpressionSyntax { Expression: var inner })
        {
            syntax = inner;
        }

        return model.GetOperation(syntax, _module.Token);
    }
}
