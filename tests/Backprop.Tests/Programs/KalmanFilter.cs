// the log-likelihood of positions under a constant-velocity model, by a Kalman filter
// input: 0.1, 1.2, 1.9, 3.2, 4.1 | 0.05, 0.3 | 0.5
// input: -1, 0.5, 0.2 | 0.2, 0.1 | 0.25
public struct Matrix2
{
    public double A, B, C, D;

    public Matrix2(double a, double b, double c, double d) => (A, B, C, D) = (a, b, c, d);

    public readonly Matrix2 Transposed => new(A, C, B, D);

    public static Matrix2 operator +(Matrix2 x, Matrix2 y) => new(x.A + y.A, x.B + y.B, x.C + y.C, x.D + y.D);

    public static Matrix2 operator -(Matrix2 x, Matrix2 y) => new(x.A - y.A, x.B - y.B, x.C - y.C, x.D - y.D);

    public static Matrix2 operator *(Matrix2 x, Matrix2 y) =>
        new(x.A * y.A + x.B * y.C, x.A * y.B + x.B * y.D, x.C * y.A + x.D * y.C, x.C * y.B + x.D * y.D);

    public static Vector2D operator *(Matrix2 m, Vector2D v) => new(m.A * v.X + m.B * v.Y, m.C * v.X + m.D * v.Y);
}

public readonly record struct Vector2D(double X, double Y)
{
    public static Vector2D operator +(Vector2D a, Vector2D b) => new(a.X + b.X, a.Y + b.Y);

    public static Vector2D operator *(double f, Vector2D v) => new(f * v.X, f * v.Y);
}

public struct Filter
{
    private readonly Matrix2 _transition;
    private readonly Matrix2 _processNoise;
    private readonly double _measurementNoise;
    private Vector2D _state;
    private Matrix2 _covariance;

    public Filter(double dt, double process, double measurement)
    {
        _transition = new(1, dt, 0, 1);
        double dt2 = dt * dt;
        _processNoise = new(process * dt2 * dt2 / 4, process * dt2 * dt / 2, process * dt2 * dt / 2, process * dt2);
        _measurementNoise = measurement;
        _state = new(0, 0);
        _covariance = new(1, 0, 0, 1);
    }

    public void Predict()
    {
        _state = _transition * _state;
        _covariance = _transition * _covariance * _transition.Transposed + _processNoise;
    }

    /// <summary>Takes a measurement in; the log-density of its innovation.</summary>
    public double Update(double measured)
    {
        double innovation = measured - _state.X;
        double s = _covariance.A + _measurementNoise;
        var gain = new Vector2D(_covariance.A / s, _covariance.C / s);
        _state += innovation * gain;
        _covariance = (new Matrix2(1, 0, 0, 1) - new Matrix2(gain.X, 0, gain.Y, 0)) * _covariance;
        return -0.5 * (innovation * innovation / s + Math.Log(2 * Math.PI * s));
    }
}

public static partial class KalmanFilter
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double LogLikelihood(ReadOnlySpan<double> positions, (double Process, double Measurement) noise, double dt)
    {
        var filter = new Filter(dt, noise.Process, noise.Measurement);
        double total = 0;
        foreach (double position in positions)
        {
            filter.Predict();
            total += filter.Update(position);
        }

        return total;
    }
}
