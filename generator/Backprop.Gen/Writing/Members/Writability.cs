using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>
/// Decides which buffers are printed as read-only spans: what the public members take as one, what is sliced from one, and
/// the parameters of helpers that nothing is stored into.
/// </summary>
internal sealed class Writability
{
    private readonly Dictionary<string, bool[]> _written;
    private readonly Module _module;

    private Writability(Module module)
    {
        _module = module;
        _written = module.Functions.ToDictionary(function => function.Name, function => new bool[function.Values.Count]);
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (Function function in module.Functions)
            {
                changed |= Mark(function, function.Body);
            }
        }
    }

    /// <param name="isReadOnly">whether the entry takes its parameter of that index as a read-only span, whatever its type says</param>
    public static Module Settle(Module module, Func<int, bool> isReadOnly)
    {
        var writability = new Writability(module);
        return new Module(module.Functions.Select((function, i) => i == 0
            ? Retype(function, isReadOnly)
            : Retype(function, parameter => !writability._written[function.Name][function.Parameters[parameter]])).ToEquatableArray());
    }

    private static Function Retype(Function function, Func<int, bool> isReadOnly)
    {
        ValueInfo[] values = function.Values.ToArray();
        for (int i = 0; i < function.Parameters.Count; i++)
        {
            if (isReadOnly(i))
            {
                Restrict(values, function.Parameters[i]);
            }
        }

        Follow(function.Body, values);
        return function with { Values = values.ToEquatableArray() };
    }

    private static void Follow(Region region, ValueInfo[] values)
    {
        foreach (Node node in region.Nodes)
        {
            switch (node)
            {
                case Slice slice when IsReadOnly(values, slice.Buffer):
                    Restrict(values, slice.Result);
                    break;
                case Resolve resolve when resolve.Origins.Any(origin => IsReadOnly(values, origin)):
                    Restrict(values, resolve.Result);
                    break;
            }

            NodeParts.ForEachRegion(node, inner => Follow(inner, values));
        }
    }

    private static bool IsReadOnly(ValueInfo[] values, int buffer) => values[buffer].Type is BufferType { IsReadOnly: true };

    private static void Restrict(ValueInfo[] values, int buffer)
    {
        if (values[buffer].Type is BufferType type)
        {
            values[buffer] = values[buffer] with { Type = type with { IsReadOnly = true } };
        }
    }

    /// <summary>Marks the buffers that are stored into, backward from the stores to what they are slices of.</summary>
    private bool Mark(Function function, Region region)
    {
        bool[] written = _written[function.Name];
        bool changed = false;
        for (int i = region.Nodes.Count - 1; i >= 0; i--)
        {
            NodeParts.ForEachRegion(region.Nodes[i], inner => changed |= Mark(function, inner));
            switch (region.Nodes[i])
            {
                case Store store:
                    Set(store.Buffer);
                    break;
                case Accumulate accumulate:
                    Set(accumulate.Buffer);
                    break;
                case Copy copy:
                    Set(copy.Destination);
                    break;
                case Clear clear:
                    Set(clear.Buffer);
                    break;
                case Elementwise whole:
                    Set(whole.Destination);
                    break;
                case External external:
                    external.Inputs.ToList().ForEach(Set);
                    break;
                case Slice slice when written[slice.Result]:
                    Set(slice.Buffer);
                    break;
                case Resolve resolve when written[resolve.Result]:
                    resolve.Origins.ToList().ForEach(Set);
                    break;
                case Invoke invoke:
                    Function callee = _module[invoke.Function];
                    for (int j = 0; j < invoke.Inputs.Count; j++)
                    {
                        if (_written[callee.Name][callee.Parameters[j]])
                        {
                            Set(invoke.Inputs[j]);
                        }
                    }

                    break;
            }
        }

        return changed;

        void Set(int buffer)
        {
            changed |= !written[buffer];
            written[buffer] = true;
        }
    }
}
