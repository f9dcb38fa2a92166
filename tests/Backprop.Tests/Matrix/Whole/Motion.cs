using Backprop.Oracle;
using static Backprop.Oracle.ProgramInput;

namespace Backprop.Tests.Matrix;

/// <summary>Programs over vectors, rotations and complex numbers as users write them, and their kinks.</summary>
internal static class Motion
{
    private const string All3 = "[Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape)]";

    public static readonly OracleProgram[] All =
    [
        Class("VectorParameters", "public static float F(Vector3 a, Vector3 b, Vector2 s, Vector4 t) => Vector3.Dot(a, Vector3.Cross(b, a + b * s.X)) * t.W + Vector4.Dot(t, t) * s.Length();",
            Of(new[] { 0.4, -0.7, 1.1 }, new[] { 0.9, 0.2, -0.5 }, new[] { 0.3, 0.8 }, new[] { 0.1, 0.2, 0.3, 0.4 })),
        Class("RotationParameters", "public static float F(Quaternion q, Vector3 v, Matrix4x4 m, Plane p) => Plane.DotCoordinate(p, Vector3.Transform(Vector3.Transform(v, Quaternion.Normalize(q)), m));",
            Of(new[] { 0.4, -0.7, 0.1, 0.8 }, new[] { 0.9, 0.2, -0.5 }, new[] { 0.3, 0.8, 0.1, 0.2, 0.3, 0.4, 1.1, 0.2, 0.9, 0.1, 0.5, 0.3, 0.4, 0.6, 0.2, 1 }, new[] { 0.6, 0.8, 0.1, 0.3 })),
        Class("ComplexParameters", "public static double F(Complex z, in Complex u, ReadOnlySpan<Complex> w) { Complex s = z; foreach (Complex c in w) { s = s * u + c; } return s.Real * s.Real + s.Imaginary; }",
            Of(new[] { 0.4, -0.7 }, new[] { 0.9, 0.2 }, new[] { 0.3, 0.8, -0.1, 0.2, 0.5, 0.4 }), Of(new[] { 0.4, -0.7 }, new[] { 0.9, 0.2 }, new double[] { })),
        Class("VectorOfBuffers", "public static Vector3 F(ReadOnlySpan<Vector3> p, Span<Vector3> q, float s) { Vector3 sum = Vector3.Zero; for (int i = 0; i < p.Length; i++) { q[i] = p[i] * s + q[i] * q[i].Length(); q[i].Y *= s; sum += q[i]; } return sum; }",
            Of(new[] { 0.3, 0.8, 0.1, 0.2, 0.3, 0.4 }, new[] { 0.9, 0.1, 0.5, 0.3, 0.4, 0.6 }, 0.7, new double[3])),
        Class("ComplexOfComplex", "public static Complex F(Complex z, Span<Complex> w) { for (int i = 0; i < w.Length; i++) { w[i] = Complex.Exp(w[i] * z); z += w[i]; } return z * z; }",
            Of(new[] { 0.4, -0.7 }, new[] { 0.3, 0.8, -0.1, 0.2 }, new double[2])),
        Class("ForwardKinematics", """
            public static float F(ReadOnlySpan<float> angles, ReadOnlySpan<Vector3> axes, float length, Vector3 target)
            {
                Quaternion pose = Quaternion.Identity;
                Vector3 position = Vector3.Zero;
                for (int i = 0; i < angles.Length; i++)
                {
                    pose = pose * Quaternion.CreateFromAxisAngle(Vector3.Normalize(axes[i]), angles[i]);
                    position += Vector3.Transform(Vector3.UnitX * length, pose);
                }
                return Vector3.DistanceSquared(position, target);
            }
            """, Of(new[] { 0.4, -0.3, 0.7 }, new[] { 0.1, 0.2, 1, 0, 1, 0.3, 0.5, 0.2, 0.8 }, 0.8, new[] { 1.2, 0.5, -0.3 })),
        Class("SphereTracing", """
            private static float Distance(Vector3 p, Vector3 center, float radius) => MathF.Min(Vector3.Distance(p, center) - radius, p.Y + 1);
            public static float F(Vector3 eye, Vector3 direction, Vector3 center, float radius, Vector3 light)
            {
                Vector3 d = Vector3.Normalize(direction);
                float t = 0;
                for (int i = 0; i < 12; i++)
                {
                    float step = Distance(eye + d * t, center, radius);
                    if (step < 0.001f) { break; }
                    t += step;
                }
                Vector3 hit = eye + d * t;
                Vector3 normal = Vector3.Normalize(hit - center);
                return MathF.Max(0, Vector3.Dot(normal, Vector3.Normalize(light - hit)));
            }
            """, Of(new[] { 0.1, 0.2, -3 }, new[] { 0.05, 0.1, 1 }, new[] { 0.2, 0.3, 0.4 }, 0.9, new[] { 1, 2, -2.5 })),
        Class("VerletCloth", """
            public static float F(Span<Vector3> position, Span<Vector3> previous, float rest, float dt, int steps)
            {
                Vector3 gravity = new Vector3(0, -9.81f, 0);
                for (int s = 0; s < steps; s++)
                {
                    for (int i = 1; i < position.Length; i++)
                    {
                        Vector3 next = 2 * position[i] - previous[i] + gravity * (dt * dt);
                        previous[i] = position[i];
                        position[i] = next;
                    }
                    for (int i = 1; i < position.Length; i++)
                    {
                        Vector3 delta = position[i] - position[i - 1];
                        float length = delta.Length();
                        position[i] -= delta * ((length - rest) / length);
                    }
                }
                return position[position.Length - 1].Y;
            }
            """, Of(new[] { 0, 0, 0, 1, 0.1, 0, 2, 0.3, 0.1 }, new[] { 0, 0, 0, 1, 0.12, 0, 1.9, 0.3, 0.1 }, 0.9, 0.1, 3)),
        Class("FastFourier", """
            public static double F(Span<Complex> x, ReadOnlySpan<double> wanted)
            {
                for (int i = 1, j = 0; i < x.Length; i++)
                {
                    int bit = x.Length >> 1;
                    for (; (j & bit) != 0; bit >>= 1) { j ^= bit; }
                    j ^= bit;
                    if (i < j) { (x[i], x[j]) = (x[j], x[i]); }
                }
                for (int size = 2; size <= x.Length; size *= 2)
                {
                    Complex root = Complex.FromPolarCoordinates(1, -2 * Math.PI / size);
                    for (int start = 0; start < x.Length; start += size)
                    {
                        Complex w = Complex.One;
                        for (int k = 0; k < size / 2; k++)
                        {
                            Complex even = x[start + k], odd = x[start + k + size / 2] * w;
                            x[start + k] = even + odd;
                            x[start + k + size / 2] = even - odd;
                            w *= root;
                        }
                    }
                }
                double loss = 0;
                for (int i = 0; i < x.Length; i++) { double d = x[i].Magnitude - wanted[i]; loss += d * d; }
                return loss;
            }
            """, Of(new[] { 0.3, 0.8, -0.1, 0.2, 0.5, 0.4, 0.7, -0.6, 0.2, 0.1, -0.9, 0.3, 0.4, 0.4, 0.1, -0.2 }, new[] { 1, 0.5, 0.2, 0.1, 0.3, 0.4, 0.2, 0.6 })),
        Class("Camera", """
            public static float F(Vector3 eye, Vector3 target, float field, ReadOnlySpan<Vector3> points, ReadOnlySpan<Vector2> seen)
            {
                Matrix4x4 camera = Matrix4x4.CreateLookAt(eye, target, Vector3.UnitY) * Matrix4x4.CreatePerspectiveFieldOfView(field, 1.5f, 0.1f, 50);
                float loss = 0;
                for (int i = 0; i < points.Length; i++)
                {
                    Vector4 clip = Vector4.Transform(points[i], camera);
                    loss += Vector2.DistanceSquared(new Vector2(clip.X, clip.Y) / clip.W, seen[i]);
                }
                return loss;
            }
            """, Of(new[] { 0.3, 0.8, -4 }, new[] { 0.1, 0.2, 0.3 }, 0.9, new[] { 0.3, 0.2, 0.1, -0.4, 0.5, 0.3 }, new[] { 0.1, 0.1, -0.1, 0.2 })),
        Class("Filter", """
            private readonly struct Section { public Section(Complex zero, Complex pole) { Zero = zero; Pole = pole; } public Complex Zero { get; } public Complex Pole { get; } public Complex At(Complex z) => (z - Zero) / (z - Pole); }
            public static double F(Complex zero, Complex pole, double gain, ReadOnlySpan<double> frequencies)
            {
                var section = new Section(zero, pole);
                double power = 0;
                foreach (double f in frequencies)
                {
                    Complex h = gain * section.At(Complex.Exp(Complex.ImaginaryOne * f));
                    power += Complex.Abs(h * Complex.Conjugate(h)) + Math.Log(h.Magnitude);
                }
                return power;
            }
            """, Of(new[] { 0.3, 0.8 }, new[] { 0.1, -0.2 }, 1.5, new[] { 0.3, 0.9, 2.1 })),

        // Kinks, ties and infinite derivatives.
        Kink("LengthAtZero", "public static float F(Vector3 v, Vector2 w, Vector4 q) => v.Length() + w.Length() * 2 + q.Length() * q.X;", Of(new[] { 0.0, 0, 0 }, new[] { 0.0, 0 }, new[] { 0.0, 0, 0, 0 })),
        Kink("DistanceAtZero", "public static float F(Vector3 v, Vector3 w) => Vector3.Distance(v, w) + v.X * w.Y;", Of(new[] { 0.5, 1, 2 }, new[] { 0.5, 1, 2 })),
        Kink("QuaternionLengthAtZero", "public static float F(Quaternion q, float x) => q.Length() * x;", Of(new[] { 0.0, 0, 0, 0 }, 2)),
        Kink("MagnitudeAtZero", "public static double F(Complex z, double x) => z.Magnitude * x + Complex.Abs(z * x);", Of(new[] { 0.0, 0 }, 2)),
        new("MagnitudeOfTinyAndHuge", "public static partial class C { [Differentiable(Derivatives.Gradient | Derivatives.Jvp)] public static double F(Complex z) => z.Magnitude; }",
            "F", [Of(new[] { 3e-200, 4e-200 }), Of(new[] { 3e200, -4e200 })]) { HasSecondOpinion = false },
        Kink("VectorTies", "public static float F(Vector3 v, Vector3 w, Vector3 u) => Vector3.Dot(Vector3.Min(v, w), u) + Vector3.Dot(Vector3.Max(v, w), v) + Vector3.Dot(Vector3.Clamp(v, w, u), w) + Vector3.Dot(Vector3.Abs(v - w), u);",
            Of(new[] { 1.0, 2, 3 }, new[] { 1.0, 2, 2 }, new[] { 1.0, 3, 3 })),
        Kink("SquareRootAtZero", "public static float F(Vector2 v, float x) => Vector2.SquareRoot(v).Y * x + v.X;", Of(new[] { 0.0, 4 }, 2)),
        Class("ComplexOnAxes", """
            private static double Mix(Complex z) => 0.6 * z.Real - 0.8 * z.Imaginary;
            public static double F(Complex z) => Mix(Complex.Sqrt(z)) + Mix(Complex.Exp(z)) + Mix(Complex.Log(z)) + Mix(Complex.Pow(z, 1.7)) + Mix(Complex.Pow(z, z))
                + Mix(Complex.Sin(z)) + Mix(Complex.Cos(z)) + Mix(Complex.Tan(z)) + Mix(Complex.Sinh(z)) + Mix(Complex.Cosh(z)) + Mix(Complex.Tanh(z))
                + Mix(Complex.Asin(z)) + Mix(Complex.Acos(z)) + Mix(Complex.Atan(z)) + Mix(Complex.Reciprocal(z)) + z.Magnitude + z.Phase;
            """, Of(new[] { 0, 0.25 }), Of(new[] { 0, -0.25 }), Of(new[] { -0.0, 0.25 }), Of(new[] { 0.4, 0 }), Of(new[] { 0.4, -0.0 })),
        Kink("PowOfZero", "public static double F(Complex z) => (Complex.Pow(z, 2.0) + Complex.Pow(z, 1.0) * 3 + Complex.Pow(z, 3.0)).Real;", Of(new[] { 0.0, 0 })),
    ];

    private static OracleProgram Class(string name, string members, params ProgramInput[] inputs) => new(
        name, $"public static partial class C {{ {members.Replace("public static", All3 + " public static", System.StringComparison.Ordinal)} }}", "F", inputs);

    private static OracleProgram Kink(string name, string members, params ProgramInput[] inputs) => Class(name, members, inputs) with { HasSecondOpinion = false };
}
