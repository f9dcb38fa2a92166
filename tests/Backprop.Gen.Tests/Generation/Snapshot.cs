using System;
using System.IO;
using System.Runtime.CompilerServices;
using Xunit;

namespace Backprop.Gen.Tests.Generation;

/// <summary>Compares text with an accepted file, <c>Snapshots/Class.Method.verified.cs</c>, which is there to be read in reviews.</summary>
internal static class Snapshot
{
    public static void Match(string text, string? name = null, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        string folder = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(file))!, "Snapshots");
        string stem = $"{Path.GetFileNameWithoutExtension(file)}.{name ?? method}";
        string verified = Path.Combine(folder, stem + ".verified.cs");
        string received = Path.Combine(folder, stem + ".received.cs");
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(verified, text);
            File.Delete(received);
            return;
        }

        string expected = File.Exists(verified) ? File.ReadAllText(verified).Replace("\r\n", "\n", StringComparison.Ordinal) : "";
        if (text == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"{FirstDifference(expected, text)}\nTo accept: ACCEPT_SNAPSHOTS=1 dotnet test, or mv {received} {verified}");
    }

    private static string FirstDifference(string expected, string text)
    {
        string[] before = expected.Split('\n');
        string[] after = text.Split('\n');
        int line = 0;
        while (line < Math.Min(before.Length, after.Length) && before[line] == after[line])
        {
            line++;
        }

        return $"Line {line + 1} was\n  {(line < before.Length ? before[line] : "(the end)")}\nand is\n  {(line < after.Length ? after[line] : "(the end)")}";
    }
}
