using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Backprop.Oracle;

/// <summary>
/// C# that reads flat arrays into the arguments of an entry, calls it or one of its derivatives by the contract's signature, and
/// writes results and the contents of buffers back. Spans cannot be passed by reflection; arrays of numbers can.
/// </summary>
public sealed partial class GlueWriter
{
    private readonly OracleProgram program;
    private readonly Layout layout;
    private readonly bool isDual;
    private readonly string number;
    private readonly string single;
    private readonly StringBuilder text = new();
    private readonly Dictionary<ITypeSymbol, string> readers = new(SymbolEqualityComparer.Default);
    private readonly StringBuilder helpers = new();

    private const string RowLengths = """
        private static int[] Rows(int count, params int[] lengths)
        {
            var rows = new System.Collections.Generic.List<int>();
            for (int row = 0; count > 0; row++)
            {
                rows.Add(System.Math.Min(row < lengths.Length ? lengths[row] : row + 1, count));
                count -= rows[row];
            }

            return rows.ToArray();
        }

        """;

    private GlueWriter(OracleProgram program, Layout layout, bool dual)
    {
        this.program = program;
        this.layout = layout;
        isDual = dual;
        number = dual ? "global::Backprop.Oracle.Dual" : "double";
        single = dual ? "global::Backprop.Oracle.DualF" : "float";
    }

    /// <summary>The class <c>Glue</c> for the plain program (<c>Value</c>) and its derivatives.</summary>
    public static string Derivatives(OracleProgram program, Layout layout)
    {
        var writer = new GlueWriter(program, layout, dual: false);
        writer.Value();
        if (layout.HasGradient)
        {
            if (layout.ReturnsFloating)
            {
                writer.Gradient("Gradient", withValue: false);
                writer.Gradient("ValueAndGradient", withValue: true);
            }

            writer.Backward();
        }

        if (layout.HasJvp)
        {
            writer.Jvp();
        }

        if (layout.HasHvp && layout.ReturnsFloating)
        {
            writer.Hvp();
        }

        if (layout.HasJacobian)
        {
            writer.Matrix("Jacobian", writer.InJacobian);
            if (layout.HasSparseJacobian)
            {
                writer.SparseJacobian();
            }
        }

        if (layout.HasTape)
        {
            writer.OnTape();
        }

        if (layout.HasHessian && layout.ReturnsFloating)
        {
            writer.Matrix("Hessian", writer.Sinks);
        }

        return writer.Finish();
    }

    /// <summary>The class <c>Glue</c> for the plain program alone.</summary>
    public static string Plain(OracleProgram program, Layout layout) => ValueOnly(program, layout, dual: false);

    /// <summary>The class <c>Glue</c> for the program over duals.</summary>
    public static string Duals(OracleProgram program, Layout layout) => ValueOnly(program, layout, dual: true);

    private static string ValueOnly(OracleProgram program, Layout layout, bool dual)
    {
        var writer = new GlueWriter(program, layout, dual);
        writer.Value();
        return writer.Finish();
    }

    /// <summary>What has a sink.</summary>
    private IEnumerable<(int Index, Slot Slot)> Sinks => All.Where(slot => slot.Slot.IsDifferentiable && slot.Slot.IsInput);

    /// <summary>The sinks that every member is given; those of values it returns, or takes by reference.</summary>
    private IEnumerable<(int Index, Slot Slot)> BufferSinks => Sinks.Where(sink => sink.Slot.IsBuffer || sink.Slot.IsObject || sink.Slot.IsPack);

    private (int Index, Slot Slot)[] ValueSinks => [.. Sinks.Where(sink => !sink.Slot.IsBuffer && !sink.Slot.IsObject && !sink.Slot.IsPack)];

    /// <summary>The sinks that every member is given, as arguments.</summary>
    private IEnumerable<string> GivenSinks => BufferSinks.Select(sink => (sink.Slot.IsPack ? "ref g" : "g") + sink.Index);

    /// <summary>What has an upstream of its own: the result first, then the receiver and the parameters.</summary>
    private IEnumerable<(int Index, Slot Slot)> Upstreams =>
        All.Where(slot => slot.Slot.IsDifferentiable && slot.Slot.IsReference).OrderBy(slot => slot.Slot.Kind != SlotKind.Result);

    /// <summary>What has a tangent among the parameters.</summary>
    private IEnumerable<(int Index, Slot Slot)> Moving => All.Where(slot => slot.Slot.IsDifferentiable && slot.Slot.Kind != SlotKind.Result);

    private (int Index, Slot Slot)? Result => layout.Slots.LastOrDefault() is { Kind: SlotKind.Result } slot ? (layout.Slots.Count - 1, slot) : null;

    private string Receiver => layout.Slots.FirstOrDefault() is { Kind: SlotKind.Receiver } ? "p0." : Type(layout.Method.ContainingType) + ".";

    private string MethodArguments => TypeArguments(layout.Method.TypeParameters, layout.Method.TypeArguments);

