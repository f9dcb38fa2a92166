using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Backprop.Oracle;

/// <summary>Runs every derivative of a program at an input against the reference, and describes what does not agree.</summary>
public sealed partial class Checker
{
    /// <summary>An upstream that a float holds exactly.</summary>
    private const double Upstream = 1.25;

    private const string Vectors = "(Vector[234]|Quaternion|Matrix3x2|Matrix4x4|Plane)";

    private static readonly Regex SinglePrecision = new($@"\b(float|MathF)\b|\b{Vectors}\b");
    private static readonly Regex OwnVectors = new($@"\bstruct {Vectors}\b");

    private readonly CompiledProgram program;
    private readonly ProgramInput input;
    private readonly Layout layout;
    private readonly double[] x;
    private readonly double[] direction;
    private readonly double[] weights;
    private readonly bool[] active;
    private readonly bool[] written;
    private readonly bool[] left;
    private readonly bool[] inSink;
    private readonly bool isHalf;
    private readonly double tolerance;
    private readonly double floor;
    private readonly double largest;
    private readonly List<string> problems = [];

    private Checker(CompiledProgram program, ProgramInput input)
    {
        this.program = program;
        this.input = input;
        layout = program.Layout!;
        x = layout.Rounded(input);
        active = layout.Active(input);
        written = layout.Written(input);
        left = layout.Left(input);
        inSink = layout.InSinks(input);
        direction = [.. x.Select((_, i) => active[i] ? (float)Math.Cos(1.7 * i + 0.3) : 0.0)];
        weights = [.. x.Select((_, i) => (active[i] && written[i]) || left[i] ? (float)Math.Sin(2.3 * i + 0.7) : 0.0)];
        isHalf = program.Program.Number == "Half";
        bool isFloat = program.Program.Number == "float" || IsSinglePrecision(program.Program.Source + program.Program.Library);
        (tolerance, floor, largest) = isHalf ? (0.02, 1e-3, (double)Half.MaxValue) : isFloat ? (2e-5, 1e-6, float.MaxValue) : (1e-12, 1e-14, double.MaxValue);
    }

    /// <summary>Whether a program computes in float, perhaps by way of the types of System.Numerics.</summary>
    private static bool IsSinglePrecision(string source) =>
        SinglePrecision.Matches(source).Any(match => match.Value is "float" or "MathF" || !OwnVectors.IsMatch(source));

    /// <summary>Everything that does not agree, one line each; empty if all is well.</summary>
    public static IReadOnlyList<string> Check(CompiledProgram program, ProgramInput input, bool secondOpinion = false)
    {
        if (program.Failure is { } failure)
        {
            return [failure];
        }

        var checker = new Checker(program, input);
        checker.Run(secondOpinion);
        return [.. checker.problems.Select(problem => $"{program.Program.Name}{input}: {problem}")];
    }

    private void Run(bool secondOpinion)
    {
        double[] final = [.. x];
        double value;
        try
        {
            value = program.Value!(final, input.Counts);
        }
        catch (Exception exception)
        {
            Throws(exception);
            return;
        }

        Reference reference = Reference.At(program, input with { Values = x }, direction);
        if (!isHalf)
        {
            // Duals have no fewer digits than a float; what a half comes to is only compared with what it stands for.
            Bits("value over duals", value, WithSignOf(value, reference.Value));
            Contents("over duals", final, [.. final.Zip(reference.Final, WithSignOf)]);
        }

        Guard("Gradient", () => Gradient("Gradient", program.Gradient, null, final, reference));
        Guard("ValueAndGradient", () => Gradient("ValueAndGradient", program.ValueAndGradient, value, final, reference));
        Guard("Backward", () => Backward(final, reference));
        Guard("Jvp", () => Jvp(value, final, reference));
        Guard("Hvp", () => Hvp(final, reference));
        Guard("OnTape", () => OnTape(value, final, reference));
        Guard("Jacobian", () => Jacobian("Jacobian", program.Jacobian, final, reference));
        Guard("SparseJacobian", () => Jacobian("SparseJacobian", program.SparseJacobian, final, reference));
        Guard("Hessian", () => Hessian(final, reference));
        if (secondOpinion && program.Program.HasSecondOpinion && problems.Count == 0 && tolerance < 1e-9 && !reference.IsSingular)
        {
            problems.AddRange(Differences.Disagreements(program, input with { Values = x }, reference, Upstream, weights, direction));
        }
    }

    private void Guard(string member, Action check)
    {
        try
        {
            check();
        }
        catch (Exception exception)
        {
            problems.Add($"{member} throws {exception}");
        }
    }

