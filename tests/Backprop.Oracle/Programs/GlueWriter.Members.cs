using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Backprop.Oracle;

/// <content>A method of the glue for the entry itself, and for each of its derivatives.</content>
public sealed partial class GlueWriter
{
    private void Value()
    {
        Open($"public static {number} Value({number}[] x, int[] n)");
        Read("p", "x", All);
        string call = $"{Receiver}{layout.Method.Name}{MethodArguments}({string.Join(", ", Arguments)})";
        Line(layout.ReturnsFloating ? $"{number} value = ({number}){call};" : $"{number} value = 0; {(Result is { } result ? $"p{result.Index} = " : "")}{call};");
        WriteChanged("p", "x", All);
        Line("return value;");
        Close();
    }

    private void Gradient(string kind, bool withValue)
    {
        Open($"public static double {kind}(double[] x, int[] n, double[] g)");
        Read("p", "x", All);
        Read("g", "g", BufferSinks);
        (int Index, Slot Slot)[] scalars = ValueSinks;
        string call = $"{Receiver}{layout.Method.Name}{kind}{MethodArguments}({Join(Arguments, GivenSinks)})";
        int results = scalars.Length + (withValue ? 1 : 0);
        Line(results == 0 ? call + ";" : $"var r = {call};");
        Line(withValue ? $"double value = (double)r{(results > 1 ? ".Item1" : "")};" : "double value = 0;");
        for (int i = 0; i < scalars.Length; i++)
        {
            Line($"var g{scalars[i].Index} = r{(results > 1 ? $".Item{i + (withValue ? 2 : 1)}" : "")};");
        }

        Write("g", "g", Sinks);
        WriteChanged("p", "x", All);
        Line("return value;");
        Close();
    }

    private void Backward()
    {
        Open("public static void Backward(double[] x, int[] n, double upstream, double[] u, double[] g)");
        Read("p", "x", All.Where(slot => slot.Slot.Kind != SlotKind.Result));
        Read("u", "u", Upstreams, reads: true);
        Read("g", "g", Sinks);
        string[] upstream = layout.ReturnsFloating ? [$"({Type(layout.Method.ReturnType)})upstream"] : [];
        IEnumerable<string> sinks = Sinks.Select(sink => (sink.Slot.IsBuffer || sink.Slot.IsObject ? "" : "ref ") + "g" + sink.Index);
        Line($"{Receiver}{layout.Method.Name}Backward{MethodArguments}({Join(Arguments, upstream, Names("u", Upstreams), sinks)});");
        Write("g", "g", Sinks);
        WriteChanged("p", "x", All.Where(slot => slot.Slot.Kind != SlotKind.Result));
        Close();
    }

    /// <summary>Between the ways the inputs change, and another tape is recorded.</summary>
    private void OnTape()
    {
        Open("public static double OnTape(double[] x, int[] n, double upstream, double[] u, double[] g)");
        Line("double[] given = (double[])x.Clone();");
        Line("var tape = new global::Backprop.Tape(); var other = new global::Backprop.Tape();");
        Read("p", "x", All.Where(slot => slot.Slot.Kind != SlotKind.Result));
        Read("u", "u", Upstreams, reads: true);
        Read("g", "g", Sinks);
        string call = $"{Receiver}{layout.Method.Name}Forward{MethodArguments}({Join(Arguments, ["tape"])})";
        Line(layout.Method.ReturnsVoid ? call + "; double value = 0;" : layout.ReturnsFloating ? $"double value = (double){call};" : $"double value = 0; var result = {call};");
        WriteChanged("p", "x", All.Where(slot => slot.Slot.Kind != SlotKind.Result));
        if (Result is { } returned)
        {
            Line($"var p{returned.Index} = result;");
            Write("p", "x", All.Where(slot => slot.Slot.Kind == SlotKind.Result));
        }

        Line("Disturb(given, n, other);");
        foreach ((int index, Slot slot) in All.Where(slot => slot.Slot is { IsBuffer: true, IsJagged: false, Kind: not SlotKind.Result }))
        {
            Line($"System.Array.Clear(p{index}, 0, p{index}.Length);");
        }

        foreach (string array in All.Where(slot => slot.Slot.IsPack).SelectMany(slot => ArraysIn(slot.Slot.Type, "p" + slot.Index)))
        {
            Line($"System.Array.Clear({array}, 0, {array}.Length);");
        }

        string[] upstream = layout.ReturnsFloating ? [$"({Type(layout.Method.ReturnType)})upstream"] : [];
        IEnumerable<string> sinks = Sinks.Select(sink => (sink.Slot.IsBuffer || sink.Slot.IsObject ? "" : "ref ") + "g" + sink.Index);
        Line($"{Receiver}{layout.Method.Name}Backward{MethodArguments}({Join(["tape"], upstream, Names("u", Upstreams), sinks)});");
        Write("g", "g", Sinks);
        Line("tape.Dispose(); other.Dispose();");
        Line("return value;");
        Close();
        Open("private static void Disturb(double[] x, int[] n, global::Backprop.Tape tape)");
        Read("p", "x", All.Where(slot => slot.Slot.Kind != SlotKind.Result));
        Line($"{Receiver}{layout.Method.Name}Forward{MethodArguments}({Join(Arguments, ["tape"])});");
        Close();
    }

