using System;
using System.Linq;

namespace Backprop.Tests.Contract;

/// <summary>The generated members, letter by letter.</summary>
public sealed class SignatureTests
{
    [Theory]
    [InlineData("EnergyGradient", "public static (double x, double y) EnergyGradient(double x, double y)")]
    [InlineData("EnergyValueAndGradient", "public static (double Value, double x, double y) EnergyValueAndGradient(double x, double y)")]
    [InlineData("EnergyBackward", "public static void EnergyBackward(double x, double y, double upstream, ref double xGradient, ref double yGradient)")]
    [InlineData("EnergyJvp", "public static (double Value, double Tangent) EnergyJvp(double x, double y, double xTangent, double yTangent)")]
    [InlineData("EnergyHvp", "public static (double x, double y) EnergyHvp(double x, double y, double xDirection, double yDirection)")]
    [InlineData("OneGradient", "internal static float OneGradient(float x)")]
    [InlineData("OneValueAndGradient", "internal static (float Value, float x) OneValueAndGradient(float x)")]
    [InlineData("OneBackward", "internal static void OneBackward(float x, float upstream, ref float xGradient)")]
    [InlineData("OneJvp", "internal static (float Value, float Tangent) OneJvp(float x, float xTangent)")]
    [InlineData("OneHvp", "internal static float OneHvp(float x, float xDirection)")]
    [InlineData("LossGradient", "public static double LossGradient(ReadOnlySpan<double> w, double scale, double bias, Span<double> wGradient)")]
    [InlineData("LossValueAndGradient", "public static (double Value, double scale) LossValueAndGradient(ReadOnlySpan<double> w, double scale, double bias, Span<double> wGradient)")]
    [InlineData("LossBackward", "public static void LossBackward(ReadOnlySpan<double> w, double scale, double bias, double upstream, Span<double> wGradient, ref double scaleGradient)")]
    [InlineData("LossJvp", "public static (double Value, double Tangent) LossJvp(ReadOnlySpan<double> w, double scale, double bias, ReadOnlySpan<double> wTangent, double scaleTangent)")]
    [InlineData("LossHvp", "public static double LossHvp(ReadOnlySpan<double> w, double scale, double bias, ReadOnlySpan<double> wDirection, double scaleDirection, Span<double> wGradient)")]
    [InlineData("NormGradient", "public static void NormGradient(double[] x, int count, Span<double> xGradient) | public static double[] NormGradient(double[] x, int count)")]
    [InlineData("NormValueAndGradient", "public static double NormValueAndGradient(double[] x, int count, Span<double> xGradient) | public static (double Value, double[] x) NormValueAndGradient(double[] x, int count)")]
    [InlineData("NormBackward", "public static void NormBackward(double[] x, int count, double upstream, Span<double> xGradient)")]
    [InlineData("NormJvp", "public static (double Value, double Tangent) NormJvp(double[] x, int count, ReadOnlySpan<double> xTangent)")]
    [InlineData("NormHvp", "public static void NormHvp(double[] x, int count, ReadOnlySpan<double> xDirection, Span<double> xGradient)")]
    [InlineData("ScaleGradient", null)]
    [InlineData("ScaleValueAndGradient", null)]
    [InlineData("ScaleBackward", "public static void ScaleBackward(ReadOnlySpan<double> w, Span<double> a, double factor, Span<double> wGradient, Span<double> aGradient, ref double factorGradient)")]
    [InlineData("ScaleJvp", "public static void ScaleJvp(ReadOnlySpan<double> w, Span<double> a, double factor, ReadOnlySpan<double> wTangent, Span<double> aTangent, double factorTangent)")]
    [InlineData("InPlaceGradient", "public static double InPlaceGradient(Span<double> a, double[] b, double factor, Span<double> aGradient, Span<double> bGradient)")]
    [InlineData("InPlaceBackward", "public static void InPlaceBackward(Span<double> a, double[] b, double factor, double upstream, Span<double> aGradient, Span<double> bGradient, ref double factorGradient)")]
    [InlineData("InPlaceJvp", "public static (double Value, double Tangent) InPlaceJvp(Span<double> a, double[] b, double factor, Span<double> aTangent, ReadOnlySpan<double> bTangent, double factorTangent)")]
    [InlineData("InPlaceHvp", "public static double InPlaceHvp(Span<double> a, double[] b, double factor, Span<double> aDirection, ReadOnlySpan<double> bDirection, double factorDirection, Span<double> aGradient, Span<double> bGradient)")]
    [InlineData("KineticGradient", "public static Body KineticGradient(Body body, ReadOnlySpan<Body> others, Span<Body> othersGradient)")]
    [InlineData("KineticValueAndGradient", "public static (double Value, Body body) KineticValueAndGradient(Body body, ReadOnlySpan<Body> others, Span<Body> othersGradient)")]
    [InlineData("KineticBackward", "public static void KineticBackward(Body body, ReadOnlySpan<Body> others, double upstream, ref Body bodyGradient, Span<Body> othersGradient)")]
    [InlineData("KineticJvp", "public static (double Value, double Tangent) KineticJvp(Body body, ReadOnlySpan<Body> others, Body bodyTangent, ReadOnlySpan<Body> othersTangent)")]
    [InlineData("KineticHvp", "public static Body KineticHvp(Body body, ReadOnlySpan<Body> others, Body bodyDirection, ReadOnlySpan<Body> othersDirection, Span<Body> othersGradient)")]
    [InlineData("OnlyGradientGradient", "public static double OnlyGradientGradient(double x)")]
    [InlineData("OnlyGradientJvp", null)]
    [InlineData("OnlyGradientHvp", null)]
    [InlineData("OnlyJvpJvp", "public static (double Value, double Tangent) OnlyJvpJvp(double x, double xTangent)")]
    [InlineData("OnlyJvpGradient", null)]
    [InlineData("OnlyJvpBackward", null)]
    [InlineData("OnlyJvpValueAndGradient", null)]
    [InlineData("CollideBackward", "private static void CollideBackward(double upstream, double xGradient, Span<double> tape, double Item1, double upstream_, ref double upstreamGradient, ref double xGradientGradient, Span<double> tapeGradient, ref double Item1Gradient)")]
    [InlineData("CollideGradient", "private static (double upstream, double xGradient, double Item1_) CollideGradient(double upstream, double xGradient, Span<double> tape, double Item1, Span<double> tapeGradient)")]
    public void Static(string member, string? expected) => Check(Shapes.Self, member, expected);

