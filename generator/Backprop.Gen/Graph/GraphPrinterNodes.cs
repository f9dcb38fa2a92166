using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Graph;

/// <content>The nodes that take one line.</content>
public static partial class GraphPrinter
{
    private sealed partial class Printer
    {
        private string Simple(Node node) => node switch
        {
            Constant n => $"{Define(n.Result)} = const {GraphText.Literal(TypeOf(n.Result), n.Bits)}",
            Apply { Operation.Signature: Signature.Any } n => $"{Define(n.Result)} = call {Join(GraphText.Quote(n.Operation.Symbol), n.Inputs)}",
            Apply n => $"{Define(n.Result)} = {n.Operation.Name} {Uses(n.Inputs)}",
            External n => $"{(n.Result < 0 ? "" : Define(n.Result) + " = ")}external {(n.Throws ? "throws " : "")}{(n.IsOnce ? "once " : "")}"
                + Join(GraphText.Quote(n.Template), n.Inputs),
            Load n => $"{Define(n.Result)} = load {Element(n.Buffer, n.Index, n.Path)}",
            Store n => $"store {Element(n.Buffer, n.Index, n.Path)} = {Use(n.Value)}",
            Accumulate n => $"accumulate {Element(n.Buffer, n.Index, n.Path)} += {Use(n.Value)}",
            Length n => $"{Define(n.Result)} = length {Use(n.Buffer)}",
            Slice n => $"{Define(n.Result)} = slice {Use(n.Buffer)} from {Use(n.Start)} count {Use(n.Count)}",
            Allocate n => $"{Define(n.Result)}, {Define(n.Handle)} = allocate {Use(n.Count)}",
            Recall n => $"{Define(n.Result)} = recall {Use(n.Handle)} count {Use(n.Count)}",
            Resolve n => $"{Define(n.Result)} = resolve ({Uses(n.Origins)}) by {Use(n.Choice)}"
                + (n.Start < 0 ? "" : $" from {Use(n.Start)} count {Use(n.Count)}"),
            Copy n => $"copy {Use(n.Source)} to {Use(n.Destination)}",
            Clear n => $"clear {Use(n.Buffer)}",
            Elementwise { Operation.Signature: Signature.Any } n => $"elementwise {Use(n.Destination)} = call {Join(GraphText.Quote(n.Operation.Symbol), n.Inputs)}",
            Elementwise n => $"elementwise {Use(n.Destination)} = {n.Operation.Name} {Uses(n.Inputs)}",
            Reduce n => $"{Define(n.Result)} = reduce {n.Reduction.Name} {Uses(n.Inputs)}",
            Push n => $"push {Use(n.Tape)} {Use(n.Value)}",
            Pop n => $"{Define(n.Result)} = pop {Use(n.Tape)}",
            LendTape n => $"{Define(n.Result)} = lendtape",
            DropTape n => $"droptape {Use(n.Tape)}",
            Declare n => $"{Define(n.Cell)} = declare",
            Set n => $"set {Use(n.Cell)} = {Use(n.Value)}",
            Get n => $"{Define(n.Result)} = get {Use(n.Cell)}",
            Invoke n => $"{Head(n.Results)}{(n.ForgetsMemory ? "invokeclosed" : "invoke")} {Join(GraphText.Quote(n.Function), n.Inputs)}",
            Note n => $"note {GraphText.Quote(n.Text)}",
            Exit n => $"exit {Join("@" + GraphText.Integer(n.Label), n.Values)}",
            _ => node.ToString(),
        };

        private string Element(int buffer, int index, string path) => $"{Use(buffer)}[{Use(index)}]{(path.Length == 0 ? "" : "." + path)}";

        private string Join(string first, EquatableArray<int> values) => values.Count == 0 ? first : first + " " + Uses(values);

        private string Head(EquatableArray<int> results) => results.Count == 0 ? "" : Definitions(results) + " = ";

        private string Definitions(IEnumerable<int> values) => string.Join(", ", values.Select(Define));

        private string Uses(EquatableArray<int> values) => string.Join(", ", values.Select(Use));

        private string Define(int value) => $"{Use(value)} {(Exists(value) ? GraphText.Type(TypeOf(value)) : "?")}";

        private string Use(int value)
        {
            string? name = Exists(value) ? _function.Values[value].Name : null;
            return "%" + GraphText.Integer(value) + (name is null ? "" : ":" + GraphText.Name(name));
        }

        private GraphType TypeOf(int value) => _function.TypeOf(value);

        private bool Exists(int value) => value >= 0 && value < _function.Values.Count;
    }
}
