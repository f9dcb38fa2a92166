using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Backprop.Tests.Matrix;

namespace Backprop.Fuzz.Syntax;

/// <summary>A construct of the language matrix as a class of its own, whose method <c>Run</c> random programs call.</summary>
/// <param name="Name">the name of the class</param>
/// <param name="Type">the numbers that it is over</param>
/// <param name="ByReference">whether it changes a number of its caller, or returns one</param>
/// <param name="Parameters">of x, y, a, w, n and k those that it uses</param>
internal sealed partial record ConstructText(string Name, string Construct, ScalarType Type, bool ByReference, ImmutableArray<string> Parameters, string Text)
{
    /// <summary>The least length of its buffers.</summary>
    public const int Length = 4;

    private const string Prefix = "K_";

    private static readonly string[] Names = ["x", "y", "a", "w", "n", "k"];

    /// <summary>Every construct of the matrix: over both types of numbers, by value and by reference.</summary>
    public static readonly ImmutableArray<ConstructText> All =
    [
        .. from type in typeof(Construct).Assembly.GetTypes()
           where type.Namespace == typeof(Construct).Namespace
           orderby type.Name
           from construct in type.GetField("All", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as Construct[] ?? []
           from number in construct.DoubleOnly ? new[] { DataType.Double } : [DataType.Double, DataType.Float]
           from byReference in UsesResult().IsMatch(construct.Body) ? new[] { false } : [false, true]
           select Of(construct, number, byReference),
    ];

    private static readonly Dictionary<string, ConstructText> ByName = All.ToDictionary(construct => construct.Name);

    /// <summary>The classes that a program's text names.</summary>
    public static IEnumerable<string> NamedIn(string program) =>
        Called().Matches(program).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal).Select(name => ByName[name].Text);

    private static ConstructText Of(Construct construct, ScalarType number, bool byReference)
    {
        var name = $"{Prefix}{construct.Name}{(byReference ? "Ref" : "")}{(number == DataType.Float ? "F" : "")}";
        var used = Names.Where(parameter => parameter == "x" || construct.NeedsLoop && parameter == "n" || Regex.IsMatch(construct.Body, $@"(?<![\w.]){parameter}\b")).ToImmutableArray();
        var list = string.Join(", ", used.Select(parameter => TypeOf(parameter) + " " + parameter));
        var (open, close) = construct.NeedsLoop ? ("for (int i = 0; i < n; i++)\n{", "}") : ("", "");

        // Derivatives stand in another class, and lambdas cannot capture references.
        var helpers = construct.Helpers.Replace("private static", "internal static", StringComparison.Ordinal).Replace("private const", "internal const", StringComparison.Ordinal);
        var isCaptured = byReference && HasFunction().IsMatch(construct.Body);
        var text = new StringBuilder($"public static partial class {name}\n{{\n{helpers}\n");
        text.Append(byReference ? $"internal static void Run(ref double {(isCaptured ? "place" : "v")}, {list})\n{{\n{(isCaptured ? "double v = place;\n" : "")}" : $"internal static double Run({list})\n{{\ndouble v = x;\ndouble r = 0;\n");
        text.Append(open.Length > 0 && !used.Contains("k") ? open + "\n" : open.Length > 0 ? open.Replace("int i", "int j", StringComparison.Ordinal).Replace("i <", "j <", StringComparison.Ordinal).Replace("i++", "j++", StringComparison.Ordinal) + "\n" : "");
        text.Append(construct.Body).Append('\n').Append(close);

        // What becomes too large, or no number, would make the program unfit.
        text.Append("if (double.IsNaN(v) || double.IsInfinity(v)) { v = x; } else if (Math.Abs(v) > 3) { v = Math.Sin(v); }\n");
        text.Append(byReference ? (isCaptured ? "place = v;\n" : "") + "}\n}\n" : "return v + r * 0.1;\n}\n}\n");
        return new ConstructText(name, construct.Name, number, byReference, used, number == DataType.Float ? Tests.Matrix.Construct.Float(text.ToString()) : text.ToString());
    }

    private static string TypeOf(string parameter) => parameter switch
    {
        "a" => "Span<double>",
        "w" => "ReadOnlySpan<double>",
        "n" or "k" => "int",
        _ => "double",
    };

    [GeneratedRegex(@"=>|\b(double|void|int|bool) \w+\([^)]*\) *\{|delegate")]
    private static partial Regex HasFunction();

    [GeneratedRegex(@"\breturn\b|(?<![\w.])r\b")]
    private static partial Regex UsesResult();

    [GeneratedRegex(@"\b(" + Prefix + @"\w+)\.Run\(")]
    private static partial Regex Called();
}
