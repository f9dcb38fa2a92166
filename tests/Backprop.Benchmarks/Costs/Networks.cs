namespace Backprop.Benchmarks.Costs;

internal sealed class LstmCost : CostProgram
{
    private const int Units = 16;
    private readonly double[] _sequence = Data.Uniform(40);
    private readonly double[] _weights = Data.Uniform(4 * Units * (Units + 1));
    private readonly double[] _biases = Data.Uniform(4 * Units);
    private readonly double[] _readout = Data.Uniform(Units);
    private readonly double[] _ofSequence = new double[40];
    private readonly double[] _ofWeights = new double[4 * Units * (Units + 1)];
    private readonly double[] _ofBiases = new double[4 * Units];
    private readonly double[] _ofReadout = new double[Units];

    public override double Primal() => LstmCell.Loss(_sequence, _weights, _biases, _readout, 0.4);

    public override double ValueAndGradient() =>
        LstmCell.LossValueAndGradient(_sequence, _weights, _biases, _readout, 0.4, _ofSequence, _ofWeights, _ofBiases, _ofReadout).target;

    public override double Jvp() => LstmCell.LossJvp(_sequence, _weights, _biases, _readout, 0.4, _sequence, _weights, _biases, _readout, 1).Tangent;

    public override double Hvp() => LstmCell.LossHvp(
        _sequence, _weights, _biases, _readout, 0.4, _sequence, _weights, _biases, _readout, 1, _ofSequence, _ofWeights, _ofBiases, _ofReadout);
}

internal sealed class AttentionCost : CostProgram
{
    private const int Tokens = 16;
    private const int Width = 16;
    private readonly float[] _x = Single(Tokens * Width);
    private readonly float[] _query = Single(Width * Width);
    private readonly float[] _key = Single(Width * Width);
    private readonly float[] _value = Single(Width * Width);
    private readonly float[] _ofX = new float[Tokens * Width];
    private readonly float[] _ofQuery = new float[Width * Width];
    private readonly float[] _ofKey = new float[Width * Width];
    private readonly float[] _ofValue = new float[Width * Width];

    public override double Primal() => SelfAttention.Loss(_x, _query, _key, _value, Width);

    public override double ValueAndGradient() => SelfAttention.LossValueAndGradient(_x, _query, _key, _value, Width, _ofX, _ofQuery, _ofKey, _ofValue);

    public override double Jvp() => SelfAttention.LossJvp(_x, _query, _key, _value, Width, _x, _query, _key, _value).Tangent;

    public override double Hvp()
    {
        SelfAttention.LossHvp(_x, _query, _key, _value, Width, _x, _query, _key, _value, _ofX, _ofQuery, _ofKey, _ofValue);
        return _ofX[0];
    }

    private static float[] Single(int count) => Array.ConvertAll(Data.Uniform(count), number => (float)number);
}