    /// <summary>What F throws, its derivatives throw.</summary>
    private void Throws(Exception expected)
    {
        double[] Poison() => [.. x.Select(_ => double.NaN)];
        Expect("Gradient", expected, program.Gradient is { } g ? () => g([.. x], input.Counts, Poison()) : null);
        Expect("ValueAndGradient", expected, program.ValueAndGradient is { } v ? () => v([.. x], input.Counts, Poison()) : null);
        Expect("Backward", expected, program.Backward is { } b ? () => b([.. x], input.Counts, Upstream, weights, InSinks(weights)) : null);
        Expect("Jvp", expected, program.Jvp is { } j ? () => j([.. x], input.Counts, [.. direction], out _) : null);
        Expect("Hvp", expected, program.Hvp is { } h ? () => h([.. x], input.Counts, [.. direction], Poison()) : null);
        Expect("OnTape", expected, program.OnTape is { } t ? () => t([.. x], input.Counts, Upstream, weights, InSinks(weights)) : null);
        Expect("Jacobian", expected, program.Jacobian is { } jacobian ? () => jacobian([.. x], input.Counts, new double[Rows.Length * Columns.Length]) : null);
        Expect("SparseJacobian", expected, program.SparseJacobian is { } sparse ? () => sparse([.. x], input.Counts, new double[Rows.Length * Columns.Length]) : null);
        Expect("Hessian", expected, program.Hessian is { } hessian ? () => hessian([.. x], input.Counts, new double[Inputs.Length * Inputs.Length]) : null);
    }

    private void Expect(string member, Exception expected, Action? call)
    {
        try
        {
            call?.Invoke();
            if (call is not null)
            {
                problems.Add($"{member} does not throw {expected.GetType().Name}");
            }
        }
        catch (Exception actual)
        {
            if (actual.GetType() != expected.GetType() || actual.Message != expected.Message)
            {
                problems.Add($"{member} throws {actual}, not {expected.GetType().Name} '{expected.Message}'");
            }
        }
    }

    private void Gradient(string member, GradientCall? call, double? value, double[] final, Reference reference)
    {
        if (call is null)
        {
            return;
        }

        double[] contents = [.. x];
        double[] g = [.. x.Select(_ => double.NaN)];
        double got = call(contents, input.Counts, g);
        if (value is { } expected)
        {
            Bits(member + " value", expected, got);
        }

        Contents("after " + member, final, contents);
        Sinks(member, g, k => reference.Gradient[k], reference);
    }

    private void Backward(double[] final, Reference reference)
    {
        if (program.Backward is not { } call)
        {
            return;
        }

        double upstream = layout.ReturnsFloating ? Upstream : 0;
        double[] contents = [.. x];
        double[] g = InSinks(weights);
        call(contents, input.Counts, upstream, weights, g);

        // What F returns, FBackward does not.
        Contents("after Backward", [.. final.Select((value, i) => IsResult(i) ? contents[i] : value)], contents);
        Sinks("Backward", g, k => reference.Weighted(k, upstream, weights), reference);

        // Sinks are added to; the buffers that F writes, and their upstream, are as they were before the first call.
        contents = [.. x];
        double[] once = g;
        g = [.. g.Select((sink, i) => written[i] ? weights[i] : sink)];
        call(contents, input.Counts, upstream, weights, g);
        for (int i = 0; i < g.Length; i++)
        {
            if (active[i] && !Agrees(written[i] ? once[i] : 2 * once[i], g[i], new(once[i], 4 * Math.Abs(once[i]))))
            {
                problems.Add($"second Backward: sink {i} is {Show(g[i])} after {Show(once[i])}");
            }
        }

        // An upstream of exactly 0 contributes exactly 0.
        g = new double[x.Length];
        call([.. x], input.Counts, 0, new double[x.Length], g);
        Zero("Backward with upstream 0", g);
    }

    /// <summary>The two halves come to what both at once come to.</summary>
    private void OnTape(double value, double[] final, Reference reference)
    {
        if (program.OnTape is not { } call)
        {
            return;
        }

        double upstream = layout.ReturnsFloating ? Upstream : 0;
        double[] contents = [.. x];
        double[] g = InSinks(weights);
        Bits("Forward value", layout.ReturnsFloating ? value : 0, call(contents, input.Counts, upstream, weights, g));
        Contents("after Forward", final, contents);
        Sinks("Backward over a tape", g, k => reference.Weighted(k, upstream, weights), reference);
    }

