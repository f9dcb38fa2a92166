using System.Collections.Immutable;
using System.Reflection;
using Backprop.Oracle;

namespace Backprop.Fuzz.Syntax;

/// <summary>Where a function gives numbers of everyday size; arguments are brought there.</summary>
internal enum Domain
{
    /// <summary>-9 … 9</summary>
    Any,

    /// <summary>-0.75 … 0.75</summary>
    Unit,

    /// <summary>0.5 … 2</summary>
    Near,

    /// <summary>1.5 … 9</summary>
    Above,

    /// <summary>anything, between -1 and 1 as the further arguments</summary>
    Bounded,
}

/// <summary>A function of floating-point numbers, found by reflection: a new one comes by existing. Its domain and bound are found by trying it.</summary>
/// <param name="Template">the call, with holes for the arguments</param>
/// <param name="Parameters">the types of the arguments; <c>null</c> is the way to round</param>
internal sealed record FunctionText(string Name, string Template, ScalarType Type, ScalarType Result, ImmutableArray<ScalarType?> Parameters, Domain Domain, double Bound, bool IsSteep)
{
    private const double LargestBound = 20;

    public static readonly ImmutableArray<FunctionText> All = [.. FloatingFunctions.All.SelectMany(Of)];

    private static IEnumerable<FunctionText> Of(MethodInfo method)
    {
        var parameters = method.GetParameters().Select(parameter => TypeOf(parameter.ParameterType)).ToImmutableArray();
        var name = $"{method.DeclaringType!.Name switch { "Double" => "double", "Single" => "float", var other => other }}.{method.Name}";
        var call = Expression.CallTemplate(name + (method.IsGenericMethodDefinition ? "<int>" : ""), parameters.Length);
        var callable = method.IsGenericMethodDefinition ? method.MakeGenericMethod(typeof(int)) : method;
        foreach (var (part, result) in Parts(callable.ReturnType))
        {
            if (Find(callable, part, parameters) is var (domain, bound))
            {
                yield return new FunctionText(name + part, call + part, parameters[0]!, result, parameters, domain, bound, IsSteepAtZero(callable, part, parameters, domain));
            }
        }
    }

    /// <summary>A pair is read element by element.</summary>
    private static IEnumerable<(string Part, ScalarType Result)> Parts(Type result)
    {
        if (result.IsGenericType)
        {
            return result.GetGenericArguments().Select((type, index) => ($".Item{index + 1}", TypeOf(type)!));
        }

        return TypeOf(result) is { } scalar ? [("", scalar)] : [];
    }

    private static ScalarType? TypeOf(Type type) =>
        type == typeof(double) ? DataType.Double : type == typeof(float) ? DataType.Float : type == typeof(int) ? DataType.Int : type == typeof(bool) ? DataType.Bool : null;

    private static (Domain Domain, double Bound)? Find(MethodInfo method, string part, ImmutableArray<ScalarType?> parameters)
    {
        var found = Enum.GetValues<Domain>()
            .Select(domain => (Domain: domain, Bound: Points(domain, parameters).Select(point => Math.Abs(Value(method, part, point))).Aggregate(0.0, (a, b) => double.IsNaN(b) ? b : Math.Max(a, b))))
            .Where(candidate => double.IsFinite(candidate.Bound)).ToList();
        return found.Count == 0 ? null : found.Where(candidate => candidate.Bound <= LargestBound).Append(found.MinBy(candidate => candidate.Bound)).First();
    }

    /// <summary>Whether the slope at 0 is infinite, or the function jumps there.</summary>
    private static bool IsSteepAtZero(MethodInfo method, string part, ImmutableArray<ScalarType?> parameters, Domain domain) =>
        domain is Domain.Any or Domain.Unit && parameters is [_] && Math.Abs(Value(method, part, [1e-9]) - Value(method, part, [0])) > 1e-5;

    private static IEnumerable<double[]> Points(Domain domain, ImmutableArray<ScalarType?> parameters)
    {
        var count = parameters.Length switch { 1 => 199, 2 => 19, _ => 7 };
        return parameters.Select((type, index) => (type, index)).Aggregate((IEnumerable<double[]>)[[]], (rows, parameter) =>
            rows.SelectMany(row => Along(parameter.type, parameter.index).Select(value => (double[])[.. row, value])));

        double[] Along(ScalarType? type, int index) =>
            type is null ? [0, 1, 2]
            : type == DataType.Int ? [1, 2, 3]
            : domain == Domain.Bounded && index > 0 ? [(2 * index) - 3]
            : [.. Enumerable.Range(0, count).Select(step => Low(domain) + ((High(domain) - Low(domain)) * step / (count - 1)))];
    }

    private static double Low(Domain domain) => domain switch { Domain.Unit => -0.75, Domain.Near => 0.5, Domain.Above => 1.5, _ => -9 };

    private static double High(Domain domain) => domain switch { Domain.Unit => 0.75, Domain.Near => 2, _ => 9 };

    private static double Value(MethodInfo method, string part, double[] point)
    {
        var parameters = method.GetParameters();
        object[] arguments = [.. point.Select((value, index) => Argument(parameters[index].ParameterType, value))];
        try
        {
            var result = method.Invoke(null, arguments)!;
            result = part.Length == 0 ? result : result.GetType().GetField(part[1..])!.GetValue(result)!;
            return Convert.ToDouble(result, System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (TargetInvocationException)
        {
            return double.NaN;
        }
    }

    private static object Argument(Type type, double value) =>
        type == typeof(MidpointRounding) ? (MidpointRounding)(int)value : Convert.ChangeType(value, type, System.Globalization.CultureInfo.InvariantCulture);
}
