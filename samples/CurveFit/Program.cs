using System;
using System.Linq;
using CurveFit;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.Optimization;

// An optimizer that takes the value and the gradient of a function gets both from one generated call.
IObjectiveFunction rosenbrock = ObjectiveFunction.Gradient(x =>
{
    (double value, double[] gradient) = Models.RosenbrockValueAndGradient(x.ToArray());
    return (value, DenseVector.OfArray(gradient));
});
MinimizationResult least = new BfgsMinimizer(1e-10, 1e-10, 1e-12).FindMinimum(rosenbrock, DenseVector.OfArray([-1.2, 1]));
Console.WriteLine($"Rosenbrock: least at ({least.MinimizingPoint[0]:F6}, {least.MinimizingPoint[1]:F6}) after {least.Iterations} iterations of BFGS");

// One that fits a curve takes the derivatives of all its points: the generated Jacobian.
IObjectiveModel curve = ObjectiveFunction.NonlinearModel(
    (Vector<double> b, Vector<double> x) =>
    {
        double[] y = new double[x.Count];
        Models.Adsorption(b.ToArray(), x.ToArray(), y);
        return DenseVector.OfArray(y);
    },
    (Vector<double> b, Vector<double> x) =>
    {
        double[] jacobian = new double[x.Count * b.Count];
        Models.AdsorptionJacobian(b.ToArray(), x.ToArray(), new double[x.Count], jacobian);
        return Matrix<double>.Build.DenseOfRowMajor(x.Count, b.Count, jacobian);
    },
    DenseVector.OfArray(Misra1a.Pressure), DenseVector.OfArray(Misra1a.Volume));
NonlinearMinimizationResult fit = new LevenbergMarquardtMinimizer(gradientTolerance: 1e-12, stepTolerance: 1e-15).FindMinimum(curve, DenseVector.OfArray(Misra1a.Start));
Console.WriteLine($"Misra1a: b = ({fit.MinimizingPoint[0]:G9}, {fit.MinimizingPoint[1]:G9}) after {fit.Iterations} iterations of Levenberg–Marquardt");

double[] errors = [.. fit.MinimizingPoint.Zip(Misra1a.Certified, (found, certified) => Math.Abs((found / certified) - 1))];
Console.WriteLine($"         {-Math.Log10(errors.Max()):F1} digits of the certified values");
return least.MinimizingPoint.All(x => Math.Abs(x - 1) < 1e-6) && errors.Max() < 1e-6 ? 0 : 1;
