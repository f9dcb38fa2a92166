using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Writing;

namespace Backprop.Gen.Tests.Writing;

/// <summary>The statements of a graph that is written as text.</summary>
internal static class PrintedText
{
    public static string Of(string graph)
    {
        Module module = GraphParser.Parse(graph);
        var names = new NameScope();
        var spellings = module.Entry.Parameters.ToDictionary(value => value, value => module.Entry.Values[value].Name!);
        spellings.Values.ToList().ForEach(names.Take);
        var scratch = new ScratchNames(new Callees(module).ScratchesOf(module.Entry.Name), names);
        return string.Join("\n", new StatementWriter(module.Entry, spellings, new Dictionary<string, string>(), names, scratch, new Callees(module), "").Write());
    }
}
