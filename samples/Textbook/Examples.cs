using Backprop;

namespace Textbook;

/// <summary>The examples that textbooks start with. The generator adds their derivatives to this class.</summary>
internal static partial class Examples
{
    /// <summary>What a bag of apples and oranges costs with tax.</summary>
    [Differentiable]
    public static double Shop(double apple, double apples, double orange, double oranges, double tax)
    {
        double applePrice = apple * apples;
        double orangePrice = orange * oranges;
        return (applePrice + orangePrice) * tax;
    }

    /// <summary>A signal through layers that each multiply it by the same weight.</summary>
    [Differentiable]
    public static double Layers(double signal, [NoGradient] double weight, int depth)
    {
        for (int i = 0; i < depth; i++)
        {
            signal *= weight;
        }

        return signal;
    }

    /// <summary>Rosenbrock's valley, whose least value is 0 at (1, 1).</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.Hvp)]
    public static double Rosenbrock(double x, double y)
    {
        double slope = 1 - x;
        double height = y - (x * x);
        return (slope * slope) + (100 * height * height);
    }
}
