using System;
using System.Globalization;
using System.Linq;
using Backprop.Gen.Graph;
using Xunit;

namespace Backprop.Gen.Tests.Graph;

public sealed class GraphPrinterTests
{
    [Theory]
    [InlineData(Graphs.SumUntilNegative)]
    [InlineData(Graphs.Everything)]
    [InlineData(Graphs.Generic)]
    public void Text_ReadAndPrinted_IsTheSame(string text) =>
        Assert.Equal(text, GraphPrinter.Print(GraphParser.Parse(text)));

    [Theory]
    [InlineData(Graphs.SumUntilNegative)]
    [InlineData(Graphs.Everything)]
    [InlineData(Graphs.Generic)]
    public void Graph_PrintedAndRead_IsEqual(string text)
    {
        Module module = GraphParser.Parse(text);

        Module again = GraphParser.Parse(GraphPrinter.Print(module));

        Assert.Equal(module, again);
        Assert.Equal(module.GetHashCode(), again.GetHashCode());
    }

    [Fact]
    public void Graph_PrintedInACultureWithAnotherMinus_IsTheSame()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string expected = GraphPrinter.Print(GraphParser.Parse(Graphs.Everything));
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NegativeSign = "\u2212";
            culture.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = culture;

            Assert.Equal(expected, GraphPrinter.Print(GraphParser.Parse(Graphs.Everything)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void EveryDouble_KeepsItsBits()
    {
        var random = new Random(1);
        foreach (long bits in Enumerable.Range(0, 1000).Select(_ => random.NextInt64(long.MinValue, long.MaxValue))
            .Concat([0L, long.MinValue, BitConverter.DoubleToInt64Bits(0.1), BitConverter.DoubleToInt64Bits(double.NegativeInfinity), 0x7FF8000000000001]))
        {
            Assert.Equal(bits, GraphText.Bits(GraphType.Double, GraphText.Literal(GraphType.Double, bits)));
            long single = (int)bits;
            Assert.Equal(single, (int)GraphText.Bits(GraphType.Single, GraphText.Literal(GraphType.Single, single)));
        }
    }

    [Fact]
    public void Segments_ArePrintedAndReadBack()
    {
        const string Text = """
            function "F" (%0:x double, %1:n int) -> (double)
                %2 int = const 0
                %3:x double = loop @1 @2 segments 3 for %4:i int = %2 < %1:n step 1 with %5:x double = %0:x
                    %6 double = invokeclosed "G" %5:x
                    exit @2 %6
                exit @0 %3:x

            function "G" (%0:x double) -> (double) recomputed disjoint
                exit @0 %0:x

            """;
        Module module = GraphParser.Parse(Text);
        Assert.Equal(new Segmentation(3), Assert.Single(module.Entry.Body.Nodes.OfType<Loop>()).Segments);
        Assert.True(module["G"] is { IsRecomputed: true, HasDisjointParameters: true });
        Assert.Equal(Text.ReplaceLineEndings("\n"), GraphPrinter.Print(module));
        Assert.Empty(Verifier.Verify(module));
    }

    [Fact]
    public void LongSum_IsPrintedReadAndCompared_WithoutRecursion()
    {
        Module module = LongSum(30_000);

        Assert.Empty(Verifier.Verify(module));
        Assert.Equal(module, GraphParser.Parse(GraphPrinter.Print(module)));
    }

    [Theory]
    [InlineData("function \"F\" () -> ()\n    jump @0\n")]
    [InlineData("function \"F\" (%0 number) -> ()\n    exit @0\n")]
    [InlineData("fun")]
    public void OtherText_IsRefusedWithItsLine(string text) => Assert.Throws<FormatException>(() => GraphParser.Parse(text));

    internal static Module LongSum(int terms)
    {
        var builder = new GraphBuilder();
        int x = builder.NewValue(GraphType.Double, "x");
        builder.Open();
        int sum = x;
        for (int i = 0; i < terms; i++)
        {
            sum = builder.Apply(Operations.Add, GraphType.Double, sum, x);
        }

        builder.Exit(Function.ReturnLabel, sum);
        return new Module(EquatableArray.Of(builder.Finish("Sum", [GraphType.Double], x)));
    }
}
