using System.Globalization;
using System.Text.RegularExpressions;

namespace Backprop.Fuzz.Syntax;

/// <summary>Members of a program's own structs: operators, properties, an indexer, methods that change it.</summary>
internal static class StructMembers
{
    public const string Scaled = "Scaled";
    public const string Norm = "Norm";
    public const string Grow = "Grow";
    public const string Make = "Make";

    /// <summary>The members that a program's text names; operators if it has any.</summary>
    public static IEnumerable<string> NamedIn(string program, StructType type, bool hasOperators)
    {
        var members = new List<(string Name, string Text)>
        {
            (Norm, $"public double {Norm} => {Sum(type, leaf => $"{leaf} * {leaf}")};"),
            (Scaled, $"public double {Scaled} {{ get => {First(type)} * 0.5; set {{ {First(type)} = {Cast(FirstType(type))}(value * 2); if (value > 1) {{ {Last(type)} += 0.25f; }} }} }}"),
            (Make, $"public static {type.Name} {Make}(double p, double q) => new {type.Name} {{ {Initializer(type, "p", "q")} }};"),
            (Grow, $"public void {Grow}(double f) {{ {First(type)} *= {Cast(FirstType(type))}f; if ({First(type)} > 1) {{ return; }} {Last(type)} += {Cast(LastType(type))}({First(type)} * f); }}"),
            ("Deconstruct", $"public void Deconstruct(out double p, out double q) {{ p = {First(type)}; q = {Sum(type, leaf => leaf)}; }}"),
            ("this", $"public {FirstType(type).Text} this[int m] {{ readonly get => m == 0 ? {First(type)} : {Cast(FirstType(type))}({Last(type)} * 0.5f); set {{ if (m == 0) {{ {First(type)} = value; }} else {{ {Last(type)} = {Cast(LastType(type))}(value * 2); }} }} }}"),
        };
        var own = members.Where(member => Regex.IsMatch(program, $@"\.{member.Name}\b") || member.Name is "Deconstruct" or "this").Select(member => member.Text);
        return hasOperators ? own.Concat(Operators(type)) : own;
    }

    private static IEnumerable<string> Operators(StructType type)
    {
        yield return $"public static {type.Name} operator +({type.Name} p, {type.Name} q) => new {type.Name} {{ {Each(type, field => $"p.{field.Name} + q.{field.Name}")} }};";
        yield return $"public static {type.Name} operator *({type.Name} p, double f) => new {type.Name} {{ {Each(type, field => field.Type switch
        {
            ScalarType { Kind: ScalarKind.Int } => $"p.{field.Name}",
            ScalarType scalar => $"{Cast(scalar)}(p.{field.Name} * f)",
            StructType { Kind: not StructKind.Own } => $"p.{field.Name} * (float)f",
            _ => $"p.{field.Name} * f",
        })} }};";
        yield return $"public static {type.Name} operator -({type.Name} p) => new {type.Name} {{ {Each(type, field => $"-p.{field.Name}")} }};";
    }

    private static string Each(StructType type, Func<Field, string> value) => string.Join(", ", type.Fields.Select(field => $"{field.Name} = {value(field)}"));

    private static string Initializer(StructType type, string p, string q) => string.Join(", ", type.Fields
        .Where(field => field.Type is ScalarType { Kind: ScalarKind.Double or ScalarKind.Float })
        .Select((field, index) => $"{field.Name} = {Cast((ScalarType)field.Type)}({(index % 2 == 0 ? p : q)}{(index > 1 ? " * " + (0.5 * index).ToString(CultureInfo.InvariantCulture) : "")})"));

    private static string Sum(StructType type, Func<string, string> term) => string.Join(" + ", Floating(type).Select(field => term(field.Name)));

    private static List<Field> Floating(StructType type) => [.. type.Leaves().Where(leaf => leaf.Type.IsFloating)];

    private static string First(StructType type) => Floating(type)[0].Name;

    private static string Last(StructType type) => Floating(type)[^1].Name;

    public static ScalarType FirstType(StructType type) => (ScalarType)Floating(type)[0].Type;

    private static ScalarType LastType(StructType type) => (ScalarType)Floating(type)[^1].Type;

    private static string Cast(ScalarType type) => type == DataType.Float ? "(float)" : "";
}
