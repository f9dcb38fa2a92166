using System.Globalization;
using System.Text.RegularExpressions;

namespace Backprop.Fuzz.Coverage;

/// <summary>Counts what generated code pushes on tapes: by the type of the tape, and by what the pushed value is for, as its name tells.</summary>
public static partial class TapeProbes
{
    private static readonly string[] Types = ["double", "float", "int", "long", "bool", "other"];
    private static readonly string[] Roles = ["values", "elements (kept or overwritten)", "trip counts", "exit codes", "choices of references"];

    [ThreadStatic]
    private static long[]? counts;

    private static long[] Counts => counts ??= new long[Types.Length * Roles.Length];

    /// <summary>Puts a probe into every push of a generated file.</summary>
    public static string Insert(string text)
    {
        var types = new Dictionary<string, int>();
        return Interesting().Replace(text, match =>
        {
            if (match.Groups["type"].Success)
            {
                var index = Array.IndexOf(Types, match.Groups["type"].Value);
                types[match.Groups["declared"].Value] = index < 0 ? Types.Length - 1 : index;
                return match.Value;
            }

            var tape = match.Groups["tape"].Value;
            var value = match.Groups["value"].Value;
            var role = Element().IsMatch(value) ? 1 : Trips().IsMatch(value) ? 2 : Exit().IsMatch(value) || (tape.Contains("int", StringComparison.OrdinalIgnoreCase) && value.All(char.IsDigit)) ? 3 : Choice().IsMatch(value) ? 4 : 0;
            var probe = (types.GetValueOrDefault(tape, Types.Length - 1) * Roles.Length) + role;
            return string.Create(CultureInfo.InvariantCulture, $"global::Backprop.Fuzz.Coverage.TapeProbes.Through({tape}, {probe}).Push({value});");
        });
    }

    /// <summary>Called by instrumented code.</summary>
    public static TapeBuffer<T> Through<T>(TapeBuffer<T> tape, int probe)
    {
        Counts[probe]++;
        return tape;
    }

    /// <summary>The counts since the last call.</summary>
    public static IReadOnlyList<(string Kind, long Times)> Drain()
    {
        var drained = Counts.Select((count, probe) => ($"push of {Roles[probe % Roles.Length]} on a tape of {Types[probe / Roles.Length]}", count)).Where(row => row.count > 0).ToList();
        Array.Clear(Counts);
        return drained;
    }

    [GeneratedRegex(@"TapeBuffer<(?<type>\w+)> (?<declared>@?\w+)|(?<tape>@?\w+)\.Push\((?<value>.*)\);")]
    private static partial Regex Interesting();

    [GeneratedRegex(@"\[|^element\d*$|^overwritten")]
    private static partial Regex Element();

    [GeneratedRegex(@"trips|completed|turns|count", RegexOptions.IgnoreCase)]
    private static partial Regex Trips();

    [GeneratedRegex(@"exit|code", RegexOptions.IgnoreCase)]
    private static partial Regex Exit();

    [GeneratedRegex(@"choice", RegexOptions.IgnoreCase)]
    private static partial Regex Choice();
}
