using System;
using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Graph;

/// <content>The nodes that take one line, values and types.</content>
public static partial class GraphParser
{
    private sealed partial class Parser
    {
        private Node Simple(GraphLine line, int[] results)
        {
            int result = results.Length > 0 ? results[0] : -1;
            string word = line.Word();
            switch (word)
            {
                case "const":
                    return new Constant(result, GraphText.Bits(_values[result].Type, line.Word()));
                case "external":
                    bool throws = line.TryTake("throws ");
                    bool once = line.TryTake("once ");
                    return new External(result, line.Quoted(), Uses(line), throws) { IsOnce = once };
                case "load":
                    (int buffer, int index, string path) = Element(line);
                    return new Load(result, buffer, index, path);
                case "store":
                    (buffer, index, path) = Element(line);
                    return new Store(buffer, index, path, After(line, "="));
                case "accumulate":
                    (buffer, index, path) = Element(line);
                    return new Accumulate(buffer, index, path, After(line, "+="));
                case "length":
                    return new Length(result, Use(line));
                case "slice":
                    return new Slice(result, Use(line), After(line, "from"), After(line, "count"));
                case "allocate":
                    return new Allocate(result, results[1], Use(line));
                case "recall":
                    return new Recall(result, Use(line), After(line, "count"));
                case "resolve":
                    line.Expect("(");
                    EquatableArray<int> origins = Uses(line);
                    line.Expect(")");
                    int choice = After(line, "by");
                    return line.TryTake("from")
                        ? new Resolve(result, origins, choice, Use(line), After(line, "count"))
                        : new Resolve(result, origins, choice, -1, -1);
                case "copy":
                    return new Copy(Use(line), After(line, "to"));
                case "clear":
                    return new Clear(Use(line));
                case "elementwise":
                    return Elementwise(line);
                case "reduce":
                    string reduction = line.Word();
                    return new Reduce(result, Reductions.ByName.TryGetValue(reduction, out Reduction? known) ? known : throw line.Error("a reduction"), Uses(line));
                case "push":
                    return new Push(Use(line), Use(line));
                case "pop":
                    return new Pop(result, Use(line));
                case "lendtape":
                    return new LendTape(result);
                case "droptape":
                    return new DropTape(Use(line));
                case "declare":
                    return new Declare(result);
                case "set":
                    return new Set(Use(line), After(line, "="));
                case "get":
                    return new Get(result, Use(line));
                case "call":
                    string text = line.Quoted();
                    EquatableArray<int> operands = Uses(line);
                    return new Apply(result, Operations.Call(text, operands.Count), operands);
                case "invoke" or "invokeclosed":
                    return new Invoke(new EquatableArray<int>(results), line.Quoted(), Uses(line)) { ForgetsMemory = word == "invokeclosed" };
                case "note":
                    return new Note(line.Quoted());
                case "exit":
                    return new Exit(line.Label(), Uses(line));
                default:
                    return Operations.ByName.TryGetValue(word, out Operation? operation)
                        ? new Apply(result, operation, Uses(line))
                        : throw line.Error("a node");
            }
        }

        private Elementwise Elementwise(GraphLine line)
        {
            int destination = Use(line);
            line.Expect("=");
            string name = line.Word();
            if (name == "call")
            {
                string text = line.Quoted();
                EquatableArray<int> operands = Uses(line);
                return new Elementwise(destination, Operations.Call(text, operands.Count), operands);
            }

            return Operations.ByName.TryGetValue(name, out Operation? operation)
                ? new Elementwise(destination, operation, Uses(line))
                : throw line.Error("an operation");
        }

        private (int Buffer, int Index, string Path) Element(GraphLine line)
        {
            int buffer = Use(line);
            line.Expect("[");
            int index = Use(line);
            line.Expect("]");
            return (buffer, index, line.TryTake(".") ? line.Word() : "");
        }

        private int After(GraphLine line, string keyword)
        {
            line.Expect(keyword);
            return Use(line);
        }

        private int Use(GraphLine line) => line.Value(out _);

        private EquatableArray<int> Uses(GraphLine line)
        {
            var values = new List<int>();
            while (line.IsAt("%"))
            {
                values.Add(Use(line));
                line.TryTake(",");
            }

            return values.ToEquatableArray();
        }

        private int Define(GraphLine line)
        {
            int value = line.Value(out string? name);
            while (_values.Count <= value)
            {
                _values.Add(new ValueInfo(GraphType.Boolean, null));
            }

            _values[value] = new ValueInfo(Type(line), name);
            return value;
        }

        private int[] Definitions(GraphLine line)
        {
            var values = new List<int>();
            while (line.IsAt("%"))
            {
                values.Add(Define(line));
                line.TryTake(",");
            }

            return values.ToArray();
        }

        private GraphType Type(GraphLine line)
        {
            if (line.IsAt("\""))
            {
                return _structs[line.Quoted()];
            }

            if (line.TryTake("opaque "))
            {
                return new OpaqueType(line.Quoted());
            }

            if (line.TryTake("generic "))
            {
                return GraphType.Generic(line.Quoted());
            }

            string keyword = line.Word();
            if (GraphText.Keywords.TryGetValue(keyword, out ScalarKind kind))
            {
                return GraphType.Of(kind);
            }

            line.Expect("<");
            GraphType element = Type(line);
            line.Expect(">");
            return (keyword, element) switch
            {
                ("span", _) => new BufferType(element, IsReadOnly: false),
                ("readonlyspan", _) => new BufferType(element, IsReadOnly: true),
                ("cell", _) => new CellType(element),
                ("tape", ScalarType scalar) => new TapeType(scalar),
                _ => throw line.Error("a type"),
            };
        }
    }
}
