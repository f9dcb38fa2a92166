using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// A function that fills a matrix: it calls a derivative once for each row or column, with one unit vector after another. The matrix is memory like
/// any other, so that the function is a graph like any other.
/// </summary>
internal sealed partial class MatrixBuilder
{
    private readonly MatrixLayout _layout;
    private readonly Function _primal;
    private readonly List<int> _parameters = new();
    private readonly List<CoreSlot> _slots = new();
    private readonly List<Function> _functions = new();
    private readonly int[] _inputs;
    private int _journal = -1;

    /// <param name="type">the type of what is filled</param>
    /// <param name="name">its name</param>
    public MatrixBuilder(MatrixLayout layout, GraphType type, string name)
    {
        _layout = layout;
        _primal = layout.Primal.Entry;
        Graph.Open();
        int given = layout.Returned < 0 ? _primal.Parameters.Count : layout.Returned;
        _inputs = _primal.Parameters.Select((value, i) => i < given ? Parameter(_primal.TypeOf(value), _primal.Values[value].Name, Role.Input, i) : -1).ToArray();
        Matrix = Parameter(type, name, Role.Matrix, 0);
    }

    /// <param name="name">the name of the matrix</param>
    public MatrixBuilder(MatrixLayout layout, string name)
        : this(layout, new BufferType(layout.Element, IsReadOnly: false), name)
    {
    }

    public GraphBuilder Graph { get; } = new();

    /// <summary>The arguments of the method.</summary>
    public IReadOnlyList<int> Inputs => _inputs;

    public int Matrix { get; }

    /// <summary>Adds the functions of a derivative, under names of their own, and the tapes that it needs.</summary>
    /// <param name="items">the rows or columns that it is called for</param>
    /// <param name="together">how many of them one call is for</param>
    public Derivative Add(Core core, string name, IReadOnlyList<Scalars> items, int together = 1)
    {
        bool isJournaled = !IsOneSweep(items, together) && Journaled.Needs(core.Module);
        Module module = Renamed.With(isJournaled ? Journaled.Run(core.Module) : core.Module, function => function.Name == core.Module.Entry.Name ? name : name + "_" + function.Name);
        _functions.AddRange(module.Functions);
        int[] tapes = core.Parameters.Select((slot, i) => slot.Role is Role.Tape or Role.TapeTangent
            ? Parameter(module.Entry.TypeOf(module.Entry.Parameters[i]), null, slot.Role, slot.Index) : -1).ToArray();
        return new Derivative(core, module.Entry, tapes, isJournaled ? Journal() : -1);
    }

    /// <summary>Rows or columns, one after another.</summary>
    /// <param name="name">what their number is called</param>
    public List<Scalars> Lay(IEnumerable<MatrixRows> items, string name, out int count)
    {
        var laid = new List<Scalars>();
        count = Graph.Integer(0);
        foreach (MatrixRows item in items)
        {
            GraphType type = item.TypeIn(_primal);
            laid.Add(new Scalars(item.Index, type, count, IsFirst: laid.Count == 0));
            int more = type is BufferType buffer ? Times(Graph.LengthOf(_inputs[item.Index]), Scalars.LeavesOf(buffer).Count) : Graph.Integer(1);
            count = Graph.Apply(Operations.Add, GraphType.Int32, count, more);
        }

        Graph.Rename(count, name);
        return laid;
    }

    /// <summary>
    /// Memory for what the method returns, as many elements as there are rows left for it; that it returns as many is checked where it does.
    /// </summary>
    /// <param name="rows">how many there are in all</param>
    public void AllocateReturned(int rows)
    {
        Lay(_layout.Rows.Where(rows => rows.IsResult || rows.Index != _layout.Returned), "others", out int others);
        var type = (BufferType)_primal.TypeOf(_primal.Parameters[_layout.Returned]);
        int elements = Graph.Apply(Operations.Divide, GraphType.Int32, Graph.Apply(Operations.Subtract, GraphType.Int32, rows, others), Graph.Integer(Scalars.LeavesOf(type).Count));
        _inputs[_layout.Returned] = Graph.Allocate(type, Graph.Apply(Operations.Max, GraphType.Int32, elements, Graph.Integer(0)), "result");
    }

    /// <summary>Memory beside each buffer that is differentiated, by input.</summary>
    public Dictionary<int, int> Beside(IReadOnlyList<bool> active, string suffix) => Enumerable.Range(0, active.Count)
        .Where(input => active[input] && Graph.TypeOf(_inputs[input]).IsBuffer)
        .ToDictionary(input => input, input => Graph.AllocateLike(_inputs[input], Graph.NameOf(_inputs[input])?.TrimStart('@') + suffix));

    /// <summary>One way or the other.</summary>
    public int[] Choose(int condition, Func<int[]> then, Func<int[]> otherwise)
    {
        int label = Graph.NewLabel();
        Region Arm(Func<int[]> arm)
        {
            Graph.Open();
            Graph.Exit(label, arm());
            return Graph.Close();
        }

        Region first = Arm(then);
        Region second = Arm(otherwise);
        int[] results = NewLeft();
        Graph.Append(new If(results.ToEquatableArray(), label, condition, first, second));
        return results;
    }

    /// <summary>What makes the user's calls to outside happen once, of this way to fill the matrix.</summary>
    private int Journal()
    {
        _journal = Graph.NewValue(Journaled.Type, "journal");
        Graph.Append(new External(_journal, "new global::Backprop.Journal()", default));
        return _journal;
    }

    /// <summary>Whether one sweep is always enough.</summary>
    /// <param name="together">how many rows or columns a sweep is for</param>
    public static bool IsOneSweep(IReadOnlyList<Scalars> items, int together = 1) => items.Count > 0 && items.Count <= together && !items.Any(item => item.IsBuffer);

    private int Times(int value, int factor) => Graph.Apply(Operations.Multiply, GraphType.Int32, value, Graph.Integer(factor));

    public int Place(int row, int columns, int column) =>
        Graph.Apply(Operations.Add, GraphType.Int32, Graph.Apply(Operations.Multiply, GraphType.Int32, row, columns), column);

    public void Branch(int condition, Action then)
    {
        int label = Graph.NewLabel();
        Graph.Open();
        then();
        Graph.Exit(label);
        Region thenRegion = Graph.Close();
        Graph.Open();
        Graph.Exit(label);
        Graph.Append(new If(default, label, condition, thenRegion, Graph.Close()));
    }

    public Core Finish(int[] left)
    {
        Graph.Exit(Function.ReturnLabel, left);
        Function entry = Graph.Finish(_primal.Name, _layout.Left.Select(result => _primal.Results[result]), _parameters.ToArray());
        return new Core(
            Reachable.From(entry, _functions), _slots.ToEquatableArray(), _layout.Left.Select(result => new CoreSlot(Role.Value, _layout.Kept[result])).ToEquatableArray());
    }

    private int Kept(int buffer)
    {
        int before = Graph.AllocateLike(buffer, Graph.NameOf(buffer) is { } name ? name.TrimStart('@') + "Before" : null);
        Graph.Append(new Copy(buffer, before));
        return before;
    }

    private int[] NewLeft() => _layout.Left.Select(result => Graph.NewValue(_primal.Results[result])).ToArray();

    private int[] LeftBy(Call call) => _layout.Left.Select(result => call[Role.Value, result]).ToArray();

    public int Parameter(GraphType type, string? name, Role role, int index)
    {
        int value = Graph.NewValue(type, name);
        _parameters.Add(value);
        _slots.Add(new CoreSlot(role, index));
        return value;
    }
}
