using System.Linq;

namespace Backprop.Gen.Graph;

/// <summary>What is known of a value: its type and the user's name for it, if it has one.</summary>
public sealed record ValueInfo(GraphType Type, string? Name);

/// <summary>A function: its parameters are the parameters of its body, and an exit of label 0 returns.</summary>
public sealed record Function(string Name, EquatableArray<ValueInfo> Values, EquatableArray<GraphType> Results, Region Body)
{
    public const int ReturnLabel = 0;

    /// <summary>Whether another function, which is called from outside as well, pops what it pushes, and finds the memory that it makes.</summary>
    public bool IsHalf { get; init; }

    /// <summary>What it is the derivative of, if it has not been built yet.</summary>
    public Derivation? Derivation { get; init; }

    /// <summary>What calls of the function are differentiated by, if it is not the function itself.</summary>
    public CustomRule? Rule { get; init; }

    /// <summary>Of a rule, or a tangent of one, what makes it do nothing where it is given only zeros.</summary>
    public Linearity? Linearity { get; init; }

    /// <summary>Whether reverse mode keeps nothing of it but what it was called with, and runs it again on the way back.</summary>
    public bool IsRecomputed { get; init; }

    /// <summary>Whether its parameters are memory apart from each other, as those of an entry are.</summary>
    public bool HasDisjointParameters { get; init; }

    public EquatableArray<int> Parameters => Body.Parameters;

    public GraphType TypeOf(int value) => Values[value].Type;
}

/// <summary>A function that is called from outside, first, and the functions it calls that were not inlined.</summary>
public sealed record Module(EquatableArray<Function> Functions)
{
    public Function Entry => Functions[0];

    /// <summary>Whether all that happens to the tapes and the memory of a function happens in it and in what it calls.</summary>
    public bool Encloses(Function function) => !function.IsHalf && function == Entry;

    public Function this[string name] => Functions.First(function => function.Name == name);
}