    /// <summary>The upstream that sinks hold on entry: that of the buffers that F writes.</summary>
    private double[] InSinks(double[] upstream) => [.. upstream.Select((u, i) => written[i] ? u : 0)];

    private bool IsResult(int i) => layout.Slots[^1].Kind == SlotKind.Result && i >= input.Counts.SkipLast(1).Sum();

    private void Jvp(double value, double[] final, Reference reference)
    {
        if (program.Jvp is not { } call)
        {
            return;
        }

        double[] contents = [.. x];
        double[] tangents = [.. direction];
        double got = call(contents, input.Counts, tangents, out double tangent);
        Bits("Jvp value", value, got);
        Contents("after Jvp", final, contents);
        bool unspecified = double.IsNaN(value) && double.IsNaN(tangent);
        if (!unspecified && !Excused(reference.Tangent.Value, tangent, reference) && !Agrees(reference.Tangent.Value, tangent, reference.Tangent))
        {
            problems.Add($"Jvp: tangent is {Show(tangent)}, should be {Show(reference.Tangent.Value)}");
        }

        FinalTangents("Jvp", tangents, reference);
        tangents = new double[x.Length];
        call([.. x], input.Counts, tangents, out tangent);
        Zero("Jvp with tangents 0", [.. tangents, tangent]);
    }

    private void Hvp(double[] final, Reference reference)
    {
        if (program.Hvp is not { } call)
        {
            return;
        }

        double[] contents = [.. x];
        double[] g = [.. x.Select(_ => double.NaN)];
        double[] tangents = [.. direction];
        call(contents, input.Counts, tangents, g);
        Contents("after Hvp", final, contents);
        FinalTangents("Hvp", tangents, reference);
        Sinks("Hvp", g, k => reference.Product[k], reference);
    }

    private void FinalTangents(string member, double[] tangents, Reference reference)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double expected = written[i] || left[i] ? reference.FinalTangent[i].Value : direction[i];
            if ((active[i] || left[i]) && !Excused(expected, tangents[i], reference) && !Agrees(expected, tangents[i], reference.FinalTangent[i]))
            {
                problems.Add($"{member}: tangent of what {i} is left as is {Show(tangents[i])}, should be {Show(expected)}");
            }
        }
    }

    private void Sinks(string member, double[] g, Func<int, Measured> expected, Reference reference)
    {
        for (int i = 0, k = 0; i < g.Length; i++)
        {
            if (active[i])
            {
                Measured should = expected(k++);
                if (!Excused(should.Value, g[i], reference) && !Agrees(should.Value, g[i], should))
                {
                    problems.Add($"{member}: gradient {i} is {Show(g[i])}, should be {Show(should.Value)}");
                }
            }
            else if (inSink[i] && g[i] != 0)
            {
                problems.Add($"{member}: {i} carries no gradient, but its sink is {Show(g[i])}");
            }
        }
    }

    /// <summary>Where partial derivatives are infinite or NaN, ∞ - ∞ and 0 · NaN depend on the order of the terms.</summary>
    private static bool Excused(double expected, double actual, Reference reference) =>
        reference.IsSingular && !(double.IsFinite(expected) && double.IsFinite(actual));

    private bool Agrees(double expected, double actual, Measured scale)
    {
        // Terms that were infinite and are gone say nothing about the rounding of those that are left.
        double size = double.IsFinite(scale.Size) ? scale.Size : 100 * Math.Abs(expected);
        bool overflows = !double.IsFinite(actual) && scale.Size > largest;
        return expected.Equals(actual) || expected == actual || overflows || Math.Abs(expected - actual) <= tolerance * (Math.Abs(expected) + size) + floor;
    }

    private void Bits(string what, double expected, double actual)
    {
        if (BitConverter.DoubleToInt64Bits(expected) != BitConverter.DoubleToInt64Bits(actual) && !(double.IsNaN(expected) && double.IsNaN(actual)))
        {
            problems.Add($"{what} is {Show(actual)}, should be {Show(expected)}");
        }
    }

    /// <summary>A zero with the sign of another: which of two zeros is the least is another one where the compiler folds a constant (<c>Math.Min(x, -0.0)</c>).</summary>
    private static double WithSignOf(double zero, double value) => zero == 0 && value == 0 ? zero : value;

    private void Contents(string when, double[] expected, double[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Bits($"element {i} {when}", expected[i], actual[i]);
        }
    }

    private void Zero(string what, double[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] != 0)
            {
                problems.Add($"{what}: {i} is {Show(values[i])}, not 0");
            }
        }
    }

    private static string Show(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
