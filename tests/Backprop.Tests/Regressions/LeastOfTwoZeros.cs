// seed 101, program 4569: the least of two zeros is another one where the compiler folds the constant, and where it does not
// input: 0.5 | -2 | 0, 0
public static partial class C
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public static Complex F(double x, int n) => new Complex(x, Math.Min((double)(n & 1), -0.0));
}
