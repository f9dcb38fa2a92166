using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>The XML documentation of the public members.</summary>
internal static class Documentation
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <param name="summary">one sentence</param>
    public static void Write(
        SourceText text, MethodModel model, string summary, IReadOnlyList<(string Name, string Text)> parameters, string returns)
    {
        text.Line("/// <summary>");
        text.Line("/// " + summary);
        text.Line($"/// <code>{Escape(model.Summary)}</code>");
        text.Line("/// </summary>");
        foreach (string name in TypeParameters(model.TypeParameters))
        {
            text.Line($"/// <typeparam name=\"{name}\">as for <c>{Escape(model.Name)}</c></typeparam>");
        }

        foreach ((string name, string documentation) in parameters)
        {
            text.Line($"/// <param name=\"{name.TrimStart('@')}\">{documentation}</param>");
        }

        if (returns.Length > 0)
        {
            text.Line($"/// <returns>{returns}</returns>");
        }
    }

    private static IEnumerable<string> TypeParameters(string list)
    {
        foreach (string part in list.Split(new[] { '<', '>', ',', ' ' }, System.StringSplitOptions.RemoveEmptyEntries))
        {
            yield return part.TrimStart('@');
        }
    }
}
