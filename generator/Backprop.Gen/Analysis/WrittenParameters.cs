using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>Which buffer parameters the functions of a module may write, themselves or through the functions they call.</summary>
internal sealed class WrittenParameters
{
    private readonly TouchedParameters _written;

    public WrittenParameters(Module module)
        : this(module, new Dictionary<string, IReadOnlyList<int>>())
    {
    }

    /// <param name="declared">parameters that count as written, whether the graph writes them or not</param>
    public WrittenParameters(Module module, IReadOnlyDictionary<string, IReadOnlyList<int>> declared) => _written = new TouchedParameters(
        module, Written, function => (function.Rule is { } rule ? rule.Written.Select(written => written.Parameter) : Enumerable.Empty<int>())
            .Concat(declared.TryGetValue(function.Name, out IReadOnlyList<int> some) ? some : new int[0]));

    /// <summary>The indices of the parameters that a function may write.</summary>
    public HashSet<int> Of(Function function) => _written.Of(function.Name);

    /// <summary>The buffers that a node itself may write.</summary>
    public IEnumerable<int> WrittenBy(Node node) => _written.By(node);

    private static IEnumerable<int> Written(Node node) => node switch
    {
        Store store => new[] { store.Buffer },
        Accumulate accumulate => new[] { accumulate.Buffer },
        Copy copy => new[] { copy.Destination },
        Clear clear => new[] { clear.Buffer },
        Elementwise whole => new[] { whole.Destination },
        _ => Enumerable.Empty<int>(),
    };
}
