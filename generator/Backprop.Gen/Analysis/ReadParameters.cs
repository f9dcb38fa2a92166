using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>Which buffer parameters the functions of a module may read elements of, themselves or through the functions they call.</summary>
internal sealed class ReadParameters
{
    private readonly TouchedParameters _read;

    public ReadParameters(Module module) => _read = new TouchedParameters(module, Read, function => function.Rule is null ? Enumerable.Empty<int>() : Buffers(function));

    /// <summary>The indices of the parameters that a function may read.</summary>
    public HashSet<int> Of(Function function) => _read.Of(function.Name);

    /// <summary>The buffers that a node itself may read elements of, among other values.</summary>
    public IEnumerable<int> ReadBy(Node node) => _read.By(node);

    /// <summary>What a function with a rule reads is not told by its body.</summary>
    private static IEnumerable<int> Buffers(Function function) =>
        Enumerable.Range(0, function.Parameters.Count).Where(parameter => function.TypeOf(function.Parameters[parameter]).IsBuffer);

    private static IEnumerable<int> Read(Node node) => node switch
    {
        Load load => new[] { load.Buffer },
        Accumulate accumulate => new[] { accumulate.Buffer },
        Copy copy => new[] { copy.Source },
        Elementwise whole => whole.Inputs,
        Reduce reduce => reduce.Inputs,
        External external => external.Inputs,
        Exit exit => exit.Values,
        _ => Enumerable.Empty<int>(),
    };
}
