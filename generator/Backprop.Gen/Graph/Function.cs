using System.Linq;

namespace Backprop.Gen.Graph;

/// <summary>What is known of a value: its type and the user's name for it, if it has one.</summary>
public sealed record ValueInfo(GraphType Type, string? Name);

/// <summary>A function: its parameters are the parameters of its body, and an exit of label 0 returns.</summary>
public sealed record Function(string Name, EquatableArray<ValueInfo> Values, EquatableArray<GraphType> Results, Region Body)
{
    public const int ReturnLabel = 0;

    public EquatableArray<int> Parameters => Body.Parameters;

    public GraphType TypeOf(int value) => Values[value].Type;
}

/// <summary>A function that is called from outside, first, and the functions it calls that were not inlined.</summary>
public sealed record Module(EquatableArray<Function> Functions)
{
    public Function Entry => Functions[0];

    public Function this[string name] => Functions.First(function => function.Name == name);
}
