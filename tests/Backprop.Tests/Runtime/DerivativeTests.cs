using System;
using Xunit;

namespace Backprop.Tests.Runtime;

public class DerivativeTests
{
    [Fact]
    public void Stop_And_Clip_PassTheValueOn()
    {
        Assert.Equal(1.5, Derivative.Stop(1.5));
        Assert.Equal(1.5f, Derivative.Stop(1.5f));
        Assert.Equal(7.5, Derivative.Clip(7.5, -1, 1));
        Assert.Equal(7.5f, Derivative.Clip(7.5f, -1, 1));
        Assert.Equal(Half.One, Derivative.Stop(Half.One));
        Assert.Equal(Half.Pi, Derivative.Clip(Half.Pi, -Half.One, Half.One));
    }
}
