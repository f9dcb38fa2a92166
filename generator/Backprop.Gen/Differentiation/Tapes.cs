using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>The tapes that the functions of a derivative share, one for each type of scalar that is kept.</summary>
internal sealed class Tapes
{
    private readonly Dictionary<ScalarKind, int> _byKind;

    private Tapes(Dictionary<ScalarKind, int> byKind) => _byKind = byKind;

    public IEnumerable<int> All => _byKind.OrderBy(pair => pair.Key).Select(pair => pair.Value);

    public int For(GraphType type) => _byKind[((ScalarType)type).Kind];

    /// <summary>Makes the parameters that stand for the tapes in a function.</summary>
    public static Tapes Declare(GraphBuilder graph, IEnumerable<ScalarKind> kinds) =>
        new(kinds.ToDictionary(kind => kind, kind => graph.NewValue(new TapeType(kind), "tape")));
}