    [Theory]
    [InlineData("GenericGradient", "public static T GenericGradient(T x, ReadOnlySpan<T> w, int n, Span<T> wGradient)")]
    [InlineData("GenericValueAndGradient", "public static (T Value, T x) GenericValueAndGradient(T x, ReadOnlySpan<T> w, int n, Span<T> wGradient)")]
    [InlineData("GenericBackward", "public static void GenericBackward(T x, ReadOnlySpan<T> w, int n, T upstream, ref T xGradient, Span<T> wGradient)")]
    [InlineData("GenericJvp", "public static (T Value, T Tangent) GenericJvp(T x, ReadOnlySpan<T> w, int n, T xTangent, ReadOnlySpan<T> wTangent)")]
    [InlineData("GenericHvp", "public static T GenericHvp(T x, ReadOnlySpan<T> w, int n, T xDirection, ReadOnlySpan<T> wDirection, Span<T> wGradient)")]
    public void OfNumbers(string member, string expected) => Check(typeof(Shapes), member, expected);

    [Theory]
    [InlineData("EnergyGradient", "public (Spring self, double x) EnergyGradient(double x)")]
    [InlineData("EnergyValueAndGradient", "public (double Value, Spring self, double x) EnergyValueAndGradient(double x)")]
    [InlineData("EnergyBackward", "public void EnergyBackward(double x, double upstream, ref Spring selfGradient, ref double xGradient)")]
    [InlineData("EnergyJvp", "public (double Value, double Tangent) EnergyJvp(double x, Spring selfTangent, double xTangent)")]
    [InlineData("EnergyHvp", "public (Spring self, double x) EnergyHvp(double x, Spring selfDirection, double xDirection)")]
    public void OfAStruct(string member, string expected) => Check(typeof(Spring), member, expected);

