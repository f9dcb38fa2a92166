using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>
/// Reads one function of the graph: a method's body with the bodies of the helpers that are inlined. Scalars are turned into values as it
/// goes (single assignment): a variable knows its current value, and each construct merges the variables it assigns.
/// </summary>
internal sealed partial class BodyReader
{
    /// <summary>Expressions nested deeper than this are refused (sums and products may be as long as they like).</summary>
    private const int MaxExpressionDepth = 256;

    private readonly ModuleReader _module;
    private readonly GraphBuilder _graph = new();
    private IReadOnlyList<Leaf> _results = System.Array.Empty<Leaf>();
    private Frame _frame = null!;
    private int _expressionDepth;

    public BodyReader(ModuleReader module) => _module = module;

    private Refusal Refuse(DiagnosticDescriptor descriptor, IOperation at, params object[] arguments) => Refuse(descriptor, at.Syntax, arguments);

    private Refusal Refuse(DiagnosticDescriptor descriptor, SyntaxNode at, params object[] arguments) =>
        new(Diagnostic.Create(descriptor, LocationOf(at), WithPath(arguments)));

    /// <summary>Where something stands; inside of a definition, the call that led there.</summary>
    private Location LocationOf(SyntaxNode at) => (IsOurs(at) || _definedAt is null ? at : _definedAt).GetLocation();

    private bool IsOurs(SyntaxNode at) => _module.Compilation.ContainsSyntaxTree(at.SyntaxTree);

    private object[] WithPath(object[] arguments)
    {
        string path = _frame.Path;
        return new object[] { path.Length == 0 ? "" : $" (reached by {path})" }.Concat(arguments).ToArray();
    }

    private Refusal Expression(IOperation at, string what, string advice) => Refuse(Descriptors.UnsupportedExpression, at, what, advice);

    private Refusal Statement(IOperation at, string what, string advice) => Refuse(Descriptors.UnsupportedStatement, at, what, advice);

    private Form FormOf(ITypeSymbol? type, IOperation at)
    {
        if (type is null or IErrorTypeSymbol)
        {
            throw new BrokenCode();
        }

        Form form = _module.Forms.Of(_frame.Close(type));
        return form is UnsupportedForm unsupported
            ? throw Refuse(Descriptors.UnsupportedType, at, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), unsupported.Reason)
            : form;
    }

    /// <summary>The form of what comes from outside, where a nullable value is only handed on.</summary>
    private Form BoundaryFormOf(ITypeSymbol? type, IOperation at) => FormOf(type, at) is StructForm { Shape.MayLack: true } form
        ? form.Shape.IsNullable ? new OpaqueForm(new OpaqueType(form.Shape.Type.Name))
            : throw Refuse(Descriptors.UnsupportedType, at, type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), "it holds a number that may be null, and comes from outside")
        : FormOf(type, at);

    private ScalarType ScalarTypeOf(ITypeSymbol? type, IOperation at) =>
        FormOf(type, at) is ScalarForm { Inner: ScalarType scalar } ? scalar : throw Expression(at, "A value that is not a number", "use numbers and bools");

    private Datum Read(IOperation operation)
    {
        _module.Token.ThrowIfCancellationRequested();
        if (++_expressionDepth > MaxExpressionDepth)
        {
            _expressionDepth = 0;
            throw Refuse(Descriptors.TooDeep, operation, MaxExpressionDepth);
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        Datum datum = ReadExpression(operation);
        _expressionDepth--;
        return NullableForm(operation.Type) is { } nullable ? Fit(datum, nullable, operation) : datum;
    }

    /// <summary>Reads a scalar or an opaque value.</summary>
    private int ReadValue(IOperation operation) => ValueOf(Read(operation), operation);

    private int ValueOf(Datum datum, IOperation at) => datum switch
    {
        Scalar scalar => scalar.Value,
        Text text => Materialize(text),
        Instance or Pack => throw Expression(at, "An object, or a struct with buffers, as a value", "use it by its name, and its parts"),
        Closure => throw Expression(at, "A function as a value", "call it, or hand it to a method that has source here"),
        _ => throw Expression(at, "A value that is not a scalar", "use it where a struct or a buffer is expected"),
    };

    private Reference ReadReference(IOperation operation)
    {
        Reference reference = AsReference(Read(operation), operation);
        return reference.Form.Element is StructForm { Shape: { } shape } && _module.Rebuilding.ProblemOf(shape) is { } problem
            ? throw Refuse(Descriptors.UnsupportedType, operation, shape.Symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), problem)
            : reference;
    }
}
