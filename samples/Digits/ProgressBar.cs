using System;

namespace Digits;

/// <summary>A bar that is drawn over itself on a terminal; a line an epoch where output is redirected.</summary>
internal sealed class ProgressBar(int epochs, int steps)
{
    private const int Width = 24;
    private static readonly bool s_isTerminal = !Console.IsOutputRedirected;
    private int _lastDrawn = -1;

    /// <summary>Shows how far an epoch has come.</summary>
    public void Step(int epoch, int step, double loss)
    {
        int filled = Width * step / steps;
        if (s_isTerminal && filled != _lastDrawn)
        {
            _lastDrawn = filled;
            Draw(filled, $"epoch {epoch,3}/{epochs}  loss {loss:F4}");
        }
    }

    /// <summary>Shows the results of an epoch.</summary>
    public void Epoch(int epoch, EpochResult result)
    {
        string line = $"epoch {epoch,3}/{epochs}  loss {result.Loss:F4}  accuracy {result.Accuracy,6:P2}"
            + $"  gradient norm {result.GradientNorm:F3} (clipped {result.Clipped}/{steps})";
        if (!s_isTerminal)
        {
            Console.WriteLine(line);
            return;
        }

        _lastDrawn = -1;
        Draw(Width, line);
        if (epoch == epochs || epoch % 5 == 0)
        {
            Console.WriteLine();
        }
    }

    private static void Draw(int filled, string text) =>
        Console.Write($"\r[{new string('█', filled)}{new string('░', Width - filled)}] {text}\u001b[K");
}
