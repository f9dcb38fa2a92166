using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Backprop.Gen.Reading;

/// <summary>The holes <c>{0}</c>, <c>{1}</c>, … of C# text in a graph.</summary>
internal static class Holes
{
    public static string Fill(string template, Func<int, string> fill) =>
        Regex.Replace(template, @"\{(\d+)\}", match => fill(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));
}
