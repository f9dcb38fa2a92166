using System;

namespace Backprop.Tests.Contract;

/// <summary>What is overwritten, what is added to, what is in-out, and what is refused at run time.</summary>
public sealed class SinkTests
{
    [Fact]
    public void Gradient_Overwrites()
    {
        double[] sink = [double.NaN, 9];
        double scale = Shapes.LossGradient([2, 3], 0.5, 1, sink);
        Assert.Equal([2, 3], sink);
        Assert.Equal(13, scale);
    }

    [Fact]
    public void Backward_Accumulates()
    {
        double[] sink = [10, 20];
        double scale = 5;
        Shapes.LossBackward([2, 3], 0.5, 1, 2, sink, ref scale);
        Assert.Equal([14, 26], sink);
        Assert.Equal(31, scale);
    }

    [Fact]
    public void WrittenBuffer_SinkIsInOut()
    {
        double[] a = [2, 3], sink = [1, 10], w = [4, 5], wSink = [0, 0];
        double factor = 0;
        Shapes.ScaleBackward(w, a, 0.5, wSink, sink, ref factor);
        Assert.Equal([4, 7.5], a);
        Assert.Equal([2, 25], sink);
        Assert.Equal([1, 15], wSink);
        Assert.Equal(8 + 150, factor);
    }

    [Fact]
    public void WrittenBuffer_HoldsTheFinalContents_AfterEveryMember()
    {
        double[] expected = [2, 3];
        double value = Shapes.InPlace(expected, [4, 5], 0.5);
        double[] a = [2, 3], s = [7, 7], t = [7, 7];
        Assert.Equal(value, Shapes.InPlaceValueAndGradient(a, [4, 5], 0.5, s, t).Value);
        Assert.Equal(expected, a);
        a = [2, 3];
        Shapes.InPlaceHvp(a, [4, 5], 0.5, new double[] { 1, 2 }, [1, 2], 1, s, t);
        Assert.Equal(expected, a);
        a = [2, 3];
        double[] tangent = [1, 0];
        Assert.Equal(value, Shapes.InPlaceJvp(a, [4, 5], 0.5, tangent, [0, 0], 0).Value);
        Assert.Equal(expected, a);
        Assert.Equal([2, 0], tangent);
    }

    [Fact]
    public void Struct_FieldsWithoutGradient_ComeBackAsDefault()
    {
        Body body = new() { Mass = 2, Speed = 3, Count = 4, Radius = 5 };
        Body[] others = [new() { Mass = 6, Speed = 7, Count = 8, Radius = 9 }];
        Body[] sink = [new() { Mass = 1, Speed = 1, Count = 1, Radius = 1 }];
        Body gradient = Shapes.KineticGradient(body, others, sink);
        Assert.Equal(new Body { Mass = 36, Speed = 48 }, gradient);
        Assert.Equal(new Body { Mass = 7, Speed = 6 }, sink[0]);
    }

    [Fact]
    public void Struct_Receiver_HasASink()
    {
        var spring = new Spring { Stiffness = 2, Length = 1 };
        (Spring self, double x) = spring.EnergyGradient(4);
        Assert.Equal(6, x);
        Assert.Equal(-6, self.Length);
        Assert.Equal(4.5, self.Stiffness);
    }

    [Fact]
    public void Reference_IsLeftAsByTheMethod_AndHasUpstreamAndSink()
    {
        double y = 3, xSink = 100, ySink = 100, zSink = 100;
        int n = 7;
        References.StepBackward(2, ref y, 5, out float w, ref n, 10, 1, 0.5f, ref xSink, ref ySink, ref zSink);
        Assert.Equal(30, y);
        Assert.Equal(4, w);
        Assert.Equal(8, n);

        // The upstream of y is 1 + 10 x = 21, of w 10.5; y after is x y z.
        Assert.Equal(100 + 10 * 30 + 21 * 15 + 10.5 * 4, xSink);
        Assert.Equal(100 + 21 * 10, ySink);
        Assert.Equal(100 + 21 * 6, zSink);
    }

