// the length of a Bézier curve, by de Casteljau's algorithm with its tangent, and Gauss–Legendre points
// input: 0, 0, 0.5, 1.2, 1.4, -0.3, 2, 0.9
// input: 0.1, 0.2, 0.9, 0.7
// input: 0, 1, 0.3, 0.2, 0.8, 0.4, 1, 1.5, 2, 0.5
public record struct Point(double X, double Y)
{
    public readonly Point Towards(Point other, double t) => new((1 - t) * X + t * other.X, (1 - t) * Y + t * other.Y);
}

public static partial class DeCasteljau
{
    private static readonly double[] s_nodes = { 0.04691007703066802, 0.23076534494715845, 0.5, 0.7692346550528415, 0.953089922969332 };
    private static readonly double[] s_weights = { 0.11846344252809454, 0.23931433524968324, 0.28444444444444444, 0.23931433524968324, 0.11846344252809454 };

    private static Point Evaluate(ReadOnlySpan<Point> control, double t, out Point tangent)
    {
        Span<Point> work = stackalloc Point[control.Length];
        control.CopyTo(work);
        tangent = default;
        for (int level = control.Length - 1; level > 0; level--)
        {
            if (level == 1)
            {
                double degree = control.Length - 1;
                tangent = new Point(degree * (work[1].X - work[0].X), degree * (work[1].Y - work[0].Y));
            }

            for (int i = 0; i < level; i++)
            {
                work[i] = work[i].Towards(work[i + 1], t);
            }
        }

        return work[0];
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Length(ReadOnlySpan<Point> control)
    {
        double length = 0;
        for (int i = 0; i < s_nodes.Length; i++)
        {
            Point at = Evaluate(control, s_nodes[i], out Point tangent);
            length += s_weights[i] * Math.Sqrt(tangent.X * tangent.X + tangent.Y * tangent.Y) * (1 + 0.1 * at.Y);
        }

        return length;
    }
}
