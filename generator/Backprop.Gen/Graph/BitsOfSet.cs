using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Graph;

/// <summary>
/// How many bits of a set every value of a module can hold: all whole numbers of so many bits are numbers of its smallest type. A type parameter
/// may stand for one that has 8 (BFloat16).
/// </summary>
public static class BitsOfSet
{
    public static int In(Module module)
    {
        HashSet<ScalarKind> kinds = new(module.Functions.SelectMany(function => function.Values).SelectMany(value => KindsIn(value.Type)));
        return kinds.Contains(ScalarKind.Generic) ? 8 : kinds.Contains(ScalarKind.Single) ? 24 : 53;
    }

    private static IEnumerable<ScalarKind> KindsIn(GraphType type) => type switch
    {
        ScalarType scalar => new[] { scalar.Kind },
        BufferType buffer => StructPaths.Leaves(buffer.Element).Select(leaf => leaf.Type).OfType<ScalarType>().Select(scalar => scalar.Kind),
        TapeType tape => new[] { tape.Element.Kind },
        _ => new ScalarKind[0],
    };
}