    [Fact]
    public void ReturnedArray_HasItsUpstream()
    {
        double x = 0;
        Results.PowersBackward(3, 4, [1, 10, 100, 1000], ref x);
        Assert.Equal(10 + 100 * 6 + 1000 * 27, x);
        (double[] value, double[] tangent) = Results.PowersJvp(3, 4, 2);
        Assert.Equal([1, 3, 9, 27], value);
        Assert.Equal([0, 2, 12, 54], tangent);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void ReturnedArray_UpstreamOfAnotherLength_IsRefused(int length)
    {
        double x = 7;
        var exception = Assert.Throws<ArgumentException>(() => Results.PowersBackward(3, 4, new double[length], ref x));
        Assert.Equal("upstream", exception.ParamName);
        Assert.Equal(7, x);
    }

    [Fact]
    public void ChangedStruct_IsLeftAsByTheMethod()
    {
        var expected = new Particle { Position = 1, Speed = 2, Steps = 3 };
        var particle = expected;
        double value = expected.Move(0.5, 0.1);
        Assert.Equal(value, particle.MoveValueAndGradient(0.5, 0.1).Value);
        Assert.Equal(expected, particle);
        var tangent = new Particle { Speed = 1, Steps = 9 };
        particle = new Particle { Position = 1, Speed = 2, Steps = 3 };
        particle.MoveJvp(0.5, 0.1, ref tangent, 0, 0);
        Assert.Equal(expected, particle);
        Assert.Equal(new Particle { Position = 0.1, Speed = 1 }, tangent);
    }

    [Fact]
    public void MarkedFields_HaveTheirSinksInAnObject()
    {
        var layer = new Layer(2) { Bias = 3, Center = new Point(5, 7) };
        layer.Weights[0] = 2;
        layer.Weights[1] = 4;
        var gradients = new Layer.Gradients(layer) { Bias = 100 };
        double[] x = new double[2];
        double scale = 0;
        layer.LossBackward([1, 0.5], 10, 1, gradients, x, ref scale);
        Assert.Equal([2 * 2 * 10, 2 * 4 * 0.25 * 10], Layer.Show(gradients).Weights);
        Assert.Equal(150, gradients.Bias);
        Assert.Equal(new Point(30, 0), gradients.Center);
        Assert.Equal(15 + 4 + 4, scale);

        layer.LossGradient([1, 0.5], 10, gradients, x);
        Assert.Equal(50, gradients.Bias);
        Assert.Equal([40, 20], Layer.Show(gradients).Weights);
    }

    [Fact]
    public void MarkedField_ThatIsStoredInto_HasAnInOutSink()
    {
        var layer = new Layer(0) { mean = 8 };
        var gradients = new Layer.Gradients(layer) { mean = 10 };
        double value = 1;
        layer.ObserveBackward(4, gradients, ref value);
        Assert.Equal(5, layer.mean);
        Assert.Equal(5, gradients.mean);
        Assert.Equal(3.5, value);
        layer.ObserveJvp(4, gradients, 2);
        Assert.Equal(3.5, layer.mean);
        Assert.Equal(3, gradients.mean);
    }

    [Fact]
    public void MarkedField_OfTwoDimensions_HasASinkOfItsShape()
    {
        var dense = new Dense(1, 2) { Weights = new double[,] { { 2, 5 } } };
        var gradients = new Dense.Gradients(dense);
        Assert.Equal(10, dense.LossGradient(3, gradients));
        Assert.Equal(new double[,] { { 15, 6 } }, gradients.Weights);
        Assert.Equal(new double[,] { { 6, 5 } }, dense.Weights);

        var direction = new Dense.Gradients(dense) { Weights = new double[,] { { 1, 0 } } };
        Assert.Equal(5, dense.LossHvp(3, direction, 0, gradients));
        Assert.Equal(new double[,] { { 0, 3 } }, gradients.Weights);
        Assert.Equal("selfGradient", Assert.Throws<ArgumentException>(() => dense.LossGradient(3, new Dense.Gradients(new Dense(2, 2)))).ParamName);
    }

    [Fact]
    public void MarkedField_OfRows_HasASinkOfItsShape()
    {
        var ragged = new Ragged([2, 5], [3, 0, 7]);
        var gradients = new Ragged.Gradients(ragged);
        Assert.Equal([[0, 0], [0, 0, 0]], gradients.Rows!);
        Assert.Equal(31, ragged.LossGradient(3, gradients));
        Assert.Equal([[15, 6], [21, 0, 9]], gradients.Rows!);
        Assert.Equal([[6, 5], [9, 0, 7]], ragged.Rows!);

        var direction = new Ragged.Gradients(ragged) { Rows = [[1, 0], [0, 0, 0]] };
        Assert.Equal(5, ragged.LossHvp(3, direction, 0, gradients));
        Assert.Equal([[0, 3], [0, 0, 0]], gradients.Rows!);
        Assert.Equal([[3, 0], [0, 0, 0]], direction.Rows);

        Assert.Equal("selfGradient", Assert.Throws<ArgumentException>(() => ragged.LossGradient(3, new Ragged.Gradients(new Ragged([1, 2], [3])))).ParamName);
        Assert.Equal("selfGradient", Assert.Throws<ArgumentException>(() => ragged.LossGradient(3, new Ragged.Gradients(ragged) { Rows = ragged.Rows })).ParamName);
        double[] row = [1, 2];
        Assert.Throws<ArgumentException>(() => new Ragged(row, row).LossGradient(3, new Ragged.Gradients(new Ragged(row, row))));
        Assert.Null(new Ragged.Gradients(new Ragged() { Rows = null }).Rows);
    }

    [Fact]
    public void Gradients_OfAnotherShape_AreRefused()
    {
        var layer = new Layer(2);
        var exception = Assert.Throws<ArgumentException>(() => layer.LossGradient([1, 2], 10, new Layer.Gradients(new Layer(3)), new double[2]));
        Assert.Equal("selfGradient", exception.ParamName);
    }

    [Fact]
    public void Class_Receiver_IsHeldConstant() =>
        Assert.Equal(Math.Exp(-1) * (1 - 0.5 * 2), new Decay(0.5).LossGradient(2), 12);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(0)]
    public void Sink_OfTheWrongLength_IsAnArgumentException(int length)
    {
        double[] sink = new double[length];
        Array.Fill(sink, 7);
        double[] a = [2, 3];
        Assert.Equal("wGradient", Throws(() => Shapes.LossGradient([2, 3], 1, 1, sink)));
        Assert.Equal("wGradient", Throws(() => Shapes.LossValueAndGradient([2, 3], 1, 1, sink)));
        Assert.Equal("wGradient", Throws(() => { double scale = 1; Shapes.LossBackward([2, 3], 1, 1, 1, sink, ref scale); }));
        Assert.Equal("wTangent", Throws(() => Shapes.LossJvp([2, 3], 1, 1, sink, 1)));
        Assert.Equal("wDirection", Throws(() => Shapes.LossHvp([2, 3], 1, 1, sink, 1, new double[2])));
        Assert.Equal("wGradient", Throws(() => Shapes.LossHvp([2, 3], 1, 1, new double[2], 1, sink)));
        Assert.Equal("aGradient", Throws(() => Shapes.InPlaceGradient(a, [1, 2], 1, sink, new double[2])));
        Assert.Equal("bGradient", Throws(() => Shapes.InPlaceGradient(a, [1, 2], 1, new double[2], sink)));
        Assert.All(sink, value => Assert.Equal(7, value));
        Assert.Equal([2, 3], a);
    }

