using System;
using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Graph;

/// <summary>Reads back what <see cref="GraphPrinter"/> wrote. Nesting is indentation, four spaces a level.</summary>
public static partial class GraphParser
{
    /// <exception cref="FormatException">The text is not a printed graph; the message names the line.</exception>
    public static Module Parse(string text)
    {
        string[] lines = text.Replace("\r\n", "\n").Split('\n');
        var parser = new Parser(lines.Where(line => line.Trim().Length > 0).ToArray());
        return new Module(parser.Functions().ToEquatableArray());
    }

    private sealed partial class Parser
    {
        private readonly string[] _lines;
        private readonly Dictionary<string, StructType> _structs = new();
        private List<ValueInfo> _values = new();
        private int _next;

        public Parser(string[] lines) => _lines = lines;

        public IEnumerable<Function> Functions()
        {
            while (_next < _lines.Length)
            {
                GraphLine line = Take();
                if (line.TryTake("struct "))
                {
                    string name = line.Quoted();
                    EquatableArray<StructField> fields = Fields(line).ToEquatableArray();
                    _structs.Add(name, new StructType(name, fields) { Constructor = line.TryTake("made") ? Names(line).ToEquatableArray() : default });
                }
                else
                {
                    yield return Function(line);
                }
            }
        }

        private IEnumerable<StructField> Fields(GraphLine line)
        {
            line.Expect("(");
            while (!line.TryTake(")"))
            {
                string name = line.Name();
                GraphType type = Type(line);
                bool isHeld = line.TryTake("held");
                FieldAccess access = line.TryTake("whole") ? FieldAccess.Whole : line.TryTake("fixed") ? FieldAccess.Fixed : FieldAccess.Variable;
                yield return new StructField(name, type, !isHeld) { Access = access };
                line.TryTake(",");
            }
        }

        private static IEnumerable<string> Names(GraphLine line)
        {
            line.Expect("(");
            while (!line.TryTake(")"))
            {
                yield return line.Name();
                line.TryTake(",");
            }
        }

        private Function Function(GraphLine line)
        {
            _values = new List<ValueInfo>();
            line.Expect("function ");
            string name = line.Quoted();
            line.Expect("(");
            int[] parameters = Definitions(line);
            line.Expect(") -> (");
            var results = new List<GraphType>();
            while (!line.TryTake(")"))
            {
                results.Add(Type(line));
                line.TryTake(",");
            }

            Linearity? linearity = line.TryTake("linear ") ? Linearity(line) : null;
            CustomRule? rule = line.TryTake("rule ") ? Rule(line) : null;
            bool isRecomputed = line.TryTake("recomputed");
            bool isDisjoint = line.TryTake("disjoint");
            Region body = Region(1, parameters);
            if (_next < _lines.Length && Peek(0) is { } unused && unused.TryTake("unused "))
            {
                Definitions(unused);
                _next++;
            }

            return new Function(name, _values.ToEquatableArray(), results.ToEquatableArray(), body)
            {
                Linearity = linearity,
                Rule = rule,
                IsRecomputed = isRecomputed,
                HasDisjointParameters = isDisjoint,
            };
        }

        private static Linearity Linearity(GraphLine line)
        {
            EquatableArray<int> parameters = Integers(line).ToEquatableArray();
            line.Expect("sinks ");
            EquatableArray<int> sinks = Integers(line).ToEquatableArray();
            line.Expect("unchanged ");
            return new Linearity(parameters, sinks, Integers(line).ToEquatableArray());
        }

        private static CustomRule Rule(GraphLine line)
        {
            string name = line.Quoted();
            EquatableArray<CoreSlot> parameters = Slots(line).ToEquatableArray();
            line.Expect("->");
            EquatableArray<CoreSlot> results = Slots(line).ToEquatableArray();
            return new CustomRule(name, parameters, results, line.TryTake("writes ") ? Written(line).ToEquatableArray() : default);
        }

