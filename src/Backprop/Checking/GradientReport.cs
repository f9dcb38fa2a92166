using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Backprop;

/// <summary>What a comparison of derivatives with differences found. <see cref="ToString"/> says it in a few lines.</summary>
public sealed class GradientReport
{
    private const int Shown = 8;

    private readonly Component[] _components;
    private readonly Component? _worst;
    private readonly int _outputs;
    private readonly bool _isBuffer;

    /// <param name="value">the value of the function; of several outputs, the first</param>
    /// <param name="components">every derivative that was compared</param>
    /// <param name="outputs">how many outputs the function has; what is compared beyond them is their weighted sum</param>
    /// <param name="isBuffer">whether inputs have indices</param>
    internal GradientReport(double value, Component[] components, int outputs, bool isBuffer)
    {
        Value = value;
        _components = components;
        _outputs = outputs;
        _isBuffer = isBuffer;
        foreach (Component component in components)
        {
            _worst = _worst is null || component.IsWorseThan(_worst) ? component : _worst;
        }

        Kinks = InputsThatAre(Verdict.Kink);
        Undecided = InputsThatAre(Verdict.Undecided);
        Wrong = InputsThatAre(Verdict.Wrong);
    }

    /// <summary>Whether every derivative was compared and none is wrong. At a kink, whatever lies between the slopes of its two sides is right.</summary>
    public bool IsCorrect => Wrong.Count == 0 && Undecided.Count == 0;

    /// <summary>The value of the function; of several outputs, the first.</summary>
    public double Value { get; }

    /// <summary>The input whose derivative is farthest off, measured by what is allowed; -1 if there is no input.</summary>
    public int WorstIndex => _worst?.Input ?? -1;

    /// <summary>The output whose derivative by that input it is: 0 for a function with one; the number of outputs if it is their weighted sum.</summary>
    public int WorstOutput => _worst?.Output ?? 0;

    /// <summary>The derivative that was given for the worst input.</summary>
    public double Analytic => _worst?.Analytic ?? 0;

    /// <summary>What differences say instead. At a kink, it is between the slopes of the two sides.</summary>
    public double Numeric => _worst?.Numeric ?? 0;

    /// <summary>How far <see cref="Numeric"/> may be off.</summary>
    public double ErrorEstimate => _worst?.ErrorEstimate ?? 0;

    /// <summary>The difference of <see cref="Analytic"/> and <see cref="Numeric"/>, divided by the greater of them.</summary>
    public double RelativeError => _worst is null || _worst.Difference == 0 ? 0 : _worst.Difference / Math.Max(Math.Abs(Analytic), Math.Abs(Numeric));

    /// <summary>The inputs at which the function has a kink: its slopes on the two sides differ.</summary>
    public IReadOnlyList<int> Kinks { get; }

    /// <summary>The inputs for which differences say nothing, since the function is not finite or not smooth around the point.</summary>
    public IReadOnlyList<int> Undecided { get; }

    /// <summary>The inputs whose derivatives are wrong.</summary>
    public IReadOnlyList<int> Wrong { get; }

    /// <summary>What was found, for people.</summary>
    /// <returns>one line, or a few</returns>
    public override string ToString()
    {
        if (_worst is null)
        {
            return "There is no input to check.";
        }

        StringBuilder text = new();
        string place = Place(_worst);
        text.Append(_worst.Verdict switch
        {
            Verdict.Wrong => $"The gradient{place} is wrong: it is {Text(Analytic)}, but differences say {NumericText} (relative error {Text(RelativeError, "G2")}).",
            Verdict.Undecided => $"The gradient{place} cannot be checked: it is {Text(Analytic)}, but differences do not converge; the function is not smooth or not finite around this point, so choose another.",
            _ => $"The gradient is right; the worst{(place.Length == 0 ? " is" : place + " is")} {Text(Analytic)}, and differences say {NumericText}.",
        });
        text.Append("\nThe value of the function is ").Append(Text(Value)).Append('.');
        AppendAll(text, "Wrong", Verdict.Wrong);
        AppendAll(text, "Not checked", Verdict.Undecided);
        foreach (Component kink in _components.Where(component => component.Verdict == Verdict.Kink).Take(Shown))
        {
            text.Append($"\nThere is a kink{Place(kink)}: the slope is {Text(kink.Left, "G6")} on the left and {Text(kink.Right, "G6")} on the right; the gradient {Text(kink.Analytic, "G6")} is between them.");
        }

        return text.ToString();
    }

    private string NumericText => $"{Text(Numeric, "G10")} ± {Text(ErrorEstimate, "G2")}";

    private static string Text(double number, string format = "R") => number.ToString(format, CultureInfo.InvariantCulture);

    private string Place(Component component)
    {
        string output = _outputs == 1 ? "" : component.Output == _outputs ? " of the weighted sum of the outputs" : $" of output {component.Output}";
        return output + (_isBuffer ? $" at [{component.Input}]" : "");
    }

    private void AppendAll(StringBuilder text, string what, Verdict verdict)
    {
        Component[] all = _components.Where(component => component.Verdict == verdict).ToArray();
        if (all.Length > 1)
        {
            string more = all.Length > Shown ? ", …" : "";
            text.Append($"\n{what} are {all.Length} of {_components.Length}: {string.Join(", ", all.Take(Shown).Select(component => Place(component).TrimStart()))}{more}.");
        }
    }

    private int[] InputsThatAre(Verdict verdict) =>
        _components.Where(component => component.Verdict == verdict).Select(component => component.Input).Distinct().OrderBy(input => input).ToArray();
}