    [Fact]
    public void Sink_OverlappingAnInput_IsAnArgumentException()
    {
        double[] w = [2, 3, 4];
        Assert.Equal("wGradient", Throws(() => Shapes.LossGradient(w, 1, 1, w)));
        Assert.Equal("wGradient", Throws(() => Shapes.LossGradient(w.AsSpan(0, 2), 1, 1, w.AsSpan(1, 2))));
        Assert.Equal("xGradient", Throws(() => Shapes.NormGradient(w, 2, w)));
        Assert.Equal([2, 3, 4], w);
        Shapes.LossGradient(w.AsSpan(0, 1), 1, 1, w.AsSpan(2, 1));
    }

    [Fact]
    public void Sink_OverlappingAnotherSink_IsAnArgumentException()
    {
        double[] a = [2, 3], s = [7, 7];
        Assert.Equal("bGradient", Throws(() => Shapes.InPlaceGradient(a, [1, 2], 1, s, s)));
        Assert.Equal([7, 7], s);
        Assert.Equal([2, 3], a);
    }

    [Fact]
    public void WrittenBuffer_OverlappingAnother_IsAnArgumentException()
    {
        double[] a = [2, 3], s = [7, 7], t = [7, 7];
        string? name = Throws(() => Shapes.InPlaceGradient(a, a, 1, s, t));
        Assert.True(name is "a" or "b", name);
        Assert.True(Throws(() => Shapes.InPlaceJvp(a, a, 1, s, t, 1)) is "a" or "b");
        Assert.Equal([2, 3], a);
        Assert.Equal([7, 7], s);
    }

    [Fact]
    public void Reading_TheSameBufferTwice_IsFine()
    {
        double[] sink = new double[1];
        Body[] bodies = [new() { Mass = 1, Speed = 1 }];
        Shapes.KineticGradient(bodies[0], bodies, new Body[1]);
        Shapes.LossGradient([1], 1, 1, sink);
        Assert.Equal(2, sink[0]);
    }

    private static string? Throws(Action action)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(action);
        return exception.ParamName;
    }
}
