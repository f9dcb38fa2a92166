using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>
/// Which memory a buffer value may refer to: the parameters and allocations it stems from. In an entry point each parameter is memory of its own (checked at
/// run time where one of the two is written); the parameters of a helper may all be the same; recalled memory may be any that was allocated.
/// </summary>
internal sealed class Memory
{
    /// <summary>Stands for everything that a helper gets from outside.</summary>
    public const int Outside = -1;

    /// <summary>Stands for memory that is found again by its handle.</summary>
    public const int Recalled = -2;

    private readonly Dictionary<int, int[]> _origins = new();
    private readonly HashSet<int> _allocations = new();

    public Memory(Function function, bool isEntry)
    {
        foreach (int parameter in function.Parameters.Where(parameter => function.TypeOf(parameter).IsBuffer))
        {
            _origins[parameter] = new[] { isEntry ? parameter : Outside };
        }

        Collect(function.Body);
    }

    /// <summary>What an access to a buffer may touch.</summary>
    public IReadOnlyList<int> OriginsOf(int buffer) => _origins.TryGetValue(buffer, out int[]? origins) ? origins : new[] { Outside };

    /// <summary>Whether a buffer value is the result of an allocation.</summary>
    public bool IsAllocation(int origin) => _allocations.Contains(origin);

    /// <summary>Whether memory is found again by its handle anywhere.</summary>
    public bool HasRecalls { get; private set; }

    /// <summary>The buffers that a node writes; null if it may write anything.</summary>
    public static IReadOnlyList<int>? WrittenBy(Node node) => node switch
    {
        Store store => new[] { store.Buffer },
        Accumulate accumulate => new[] { accumulate.Buffer },
        Copy copy => new[] { copy.Destination },
        Clear clear => new[] { clear.Buffer },
        Elementwise whole => new[] { whole.Destination },
        External or Invoke or Block { Disposes: true } => null,
        _ => System.Array.Empty<int>(),
    };

    private void Collect(Region region)
    {
        foreach (Node node in region.Nodes)
        {
            switch (node)
            {
                case Slice slice:
                    _origins[slice.Result] = OriginsOf(slice.Buffer).ToArray();
                    break;
                case Resolve resolve:
                    _origins[resolve.Result] = resolve.Origins.SelectMany(OriginsOf).Distinct().ToArray();
                    break;
                case Allocate allocate:
                    _origins[allocate.Result] = new[] { allocate.Result };
                    _allocations.Add(allocate.Result);
                    break;
                case Recall recall:
                    _origins[recall.Result] = new[] { Recalled };
                    HasRecalls = true;
                    break;
            }

            NodeParts.ForEachRegion(node, Collect);
        }
    }
}
