using System;
using System.Reflection;

namespace Backprop.Tests.Contract;

/// <summary>Syntax that only the newest compilers know is differentiated like all other: compared with differences.</summary>
public sealed class NewestTests
{
    [Theory]
    [InlineData(nameof(NewestModels.ExtensionMethod))]
    [InlineData(nameof(NewestModels.ExtensionProperty))]
    [InlineData(nameof(NewestModels.ExtensionStatic))]
    [InlineData(nameof(NewestModels.ExtensionOfSpan))]
    [InlineData(nameof(NewestModels.ExtensionOfGeneric))]
    [InlineData(nameof(NewestModels.ExtensionOperator))]
    [InlineData(nameof(NewestModels.FieldKeyword))]
    [InlineData(nameof(NewestModels.ParamsSpan))]
    [InlineData(nameof(NewestModels.ParamsList))]
    [InlineData(nameof(NewestModels.FirstClassSpans))]
    [InlineData(nameof(NewestModels.LambdaWithModifiers))]
    [InlineData(nameof(NewestModels.CompoundOperator))]
    [InlineData(nameof(NewestModels.PartialMembers))]
    public void Derivatives_AreThoseOfTheMethod(string name)
    {
        foreach (double x in new[] { 0.7, 1.6, -0.9 })
        {
            double first = Difference(at => Run<double>(name, at), x);
            double second = Difference(at => Run<double>(name + "Gradient", at), x);
            (double value, double gradient) = Run<(double, double)>(name + "ValueAndGradient", x);
            (double primal, double tangent) = Run<(double, double)>(name + "Jvp", x, 1.0);

            Assert.Equal(Run<double>(name, x), value);
            Assert.Equal(value, primal);
            Assert.Equal(first, gradient, 1e-5 * (1 + Math.Abs(first)));
            Assert.Equal(gradient, tangent, 1e-10 * (1 + Math.Abs(first)));
            Assert.Equal(second, Run<double>(name + "Hvp", x, 1.0), 1e-5 * (1 + Math.Abs(second)));
        }
    }

    private static double Difference(Func<double, double> function, double x) => (function(x + 1e-6) - function(x - 1e-6)) / 2e-6;

    private static T Run<T>(string name, params object[] arguments) =>
        (T)typeof(NewestModels).GetMethod(name, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, arguments)!;
}
