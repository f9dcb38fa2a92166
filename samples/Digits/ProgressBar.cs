using System;
using System.Text;

namespace Digits;

/// <summary>
/// A bar over the whole run that is drawn over itself on a terminal, with a line above it every few epochs;
/// where output is redirected, a line an epoch and no bar.
/// </summary>
internal sealed class ProgressBar
{
    private const int Width = 20;
    private const int EpochsBetweenLines = 5;
    private static readonly bool s_isTerminal = !Console.IsOutputRedirected;
    private readonly int _epochs;
    private readonly int _steps;
    private EpochResult _last;
    private int _drawn = -1;

    public ProgressBar(int epochs, int stepsPerEpoch)
    {
        _epochs = epochs;
        _steps = stepsPerEpoch;
        if (s_isTerminal)
        {
            Console.OutputEncoding = Encoding.UTF8;
        }
    }

    /// <summary>Shows how far an epoch has come. Accuracy is that of the epoch before.</summary>
    public void Step(int epoch, int step, double loss, double gradientNorm)
    {
        int filled = Width * (((epoch - 1) * _steps) + step) / (_epochs * _steps);
        if (s_isTerminal && (filled != _drawn || step == 1))
        {
            _drawn = filled;
            EpochResult now = _last with { Loss = loss, GradientNorm = gradientNorm };
            Console.Write($"\r[{new string('█', filled)}{new string('░', Width - filled)}] {Describe(epoch, now)}\u001b[K");
        }
    }

    /// <summary>Shows the results of an epoch.</summary>
    public void Epoch(int epoch, EpochResult result)
    {
        _last = result;
        if (!s_isTerminal)
        {
            Console.WriteLine($"epoch {Describe(epoch, result)}  clipped {result.Clipped}/{_steps}");
        }
        else if (epoch == _epochs || epoch % EpochsBetweenLines == 0)
        {
            Console.WriteLine($"\repoch {Describe(epoch, result)}\u001b[K");
        }
    }

    private string Describe(int epoch, EpochResult result) =>
        $"{epoch,3}/{_epochs}  loss {result.Loss:F4}  accuracy {100 * result.Accuracy,4:F1}%  gradient norm {result.GradientNorm:F3}";
}