    private static IEnumerable<string> ArraysIn(ITypeSymbol type, string path) => type is IArrayTypeSymbol { ElementType: not IArrayTypeSymbol } ? [path]
        : type is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } ? Layout.Fields(type).SelectMany(field => ArraysIn(field.Type, $"{path}.{field.Name}")) : [];

    private void Jvp()
    {
        Open("public static double Jvp(double[] x, int[] n, double[] d, out double tangent)");
        Read("p", "x", All);
        Read("d", "d", Moving);
        string call = $"{Receiver}{layout.Method.Name}Jvp{MethodArguments}({Join(Arguments, Directions)})";
        Line(layout.Method.ReturnsVoid ? call + ";" : $"var r = {call};");
        Line(layout.ReturnsFloating ? "double value = (double)r.Value; tangent = (double)r.Tangent;" : "double value = 0; tangent = 0;");
        if (Result is { } result)
        {
            Line(result.Slot.IsDifferentiable ? $"p{result.Index} = r.Value; var d{result.Index} = r.Tangent;" : $"p{result.Index} = r;");
        }

        WriteChanged("p", "x", All);
        WriteChanged("d", "d", All.Where(slot => slot.Slot.IsDifferentiable));
        Line("return value;");
        Close();
    }

    private void Hvp()
    {
        Open("public static void Hvp(double[] x, int[] n, double[] d, double[] g)");
        Read("p", "x", All);
        Read("d", "d", Moving);
        Read("g", "g", BufferSinks);
        (int Index, Slot Slot)[] scalars = ValueSinks;
        string call = $"{Receiver}{layout.Method.Name}Hvp{MethodArguments}({Join(Arguments, Directions, GivenSinks)})";
        Line(scalars.Length == 0 ? call + ";" : $"var r = {call};");
        for (int i = 0; i < scalars.Length; i++)
        {
            Line($"var g{scalars[i].Index} = r{(scalars.Length > 1 ? $".Item{i + 1}" : "")};");
        }

        Write("g", "g", Sinks);
        WriteChanged("p", "x", All);
        WriteChanged("d", "d", Moving);
        Close();
    }

    /// <param name="kind">the member's name behind that of the entry</param>
    /// <param name="scalars">what has rows or columns: the matrix is of doubles if any scalar is a double</param>
    private void Matrix(string kind, IEnumerable<(int Index, Slot Slot)> scalars)
    {
        string element = ElementOf(scalars, kind == "Jacobian");
        Open($"public static void {kind}(double[] x, int[] n, double[] m)");
        Read("p", "x", All.Where(slot => slot.Slot.Kind != SlotKind.Result));
        Line($"var matrix = new {element}[m.Length];");
        Line($"{Receiver}{layout.Method.Name}{kind}{MethodArguments}({Join(Arguments, ["matrix"])});");
        Line("for (int i = 0; i < m.Length; i++) { m[i] = (double)matrix[i]; }");
        WriteChanged("p", "x", All.Where(slot => slot.Slot.Kind != SlotKind.Result));
        Close();
    }

    /// <summary>The matrix is put together from its pattern and the entries in it; what is not in the pattern is zero.</summary>
    private void SparseJacobian()
    {
        (int Index, Slot Slot)[] inputs = [.. All.Where(slot => slot.Slot.Kind != SlotKind.Result)];
        Open("public static void SparseJacobian(double[] x, int[] n, double[] m)");
        Line("global::Backprop.SparsityPattern pattern;");
        Line("{");
        Read("p", "x", inputs);
        Line($"pattern = {Receiver}{layout.Method.Name}JacobianSparsity{MethodArguments}({Join(Arguments)});");
        Line("}");
        Line("if (pattern.Rows * pattern.Columns != m.Length) { throw new System.InvalidOperationException($\"The pattern has {pattern.Rows} rows and {pattern.Columns} columns.\"); }");
        Line($"var values = new {ElementOf(InJacobian, withValue: true)}[pattern.Count];");
        Line("{");
        Read("p", "x", inputs);
        Line($"{Receiver}{layout.Method.Name}SparseJacobian{MethodArguments}({Join(Arguments, ["global::Backprop.ColumnColoring.Of(pattern)", "values"])});");
        WriteChanged("p", "x", inputs);
        Line("}");
        Line("System.Array.Clear(m, 0, m.Length);");
        Line("for (int row = 0; row < pattern.Rows; row++) { for (int entry = pattern.RowStarts[row]; entry < pattern.RowStarts[row + 1]; entry++) { m[row * pattern.Columns + pattern.ColumnIndices[entry]] = (double)values[entry]; } }");
        Close();
    }

    private (int Index, Slot Slot)[] InJacobian => [.. Sinks, .. All.Where(slot => slot.Slot.IsReference)];

    private string ElementOf(IEnumerable<(int Index, Slot Slot)> scalars, bool withValue)
    {
        IEnumerable<ITypeSymbol> types = scalars.SelectMany(slot => slot.Slot.Leaves).Where(leaf => leaf.IsActive).Select(leaf => leaf.Type);
        types = withValue && layout.ReturnsFloating ? types.Append(layout.Method.ReturnType) : types;
        return types.OrderByDescending(type => type.SpecialType == SpecialType.System_Double).Select(Type).FirstOrDefault("double");
    }
}
