using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Graph;

/// <summary>The operations that have a form for whole buffers, by the method of <c>TensorPrimitives</c> that it is.</summary>
public static class TensorNames
{
    private static readonly Dictionary<Operation, string> s_names = Spelled().Concat(Others()).ToDictionary(pair => pair.Operation, pair => pair.Name);

    private static readonly ILookup<(string Name, int Arity), Operation> s_operations = s_names.ToLookup(pair => (pair.Value, pair.Key.Arity), pair => pair.Key);

    /// <summary>Whether generated code can do the operation on whole buffers.</summary>
    public static bool Has(Operation operation) =>
        s_names.ContainsKey(operation) || operation == Operations.StrongProduct || operation == Operations.StrongInBoth || operation == Operations.AddStrong;

    /// <summary>The method of <c>TensorPrimitives</c>.</summary>
    public static string Of(Operation operation) => s_names[operation];

    /// <summary>The operation that a method of that name with so many operands is, or null.</summary>
    public static Operation? Find(string name, int arity) => s_operations[(name, arity)].FirstOrDefault();

    private static IEnumerable<(Operation Operation, string Name)> Spelled() => new[]
    {
        Operations.Sin, Operations.Cos, Operations.Tan, Operations.Asin, Operations.Acos, Operations.Atan, Operations.Atan2,
        Operations.Sinh, Operations.Cosh, Operations.Tanh, Operations.Asinh, Operations.Acosh, Operations.Atanh,
        Operations.SinPi, Operations.CosPi, Operations.TanPi, Operations.AsinPi, Operations.AcosPi, Operations.AtanPi, Operations.Atan2Pi,
        Operations.Exp, Operations.Exp2, Operations.Exp10, Operations.ExpM1, Operations.Exp2M1, Operations.Exp10M1,
        Operations.Log, Operations.Log2, Operations.Log10, Operations.LogP1, Operations.Log2P1, Operations.Log10P1, Operations.LogBase,
        Operations.Pow, Operations.Sqrt, Operations.Cbrt, Operations.RootN, Operations.Hypot,
        Operations.ReciprocalEstimate, Operations.ReciprocalSqrtEstimate,
        Operations.FusedMultiplyAdd, Operations.MultiplyAddEstimate, Operations.Lerp,
        Operations.DegreesToRadians, Operations.RadiansToDegrees, Operations.ScaleB, Operations.BitIncrement, Operations.BitDecrement,
        Operations.Abs, Operations.CopySign, Operations.Max, Operations.Min, Operations.Clamp,
        Operations.MaxNumber, Operations.MinNumber, Operations.MaxMagnitude, Operations.MinMagnitude,
        Operations.MaxMagnitudeNumber, Operations.MinMagnitudeNumber,
        Operations.Floor, Operations.Ceiling, Operations.Truncate, Operations.Round,
    }.Select(operation => (operation, operation.Symbol));

    private static IEnumerable<(Operation Operation, string Name)> Others() => new[]
    {
        (Operations.Add, "Add"), (Operations.Subtract, "Subtract"), (Operations.Multiply, "Multiply"), (Operations.Divide, "Divide"),
        (Operations.Remainder, "Remainder"), (Operations.Negate, "Negate"), (Operations.IeeeRemainder, "Ieee754Remainder"),
    };
}
