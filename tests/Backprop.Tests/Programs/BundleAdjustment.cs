// the reprojection error of points under a camera that is rotated after Rodrigues, with radial distortion
// input: 0.2, -0.4, 0.3, 0.1, -0.2, 4.5, 1.2, -0.1, 0.02 | 0.4, 0.8, 0.2, -0.7, 0.3, 0.9 | 0.1, 0.3, -0.2, 0.1
// input: 0.0000001, 0, 0.0000002, 0.3, 0.2, 3, 0.9, 0.05, -0.01 | 0.5, -0.6, 0.4 | 0.3, -0.1
public struct Point3
{
    public double X, Y, Z;

    public Point3(double x, double y, double z) => (X, Y, Z) = (x, y, z);

    public readonly double Dot(Point3 other) => X * other.X + Y * other.Y + Z * other.Z;

    public readonly Point3 Cross(Point3 other) => new(Y * other.Z - Z * other.Y, Z * other.X - X * other.Z, X * other.Y - Y * other.X);

    public readonly void Deconstruct(out double x, out double y, out double z) => (x, y, z) = (X, Y, Z);

    public static Point3 operator +(Point3 a, Point3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Point3 operator *(Point3 a, double f) => new(a.X * f, a.Y * f, a.Z * f);
}

public struct Camera
{
    public Point3 Rotation;
    public Point3 Translation;
    public double Focal;
    public double K1;
    public double K2;
}

public struct Pixel
{
    public double U;
    public double V;
}

public static partial class BundleAdjustment
{
    private static Point3 Rotate(Point3 axisAngle, Point3 p)
    {
        double theta2 = axisAngle.Dot(axisAngle);
        if (theta2 < 1e-12)
        {
            // To second order.
            return p + axisAngle.Cross(p) + axisAngle.Cross(axisAngle.Cross(p)) * 0.5;
        }

        double theta = Math.Sqrt(theta2);
        var (sin, cos) = Math.SinCos(theta);
        Point3 k = axisAngle * (1 / theta);
        return p * cos + k.Cross(p) * sin + k * (k.Dot(p) * (1 - cos));
    }

    private static Pixel Project(in Camera camera, Point3 point)
    {
        var (x, y, z) = Rotate(camera.Rotation, point) + camera.Translation;
        double u = -x / z, v = -y / z;
        double r2 = u * u + v * v;
        double distortion = 1 + r2 * (camera.K1 + r2 * camera.K2);
        return new Pixel { U = camera.Focal * distortion * u, V = camera.Focal * distortion * v };
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double ReprojectionError(Camera camera, Point3[] points, [NoGradient] Pixel[] observed)
    {
        double sum = 0;
        for (int i = 0; i < points.Length; i++)
        {
            Pixel p = Project(camera, points[i]);
            double du = p.U - observed[i].U, dv = p.V - observed[i].V;
            sum += Math.Log(1 + du * du + dv * dv);
        }

        return sum;
    }
}
