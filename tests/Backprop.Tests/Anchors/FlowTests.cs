using System;

namespace Backprop.Tests.Anchors;

/// <summary>Jacobians of equations of motion, which one can write down.</summary>
public sealed class FlowTests
{
    [Theory]
    [InlineData(0.3, -0.2)]
    [InlineData(0, 1)]
    [InlineData(-0.5, 0.25)]
    public void HenonHeiles_HasItsJacobian(double x, double y)
    {
        double[] jacobian = new double[16];
        Flows.HenonHeilesJacobian([x, y, 0.1, 0.4], new double[4], jacobian);
        double[] expected =
        [
            0, 0, 1, 0,
            0, 0, 0, 1,
            -1 - (2 * y), -2 * x, 0, 0,
            -2 * x, -1 + (2 * y), 0, 0,
        ];
        Assert.All(expected, (value, i) => Assert.Equal(value, jacobian[i], 1e-15));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(2.5)]
    public void Pendulum_HasItsJacobian(double angle)
    {
        double[] jacobian = new double[4];
        Flows.PendulumJacobian(angle, 0.7, 3, 0.2, jacobian);
        Assert.Equal([0, 1, -9 * Math.Cos(angle), -0.2], jacobian);
    }
}