        private static IEnumerable<CoreSlot> Slots(GraphLine line) => Listed(line, () => new CoreSlot(GraphText.RoleOf(line.Word()), (int)line.Integer()));

        private static IEnumerable<WrittenBuffer> Written(GraphLine line) => Listed(line, () => new WrittenBuffer((int)line.Integer(), (int)line.Integer()));

        private static IEnumerable<int> Integers(GraphLine line) => Listed(line, () => (int)line.Integer());

        private static List<T> Listed<T>(GraphLine line, Func<T> read)
        {
            var items = new List<T>();
            line.Expect("(");
            while (!line.TryTake(")"))
            {
                items.Add(read());
                line.TryTake(",");
            }

            return items;
        }

        private Region Region(int depth, params int[] parameters)
        {
            var nodes = new List<Node>();
            while (_next < _lines.Length && Peek(depth) is not null)
            {
                nodes.Add(Node(Take(), depth));
            }

            return new Region(new EquatableArray<int>(parameters), nodes.ToEquatableArray());
        }

        private Node Node(GraphLine line, int depth)
        {
            int[] results = line.IsAt("%") ? Definitions(line) : Array.Empty<int>();
            if (results.Length > 0)
            {
                line.Expect("=");
            }

            if (line.TryTake("if "))
            {
                int label = line.Label();
                int condition = Use(line);
                Region then = Region(depth + 1);
                (Peek(depth) ?? throw line.Error("an else")).Expect("else");
                _next++;
                return new If(new EquatableArray<int>(results), label, condition, then, Region(depth + 1));
            }

            if (line.TryTake("block "))
            {
                int label = line.Label();
                int resource = line.TryTake("using ") ? Use(line) : -1;
                var journals = new List<int>();
                while (line.TryTake("once "))
                {
                    journals.Add(Use(line));
                }

                return new Block(new EquatableArray<int>(results), label, Region(depth + 1), resource) { Journals = journals.ToEquatableArray() };
            }

            return line.TryTake("loop ") ? Loop(line, results, depth) : Simple(line, results);
        }

        private Loop Loop(GraphLine line, int[] results, int depth)
        {
            int leave = line.Label();
            int next = line.Label();
            Segmentation? segments = line.TryTake("segments ") ? new Segmentation((int)line.Integer()) : null;
            LoopHead head = line.TryTake("for ") ? Counted(line) : new Forever();
            var parameters = new List<int>();
            var initial = new List<int>();
            if (line.TryTake("with "))
            {
                do
                {
                    parameters.Add(Define(line));
                    line.Expect("=");
                    initial.Add(Use(line));
                }
                while (line.TryTake(","));
            }

            int inner = depth + 1;
            if (_next < _lines.Length && Peek(inner) is { } condition && condition.TryTake("while "))
            {
                _next++;
                int label = condition.Label();
                condition.Expect("(");
                head = new While(label, Region(inner + 1, Definitions(condition)));
                Take().Expect("do");
                inner++;
            }

            return new Loop(
                new EquatableArray<int>(results), leave, next, initial.ToEquatableArray(), head, Region(inner, parameters.ToArray()))
            {
                Segments = segments,
            };
        }

        private Counted Counted(GraphLine line)
        {
            int counter = Define(line);
            line.Expect("=");
            int start = Use(line);
            _ = line.TryTake("<") || line.TryTake(">");
            bool isInclusive = line.TryTake("=");
            int bound = Use(line);
            line.Expect("step ");
            return new Counted(counter, start, bound, (int)line.Integer(), isInclusive);
        }

        private GraphLine Take() => new(_lines[_next++], 0);

        /// <summary>The next line if it has that depth.</summary>
        private GraphLine? Peek(int depth)
        {
            string line = _lines[_next];
            int indentation = line.Length - line.TrimStart(' ').Length;
            return indentation == depth * 4 ? new GraphLine(line, indentation) : null;
        }
    }
}
