namespace Backprop.Benchmarks.Costs;

internal sealed class TimeWarpingCost : CostProgram
{
    private readonly double[] _a = Data.Uniform(100);
    private readonly double[] _b = Data.Uniform(110);
    private readonly double[] _ofA = new double[100];
    private readonly double[] _ofB = new double[110];

    public override double Primal() => DynamicTimeWarping.Distance(_a, _b, 20);

    public override double ValueAndGradient() => DynamicTimeWarping.DistanceValueAndGradient(_a, _b, 20, _ofA, _ofB);

    public override double Jvp() => DynamicTimeWarping.DistanceJvp(_a, _b, 20, _a, _b).Tangent;

    public override double Hvp()
    {
        DynamicTimeWarping.DistanceHvp(_a, _b, 20, _a, _b, _ofA, _ofB);
        return _ofA[0];
    }
}

internal sealed class MarkovCost : CostProgram
{
    private const int States = 8;
    private readonly double[] _transitions = Data.Uniform(States * States);
    private readonly double[] _emissions = Data.Uniform(States * 5);
    private readonly double[] _start = Data.Uniform(States);
    private readonly int[] _symbols = new int[200];
    private readonly double[] _ofTransitions = new double[States * States];
    private readonly double[] _ofEmissions = new double[States * 5];
    private readonly double[] _ofStart = new double[States];

    public MarkovCost()
    {
        for (int i = 0; i < _symbols.Length; i++)
        {
            _symbols[i] = (i * 7 % 11) % 5;
        }
    }

    public override double Primal() => HiddenMarkovModel.LogLikelihood(_transitions, _emissions, _start, _symbols);

    public override double ValueAndGradient() =>
        HiddenMarkovModel.LogLikelihoodValueAndGradient(_transitions, _emissions, _start, _symbols, _ofTransitions, _ofEmissions, _ofStart);

    public override double Jvp() => HiddenMarkovModel.LogLikelihoodJvp(_transitions, _emissions, _start, _symbols, _transitions, _emissions, _start).Tangent;

    public override double Hvp()
    {
        HiddenMarkovModel.LogLikelihoodHvp(_transitions, _emissions, _start, _symbols, _transitions, _emissions, _start, _ofTransitions, _ofEmissions, _ofStart);
        return _ofStart[0];
    }
}

internal sealed class KalmanCost : CostProgram
{
    private readonly double[] _positions = Data.Uniform(200);
    private readonly double[] _gradient = new double[200];

    public override double Primal() => KalmanFilter.LogLikelihood(_positions, (0.05, 0.3), 0.5);

    public override double ValueAndGradient() => KalmanFilter.LogLikelihoodValueAndGradient(_positions, (0.05, 0.3), 0.5, _gradient).dt;

    public override double Jvp() => KalmanFilter.LogLikelihoodJvp(_positions, (0.05, 0.3), 0.5, _positions, (1, 2), 0.1).Tangent;

    public override double Hvp() => KalmanFilter.LogLikelihoodHvp(_positions, (0.05, 0.3), 0.5, _positions, (1, 2), 0.1, _gradient).dt;
}
