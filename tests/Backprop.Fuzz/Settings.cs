using System.Globalization;

namespace Backprop.Fuzz;

/// <summary>What the command line asks for.</summary>
internal sealed record Settings
{
    public const string Usage = """
        Tries random programs: dotnet run -c Release --project tests/Backprop.Fuzz -- [options]
          --count N       how many (300)
          --seed S        which ones (1)
          --first N       the number of the first one (0); a seed and a number give a program
          --modes LIST    the derivatives, of gradient,jvp,hvp,tape,jacobian,hessian (all); the last three of every third program
          --keep DIR      where shrunk failures are written
          --patience S    seconds spent on shrinking a failure (60); 0 leaves it as it is
          --per-kind N    failures shrunk of every kind (1)
          --only-oracle   compares the programs with the oracle's duals, without the generator
          --only-floors   takes the programs through the generator's floors with the graph's verifier between them
          --verbose       prints what takes how long
        The exit code is 1 if a program failed.
        """;

    public int Count { get; private init; } = 300;

    public int Seed { get; private init; } = 1;

    public int First { get; private init; }

    public IReadOnlyCollection<string> Modes { get; private init; } = ["Gradient", "Jvp", "Hvp", "Tape", "Jacobian", "Hessian"];

    public string? Keep { get; private init; }

    public TimeSpan Patience { get; private init; } = TimeSpan.FromSeconds(60);

    public int PerKind { get; private init; } = 1;

    public bool OnlyOracle { get; private init; }

    public bool OnlyFloors { get; private init; }

    public bool IsVerbose { get; private init; }

    /// <summary>The settings; null if the arguments make no sense.</summary>
    public static Settings? Parse(string[] arguments)
    {
        var settings = new Settings();
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--only-oracle":
                    settings = settings with { OnlyOracle = true };
                    continue;
                case "--only-floors":
                    settings = settings with { OnlyFloors = true };
                    continue;
                case "--verbose":
                    settings = settings with { IsVerbose = true };
                    continue;
            }

            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            var isNumber = int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number);
            Settings? next = arguments[i] switch
            {
                "--count" when isNumber && number > 0 => settings with { Count = number },
                "--seed" when isNumber => settings with { Seed = number },
                "--first" when isNumber && number >= 0 => settings with { First = number },
                "--patience" when isNumber => settings with { Patience = TimeSpan.FromSeconds(number) },
                "--per-kind" when isNumber && number > 0 => settings with { PerKind = number },
                "--keep" when value.Length > 0 => settings with { Keep = value },
                "--modes" when Known(value) is { Length: > 0 } modes => settings with { Modes = modes },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            settings = next;
            i++;
        }

        return settings;
    }

    private static string[] Known(string list)
    {
        var asked = list.Split(',').Select(mode => mode.ToLowerInvariant()).ToArray();
        string[] all = ["Gradient", "Jvp", "Hvp", "Tape", "Jacobian", "Hessian"];
        return asked.All(mode => all.Any(known => known.ToLowerInvariant() == mode)) ? [.. all.Where(mode => asked.Contains(mode.ToLowerInvariant()))] : [];
    }
}
