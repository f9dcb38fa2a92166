using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>The tapes that the functions of a derivative share, one for each type of scalar that is kept.</summary>
internal sealed class Tapes
{
    private readonly Dictionary<ScalarType, int> _byType;

    private Tapes(Dictionary<ScalarType, int> byType) => _byType = byType;

    public IEnumerable<int> All => _byType.Values.OrderBy(tape => tape);

    public int For(GraphType type) => _byType[(ScalarType)type];

    /// <summary>Makes the parameters that stand for the tapes in a function.</summary>
    public static Tapes Declare(GraphBuilder graph, IEnumerable<ScalarType> types) =>
        new(types.ToDictionary(type => type, type => graph.NewValue(new TapeType(type), "tape")));
}