    private IEnumerable<string> Arguments => All.Where(slot => slot.Slot.Kind == SlotKind.Parameter).Select(slot => Modifier(slot.Slot) + "p" + slot.Index);

    private static string Modifier(Slot slot) => slot.Passing switch
    {
        RefKind.None => "",
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        _ => "in ",
    };

    private IEnumerable<string> Directions => Moving.Select(slot => (slot.Slot.IsReference ? Modifier(slot.Slot) : "") + "d" + slot.Index);

    private IEnumerable<(int Index, Slot Slot)> All => layout.Slots.Index().Select(pair => (pair.Index, pair.Item));

    private static IEnumerable<string> Names(string prefix, IEnumerable<(int Index, Slot Slot)> slots) => slots.Select(slot => prefix + slot.Index);

    private static string Join(params IEnumerable<string>[] parts) => string.Join(", ", parts.SelectMany(part => part));

    private static string Offset(int slot) => slot == 0 ? "0" : string.Join(" + ", Enumerable.Range(0, slot).Select(i => $"n[{i}]"));

    /// <param name="reads">whether even what F does not read has a value</param>
    private void Read(string prefix, string array, IEnumerable<(int Index, Slot Slot)> slots, bool reads = false)
    {
        foreach ((int index, Slot slot) in slots)
        {
            if (!slot.IsInput && !reads)
            {
                Line($"{Type(slot.Type)}{(slot.IsJagged ? "[][]" : slot.IsBuffer ? "[]" : "")} {prefix}{index};");
                continue;
            }

            string at = $"{array}{index}At";
            Line($"int {at} = {Offset(index)};");
            if (slot.IsObject && prefix != "p")
            {
                Line($"var {prefix}{index} = new {Type(slot.Type)}.Gradients(p{index});");
                foreach ((string name, ITypeSymbol type, ISymbol symbol) in Layout.Fields(slot.Type))
                {
                    Line(Layout.IsMarked(symbol) ? $"{prefix}{index}.{name} = {ReadOne(type, array, at)};" : $"{at} += {Count(type)};");
                }
            }
            else if (slot.IsJagged)
            {
                int before = layout.Slots.Take(index).Count(other => other.IsJagged);
                string lengths = before < program.Rows.Count ? string.Join(", ", program.Rows[before]) : "";
                Line($"var {prefix}{index} = new {Type(slot.Type)}[{RowsOf(slot, index, lengths)}.Length][];");
                Line($"for (int i = 0; i < {prefix}{index}.Length; i++) {{ {prefix}{index}[i] = new {Type(slot.Type)}[{RowsOf(slot, index, lengths)}[i]]; for (int j = 0; j < {prefix}{index}[i].Length; j++) {{ {prefix}{index}[i][j] = {ReadOne(slot.Type, array, at)}; }} }}");
            }
            else if (slot.Rank == 2)
            {
                Line($"var {prefix}{index} = new {Type(slot.Type)}[2, n[{index}] / {2 * slot.Leaves.Count}];");
                Line($"for (int i = 0; i < 2; i++) for (int j = 0; j < {prefix}{index}.GetLength(1); j++) {{ {prefix}{index}[i, j] = {ReadOne(slot.Type, array, at)}; }}");
            }
            else if (slot.IsBuffer)
            {
                Line($"var {prefix}{index} = new {Type(slot.Type)}[n[{index}] / {slot.Leaves.Count}];");
                Line($"for (int i = 0; i < {prefix}{index}.Length; i++) {{ {prefix}{index}[i] = {ReadOne(slot.Type, array, at)}; }}");
            }
            else
            {
                Line($"{Type(slot.Type)} {prefix}{index} = {ReadOne(slot.Type, array, at)};");
            }
        }
    }

    private void Write(string prefix, string array, IEnumerable<(int Index, Slot Slot)> slots)
    {
        foreach ((int index, Slot slot) in slots)
        {
            Line($"{{ int at = {Offset(index)};");
            if (slot.IsObject && prefix != "p")
            {
                IEnumerable<string> fields = Layout.Fields(slot.Type).Select(field => Layout.IsMarked(field.Symbol) ? WriteOne(field.Type, $"{prefix}{index}.{field.Name}", array)
                    : string.Concat(Enumerable.Repeat($"{array}[at++] = 0;", Count(field.Type))));
                Line(string.Concat(fields) + " }");
                continue;
            }

            Line(slot.IsJagged
                ? $"foreach (var row in {prefix}{index}) foreach (var element in row) {{ {WriteOne(slot.Type, "element", array)} }} }}"
                : slot.IsBuffer
                ? $"foreach (var element in {prefix}{index}) {{ {WriteOne(slot.Type, "element", array)} }} }}"
                : $"{WriteOne(slot.Type, prefix + index, array)} }}");
        }
    }

    private static string RowsOf(Slot slot, int index, string lengths) => $"Rows(n[{index}] / {slot.Leaves.Count}{(lengths.Length > 0 ? ", " + lengths : "")})";

