namespace Backprop.Gen.Graph;

/// <summary>How a loop is cut into segments, so that the way back keeps what each begins with, and runs it again when it comes to it.</summary>
/// <param name="Count">how many segments; 0 for about the square root of the number of iterations</param>
public sealed record Segmentation(int Count)
{
    public static readonly Segmentation SquareRoot = new(0);
}
