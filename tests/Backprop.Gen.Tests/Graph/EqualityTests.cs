using System.Collections.Generic;
using Backprop.Gen.Graph;
using Xunit;

namespace Backprop.Gen.Tests.Graph;

/// <summary>A graph is its own cache key: equal exactly if nothing in it differs.</summary>
public sealed class EqualityTests
{
    [Fact]
    public void GraphsOfTheSameText_AreEqual()
    {
        Module first = GraphParser.Parse(Graphs.Everything);
        Module second = GraphParser.Parse(Graphs.Everything);

        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Theory]
    [InlineData("const 0.1", "const 0.2")]
    [InlineData("strong %24:w", "mul %24:w")]
    [InlineData("step -2", "step -3")]
    [InlineData(":kept", ":held")]
    [InlineData("Tag int held", "Tag int")]
    [InlineData("throws ", "")]
    [InlineData(".Position.X", ".Position.Y")]
    [InlineData("exit @5", "exit @6")]
    [InlineData(" once %35", "")]
    [InlineData("%12:t, %14", "%14, %12:t")]
    public void GraphsThatDiffer_AreNotEqual(string text, string other)
    {
        string changed = Graphs.Everything.Replace(text, other, System.StringComparison.Ordinal);

        Assert.NotEqual(Graphs.Everything, changed);
        Assert.NotEqual(GraphParser.Parse(Graphs.Everything), GraphParser.Parse(changed));
    }

    [Fact]
    public void TypeParameters_AreEqualByTheirNames()
    {
        Assert.Equal(GraphParser.Parse(Graphs.Generic), GraphParser.Parse(Graphs.Generic));
        Assert.NotEqual(GraphParser.Parse(Graphs.Generic), GraphParser.Parse(Graphs.Generic.Replace("generic \"T\"", "generic \"U\"", System.StringComparison.Ordinal)));
    }

    [Fact]
    public void Arrays_AreEqualByTheirItems()
    {
        Assert.Equal(EquatableArray.Of(1, 2), EquatableArray.ToEquatableArray(new List<int> { 1, 2 }));
        Assert.Equal(EquatableArray<int>.Empty, new EquatableArray<int>([]));
        Assert.NotEqual(EquatableArray.Of(1, 2), EquatableArray.Of(2, 1));
        Assert.NotEqual(EquatableArray.Of(1, 2), EquatableArray.Of(1));
    }
}