    /// <summary>Writes back what a call may have changed.</summary>
    private void WriteChanged(string prefix, string array, IEnumerable<(int Index, Slot Slot)> slots) =>
        Write(prefix, array, slots.Where(slot => slot.Slot.IsBuffer || slot.Slot.IsReference || slot.Slot.IsObject || slot.Slot.IsPack));

    private static int Count(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Layout.FieldLength * Count(array.ElementType),
        { SpecialType: not SpecialType.None } or { TypeKind: TypeKind.Enum } => 1,
        _ => Layout.Fields(type).Sum(field => Count(field.Type)),
    };

    private string ReadOne(ITypeSymbol type, string array, string at)
    {
        if (Layout.IsNumber(type))
        {
            return $"({Type(type)}){array}[{at}++]";
        }

        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean:
                return $"({array}[{at}++] != 0)";
            case not SpecialType.None:
                return $"({Type(type)}){array}[{at}++]";
        }

        if (type is IArrayTypeSymbol vector)
        {
            string elements = string.Join(", ", Enumerable.Range(0, Layout.FieldLength).Select(_ => ReadOne(vector.ElementType, array, at)));
            return $"new {Type(type)} {{ {(vector.Rank == 2 ? "{ " + elements + " }" : elements)} }}";
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return $"({Type(type)})(int){array}[{at}++]";
        }

        if (!readers.TryGetValue(type, out string? reader))
        {
            reader = "Read" + readers.Count;
            readers.Add(type, reader);
            (string Name, ITypeSymbol Type, ISymbol Symbol)[] fields = [.. Layout.Fields(type)];
            string[] reads = [.. fields.Select(field => ReadOne(field.Type, "x", "at"))];
            bool construct = type.GetMembers().OfType<IMethodSymbol>().Any(method =>
                method is { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: false } && method.Parameters.Length == fields.Length && fields.Length > 0);
            string value = type.IsTupleType ? $"({string.Join(", ", reads)})"
                : construct
                ? $"new {Type(type)}({string.Join(", ", reads)})"
                : $"new {Type(type)} {{ {string.Join(", ", fields.Zip(reads, (field, read) => $"{field.Name} = {read}"))} }}";
            helpers.Append($"private static {Type(type)} {reader}({number}[] x, ref int at) => {value};\n");
        }

        return $"{reader}({array}, ref {at})";
    }

    private string WriteOne(ITypeSymbol type, string value, string array) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => $"{array}[at++] = {value} ? 1 : 0;",
        _ when Layout.IsNumber(type) => $"{array}[at++] = ({number}){value};",
        { SpecialType: not SpecialType.None } => $"{array}[at++] = {value};",
        IArrayTypeSymbol vector => string.Concat(Enumerable.Range(0, Layout.FieldLength).Select(i => WriteOne(vector.ElementType, $"{value}[{(vector.Rank == 2 ? "0, " : "")}{i}]", array))),
        { TypeKind: TypeKind.Enum } => $"{array}[at++] = (int){value};",
        _ => string.Concat(Layout.Fields(type).Select(field => WriteOne(field.Type, $"{value}.{field.Name}", array))),
    };

    private string Type(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Double } => number,
        { SpecialType: SpecialType.System_Single } => single,
        IArrayTypeSymbol vector => Type(vector.ElementType) + (vector.Rank == 2 ? "[,]" : "[]"),
        _ when isDual && DualRewriter.HasDual(type) => DualRewriter.TwinOf(type),
        _ when Layout.IsHalf(type) => isDual ? number : "global::System.Half",
        INamedTypeSymbol { IsTupleType: true } tuple =>
            $"({string.Join(", ", tuple.TupleElements.Select(element => Type(element.Type) + (element.IsExplicitlyNamedTupleElement ? " " + element.Name : "")))})",
        INamedTypeSymbol { TypeKind: not TypeKind.Enum } named when IsGeneric(named) =>
            (named.ContainingType is { } outer ? Type(outer) : "global::" + named.ContainingNamespace.ToDisplayString()) + "." + named.Name + TypeArguments(named.TypeParameters, named.TypeArguments),
        _ => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
    };

    private static bool IsGeneric(INamedTypeSymbol type) => type.IsGenericType || (type.ContainingType is { } outer && IsGeneric(outer));

    /// <summary>What is generic over numbers is not generic over duals.</summary>
    private string TypeArguments(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> arguments)
    {
        string[] given = [.. arguments.Where((_, i) => !isDual || !DualRewriter.IsNumber(parameters[i])).Select(Type)];
        return given.Length == 0 ? "" : $"<{string.Join(", ", given)}>";
    }

    private void Open(string header) => text.Append(header).Append("\n{\n");

    private void Line(string line) => text.Append("    ").Append(line).Append('\n');

    private void Close() => text.Append("}\n");

    private string Finish() => $"namespace {program.Namespace}\n{{\npublic static class Glue\n{{\n{text}{(layout.Slots.Any(slot => slot.IsJagged) ? RowLengths : "")}{helpers}}}\n}}\n";
}
