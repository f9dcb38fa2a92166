namespace Backprop.Benchmarks.Costs;

internal sealed class HeatCost : CostProgram
{
    private const int Side = 24;
    private const int Steps = 20;
    private readonly double[,] _initial = new double[Side, Side];
    private readonly double[,] _gradient = new double[Side, Side];
    private readonly HeatEquation.Medium _medium = new(0.1, 0.2);

    public HeatCost() => Buffer.BlockCopy(Data.Uniform(Side * Side), 0, _initial, 0, Side * Side * sizeof(double));

    public override double Primal() => HeatEquation.Evolve(_initial, _medium, Steps);

    public override double ValueAndGradient() => HeatEquation.EvolveValueAndGradient(_initial, _medium, Steps, _gradient).medium.Feedback;

    public override double Jvp() => HeatEquation.EvolveJvp(_initial, _medium, Steps, _initial, _medium).Tangent;

    public override double Hvp() => HeatEquation.EvolveHvp(_initial, _medium, Steps, _initial, _medium, _gradient).Feedback;
}

internal sealed class RungeKuttaCost : CostProgram
{
    public override double Primal() => RungeKutta.FinalEnergy(1.5, (0.5, -0.2), 0.3, 200);

    public override double ValueAndGradient() => RungeKutta.FinalEnergyValueAndGradient(1.5, (0.5, -0.2), 0.3, 200).mu;

    public override double Jvp() => RungeKutta.FinalEnergyJvp(1.5, (0.5, -0.2), 0.3, 200, 1, (0.5, 0.5), 0.1).Tangent;

    public override double Hvp() => RungeKutta.FinalEnergyHvp(1.5, (0.5, -0.2), 0.3, 200, 1, (0.5, 0.5), 0.1).mu;
}

/// <summary>Overwrites its input, which is put back for each call.</summary>
internal sealed class TridiagonalCost : CostProgram
{
    private const int Cells = 200;
    private readonly double[] _before = Data.Uniform(Cells);
    private readonly double[] _conductivity = Array.ConvertAll(Data.Uniform(Cells + 1), number => 1.5 + number);
    private readonly double[] _state = new double[Cells];
    private readonly double[] _tangent = new double[Cells];
    private readonly double[] _ofState = new double[Cells];
    private readonly double[] _ofConductivity = new double[Cells + 1];

    public override double Primal()
    {
        _before.CopyTo(_state, 0);
        return ThomasSolver.Energy(_state, _conductivity, 1e-4);
    }

    public override double ValueAndGradient()
    {
        _before.CopyTo(_state, 0);
        return ThomasSolver.EnergyValueAndGradient(_state, _conductivity, 1e-4, _ofState, _ofConductivity).dt;
    }

    public override double Jvp()
    {
        _before.CopyTo(_state, 0);
        _before.CopyTo(_tangent, 0);
        return ThomasSolver.EnergyJvp(_state, _conductivity, 1e-4, _tangent, _conductivity, 1e-5).Tangent;
    }

    public override double Hvp()
    {
        _before.CopyTo(_state, 0);
        _before.CopyTo(_tangent, 0);
        return ThomasSolver.EnergyHvp(_state, _conductivity, 1e-4, _tangent, _conductivity, 1e-5, _ofState, _ofConductivity);
    }
}

/// <summary>Overwrites its input, which is put back for each call.</summary>
internal sealed class BodiesCost : CostProgram
{
    private const int Count = 8;
    private const int Steps = 20;
    private readonly Body[] _before = new Body[Count];
    private readonly Body[] _state = new Body[Count];
    private readonly Body[] _tangent = new Body[Count];
    private readonly Body[] _gradient = new Body[Count];

    public BodiesCost()
    {
        double[] numbers = Data.Uniform(7 * Count);
        for (int i = 0; i < Count; i++)
        {
            Span<double> own = numbers.AsSpan(7 * i, 7);
            _before[i] = new Body { Mass = 1.5 + own[0], Position = new Vector(3 * own[1], 3 * own[2], 3 * own[3]), Velocity = new Vector(own[4], own[5], own[6]) };
        }
    }

    public override double Primal()
    {
        _before.CopyTo(_state, 0);
        return VerletBodies.Simulate(_state, 0.01, Steps);
    }

    public override double ValueAndGradient()
    {
        _before.CopyTo(_state, 0);
        return VerletBodies.SimulateValueAndGradient(_state, 0.01, Steps, _gradient).dt;
    }

    public override double Jvp()
    {
        _before.CopyTo(_state, 0);
        _before.CopyTo(_tangent, 0);
        return VerletBodies.SimulateJvp(_state, 0.01, Steps, _tangent, 1e-3).Tangent;
    }

    public override double Hvp()
    {
        _before.CopyTo(_state, 0);
        _before.CopyTo(_tangent, 0);
        return VerletBodies.SimulateHvp(_state, 0.01, Steps, _tangent, 1e-3, _gradient);
    }
}
