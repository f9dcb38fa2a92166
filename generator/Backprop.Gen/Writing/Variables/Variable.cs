using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>A local of the printed function.</summary>
internal sealed class Variable
{
    public Variable(GraphType type) => Type = type;

    public GraphType Type { get; }

    public string Name { get; set; } = "";

    /// <summary>The C# block that it is declared in: the innermost one around all places where it stands.</summary>
    public int Scope { get; set; } = -1;

    /// <summary>The position of its declaration.</summary>
    public int Declared { get; set; }

    /// <summary>Whether it is declared by its first assignment rather than by a statement before <see cref="Declared"/>.</summary>
    public bool IsDeclaredInPlace { get; set; }

    /// <summary>Whether it may be read before it was assigned, and is zero then.</summary>
    public bool NeedsDefault { get; set; }

    /// <summary>The loop whose head declares it, if it is a counter.</summary>
    public Step? CountsIn { get; set; }

    /// <summary>The place where it stands first.</summary>
    public Occurrence? FirstPlace { get; private set; }

    /// <summary>The position where it occurs first.</summary>
    public int First => FirstPlace?.Position ?? int.MaxValue;

    /// <summary>Takes in a place where it stands.</summary>
    public void Add(Occurrence occurrence, Scopes scopes)
    {
        Scope = Scope < 0 ? occurrence.Scope : scopes.Common(Scope, occurrence.Scope);
        if (FirstPlace is null || occurrence.Slot < FirstPlace.Slot)
        {
            FirstPlace = occurrence;
        }
    }

    /// <summary>Takes in all places of another one.</summary>
    public void Add(Variable other, Scopes scopes)
    {
        if (other.FirstPlace is not null)
        {
            int scope = other.Scope;
            Add(other.FirstPlace, scopes);
            Scope = scopes.Common(Scope, scope);
        }

        NeedsDefault |= other.NeedsDefault;
    }

    /// <summary>Decides where it is declared.</summary>
    public void Settle(Layout layout)
    {
        if (FirstPlace is null)
        {
            return;
        }

        if (CountsIn is not null)
        {
            Scope = CountsIn.Body[0].Scope;
            (Declared, IsDeclaredInPlace) = (First, true);
            return;
        }

        Scope = NeedsDefault ? 0 : Scope;
        IsDeclaredInPlace = !NeedsDefault && FirstPlace.CanDeclare && FirstPlace.Scope == Scope;
        Declared = IsDeclaredInPlace ? First
            : NeedsDefault ? 0 : layout.StatementOf(layout.Scopes.AnchorIn(Scope, FirstPlace.Scope, First));
    }
}
