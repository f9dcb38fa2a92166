using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using Backprop.Oracle;

namespace Backprop.Fuzz.Syntax;

/// <summary>A function or an operator of <c>System.Numerics</c>: whatever the oracle has a counterpart of. Its domain and bound are found by trying it.</summary>
/// <param name="Template">the call, with holes for the arguments, brought to everyday size</param>
/// <param name="IsPositive">whether it is only defined for positive arguments</param>
internal sealed record NumericsText(string Name, string Template, DataType Result, ImmutableArray<DataType> Parameters, bool IsPositive)
{
    private const double Limit = 4;

    public static readonly StructType Vector2 = Floats("Vector2", "X", "Y");
    public static readonly StructType Vector3 = Floats("Vector3", "X", "Y", "Z");
    public static readonly StructType Vector4 = Floats("Vector4", "X", "Y", "Z", "W");
    public static readonly StructType Quaternion = Floats("Quaternion", "X", "Y", "Z", "W");
    public static readonly StructType Complex = new("Complex", [new Field("Real", DataType.Double), new Field("Imaginary", DataType.Double)]) { Kind = StructKind.LibraryReadOnly };

    public static readonly ImmutableArray<StructType> Types = [Vector2, Vector3, Vector4, Quaternion, Complex];

    private static readonly (Type Dual, Type Real, DataType Type)[] Twins =
    [
        (typeof(DualVector2), typeof(Vector2), Vector2), (typeof(DualVector3), typeof(Vector3), Vector3), (typeof(DualVector4), typeof(Vector4), Vector4),
        (typeof(DualQuaternion), typeof(Quaternion), Quaternion), (typeof(DualComplex), typeof(Complex), Complex),
        (typeof(DualF), typeof(float), DataType.Float), (typeof(Dual), typeof(double), DataType.Double),
    ];

    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_UnaryNegation"] = "-",
    };

    public static readonly ImmutableArray<NumericsText> All =
    [
        .. from twin in Twins.Take(Types.Length)
           from dual in twin.Dual.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           where !dual.IsSpecialName || Operators.ContainsKey(dual.Name)
           let types = dual.GetParameters().Select(parameter => TwinOf(parameter.ParameterType)).ToList()
           where types.All(type => type is not null) && TwinOf(dual.ReturnType) is not null
           let real = twin.Real.GetMethod(dual.Name, [.. types.Select(type => type!.Value.Real)])
           where real is not null && real.ReturnType == TwinOf(dual.ReturnType)!.Value.Real && real.IsStatic == dual.IsStatic
           where real.GetParameters().Length > 0 || !real.IsStatic
           let made = Of(twin, real)
           where made is not null
           select made,
    ];

    private static StructType Floats(string name, params string[] fields) => new(name, [.. fields.Select(field => new Field(field, DataType.Float))]) { Kind = StructKind.Library };

    private static (Type Dual, Type Real, DataType Type)? TwinOf(Type dual) => Twins.Where(twin => twin.Dual == dual).Select(twin => ((Type, Type, DataType)?)twin).FirstOrDefault();

    private static NumericsText? Of((Type Dual, Type Real, DataType Type) owner, MethodInfo method)
    {
        var parameters = method.GetParameters().Select(parameter => Twins.First(twin => twin.Real == parameter.ParameterType).Type).ToList();
        if (!method.IsStatic)
        {
            parameters.Insert(0, owner.Type);
        }

        double[] bounds = [Bound(method, isPositive: false), Bound(method, isPositive: true)];
        var isPositive = !(bounds[0] < 300);
        var bound = bounds[isPositive ? 1 : 0];
        if (!(bound < 1e4))
        {
            return null;
        }

        var name = owner.Type.Text + "." + (Operators.GetValueOrDefault(method.Name) ?? method.Name);
        var call = Operators.TryGetValue(method.Name, out var symbol)
            ? parameters.Count == 1 ? symbol + "<0>" : $"<0> {symbol} <1>"
            : method.IsStatic ? owner.Type.Text + "." + Expression.CallTemplate(method.Name, parameters.Count) : Expression.MethodTemplate(method.Name, parameters.Count - 1);
        var result = Twins.First(twin => twin.Real == method.ReturnType).Type;
        var factor = bound > Limit ? Limit / bound : 1;
        var rounded = factor.ToString(factor < 0.01 ? "0.00000" : "0.00", CultureInfo.InvariantCulture);
        var scale = result == Complex || result == DataType.Double ? rounded : rounded + "f";
        var isScaledFirst = result != Quaternion;
        var template = factor == 1 ? $"({call})" : isScaledFirst ? $"({scale} * ({call}))" : $"(({call}) * {scale})";
        return new NumericsText(name, template, result, [.. parameters], isPositive);
    }

    /// <summary>The largest component that comes out of some random arguments.</summary>
    private static double Bound(MethodInfo method, bool isPositive)
    {
        var random = new Random(1);
        var largest = 0.0;
        for (var draw = 0; draw < 60; draw++)
        {
            object[] arguments = [.. method.GetParameters().Select(parameter => Draw(parameter.ParameterType))];
            var result = method.Invoke(method.IsStatic ? null : Draw(method.DeclaringType!), arguments)!;
            foreach (var component in Components(result))
            {
                largest = double.IsNaN(component) ? double.NaN : Math.Max(largest, Math.Abs(component));
            }
        }

        return largest;

        double Number() => isPositive ? 0.5 + (random.NextDouble() * 3) : (random.NextDouble() * 2 * Limit) - Limit;

        object Draw(Type type)
        {
            float Single() => (float)Number();
            return type == typeof(double) ? Number()
                : type == typeof(float) ? Single()
                : type == typeof(Vector2) ? new Vector2(Single(), Single())
                : type == typeof(Vector3) ? new Vector3(Single(), Single(), Single())
                : type == typeof(Vector4) ? new Vector4(Single(), Single(), Single(), Single())
                : type == typeof(Quaternion) ? new Quaternion(Single(), Single(), Single(), Single())
                : new Complex(Number(), Number());
        }
    }

    private static IEnumerable<double> Components(object value) => value switch
    {
        Vector2 v => [v.X, v.Y],
        Vector3 v => [v.X, v.Y, v.Z],
        Vector4 v => [v.X, v.Y, v.Z, v.W],
        Quaternion q => [q.X, q.Y, q.Z, q.W],
        Complex z => [z.Real, z.Imaginary],
        _ => [Convert.ToDouble(value, CultureInfo.InvariantCulture)],
    };
}
