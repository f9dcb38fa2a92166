namespace Backprop.Benchmarks.Costs;

/// <summary>A program with all that is measured of it, each with the same inputs.</summary>
public abstract class CostProgram
{
    public abstract double Primal();

    public abstract double ValueAndGradient();

    public abstract double Jvp();

    public abstract double Hvp();
}
