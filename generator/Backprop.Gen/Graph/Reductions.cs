using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Backprop.Gen.Graph;

/// <summary>Every reduction there is. Those from <see cref="Average"/> on have no rule of their own: their gradient is that of a definition.</summary>
public static class Reductions
{
    public static readonly Reduction Sum = new("sum", "Sum", 1);
    public static readonly Reduction SumOfSquares = new("sumofsquares", "SumOfSquares", 1);
    public static readonly Reduction SumOfMagnitudes = new("sumofmagnitudes", "SumOfMagnitudes", 1);
    public static readonly Reduction Norm = new("norm", "Norm", 1);
    public static readonly Reduction Dot = new("dot", "Dot", 2);
    public static readonly Reduction Distance = new("distance", "Distance", 2);

    public static readonly Reduction Average = new("average", "Average", 1);
    public static readonly Reduction StdDev = new("stddev", "StdDev", 1);
    public static readonly Reduction Product = new("product", "Product", 1);
    public static readonly Reduction ProductOfSums = new("productofsums", "ProductOfSums", 2);
    public static readonly Reduction ProductOfDifferences = new("productofdifferences", "ProductOfDifferences", 2);
    public static readonly Reduction CosineSimilarity = new("cosinesimilarity", "CosineSimilarity", 2);

    public static readonly Reduction Max = new("max", "Max", 1);
    public static readonly Reduction Min = new("min", "Min", 1);
    public static readonly Reduction MaxNumber = new("maxnumber", "MaxNumber", 1);
    public static readonly Reduction MinNumber = new("minnumber", "MinNumber", 1);
    public static readonly Reduction MaxMagnitude = new("maxmagnitude", "MaxMagnitude", 1);
    public static readonly Reduction MinMagnitude = new("minmagnitude", "MinMagnitude", 1);
    public static readonly Reduction MaxMagnitudeNumber = new("maxmagnitudenumber", "MaxMagnitudeNumber", 1);
    public static readonly Reduction MinMagnitudeNumber = new("minmagnitudenumber", "MinMagnitudeNumber", 1);

    public static readonly Reduction IndexOfMax = new("indexofmax", "IndexOfMax", 1, IsIndex: true);
    public static readonly Reduction IndexOfMin = new("indexofmin", "IndexOfMin", 1, IsIndex: true);
    public static readonly Reduction IndexOfMaxMagnitude = new("indexofmaxmagnitude", "IndexOfMaxMagnitude", 1, IsIndex: true);
    public static readonly Reduction IndexOfMinMagnitude = new("indexofminmagnitude", "IndexOfMinMagnitude", 1, IsIndex: true);

    public static IReadOnlyDictionary<string, Reduction> ByName { get; } = typeof(Reductions)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.FieldType == typeof(Reduction))
        .Select(field => (Reduction)field.GetValue(null))
        .ToDictionary(reduction => reduction.Name);
}
