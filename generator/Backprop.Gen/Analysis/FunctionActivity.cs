using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Analysis;

/// <summary>The activity of one function's values, spread until nothing changes.</summary>
internal sealed partial class FunctionActivity
{
    private readonly Function _function;
    private readonly bool[] _varied;
    private readonly bool[] _useful;
    private readonly Dictionary<int, EquatableArray<int>> _targets = new();
    private readonly HashSet<int> _returnsVaried = new();
    private readonly HashSet<int> _usefulResults = new();
    private readonly bool _isEntry;
    private bool _changed;

    public FunctionActivity(Function function, WrittenParameters written, RuledCalls ruled, bool isEntry)
    {
        Ruled = ruled;
        _function = Seam.Of(nameof(FunctionActivity), function);
        _isEntry = isEntry;
        _varied = new bool[function.Values.Count];
        _useful = new bool[function.Values.Count];
        Aliasing = new Aliasing(Seam.Of(nameof(Aliasing), function), written, parametersAreDisjoint: isEntry || function.HasDisjointParameters);
    }

    public Aliasing Aliasing { get; }

    /// <summary>The calls that are differentiated by a rule of their own.</summary>
    public RuledCalls Ruled { get; }

    public bool IsVaried(int value) => _varied[Key(value)] && CarriesGradient(value);

    /// <summary>Whether the value has an adjoint; for a buffer, whether it has a shadow.</summary>
    public bool IsActive(int value) => _varied[Key(value)] && _useful[Key(value)] && CarriesGradient(value);

    /// <summary>Whether a result of the function has an upstream gradient that matters.</summary>
    public bool ReturnsActive(int result) => _returnsVaried.Contains(result) && _usefulResults.Contains(result);

    private bool IsMemory(int value) => _function.TypeOf(value) is BufferType or TapeType;

    private int Key(int value) => _function.TypeOf(value).IsBuffer ? Aliasing.ClassOf(value) : value;

    private bool CarriesGradient(int value) => _function.TypeOf(value) switch
    {
        BufferType buffer => StructPaths.HasGradient(buffer.Element),
        CellType cell => cell.Element.IsFloating,
        TapeType tape => tape.Element.IsFloating,
        GraphType type => type.IsFloating,
    };

    private bool PathCarriesGradient(int buffer, string path) =>
        StructPaths.At(((BufferType)_function.TypeOf(buffer)).Element, path).HasGradient;

    /// <summary>The operands that the operation passes a gradient to.</summary>
    private IEnumerable<int> PassedBy(Apply apply) =>
        _function.TypeOf(apply.Result).IsFloating ? Passed(apply.Inputs, RuleTable.For(apply.Operation).Maps) : Enumerable.Empty<int>();

    private static IEnumerable<int> PassedBy(Elementwise whole) => Passed(whole.Inputs, RuleTable.For(whole.Operation).Maps);

    private static IEnumerable<int> PassedBy(Reduce reduce) => Passed(reduce.Inputs, ReductionRules.For(reduce.Reduction));

    private static IEnumerable<int> Passed(EquatableArray<int> inputs, IReadOnlyList<RuleExpression?> maps) => inputs.Where((_, i) => maps[i] is not null);
}
