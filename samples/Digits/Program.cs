using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using Digits;

Stopwatch clock = Stopwatch.StartNew();
try
{
    Options options = Options.Parse(args);
    if (options.Help)
    {
        Console.WriteLine(Options.Usage);
        return 0;
    }

    return Train(options, clock);
}
catch (UsageException exception)
{
    Console.Error.WriteLine($"{exception.Message} (--help lists the options)");
    return 2;
}
catch (DatasetException exception)
{
    Console.Error.WriteLine($"error: {exception.Message}");
    return 1;
}

static int Train(Options options, Stopwatch clock)
{
    Random random = new(options.Seed);
    (Dataset training, Dataset heldOut) = Dataset.Load(options.Data).Split(0.8, random);
    Trainer trainer = new(options, training, heldOut, random);
    Console.WriteLine($"{training.Count} images to learn from, {heldOut.Count} held out; 64-{options.Hidden}-10 network, {trainer.ParameterCount} parameters; seed {options.Seed}");

    ProgressBar bar = new(options.Epochs, trainer.StepsPerEpoch);
    EpochResult result = default;
    for (int epoch = 1; epoch <= options.Epochs; epoch++)
    {
        result = trainer.RunEpoch((step, loss, norm) => bar.Step(epoch, step, loss, norm));
        bar.Epoch(epoch, result);
    }

    Console.WriteLine($"recognized {100 * result.Accuracy:F1}% of the held-out images");
    Console.WriteLine($"trained in {clock.Elapsed.TotalSeconds:F2} s");
    TellWhereToRead();
    return 100 * result.Accuracy >= options.Target ? 0 : 3;
}

// The generator's output was written to disk when this program was compiled.
static void TellWhereToRead()
{
    string folder = typeof(Network).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "GeneratedCode").Value!;
    string? file = Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*Loss*.cs", SearchOption.AllDirectories).OrderByDescending(File.GetLastWriteTimeUtc).FirstOrDefault()
        : null;
    Console.WriteLine($"the generated backward pass: {Path.GetRelativePath(".", file ?? folder)}");
}
