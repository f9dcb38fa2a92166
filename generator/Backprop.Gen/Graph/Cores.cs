namespace Backprop.Gen.Graph;

/// <summary>The derivatives of a method that were asked for; null is what was not.</summary>
public sealed record Cores
{
    /// <summary>Of a method that was refused: its members throw.</summary>
    public static readonly Cores None = new();

    public Core? Gradient { get; init; }

    public Core? Jvp { get; init; }

    public Core? Hvp { get; init; }

    /// <summary>The half that records on a tape.</summary>
    public Core? Forward { get; init; }

    /// <summary>The half that goes back over one.</summary>
    public Core? Backward { get; init; }

    public Core? Jacobian { get; init; }

    /// <summary>The pattern of the Jacobian.</summary>
    public Core? Sparsity { get; init; }

    /// <summary>Its entries in that pattern.</summary>
    public Core? SparseJacobian { get; init; }

    public Core? Hessian { get; init; }
}
