using System;
using System.Linq;
using System.Reflection;
using Backprop.Oracle;
using Microsoft.CodeAnalysis;

namespace Backprop.Tests.Contract;

/// <summary>A refused method: one error at the very expression, members that throw, and no harm to its neighbour.</summary>
public sealed class RefusalTests
{
    private const string Source = """
        using System;
        using Backprop;

        public static partial class Model
        {
            [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
            public static double Bad(double x, double y)
            {
                double s = x * y;
                try { s *= x; } catch (InvalidOperationException) { s = 0; }
                return s;
            }

            [Differentiable(Derivatives.Jacobian | Derivatives.Hessian)]
            public static double Mixed(float x) => Bad(x, x);

            [Differentiable]
            public static double Good(double x) => x * x;
        }
        """;

    [Fact]
    public void Refused_IsOneErrorAtTheExpression()
    {
        Diagnostic refused = Assert.Single(Harness.CompileAsItStands(Source).Reported);
        Assert.Equal(DiagnosticSeverity.Error, refused.Severity);
        Assert.StartsWith("BPG", refused.Id, StringComparison.Ordinal);
        Assert.StartsWith("try", Source[refused.Location.SourceSpan.Start..], StringComparison.Ordinal);
        Assert.NotEmpty(refused.Descriptor.HelpLinkUri);
    }

    [Fact]
    public void Refused_MembersAreThere_AndThrow()
    {
        Type model = Harness.CompileAsItStands(Source).Assembly.GetType("Model")!;
        Assert.Equal(["public static (double x, double y) BadGradient(double x, double y)"], SignatureText.Of(model, "BadGradient"));
        Assert.Equal(["public static (double Value, double x, double y) BadValueAndGradient(double x, double y)"], SignatureText.Of(model, "BadValueAndGradient"));
        Assert.Equal(["public static void BadBackward(double x, double y, double upstream, ref double xGradient, ref double yGradient)"], SignatureText.Of(model, "BadBackward"));
        Assert.Equal(["public static (double Value, double Tangent) BadJvp(double x, double y, double xTangent, double yTangent)"], SignatureText.Of(model, "BadJvp"));
        Assert.Equal(["public static (double x, double y) BadHvp(double x, double y, double xDirection, double yDirection)"], SignatureText.Of(model, "BadHvp"));
        Assert.Equal(["public static void MixedJacobian(float x, Span<double> jacobian)"], SignatureText.Of(model, "MixedJacobian"));
        Assert.Equal(["public static void MixedHessian(float x, Span<float> hessian)"], SignatureText.Of(model, "MixedHessian"));
        foreach (string member in new[] { "Gradient", "ValueAndGradient", "Backward", "Jvp", "Hvp" })
        {
            MethodInfo method = model.GetMethod("Bad" + member)!;
            object[] arguments = [.. method.GetParameters().Select(_ => (object)1.0)];
            Assert.IsType<NotSupportedException>(Assert.Throws<TargetInvocationException>(() => method.Invoke(null, arguments)).InnerException);
        }
    }

    [Fact]
    public void Neighbour_OfARefusedMethod_Works()
    {
        Type model = Harness.CompileAsItStands(Source).Assembly.GetType("Model")!;
        Assert.Equal(6.0, model.GetMethod("GoodGradient")!.Invoke(null, [3.0]));
    }
}
