// setters that a class overrides, a way to take apart that it hides, and an operator of its own with null
// input: 0.6, 0.5, 1.3
public class Level
{
    public double Z = 1;
    public virtual double X { get => Z; set => Z = value; }
    public double Y { get => X * 2; set => X = value * 3; }
    public void Deconstruct(out double a, out double b) { a = Z * Z; b = Z; }
}
public class Steep : Level
{
    public override double X { get => Z * 0.5; set => Z = 5 * value; }
    public new void Deconstruct(out double a, out double b) { a = Z; b = Z * Z; }
    public static bool operator ==(Steep s, Steep t) => t is null;
    public static bool operator !=(Steep s, Steep t) => !(s == t);
    public override bool Equals(object o) => false;
    public override int GetHashCode() => 0;
}
public static partial class Model
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double F(double[] x)
    {
        Level first = new Steep { Z = x[0] };
        first.X *= x[1];
        var second = new Steep();
        second.Y = x[2];
        var (a, b) = first;
        var (c, d) = second;
        return a * a * b + c * d * d + (second == null ? x[1] * x[2] : x[1]);
    }
}
