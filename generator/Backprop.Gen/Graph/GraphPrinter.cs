using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Backprop.Gen.Graph;

/// <summary>
/// Prints a graph as text for people and tests; <see cref="GraphParser"/> reads it back. A value is <c>%12:s</c>, its number and the
/// user's name for it; its type stands where it is defined. A label is <c>@3</c>.
/// </summary>
public static partial class GraphPrinter
{
    public static string Print(Module module)
    {
        var printer = new Printer(module.Functions);
        foreach (Function function in module.Functions)
        {
            printer.Function(function);
        }

        return printer.ToString();
    }

    public static string Print(Function function)
    {
        var printer = new Printer(EquatableArray.Of(function));
        printer.Function(function);
        return printer.ToString();
    }

    /// <summary>The line that a node prints as, or the first one of a construct.</summary>
    internal static string FirstLine(Function function, Node node)
    {
        var printer = new Printer(function);
        printer.Print(node);
        return printer.ToString().Split('\n')[0];
    }

    private sealed partial class Printer
    {
        private readonly StringBuilder _text = new();
        private Function _function = null!;
        private int _depth;

        public Printer(Function function) => _function = function;

        public Printer(EquatableArray<Function> functions)
        {
            foreach (StructType type in StructTypes.Of(functions))
            {
                _text.Append("struct ").Append(GraphText.Quote(type.Name)).Append(" (");
                _text.Append(string.Join(", ", type.Fields.Select(field =>
                    field.Name + " " + GraphText.Type(field.Type) + (field.HasGradient ? "" : " held") + Access(field.Access))));
                _text.Append(')').Append(type.Constructor.Count == 0 ? "" : " made (" + string.Join(", ", type.Constructor) + ")").Append('\n');
            }
        }

        public override string ToString() => _text.ToString();

        private static string Access(FieldAccess access) => access == FieldAccess.Variable ? "" : access == FieldAccess.Whole ? " whole" : " fixed";

        public void Function(Function function)
        {
            if (_text.Length > 0)
            {
                _text.Append('\n');
            }

            _function = function;
            Line($"function {GraphText.Quote(function.Name)} ({Definitions(function.Parameters)}) -> "
                + $"({string.Join(", ", function.Results.Select(GraphText.Type))})" + Rules(function)
                + (function.IsRecomputed ? " recomputed" : "") + (function.HasDisjointParameters ? " disjoint" : ""));
            Nested(function.Body);
            Unused();
        }

        private static string Rules(Function function)
        {
            string linear = function.Linearity is not { } linearity ? "" : $" linear ({Integers(linearity.In)}) sinks ({Integers(linearity.Sinks)}) unchanged ({Integers(linearity.Unchanged)})";
            return function.Rule is not { } rule ? linear : linear + $" rule {GraphText.Quote(rule.Function)} ({Slots(rule.Parameters)}) -> ({Slots(rule.Results)})"
                + (rule.Written.Count == 0 ? "" : $" writes ({string.Join(", ", rule.Written.Select(written => $"{GraphText.Integer(written.Parameter)} {GraphText.Integer(written.Before)}"))})");
        }

        private static string Integers(EquatableArray<int> values) => string.Join(", ", values.Select(value => GraphText.Integer(value)));

        private static string Slots(EquatableArray<CoreSlot> slots) => string.Join(", ", slots.Select(slot => $"{GraphText.RoleName(slot.Role)} {GraphText.Integer(slot.Index)}"));

        /// <summary>Values without a definition, which passes leave behind: the numbers of the others depend on them.</summary>
        private void Unused()
        {
            var defined = new bool[_function.Values.Count];
            foreach (int value in Definition.AllOf(_function))
            {
                if (value >= 0 && value < defined.Length)
                {
                    defined[value] = true;
                }
            }

            IEnumerable<int> unused = Enumerable.Range(0, defined.Length).Where(value => !defined[value]);
            if (unused.Any())
            {
                Line("unused " + Definitions(unused));
            }
        }

        private void Line(string text) => _text.Append(' ', _depth * 4).Append(text).Append('\n');

        private void Nested(Region region)
        {
            _depth++;
            foreach (Node node in region.Nodes)
            {
                Print(node);
            }

            _depth--;
        }

        public void Print(Node node)
        {
            switch (node)
            {
                case If branch:
                    Line($"{Head(branch.Results)}if @{branch.Label} {Use(branch.Condition)}");
                    Nested(branch.Then);
                    Line("else");
                    Nested(branch.Else);
                    break;
                case Block block:
                    Line($"{Head(block.Results)}block @{block.Label}{(block.Disposes ? $" using {Use(block.Resource)}" : "")}{string.Concat(block.Journals.Select(journal => $" once {Use(journal)}"))}");
                    Nested(block.Body);
                    break;
                case Loop loop:
                    Print(loop);
                    break;
                default:
                    Line(Simple(node));
                    break;
            }
        }

        private void Print(Loop loop)
        {
            string head = $"{Head(loop.Results)}loop @{loop.Break} @{loop.Continue}"
                + (loop.Segments is null ? "" : $" segments {GraphText.Integer(loop.Segments.Count)}");
            if (loop.Head is Counted counted)
            {
                string relation = (counted.Step > 0 ? "<" : ">") + (counted.IsInclusive ? "=" : "");
                head += $" for {Define(counted.Counter)} = {Use(counted.Start)} {relation} {Use(counted.Bound)} step {GraphText.Integer(counted.Step)}";
            }

            if (loop.Initial.Count > 0)
            {
                head += " with " + string.Join(", ", loop.Initial.Select((initial, i) =>
                    $"{(i < loop.Body.Parameters.Count ? Define(loop.Body.Parameters[i]) : "?")} = {Use(initial)}"));
            }

            Line(head);
            if (loop.Head is While condition)
            {
                _depth++;
                Line($"while @{condition.Label} ({Definitions(condition.Condition.Parameters)})");
                Nested(condition.Condition);
                Line("do");
                Nested(loop.Body);
                _depth--;
            }
            else
            {
                Nested(loop.Body);
            }
        }
    }
}
