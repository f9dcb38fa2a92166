using System;
using System.Globalization;
using Backprop.Gen.Graph;
using Backprop.Gen.Writing;
using Xunit;

namespace Backprop.Gen.Tests.Writing;

/// <summary>Constants read back as the same bits, in every culture.</summary>
public sealed class LiteralTests
{
    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(2.0, "2.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(double.NaN, "double.NaN")]
    [InlineData(double.NegativeInfinity, "double.NegativeInfinity")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(double.Epsilon, "4.94065645841247E-324")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    public void Doubles(double value, string text)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("sv-SE") { NumberFormat = { NegativeSign = "\u2212", NumberDecimalSeparator = "," } };
            Assert.Equal(text, Literals.Of(GraphType.Double, BitConverter.DoubleToInt64Bits(value)).Text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(ScalarKind.Int32, int.MinValue, "-2147483648")]
    [InlineData(ScalarKind.Int64, long.MinValue, "-9223372036854775808L")]
    [InlineData(ScalarKind.UInt64, -1, "18446744073709551615UL")]
    [InlineData(ScalarKind.SByte, -3, "(sbyte)(-3)")]
    [InlineData(ScalarKind.Char, '\'', "'\\u0027'")]
    [InlineData(ScalarKind.Char, 'a', "'a'")]
    [InlineData(ScalarKind.Boolean, 1, "true")]
    public void WholeNumbers(ScalarKind kind, long bits, string text) => Assert.Equal(text, Literals.Of(GraphType.Of(kind), bits).Text);

    [Theory]
    [InlineData(0.0, "T.Zero")]
    [InlineData(-0.0, "T.NegativeZero")]
    [InlineData(1.0, "T.One")]
    [InlineData(-1.0, "T.NegativeOne")]
    [InlineData(Math.PI, "T.Pi")]
    [InlineData(double.NaN, "T.NaN")]
    [InlineData(double.NegativeInfinity, "T.NegativeInfinity")]
    [InlineData(0.1, "T.CreateChecked(0.1)")]
    [InlineData(-2.0, "T.CreateChecked(-2.0)")]
    public void NumbersOfATypeParameter(double value, string text) => Assert.Equal(text, Literals.Of(GraphType.Generic("T"), BitConverter.DoubleToInt64Bits(value)).Text);

    [Fact]
    public void Floats_HaveTheirSuffix() => Assert.Equal("0.1f", Literals.Of(GraphType.Single, GraphBuilder.SingleBits(0.1f)).Text);
}
