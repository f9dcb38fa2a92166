// where the tool of an arm of revolute joints is, by Denavit–Hartenberg transforms, and how far from its target
// input: 0.3, -0.7, 1.1 | 0.5, 0.1, 0, 1.5707963267948966, 0.2, 0.8, 0.1, 0, 0, 0.6, 0.05, -0.4 | 0.7, 0.2, 0.9
// input: 1.2 | 0.3, 0.4, 0.1, 0.2 | 0.1, 0.5, -0.3
public readonly struct Joint
{
    public readonly double Offset;
    public readonly double Length;
    public readonly double Shift;
    public readonly double Twist;

    public Joint(double offset, double length, double shift, double twist) => (Offset, Length, Shift, Twist) = (offset, length, shift, twist);
}

public static partial class ForwardKinematics
{
    private static double[,] Identity(int n)
    {
        var m = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            m[i, i] = 1;
        }

        return m;
    }

    private static double[,] Transform(double angle, in Joint joint)
    {
        double ca = Math.Cos(angle + joint.Shift), sa = Math.Sin(angle + joint.Shift);
        double ct = Math.Cos(joint.Twist), st = Math.Sin(joint.Twist);
        return new[,]
        {
            { ca, -sa * ct, sa * st, joint.Length * ca },
            { sa, ca * ct, -ca * st, joint.Length * sa },
            { 0, st, ct, joint.Offset },
            { 0, 0, 0, 1 },
        };
    }

    private static void MultiplyInto(double[,] a, double[,] b, double[,] result)
    {
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                double sum = 0;
                for (int k = 0; k < 4; k++)
                {
                    sum += a[i, k] * b[k, j];
                }

                result[i, j] = sum;
            }
        }
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Distance(ReadOnlySpan<double> angles, ReadOnlySpan<Joint> joints, (double X, double Y, double Z) target)
    {
        double[,] pose = Identity(4);
        double[,] product = new double[4, 4];
        for (int i = 0; i < angles.Length; i++)
        {
            MultiplyInto(pose, Transform(angles[i], joints[i]), product);
            (pose, product) = (product, pose);
        }

        double dx = pose[0, 3] - target.X, dy = pose[1, 3] - target.Y, dz = pose[2, 3] - target.Z;
        return Math.Sqrt(dx * dx + dy * dy + dz * dz) + 0.1 * pose[2, 2] * pose[2, 2];
    }
}
