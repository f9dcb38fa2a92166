using System;
using System.Globalization;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Constants: literals, const fields and locals, and what C# itself has folded.</summary>
internal sealed partial class BodyReader
{
    private Datum ReadConstant(IOperation operation, object? value)
    {
        if (value is null && Names.IsBuffer(operation.Type))
        {
            throw NullBuffer(operation);
        }

        if (value is null or string or decimal)
        {
            ITypeSymbol type = operation.Type ?? _module.Compilation.ObjectType;
            return new Text(Literals.Of(value), new OpaqueType(Names.Of(_frame.Close(type))));
        }

        GraphType inner = FormOf(operation.Type, operation) is ScalarForm form ? form.Inner : ScalarOf(value);
        return new Scalar(Constant(inner, BitsOf(value)));
    }

    private static GraphType ScalarOf(object value) => value switch
    {
        double => GraphType.Double,
        float => GraphType.Single,
        bool => GraphType.Boolean,
        long => GraphType.Int64,
        _ => GraphType.Int32,
    };

    private static long BitsOf(object value) => value switch
    {
        double number => BitConverter.DoubleToInt64Bits(number),
        float number => GraphBuilder.SingleBits(number),
        bool flag => flag ? 1 : 0,
        char character => character,
        ulong number => unchecked((long)number),
        UIntPtr number => unchecked((long)number.ToUInt64()),
        IntPtr number => number.ToInt64(),
        _ => System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };
}
