using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>Methods of whole buffers, collection expressions and ranges.</summary>
internal sealed partial class MethodGenerator
{
    private Statement? WholeBuffer()
    {
        if (OneOf(scope.Variables.Where(variable => variable.Type is BufferType { Element: not OpaqueType } && variable.MinLength > 0)) is not { } buffer)
        {
            return null;
        }

        return buffer.HasWritableElements && Chance(0.6) ? Overwrite(buffer) : NewFrom(buffer);
    }

    /// <summary>Changes many elements at once.</summary>
    private Statement? Overwrite(Variable buffer)
    {
        var type = (BufferType)buffer.Type;
        var target = BufferValue(buffer);
        var isArray = type.Form == BufferForm.Array;
        var source = OneOf(scope.Variables.Where(variable => variable.Type is BufferType other && other.Element == type.Element && variable.MinLength > 0));
        var count = source is null ? 0 : random.Next(1, Math.Min(source.MinLength, buffer.MinLength) + 1);
        var isSourceArray = source?.Type is BufferType { Form: BufferForm.Array };
        return Pick<Func<Statement?>>(
            (source is null ? 0 : 3, () => new Simple("CopyTo", $"{{0}}.{Part(source!, count)}.CopyTo({(isArray ? "{1}" : Chance(0.5) ? "{1}" : $"{{1}}.Slice({buffer.MinLength - count})")});", [BufferValue(source!), target])),
            (isArray && isSourceArray ? 3 : 0, () => new Simple("Array.Copy", $"Array.Copy({{0}}, {source!.MinLength - count}, {{1}}, {buffer.MinLength - count}, {count});", [BufferValue(source!), target])),
            (2, () => new Simple("Fill", isArray ? "Array.Fill({0}, {1});" : "{0}.Fill({1});", [target, ElementValue(type.Element)])),
            (1, () => new Simple("Fill a part", $"{{0}}.{Part(buffer, random.Next(1, buffer.MinLength + 1))}.Fill({{1}});", [target, ElementValue(type.Element)])),
            (1, () => new Simple("Clear", isArray ? Chance(0.5) ? "Array.Clear({0});" : $"Array.Clear({{0}}, 0, {random.Next(1, buffer.MinLength + 1)});" : "{0}.Clear();", [target])),
            (2, () => new Simple("Reverse", isArray ? "Array.Reverse({0});" : "{0}.Reverse();", [target])))();
    }

    private static string Part(Variable buffer, int count) =>
        ((BufferType)buffer.Type).Form == BufferForm.Array ? $"AsSpan(0, {count})" : $"Slice(0, {count})";

    private Expression ElementValue(DataType element) => element is ScalarType scalar ? Fit(Exact(scalar, Scalar(scalar, 2)), Limit) : StructValue((StructType)element, 1);

    /// <summary>A new buffer that holds what another one does.</summary>
    private Statement NewFrom(Variable buffer)
    {
        var type = (BufferType)buffer.Type;
        var array = type with { Form = BufferForm.Array };
        var isArray = type.Form == BufferForm.Array;
        var read = BufferValue(buffer);
        var start = random.Next(0, buffer.MinLength);
        var name = scope.FreshName();
        Statement Declare(string kind, string value, int length, DataType declared, bool isWritable, params Expression[] operands)
        {
            scope.Declare(new Variable(name, declared) { MinLength = length, IsWritable = features[Feature.Swaps] && declared == array, HasWritableElements = isWritable, IsOnStack = buffer.IsOnStack && declared != array });
            return new Simple(kind, $"{declared.Text} {name} = {value};", [.. operands], name);
        }

        return Pick<Func<Statement>>(
            (2, () => Declare("ToArray", (isArray ? "{0}.AsSpan()" : "{0}") + ".ToArray()", buffer.MinLength, array, true, read)),
            (isArray ? 2 : 0, () => Declare("Clone", $"({array.Text}){{0}}.Clone()", buffer.MinLength, array, true, read)),
            (isArray ? 2 : 0, () => Declare("range of an array", $"{{0}}[{(Chance(0.5) ? $"{start}.." : $"^{buffer.MinLength - start}..")}]", buffer.MinLength - start, array, true, read)),
            (isArray ? 0 : 2, () => Declare("range of a span", $"{{0}}[{(Chance(0.5) ? $"{start}.." : $"^{buffer.MinLength - start}..")}]", buffer.MinLength - start, type, buffer.HasWritableElements, read)),
            (isArray ? 0 : 1, () => Declare("range of a span", $"{{0}}[..{start + 1}]", start + 1, type, buffer.HasWritableElements, read)),
            (3, () =>
            {
                var element = ElementValue(type.Element);
                return Declare("collection expression", Chance(0.5) ? "[{1}, .. {0}]" : "[.. {0}, {1}]", buffer.MinLength + 1, array, true, read, element);
            }
        ))();
    }
}