    [Theory]
    [InlineData("LossGradient", "internal double LossGradient(double x)")]
    [InlineData("LossValueAndGradient", "internal (double Value, double x) LossValueAndGradient(double x)")]
    [InlineData("LossBackward", "internal void LossBackward(double x, double upstream, ref double xGradient)")]
    [InlineData("LossJvp", "internal (double Value, double Tangent) LossJvp(double x, double xTangent)")]
    [InlineData("LossHvp", "internal double LossHvp(double x, double xDirection)")]
    public void OfAClass(string member, string expected) => Check(typeof(Decay), member, expected);

    [Theory]
    [InlineData("StepGradient", "public static (double x, double y, double z) StepGradient(double x, ref double y, in double z, out float w, ref int n)")]
    [InlineData("StepValueAndGradient", "public static (double Value, double x, double y, double z) StepValueAndGradient(double x, ref double y, in double z, out float w, ref int n)")]
    [InlineData("StepBackward", "public static void StepBackward(double x, ref double y, in double z, out float w, ref int n, double upstream, double yUpstream, float wUpstream, ref double xGradient, ref double yGradient, ref double zGradient)")]
    [InlineData("StepJvp", "public static (double Value, double Tangent) StepJvp(double x, ref double y, in double z, out float w, ref int n, double xTangent, ref double yTangent, double zTangent, out float wTangent)")]
    [InlineData("StepHvp", "public static (double x, double y, double z) StepHvp(double x, ref double y, in double z, out float w, ref int n, double xDirection, ref double yDirection, double zDirection, out float wDirection)")]
    [InlineData("PolarGradient", null)]
    [InlineData("PolarValueAndGradient", null)]
    [InlineData("PolarBackward", "public static void PolarBackward(double x, double y, out double radius, out (double sin, double cos) angle, double radiusUpstream, (double sin, double cos) angleUpstream, ref double xGradient, ref double yGradient)")]
    [InlineData("PolarJvp", "public static void PolarJvp(double x, double y, out double radius, out (double sin, double cos) angle, double xTangent, double yTangent, out double radiusTangent, out (double sin, double cos) angleTangent)")]
    [InlineData("HeldGradient", "public static double HeldGradient(double x, ref double y, out double z)")]
    [InlineData("HeldBackward", "public static void HeldBackward(double x, ref double y, out double z, double upstream, ref double xGradient)")]
    [InlineData("HeldJvp", "public static (double Value, double Tangent) HeldJvp(double x, ref double y, out double z, double xTangent)")]
    [InlineData("HeldHvp", "public static double HeldHvp(double x, ref double y, out double z, double xDirection)")]
    [InlineData("OptionalBackward", "public static void OptionalBackward(double x, double scale, double[] more, double upstream, ref double xGradient, ref double scaleGradient, Span<double> moreGradient)")]
    public void ByReference(string member, string? expected) => Check(References.Self, member, expected);

    [Theory]
    [InlineData("MoveGradient", "public (Particle self, double force, double dt) MoveGradient(double force, double dt)")]
    [InlineData("MoveBackward", "public void MoveBackward(double force, double dt, double upstream, Particle selfUpstream, ref Particle selfGradient, ref double forceGradient, ref double dtGradient)")]
    [InlineData("MoveJvp", "public (double Value, double Tangent) MoveJvp(double force, double dt, ref Particle selfTangent, double forceTangent, double dtTangent)")]
    [InlineData("MoveHvp", "public (Particle self, double force, double dt) MoveHvp(double force, double dt, ref Particle selfDirection, double forceDirection, double dtDirection)")]
    [InlineData("BrakeGradient", null)]
    [InlineData("BrakeBackward", "public void BrakeBackward(ref double friction, Particle selfUpstream, double frictionUpstream, ref Particle selfGradient, ref double frictionGradient)")]
    [InlineData("BrakeJvp", "public void BrakeJvp(ref double friction, ref Particle selfTangent, ref double frictionTangent)")]
    public void OfAStructThatChanges(string member, string? expected) => Check(typeof(Particle), member, expected);

