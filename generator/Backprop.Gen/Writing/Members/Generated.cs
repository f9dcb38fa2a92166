using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>What all generated methods have.</summary>
internal static class Generated
{
    private const int MaxLine = 140;

    public static string Attribute { get; } =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"Backprop.Gen\", \"{typeof(Generated).Assembly.GetName().Version.ToString(3)}\")]";

    /// <summary>The first lines of a member that the user has declared.</summary>
    public static void Head(SourceText text, DeclaredMember declared, MethodModel model) => Head(
        text, $"{declared.Modifiers} {declared.Returns} {declared.Name}{model.TypeParameters}", declared.Parameters.Select(parameter => parameter.Text).ToList(), model.Constraints);

    /// <summary>The first lines of a method: on one line, if they are not too long.</summary>
    public static void Head(SourceText text, string head, IReadOnlyList<string> parameters, string constraints)
    {
        if (head.Length + parameters.Sum(parameter => parameter.Length + 2) <= MaxLine)
        {
            text.Line($"{head}({string.Join(", ", parameters)})");
        }
        else
        {
            text.Line(head + "(");
            for (int i = 0; i < parameters.Count; i++)
            {
                text.Line("    " + parameters[i] + (i < parameters.Count - 1 ? "," : ")"));
            }
        }

        if (constraints.Length > 0)
        {
            text.Line("    " + constraints);
        }
    }
}
