using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>A variable that can be named.</summary>
internal sealed record Variable(string Name, DataType Type)
{
    /// <summary>Whether statements may assign to it.</summary>
    public bool IsWritable { get; init; } = true;

    /// <summary>Whether the elements may be assigned, for buffers.</summary>
    public bool HasWritableElements { get; init; } = true;

    /// <summary>Whether it is another name for a variable or an element, which no function can capture.</summary>
    public bool IsReference { get; init; }

    /// <summary>How many elements a buffer has at least; of a grid, in the last dimension.</summary>
    public int MinLength { get; init; }

    /// <summary>Whether a span may refer to memory of the stack.</summary>
    public bool IsOnStack { get; init; }

    /// <summary>For an integer that is never negative and stays below this, like the counter of a loop; 0 if nothing is known.</summary>
    public int Below { get; init; }

    /// <summary>The buffer that this integer is a valid index of, whatever the buffer's length.</summary>
    public string Within { get; init; } = "";

    /// <summary>How large it is at most, about.</summary>
    public double Bound { get; init; } = 4;
}

/// <summary>The variables in scope, block by block, with C#'s rules for names.</summary>
internal sealed class Scope
{
    private static readonly string[] Names =
        ["a", "b", "c", "p", "q", "r", "s", "t", "u", "v", "w", "y", "z", "g", "h", "sum", "total", "next", "left", "mid", "rest", "acc", "best", "old"];

    private static readonly string[] HostileNames =
        ["upstream", "value", "tape", "scratch", "gradient", "result", "adjoint", "tangent", "x0Gradient", "i0", "trips", "exit", "@out", "@double", "Value", "choice", "saved", "primal"];

    private readonly Stack<Frame> frames = new([new Frame()]);
    private readonly Random random;
    private readonly bool isHostile;
    private int sectionNames;

    public Scope(Random random, bool isHostile)
    {
        this.random = random;
        this.isHostile = isHostile;
    }

    /// <summary>What may be named now; null for everything.</summary>
    public Func<Variable, bool>? Visible { get; set; }

    public IEnumerable<Variable> Variables => All.Where(variable => Visible is null || Visible(variable));

    private IEnumerable<Variable> All => frames.SelectMany(frame => frame.Variables);

    /// <summary>Whether the variable still is as it was handed out.</summary>
    public bool Has(Variable variable) => Variables.Contains(variable);

    public void Open() => frames.Push(new Frame());

    /// <summary>Opens a scope for variables some of which will be declared in the scope around it.</summary>
    public void OpenForOutside()
    {
        var inner = new Frame { IsSection = frames.Peek().IsSection };
        inner.Closed.UnionWith(frames.Peek().Closed);
        frames.Push(inner);
    }

    /// <summary>Opens a section of a switch: C# lets all sections share one space of names.</summary>
    public void OpenSwitchSection()
    {
        var section = new Frame { IsSection = true };
        frames.Push(section);
    }

    public void Close()
    {
        var closed = frames.Pop();
        frames.Peek().Closed.UnionWith(closed.Closed);
        frames.Peek().Closed.UnionWith(closed.Variables.Select(variable => variable.Name));
    }

    public Variable Declare(Variable variable)
    {
        frames.Peek().Variables.Add(variable);
        return variable;
    }

    public void Replace(Variable old, Variable updated)
    {
        foreach (var frame in frames)
        {
            var index = frame.Variables.IndexOf(old);
            if (index >= 0)
            {
                frame.Variables[index] = updated;
            }
        }
    }

    /// <summary>A name that may be declared here: taken neither outside, nor by a block inside that is closed.</summary>
    public string FreshName(string prefix = "")
    {
        if (frames.Peek().IsSection)
        {
            // Such a name is taken in all sections, and in the blocks inside them that have been made already.
            return "m" + sectionNames++;
        }

        var names = isHostile && random.Next(3) == 0 ? HostileNames : Names;
        for (var attempt = 0; attempt < 8 && prefix.Length == 0; attempt++)
        {
            var name = names[random.Next(names.Length)];
            if (IsFree(name))
            {
                return name;
            }
        }

        for (var number = 0; ; number++)
        {
            var name = (prefix.Length == 0 ? "k" : prefix) + number;
            if (IsFree(name))
            {
                return name;
            }
        }
    }

    private bool IsFree(string name) =>
        !frames.Peek().Closed.Contains(name) && !All.Any(variable => variable.Name == name);

    private sealed class Frame
    {
        public bool IsSection { get; init; }

        public List<Variable> Variables { get; } = [];

        public HashSet<string> Closed { get; } = [];
    }
}
