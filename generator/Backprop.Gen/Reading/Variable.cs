using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Reading;

/// <summary>
/// A variable of the user: scalars and structs have a current value per leaf (-1 where it has none yet); a moving buffer variable has three
/// ints; a fixed buffer variable has just its reference.
/// </summary>
internal sealed class Variable
{
    public Variable(string name, Form form, IReadOnlyList<Leaf> leaves)
    {
        Name = name;
        Form = form;
        Leaves = leaves;
        Values = Enumerable.Repeat(-1, leaves.Count).ToArray();
    }

    public string Name { get; }

    public Form Form { get; }

    public IReadOnlyList<Leaf> Leaves { get; }

    /// <summary>The value of each leaf at the point that is read now.</summary>
    public int[] Values { get; }

    /// <summary>What a buffer variable that is never reassigned refers to, or a constant that needs no value.</summary>
    public Datum? Fixed { get; set; }

    /// <summary>The domain of a moving buffer variable.</summary>
    public Domain? Domain { get; set; }

    /// <summary>Whether it is a buffer that may be any memory made here: the handle of that memory, and how many elements it has.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Whether all that it is given is held constant.</summary>
    public bool HoldsConstant { get; set; }

    /// <summary>Whether what it has been given is held constant; unknown before that.</summary>
    public bool? Constancy { get; set; }

    public bool IsStopped => HoldsConstant || Constancy == true;

    /// <summary>For each leaf that has been given a value, whether it is another name for the object that the entry is called on.</summary>
    public Dictionary<int, bool> IsSelf { get; } = new();

    /// <summary>The parts of a pack.</summary>
    public IReadOnlyDictionary<string, Variable> Parts { get; init; } = new Dictionary<string, Variable>();

    /// <summary>The region that declares it: a reference that has no value in the graph can only be assigned there.</summary>
    public Area? Area { get; init; }

    /// <summary>The place that this variable is another name for: a parameter by reference, a ref local, the struct that a method is called on.</summary>
    public Place? Alias { get; init; }

    public string NameOf(int leaf) => Join(Name, Leaves[leaf].Path);

    /// <summary>A name for a leaf: <c>pose_Position_X</c>.</summary>
    public static string Join(string name, string path)
    {
        string flat = path.Replace('.', '_').Replace("@", "").Replace("<", "").Replace(">P", "").Replace(">k__BackingField", "");
        return flat.Length == 0 ? name : name.Length == 0 ? flat : name + "_" + flat;
    }
}

/// <summary>A leaf of a variable: what merges and loops carry.</summary>
internal readonly record struct Slot(Variable Variable, int Leaf)
{
    public int Value
    {
        get => Variable.Values[Leaf];
        set => Variable.Values[Leaf] = value;
    }

    public GraphType Type => Variable.Leaves[Leaf].Inner;

    public string Name => Variable.NameOf(Leaf);
}
