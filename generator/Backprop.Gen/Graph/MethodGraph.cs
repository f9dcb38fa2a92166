using System;
using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Graph;

/// <summary>
/// The graph of a method as other projects read it: the parameters of its entry are the receiver and the arguments, leaf by leaf, and then what
/// the method reads of the world around it.
/// </summary>
/// <param name="ChangesReceiver">whether the method changes the struct that it is called on, which then comes back after the returned value</param>
/// <param name="State">one for each parameter behind the arguments</param>
/// <param name="Layout">the fields of the structs in its signature, in the order of parameters and results</param>
public sealed record MethodGraph(Module Module, bool ChangesReceiver, EquatableArray<StateInput> State, string Layout = "")
{
    /// <summary>Of the text, and of what its operations mean; a project reads graphs of its own version only.</summary>
    public const int Version = 2;

    /// <summary>Longer ones are not written: they would weigh more in the assembly than they are worth.</summary>
    public const int MaxLength = 200_000;

    public string Print()
    {
        IEnumerable<string> head = State.Select(state => $"state {GraphText.Integer(state.Root)} {GraphText.Quote(state.Template)}\n");
        head = Layout.Length > 0 ? head.Prepend($"layout {GraphText.Quote(Layout)}\n") : head;
        return string.Concat(ChangesReceiver ? head.Prepend("changes\n") : head) + GraphPrinter.Print(Module);
    }

    /// <exception cref="FormatException">The text is not what <see cref="Print"/> writes.</exception>
    public static MethodGraph Parse(string text)
    {
        string[] lines = text.Split('\n');
        int next = lines[0] == "changes" ? 1 : 0;
        bool changes = next == 1;
        string layout = "";
        if (lines.Length > next && lines[next].StartsWith("layout ", StringComparison.Ordinal))
        {
            layout = new GraphLine(lines[next++], "layout ".Length).Quoted();
        }

        var state = new List<StateInput>();
        for (; next < lines.Length && lines[next].StartsWith("state ", StringComparison.Ordinal); next++)
        {
            var line = new GraphLine(lines[next], "state ".Length);
            state.Add(new StateInput((int)line.Integer(), line.Quoted()));
        }

        return new MethodGraph(GraphParser.Parse(string.Join("\n", lines.Skip(next))), changes, state.ToEquatableArray(), layout);
    }
}

/// <summary>Something that is read once, before the method runs, and held constant.</summary>
/// <param name="Root">the parameter of the entry that it belongs to, which fills the hole of that number; -1 for what is static</param>
/// <param name="Template">the C# expression that reads it</param>
public sealed record StateInput(int Root, string Template);

/// <summary>What is written for other projects beside the derivatives of a method.</summary>
/// <param name="Name">the method, as people know it</param>
/// <param name="Method">the documentation id of the method</param>
/// <param name="Graph">its graph as text; empty if there is none, and then <paramref name="Problem"/> says why</param>
/// <param name="Accessors">what the graph needs and others could not reach</param>
public sealed record ExportModel(string Name, string Method, string Graph, string Problem, EquatableArray<Accessor> Accessors);

/// <summary>A public member that stands for an expression which only its own type can write.</summary>
/// <param name="Head">modifiers, return type, name, type parameters</param>
/// <param name="Parameters">as declared</param>
/// <param name="Constraints">of the type parameters</param>
/// <param name="Body">the expression</param>
public sealed record Accessor(string Head, EquatableArray<string> Parameters, string Constraints, string Body);
