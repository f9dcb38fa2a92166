using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Oracle;

namespace Backprop.Tests.Stages;

/// <summary>Gives the derivatives of a method, as graphs, the interface of compiled ones.</summary>
internal sealed class MachineBinding
{
    private readonly MethodModel model;
    private readonly int[] slots;
    private readonly int[] leaves;
    private readonly int[] outputs;
    private readonly int[] outputLeaves;
    private readonly bool returnsNumber;

    private MachineBinding(MethodModel model)
    {
        this.model = model;
        if (model.Return is BufferType)
        {
            throw new NotSupportedException("a result that is a buffer");
        }

        int receivers = model.IsStatic ? 0 : 1;
        slots = [.. model.Inputs.Select(input => input.Parameter < 0 ? 0 : input.Parameter + receivers)];
        leaves = [.. model.Inputs.Select(input => input.Parameter == InputModel.State || model.Receiver is { Type: null } ? throw new NotSupportedException("state of a class") : Leaf(input.Parameter, input.Path))];
        outputs = [.. model.Outputs.Select(output => output.Parameter switch
        {
            OutputModel.Returned => model.Parameters.Count + receivers,
            < 0 => 0,
            int parameter => parameter + receivers,
        })];
        outputLeaves = [.. model.Outputs.Select(output => Leaf(output.Parameter, output.Path))];
        returnsNumber = model.Return is { IsFloating: true };
    }

    public static void Bind(CompiledProgram program, MethodModel model, Core? gradient, Core? jvp, Core? hvp)
    {
        var binding = new MachineBinding(model);
        program.Gradient = gradient is null ? null : (x, n, g) => binding.Gradient(gradient, x, n, g);
        program.ValueAndGradient = program.Gradient;
        program.Backward = gradient is null ? null : (x, n, u, us, g) => binding.Run(gradient, x, n, u, us, g, null, null, out _);
        program.Jvp = jvp is null ? null : (double[] x, int[] n, double[] d, out double t) => binding.Jvp(jvp, x, n, d, out t);
        program.Hvp = hvp is null ? null : (x, n, d, g) => binding.Hvp(hvp, x, n, d, g);
    }

    private double Gradient(Core core, double[] x, int[] n, double[] g)
    {
        Array.Clear(g);
        return Run(core, x, n, 1, new double[x.Length], g, null, null, out _);
    }

    private double Jvp(Core core, double[] x, int[] n, double[] d, out double tangent) =>
        Run(core, x, n, 0, new double[x.Length], new double[x.Length], d, null, out tangent);

    private void Hvp(Core core, double[] x, int[] n, double[] d, double[] g)
    {
        Array.Clear(g);
        Run(core, x, n, 1, new double[x.Length], new double[x.Length], d, g, out _);
    }

    /// <summary>Runs a core; all flat arrays but the upstreams are in-out.</summary>
    private double Run(Core core, double[] x, int[] n, double upstream, double[] u, double[] g, double[]? d, double[]? h, out double tangent)
    {
        Function entry = core.Module.Entry;
        var views = new List<(View View, double[] Array, int Input)>();
        object[] arguments = [.. core.Parameters.Select((slot, i) =>
        {
            GraphType type = entry.TypeOf(entry.Parameters[i]);
            double[] array = slot.Role switch { Role.Input => x, Role.Sink => g, Role.Tangent => d!, Role.SinkTangent => h!, _ => x };
            switch (slot.Role)
            {
                case Role.Upstream:
                    return Machine.Cast(((ScalarType)type).Kind, !model.Outputs[slot.Index].HasGradient ? 0 : IsNumber(slot.Index) ? upstream : u[OutputOffset(slot.Index, n)]);
                case Role.Tape or Role.TapeTangent:
                    return new Stack<object>();
                default:
                    if (type is not BufferType buffer)
                    {
                        return Scalar(type, array[Offset(slot.Index, n)]);
                    }

                    View view = Read(buffer, array, slot.Index, n);
                    views.Add((view, array, slot.Index));
                    return view;
            }
        })];
        object[] results = new Machine(core.Module).Run(arguments);
        foreach ((View view, double[] array, int input) in views)
        {
            Write(view, array, input, n);
        }

        double value = 0;
        tangent = 0;
        for (int i = 0; i < results.Length; i++)
        {
            CoreSlot slot = core.Results[i];
            switch (slot.Role)
            {
                case Role.Value when IsNumber(slot.Index):
                    value = System.Convert.ToDouble(results[i]);
                    break;
                case Role.ValueTangent when IsNumber(slot.Index):
                    tangent = System.Convert.ToDouble(results[i]);
                    break;
                case Role.Value:
                    x[OutputOffset(slot.Index, n)] = System.Convert.ToDouble(results[i]);
                    break;
                case Role.ValueTangent:
                    d![OutputOffset(slot.Index, n)] = System.Convert.ToDouble(results[i]);
                    break;
                case Role.Adjoint:
                    g[Offset(slot.Index, n)] += System.Convert.ToDouble(results[i]);
                    break;
                case Role.AdjointTangent:
                    h![Offset(slot.Index, n)] += System.Convert.ToDouble(results[i]);
                    break;
            }
        }

        return value;
    }

    private static object Scalar(GraphType type, double value) => type switch
    {
        ScalarType { Kind: ScalarKind.Boolean } => value != 0,
        ScalarType scalar => Machine.Cast(scalar.Kind, value),
        _ => throw new NotSupportedException(type.ToString()),
    };

    private View Read(BufferType type, double[] array, int input, int[] n)
    {
        (string Path, ScalarType Type)[] paths = [.. View.Paths(type.Element, "")];
        View view = View.Make(type.Element, n[slots[input]] / paths.Length);
        int at = Offset(input, n);
        for (int i = 0; i < view.Count; i++)
        {
            foreach ((string path, ScalarType scalar) in paths)
            {
                view[path, i] = Scalar(scalar, array[at++]);
            }
        }

        return view;
    }

    private void Write(View view, double[] array, int input, int[] n)
    {
        int at = Offset(input, n);
        for (int i = 0; i < view.Count; i++)
        {
            foreach (object[] field in view.Fields.Values)
            {
                array[at++] = System.Convert.ToDouble(field[i]);
            }
        }
    }

    private int Offset(int input, int[] n) => n.Take(slots[input]).Sum() + leaves[input];

    private int OutputOffset(int output, int[] n) => n.Take(outputs[output]).Sum() + outputLeaves[output];

    /// <summary>Whether an output is the number that the method returns.</summary>
    private bool IsNumber(int output) => returnsNumber && model.Outputs[output].Parameter == OutputModel.Returned;

    private int Leaf(int parameter, string path)
    {
        GraphType type = parameter switch
        {
            >= 0 => model.Parameters[parameter].Type,
            -1 => model.Receiver!.Type!,
            _ => model.Return!,
        };
        return type is StructType ? View.Paths(type, "").Select(field => field.Path).ToList().IndexOf(path) : 0;
    }
}
