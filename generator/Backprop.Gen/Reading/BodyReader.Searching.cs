using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Questions that carry no gradient: how numbers compare, and where one stands in a buffer.</summary>
internal sealed partial class BodyReader
{
    /// <summary>
    /// <c>x.CompareTo(y)</c> and <c>x.Equals(y)</c> of numbers, and <c>Comparer&lt;T&gt;.Create(f)</c>, which is the function; null if it is another call.
    /// </summary>
    private Datum? TryComparison(IInvocationOperation call, IMethodSymbol method)
    {
        if (method is { Name: "Create", IsStatic: true, ContainingType: { Name: "Comparer", Arity: 1 } } && Names.IsSystemCollection(method.ContainingType))
        {
            return Read(call.Arguments[0].Value) is Closure function ? function : throw Expression(call, "A comparer of a function that is not known here", "hand in a lambda");
        }

        if (method is not { Name: "CompareTo" or "Equals", IsStatic: false, Parameters.Length: 1 } || call.Instance?.Type is not { } type || _module.Forms.Of(_frame.Close(type)) is not ScalarForm { Inner: ScalarType })
        {
            return null;
        }

        IOperation other = call.Arguments[0].Value;
        other = other is IConversionOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Object, Operand: var boxed } ? boxed : other;
        if (other.Type is null || !SymbolEqualityComparer.Default.Equals(_frame.Close(type), _frame.Close(other.Type)))
        {
            return null;
        }

        int left = ReadValue(call.Instance);
        return new Scalar(Apply(Operations.Call($"{{0}}.{method.Name}({{1}})", 2), ScalarTypeOf(method.ReturnType, call), left, ReadValue(other)));
    }

    /// <summary>Reads a call that looks for a number in a buffer; null if it is another one.</summary>
    private Datum? TrySearch(IInvocationOperation call, IMethodSymbol method)
    {
        IMethodSymbol definition = method.ReducedFrom ?? method;
        if (definition.Name is not ("IndexOf" or "LastIndexOf" or "Contains" or "BinarySearch") || call.Arguments.Length != 2
            || !(Names.IsSystem(definition.ContainingType, "Array") || Names.IsSystem(definition.ContainingType, "MemoryExtensions")))
        {
            return null;
        }

        IOperation[] operands = call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => Bare(argument.Value)).ToArray();
        if (!Names.IsBuffer(operands[0].Type) || _module.Forms.Of(_frame.Close(operands[0].Type!)) is not BufferForm { Rank: 1, Element: ScalarForm { Inner: ScalarType } }
            || ElementOf(operands[0].Type!) is var element && !SymbolEqualityComparer.Default.Equals(element, _frame.Close(operands[1].Type!)))
        {
            return null;
        }

        Datum[] arguments = InOrder(call.Arguments, value => Read(Bare(value)));
        IMethodSymbol target = _module.Sources.Searching.GetMembers(definition.Name).OfType<IMethodSymbol>().Single().Construct(element);
        return Call(call, target, _module.Sources.BodyOf(target, _module.Token)!, null, arguments);
    }

    /// <summary>The type of the elements of an array or a span.</summary>
    private ITypeSymbol ElementOf(ITypeSymbol buffer) => _frame.Close(buffer) is var type && type is IArrayTypeSymbol array ? array.ElementType : ((INamedTypeSymbol)type).TypeArguments[0];
}
