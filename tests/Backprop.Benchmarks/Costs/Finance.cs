namespace Backprop.Benchmarks.Costs;

internal sealed class BlackScholesCost : CostProgram
{
    private readonly Quote _quote = new(100, 95, 0.03, 0.01, 0.25, 0.5);
    private readonly Quote _direction = new(1, 0.5, 0.1, 0.2, 0.3, 0.1);

    public override double Primal() => BlackScholes.Price(_quote, OptionKind.Call);

    public override double ValueAndGradient() => BlackScholes.PriceValueAndGradient(_quote, OptionKind.Call).quote.Spot;

    public override double Jvp() => BlackScholes.PriceJvp(_quote, OptionKind.Call, _direction).Tangent;

    public override double Hvp() => BlackScholes.PriceHvp(_quote, OptionKind.Call, _direction).Spot;
}
