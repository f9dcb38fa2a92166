using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>What is kept for the way back, for who asks.</summary>
public sealed class TapeReportTests
{
    private const string Source = """
        using System;
        using Backprop;
        public static partial class C
        {
            [Differentiable]
            public static double F(double x, double rate, Span<double> a, int n)
            {
                double t = x;
                for (int i = 0; i < n; i++)
                {
                    t = Math.Sin(t);
                    a[0] = t * a[0];
                }

                double s = 0;
                foreach (double e in a)
                {
                    s += e * e;
                }

                return s * rate;
            }

            [Differentiable]
            public static double G(double x, int n) => Down(x * x, n);

            static double Down(double x, int n) => n == 0 ? x : x * Down(x * x, n - 1);

            [Differentiable(Checkpoint = Checkpoint.SquareRoot)]
            public static double H(double x, int n)
            {
                while (n-- > 0) { x *= x; }
                return x;
            }
        }
        """;

    [Fact]
    public async Task OffByDefault() => Assert.Empty(await Analysis.Of(Source));

    [Fact]
    public async Task SaysWhatEachIterationKeeps_AndWhy()
    {
        string[] said = [.. (await Analysis.With("BPG070", Source)).Where(diagnostic => diagnostic.Id == "BPG070")
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => $"{diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];
        Assert.Equal(string.Join('\n', Expected), string.Join('\n', said));
        Assert.All(await Analysis.With("BPG070", Source), diagnostic => Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity));
    }

    private static readonly string[] Expected =
    [
        "9: Each iteration keeps for the way back: 't': overwritten by the next iteration, and the derivative of 'Sin' on line 11 needs it; 't' (line 11): too dear to compute twice, and the product on line 12 needs it; an element of 'a' (line 12): overwritten there, and read again on the way back",
        "25: Each call of 'Down' keeps for the way back: 'x': an argument, gone when the way back begins, and the product on line 27 needs it; a value (line 27): too dear to compute twice, and the condition on line 27 needs it; a value (line 27): too dear to compute twice, and the product on line 27 needs it",
        "32: Each iteration, as long as its segment is gone back over, keeps for the way back: 'x': overwritten by the next iteration, and the product on line 32 needs it",
    ];
}
