using System.Collections.Generic;

namespace Backprop.Gen.Analysis;

/// <summary>
/// The smallest set of vertices that meets every path from a source to a sink (Menger: as many as there are disjoint paths).
/// Of several smallest sets it finds the one nearest to the sinks. Every vertex is split into an entrance and an exit joined by
/// an edge of capacity one; paths are augmented until none is left.
/// </summary>
internal sealed class MinimumCut
{
    private readonly List<int> _next = new();
    private readonly List<int> _target = new();
    private readonly List<int> _room = new();
    private const int Unlimited = int.MaxValue / 2;
    private readonly int[] _first;
    private readonly int _source;
    private readonly int _sink;

    /// <param name="vertices">how many there are, numbered from 0</param>
    public MinimumCut(int vertices)
    {
        _first = new int[(2 * vertices) + 2];
        for (int i = 0; i < _first.Length; i++)
        {
            _first[i] = -1;
        }

        _source = 2 * vertices;
        _sink = _source + 1;
        for (int vertex = 0; vertex < vertices; vertex++)
        {
            Join(Entrance(vertex), Exit(vertex), capacity: 1);
        }
    }

    public void AddEdge(int from, int to) => Join(Exit(from), Entrance(to), Unlimited);

    public void AddSource(int vertex) => Join(_source, Entrance(vertex), Unlimited);

    public void AddSink(int vertex) => Join(Exit(vertex), _sink, Unlimited);

    public IEnumerable<int> Find()
    {
        while (Augment())
        {
        }

        bool[] reachesSink = ReachSink();
        for (int vertex = 0; 2 * vertex < _source; vertex++)
        {
            if (!reachesSink[Entrance(vertex)] && reachesSink[Exit(vertex)])
            {
                yield return vertex;
            }
        }
    }

    private static int Entrance(int vertex) => 2 * vertex;

    private static int Exit(int vertex) => (2 * vertex) + 1;

    /// <summary>Edges come in pairs, an edge and its reverse.</summary>
    private void Join(int from, int to, int capacity)
    {
        Add(from, to, capacity);
        Add(to, from, 0);
    }

    private void Add(int from, int to, int room)
    {
        _target.Add(to);
        _room.Add(room);
        _next.Add(_first[from]);
        _first[from] = _target.Count - 1;
    }

    private bool Augment()
    {
        var cameBy = new int[_first.Length];
        for (int i = 0; i < cameBy.Length; i++)
        {
            cameBy[i] = -1;
        }

        var open = new Stack<int>();
        open.Push(_source);
        while (open.Count > 0)
        {
            int at = open.Pop();
            for (int edge = _first[at]; edge >= 0; edge = _next[edge])
            {
                int to = _target[edge];
                if (_room[edge] == 0 || cameBy[to] >= 0 || to == _source)
                {
                    continue;
                }

                cameBy[to] = edge;
                if (to == _sink)
                {
                    SendOne(cameBy);
                    return true;
                }

                open.Push(to);
            }
        }

        return false;
    }

    private void SendOne(int[] cameBy)
    {
        for (int at = _sink; at != _source; at = _target[cameBy[at] ^ 1])
        {
            _room[cameBy[at]]--;
            _room[cameBy[at] ^ 1]++;
        }
    }

    private bool[] ReachSink()
    {
        var reached = new bool[_first.Length];
        var open = new Stack<int>();
        reached[_sink] = true;
        open.Push(_sink);
        while (open.Count > 0)
        {
            int at = open.Pop();
            for (int edge = _first[at]; edge >= 0; edge = _next[edge])
            {
                int from = _target[edge];
                if (_room[edge ^ 1] > 0 && !reached[from])
                {
                    reached[from] = true;
                    open.Push(from);
                }
            }
        }

        return reached;
    }
}
