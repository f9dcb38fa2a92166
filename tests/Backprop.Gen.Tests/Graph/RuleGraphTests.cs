using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimization;
using Backprop.Gen.Reading;
using Backprop.Gen.Tests.Reading;
using Xunit;

namespace Backprop.Gen.Tests.Graph;

/// <summary>Functions with rules, as graphs: printed, read back, verified, differentiated and optimized.</summary>
public sealed class RuleGraphTests
{
    private const string Members = """
        static double Bend(double x, int n) { try { return x * x * n; } finally { } }
        [DerivativeOf(typeof(C), nameof(Bend))] static void BendBackward(double x, int n, double upstream, ref double xGradient) => xGradient += upstream * 2 * x * n;
        static void Fill(Span<double> a, (double A, int N) p) { try { a[0] = p.A * a[1]; } finally { } }
        [DerivativeOf(typeof(C), nameof(Fill))] static void FillBackward(Span<double> a, (double A, int N) p, Span<double> aGradient, ref (double A, int N) pGradient)
        {
            pGradient.A += aGradient[0] * a[1];
            aGradient[1] += aGradient[0] * p.A;
            aGradient[0] = 0;
        }
        static double Down(double[] a, double x, int n) { Fill(a, (x, n)); return n == 0 ? Bend(a[0], n) : Down(a, Bend(x, n) + a[1], n - 1); }
        [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape)]
        public static double F(double[] a, double x) { for (int i = 0; i < 3; i++) { Fill(a, (x, i)); x = Bend(x, i) * a[0]; } return Down(a, x, 2); }
        """;

    [Fact]
    public void Rules_ArePrinted_AndReadBack()
    {
        MethodModel method = Read();
        string text = GraphPrinter.Print(method.Module!);
        Assert.Contains("""function "Bend" (%0:x double, %1:n int) -> (double) rule "BendBackward" (input 0, input 1, upstream 0, sink 0) -> (adjoint 0)""", text, StringComparison.Ordinal);
        Assert.Contains("""rule "FillBackward" (input 3, input 1, input 2, sink 0, sink 1, sink 2) -> (adjoint 1, adjoint 2) writes (0 3)""", text, StringComparison.Ordinal);
        Assert.Contains("-> (double) linear (2) sinks () unchanged (3)", text, StringComparison.Ordinal);
        foreach (Module module in Modules(method))
        {
            Assert.Empty(Verifier.Verify(module));
            Assert.Equal(GraphPrinter.Print(module), GraphPrinter.Print(GraphParser.Parse(GraphPrinter.Print(module))));
        }
    }

    [Fact]
    public void SettledGraphs_HaveNoRules()
    {
        foreach (Module module in Modules(Read()))
        {
            Module settled = SettledRules.Run(module);
            Assert.Empty(Verifier.Verify(settled));
            Assert.All(settled.Functions, function => Assert.True(function.Rule is null && function.Linearity is null));
            Assert.DoesNotContain(Optimizer.Run(settled).Functions, function => function.Name == "Bend");
            Assert.Empty(Verifier.Verify(Optimizer.Run(module)));
        }
    }

    [Fact]
    public void WrongRules_AreFound()
    {
        Module module = Read().Module!;
        Function ruled = module["Bend"];
        CustomRule rule = ruled.Rule!;
        CustomRule[] wrong =
        [
            rule with { Function = "None" },
            rule with { Function = "FillBackward" },
            rule with { Parameters = rule.Parameters.Reverse().ToEquatableArray() },
            rule with { Results = EquatableArray.Of(new CoreSlot(Role.Adjoint, 1)) },
            rule with { Written = EquatableArray.Of(new WrittenBuffer(0, 1)) },
        ];
        Assert.All(wrong, one => Assert.NotEmpty(Verifier.Verify(new Module(module.Functions.Select(function => function == ruled ? ruled with { Rule = one } : function).ToEquatableArray()))));
    }

    private static MethodModel Read()
    {
        ReadResult result = Sample.Read(Members);
        Assert.Empty(result.Diagnostics);
        return result.Model;
    }

    private static IEnumerable<Module> Modules(MethodModel method)
    {
        (Core forward, Core backward) = Differentiate.Halves(method);
        return new[] { Differentiate.Gradient(method), Differentiate.Jvp(method), Differentiate.Hvp(method), Differentiate.Jacobian(method), Differentiate.Hessian(method), forward, backward }
            .Select(core => core.Module).Prepend(method.Module!);
    }
}
