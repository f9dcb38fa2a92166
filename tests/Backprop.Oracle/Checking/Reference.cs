using System;
using System.Collections.Generic;
using System.Linq;

namespace Backprop.Oracle;

/// <summary>
/// What the derivatives of a program should be at an input, by the program over duals: one run for each differentiable scalar,
/// in which direction a is that scalar and direction b is the given one.
/// </summary>
public sealed class Reference
{
    /// <summary>The flat positions that are differentiated.</summary>
    public required int[] Inputs { get; init; }

    public required double Value { get; init; }

    /// <summary>The final contents of everything, flat as the input.</summary>
    public required double[] Final { get; init; }

    /// <summary>∂value/∂input, one for each of <see cref="Inputs"/>, and its size.</summary>
    public required Measured[] Gradient { get; init; }

    /// <summary>The Hessian times the direction.</summary>
    public required Measured[] Product { get; init; }

    /// <summary>∂final[j]/∂input: <c>[j][i]</c>.</summary>
    public required Measured[][] FinalGradient { get; init; }

    public required Measured Tangent { get; init; }

    public required Measured[] FinalTangent { get; init; }

    /// <summary>Whether some partial derivative on the way was infinite or NaN.</summary>
    public required bool IsSingular { get; init; }

    public static Reference At(CompiledProgram program, ProgramInput input, double[] direction)
    {
        bool[] active = program.Layout!.Active(input);
        int[] inputs = [.. Enumerable.Range(0, active.Length).Where(i => active[i])];
        var gradient = new List<Measured>();
        var product = new List<Measured>();
        Measured[][] finals = [.. input.Values.Select(_ => new Measured[inputs.Length])];
        Dual value = default;
        Dual[] x = [];
        Tangents.Singular = false;
        for (int k = 0; k < Math.Max(1, inputs.Length); k++)
        {
            x = [.. input.Values.Select((v, i) => new Dual(v, active[i] ? Tangents.Seed(i == inputs[k] ? 1 : 0, direction[i]) : default))];
            value = program.Dual!(x, input.Counts);
            if (inputs.Length > 0)
            {
                gradient.Add(new(value.Tangents.A, value.Tangents.SizeA));
                product.Add(new(value.Tangents.AB, value.Tangents.SizeAB));
                for (int j = 0; j < x.Length; j++)
                {
                    finals[j][k] = new(x[j].Tangents.A, x[j].Tangents.SizeA);
                }
            }
        }

        return new()
        {
            Inputs = inputs,
            Value = value.Value,
            Final = [.. x.Select(dual => dual.Value)],
            Gradient = [.. gradient],
            Product = [.. product],
            FinalGradient = finals,
            Tangent = new(value.Tangents.B, value.Tangents.SizeB),
            FinalTangent = [.. x.Select(dual => new Measured(dual.Tangents.B, dual.Tangents.SizeB))],
            IsSingular = Tangents.Singular || !double.IsFinite(value.Value),
        };
    }

    /// <summary>The gradient of u · value + Σ w · final, for the k-th of <see cref="Inputs"/>.</summary>
    public Measured Weighted(int k, double upstream, double[] weights)
    {
        double sum = upstream == 0 ? 0 : upstream * Gradient[k].Value;
        double size = upstream == 0 ? 0 : Math.Abs(upstream) * Gradient[k].Size;
        for (int j = 0; j < weights.Length; j++)
        {
            if (weights[j] != 0)
            {
                sum += weights[j] * FinalGradient[j][k].Value;
                size += Math.Abs(weights[j]) * FinalGradient[j][k].Size;
            }
        }

        return new(sum, size);
    }
}

/// <summary>A number, and the sum of the absolute terms that it was added up from.</summary>
public readonly record struct Measured(double Value, double Size)
{
    public static Measured operator *(double factor, Measured x) => new(factor * x.Value, Math.Abs(factor) * x.Size);
}