    [Theory]
    [InlineData("PairGradient", null)]
    [InlineData("PairHvp", null)]
    [InlineData("PairBackward", "public static void PairBackward(double x, float y, (double sum, float Product) upstream, ref double xGradient, ref float yGradient)")]
    [InlineData("PairJvp", "public static ((double sum, float Product) Value, (double sum, float Product) Tangent) PairJvp(double x, float y, double xTangent, float yTangent)")]
    [InlineData("ScaleBackward", "public static void ScaleBackward(in Point p, double factor, Point upstream, ref Point pGradient, ref double factorGradient)")]
    [InlineData("ScaleJvp", "public static (Point Value, Point Tangent) ScaleJvp(in Point p, double factor, Point pTangent, double factorTangent)")]
    [InlineData("PowersGradient", null)]
    [InlineData("PowersValueAndGradient", null)]
    [InlineData("PowersBackward", "public static void PowersBackward(double x, int n, ReadOnlySpan<double> upstream, ref double xGradient)")]
    [InlineData("PowersJvp", "public static (double[] Value, double[] Tangent) PowersJvp(double x, int n, double xTangent)")]
    [InlineData("CountBackward", "public static void CountBackward(double x, Span<double> a, ref double xGradient, Span<double> aGradient)")]
    [InlineData("CountJvp", "public static int[] CountJvp(double x, Span<double> a, double xTangent, Span<double> aTangent)")]
    [InlineData("QuietBackward", "public static void QuietBackward(double x, ref double y, double yUpstream, ref double xGradient, ref double yGradient)")]
    [InlineData("QuietJvp", "public static double QuietJvp(double x, ref double y, double xTangent, ref double yTangent)")]
    public void Result(string member, string? expected) => Check(Results.Self, member, expected);

    [Theory]
    [InlineData("LossGradient", "public double LossGradient(ReadOnlySpan<double> x, double scale, Gradients selfGradient, Span<double> xGradient)")]
    [InlineData("LossValueAndGradient", "public (double Value, double scale) LossValueAndGradient(ReadOnlySpan<double> x, double scale, Gradients selfGradient, Span<double> xGradient)")]
    [InlineData("LossBackward", "public void LossBackward(ReadOnlySpan<double> x, double scale, double upstream, Gradients selfGradient, Span<double> xGradient, ref double scaleGradient)")]
    [InlineData("LossJvp", "public (double Value, double Tangent) LossJvp(ReadOnlySpan<double> x, double scale, Gradients selfTangent, ReadOnlySpan<double> xTangent, double scaleTangent)")]
    [InlineData("LossHvp", "public double LossHvp(ReadOnlySpan<double> x, double scale, Gradients selfDirection, ReadOnlySpan<double> xDirection, double scaleDirection, Gradients selfGradient, Span<double> xGradient)")]
    [InlineData("ObserveBackward", "public void ObserveBackward(double value, Gradients selfGradient, ref double valueGradient)")]
    [InlineData("ObserveJvp", "public void ObserveJvp(double value, Gradients selfTangent, double valueTangent)")]
    public void OfAClassWithMarkedFields(string member, string expected) => Check(typeof(Layer), member, expected);

    [Fact]
    public void NameOfTheGradientsThatIsTaken_GetsAnUnderscore() =>
        Check(typeof(Taken), "AtBackward", "public void AtBackward(double selfGradient, double upstream, Gradients_ selfGradient_, ref double selfGradientGradient)");

    [Fact]
    public void Gradients_HasTheMarkedFields()
    {
        const System.Reflection.BindingFlags all = System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance;
        Assert.True(typeof(Layer.Gradients).IsNestedPublic);
        Assert.Equal(
            ["internal Double[] weights", "public Single Bias", "public Point Center", "internal Double mean"],
            typeof(Layer.Gradients).GetFields(all).Select(field => $"{(field.IsPublic ? "public" : "internal")} {field.FieldType.Name} {field.Name}"));
    }

    /// <param name="expected">the member, with its overloads behind bars; null if there is none</param>
    internal static void Check(Type type, string member, string? expected) =>
        Assert.Equal(expected is null ? [] : expected.Split(" | "), SignatureText.Of(type, member));
}
