// a PID controller with anti-windup, a saturated actuator and a first-order plant with dead time; the cost of its step response
// input: 1.2, 0.5, 0.1 | 0.8, 0.6 | 1 | 20
// input: 4, 0.8, 0.3 | 1.1, 0.9 | 0.5 | 15
public readonly record struct Gains(double P, double I, double D);

public readonly record struct Plant(double Gain, double TimeConstant);

public static partial class PidController
{
    private const double Dt = 0.1;

    private sealed class Controller
    {
        private readonly Gains _gains;
        private double _integral;
        private double _lastError;
        private bool _hasStarted;

        public Controller(Gains gains) => _gains = gains;

        public double Next(double error)
        {
            double derivative = _hasStarted ? (error - _lastError) / Dt : 0;
            (_lastError, _hasStarted) = (error, true);
            double command = _gains.P * error + _gains.I * _integral + _gains.D * derivative;
            double saturated = Math.Clamp(command, -2, 2);
            if (command == saturated)
            {
                _integral += error * Dt;
            }

            return saturated;
        }
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Cost(Gains gains, Plant plant, double setpoint, int steps)
    {
        var controller = new Controller(gains);
        double[] delayed = new double[3];
        double y = 0, cost = 0;
        for (int k = 0; k < steps; k++)
        {
            double error = setpoint - y;
            double u = controller.Next(error);
            double applied = delayed[k % delayed.Length];
            delayed[k % delayed.Length] = u;
            y += Dt / plant.TimeConstant * (plant.Gain * applied - y);
            cost += (error * error + 0.01 * u * u) * Dt;
        }

        return cost;
    }
}
