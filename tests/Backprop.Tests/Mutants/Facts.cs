using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Tests.Mutants;

/// <summary>The constants of a function; equal ones count as one value.</summary>
internal sealed class Facts
{
    private readonly Function function;
    private readonly Dictionary<int, Constant> constants;
    private readonly Dictionary<(GraphType Type, long Bits), int> first;

    public Facts(Function function)
    {
        this.function = function;
        constants = function.Body.All().OfType<Constant>().ToDictionary(constant => constant.Result);
        first = constants.Values.GroupBy(constant => (function.TypeOf(constant.Result), constant.Bits)).ToDictionary(group => group.Key, group => group.First().Result);
    }

    public long? LiteralOf(int value) => constants.TryGetValue(value, out Constant? constant) ? constant.Bits : null;

    /// <summary>Whether a value is a floating constant equal to a number.</summary>
    public bool Is(int value, double number) => LiteralOf(value) is { } bits
        && (function.TypeOf(value) == GraphType.Double && BitConverter.Int64BitsToDouble(bits) == number
            || function.TypeOf(value) == GraphType.Single && GraphBuilder.SingleFromBits(bits) == number);

    public int NumberOf(int value) => LiteralOf(value) is { } bits ? first[(function.TypeOf(value), bits)] : value;

    public (int Buffer, int Index, string Path) KeyOf(Load node) => (node.Buffer, NumberOf(node.Index), node.Path);

    public (Operation Operation, EquatableArray<int> Inputs) KeyOf(Apply node) => (node.Operation, node.Inputs.Select(NumberOf).ToEquatableArray());
}
