using System;
using System.Globalization;
using System.IO;

namespace Digits;

/// <summary>A command line that cannot be followed, and why.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Usage =
        """
        Trains a network of two layers on the UCI handwritten digits (1,797 images of 8×8 pixels),
        with derivatives that Backprop.Gen wrote while this program was compiled.

        usage: dotnet run -c Release --project samples/Digits -- [options]

          --seed N        the split, the first weights and the order of images follow from it (1)
          --epochs N      passes over the training images (30)
          --batch N       images a step (16)
          --hidden N      width of the hidden layer (128)
          --rate X        learning rate, falling to 0 over the run (0.1)
          --momentum X    share of the last step that goes into the next (0.9)
          --clip X        a gradient of a greater norm is scaled down to it (1)
          --noise X       pixels (0 to 1) are blurred by up to ±X while learning, against learning by heart (0.35)
          --target X      exit with 3 if fewer than X percent of the held-out images are recognized
          --data FILE     the images (data/digits.csv.gz beside the program)
          --quick         6 epochs and a target of 90: for continuous integration
          --help          this text

        exit codes: 0 done, 1 unusable data file, 2 unusable command line, 3 target missed
        """;

    public int Seed { get; private set; } = 1;

    public int Epochs { get; private set; } = 30;

    public int Batch { get; private set; } = 16;

    public int Hidden { get; private set; } = 128;

    public double Rate { get; private set; } = 0.1;

    public double Momentum { get; private set; } = 0.9;

    public double Clip { get; private set; } = 1;

    public double Noise { get; private set; } = 0.35;

    public double Target { get; private set; }

    public string Data { get; private set; } = Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz");

    public bool Help { get; private set; }

    /// <exception cref="UsageException">an option is unknown or has no sensible value</exception>
    public static Options Parse(string[] arguments)
    {
        Options options = new();
        for (int i = 0; i < arguments.Length; i++)
        {
            string name = arguments[i];
            string Value() => i + 1 < arguments.Length ? arguments[++i] : throw new UsageException($"{name} needs a value");
            switch (name)
            {
                case "--seed": options.Seed = Integer(name, Value(), 0); break;
                case "--epochs": options.Epochs = Integer(name, Value(), 1); break;
                case "--batch": options.Batch = Integer(name, Value(), 1); break;
                case "--hidden": options.Hidden = Integer(name, Value(), 1); break;
                case "--rate": options.Rate = Number(name, Value(), double.MaxValue); break;
                case "--momentum": options.Momentum = Number(name, Value(), 1); break;
                case "--clip": options.Clip = Number(name, Value(), double.MaxValue); break;
                case "--noise": options.Noise = Number(name, Value(), 1); break;
                case "--target": options.Target = Number(name, Value(), 100); break;
                case "--data": options.Data = Value(); break;
                case "--quick": (options.Epochs, options.Target) = (6, 90); break;
                case "--help" or "-h" or "-?": options.Help = true; break;
                default: throw new UsageException($"unknown option {name}");
            }
        }

        return options;
    }

    private static int Integer(string name, string text, int least) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) && value >= least
            ? value
            : throw new UsageException($"{name} takes a whole number from {least}, not '{text}'");

    private static double Number(string name, string text, double greatest) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= 0 && value <= greatest
            ? value
            : throw new UsageException($"{name} takes a number from 0{(greatest < double.MaxValue ? $" to {greatest}" : "")}, not '{text}'");
}
