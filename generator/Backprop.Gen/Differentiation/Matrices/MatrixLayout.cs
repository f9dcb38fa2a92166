using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>What the rows and columns of a method's Jacobian or Hessian are.</summary>
/// <param name="Primal">the method, which writes what it returns into its last parameter if that is an array</param>
/// <param name="Active">which parameters of it are differentiated</param>
/// <param name="Upstream">which results have an upstream gradient</param>
/// <param name="Columns">the inputs</param>
/// <param name="Rows">the outputs: results that are scalars, and parameters that are written</param>
/// <param name="Left">the results that the method leaves for its caller</param>
/// <param name="Kept">the results of the method itself that are still there</param>
/// <param name="Written">the parameters that every call writes anew</param>
/// <param name="Element">the type of the matrix's elements</param>
/// <param name="Returned">the parameter that a returned array is written into; -1 if there is none</param>
internal sealed record MatrixLayout(
    Module Primal, IReadOnlyList<bool> Active, IReadOnlyList<bool> Upstream, IReadOnlyList<int> Columns, IReadOnlyList<MatrixRows> Rows,
    IReadOnlyList<int> Left, IReadOnlyList<int> Kept, IReadOnlyList<int> Written, ScalarType Element, int Returned)
{
    /// <summary>Outputs by inputs: the value, then what the method leaves by reference (fields that are numbers first), then the buffers that it writes.</summary>
    public static MatrixLayout OfJacobian(MethodModel method) => OutputsByInputs(method, Of(method));

    /// <summary>The same with a returned array as a result, whose length only the method knows.</summary>
    public static MatrixLayout OfSparsity(MethodModel method) =>
        OutputsByInputs(method, Of(method, method.Module!, Enumerable.Range(0, method.Outputs.Count).ToList()));

    private static MatrixLayout OutputsByInputs(MethodModel method, MatrixLayout whole)
    {
        List<int> outputsOnly = whole.Written.Where(input => !IsCell(method, input)).ToList();
        List<OutputModel> outputs = ResultsOf(method, whole.Kept);
        IEnumerable<MatrixRows> Results(System.Func<OutputModel, bool> predicate) => Enumerable.Range(0, outputs.Count)
            .Where(i => outputs[i].HasGradient && predicate(outputs[i])).Select(i => new MatrixRows(i, IsResult: true));
        IEnumerable<MatrixRows> Buffers(System.Func<int, bool> predicate) =>
            whole.Written.Where(input => whole.Active[input] && predicate(input)).Select(input => new MatrixRows(input, IsResult: false));
        IEnumerable<MatrixRows> returned = whole.Returned < 0 ? Enumerable.Empty<MatrixRows>() : new[] { new MatrixRows(whole.Returned, IsResult: false) };
        MatrixLayout layout = whole with
        {
            Columns = whole.Columns.Where(input => !outputsOnly.Contains(input)).ToList(),
            Rows = returned.Concat(Results(output => output.Parameter == OutputModel.Returned))
                .Concat(Buffers(input => IsCell(method, input)))
                .Concat(Results(output => output.Parameter != OutputModel.Returned))
                .Concat(Buffers(input => !IsCell(method, input))).ToList(),
            Upstream = outputs.Select(output => output.HasGradient).ToList(),
        };
        return layout with { Element = ElementOf(layout) };
    }

    /// <summary>Inputs by inputs.</summary>
    public static MatrixLayout OfHessian(MethodModel method)
    {
        MatrixLayout layout = Of(method);
        return layout with
        {
            Upstream = ResultsOf(method, layout.Kept).Select(output => output.HasGradient).ToList(),
            Element = ElementOf(layout),
        };
    }

    private static MatrixLayout Of(MethodModel method) =>
        Of(method, method.ReturnHasGradient ? ReturnedInto.Buffer(method.Module!) : ReturnedInto.Nothing(method.Module!), KeptOf(method));

    private static MatrixLayout Of(MethodModel method, Module primal, IReadOnlyList<int> kept)
    {
        Function entry = primal.Entry;
        int count = method.Inputs.Count;
        int returned = entry.Parameters.Count > count ? count : -1;
        List<bool> active = entry.Parameters
            .Select((parameter, i) => i == returned || (method.Inputs[i].IsDifferentiable && StructPaths.Carries(entry.TypeOf(parameter))))
            .ToList();
        List<OutputModel> outputs = ResultsOf(method, kept);
        return new MatrixLayout(
            primal, active, new List<bool>(),
            Columns: InOrder(method).Where(input => active[input]).ToList(),
            Rows: new List<MatrixRows>(),
            Left: Enumerable.Range(0, outputs.Count).Where(i => outputs[i].Parameter != OutputModel.Returned).ToList(),
            Kept: kept,
            Written: InOrder(method).Where(input => entry.TypeOf(entry.Parameters[input]).IsBuffer && IsWritten(method, input)).ToList(),
            GraphType.Double, returned);
    }

    /// <summary>The inputs in the order of declaration: the receiver or the marked fields of its class, then the parameters.</summary>
    private static IEnumerable<int> InOrder(MethodModel method)
    {
        List<string> fields = (method.Receiver?.Fields ?? default).Select(field => field.Name).ToList();
        return Enumerable.Range(0, method.Inputs.Count)
            .OrderBy(input => method.Inputs[input].Parameter)
            .ThenBy(input => method.Inputs[input].Parameter == -1 ? fields.IndexOf(method.Inputs[input].Path.Split('.')[0]) : 0);
    }

    private static List<OutputModel> ResultsOf(MethodModel method, IReadOnlyList<int> kept) => kept.Select(result => method.Outputs[result]).ToList();

    /// <summary>What is left of the results once arrays are written into a buffer.</summary>
    private static List<int> KeptOf(MethodModel method) =>
        Enumerable.Range(0, method.Outputs.Count).Where(result => !method.Module!.Entry.Results[result].IsBuffer).ToList();

    private static bool IsWritten(MethodModel method, int input) => method.PartAt(method.Inputs[input]) is { } part ? part.IsWritten : method.Inputs[input] switch
    {
        { Parameter: >= 0 and var parameter } => method.Parameters[parameter].IsWritten,
        { Parameter: -1 } => FieldOf(method, input) is { IsWritten: true, IsScratch: false } or { IsCell: true, IsScratch: false },
        _ => false,
    };

    /// <summary>Whether it is a field that is a number or a struct, which counts as passed by reference: input and output.</summary>
    private static bool IsCell(MethodModel method, int input) => FieldOf(method, input) is { IsCell: true };

    private static FieldModel? FieldOf(MethodModel method, int input) => method.Inputs[input] is { Parameter: -1, Path: var path }
        ? method.Receiver?.Fields.FirstOrDefault(field => field.Name == path) : null;

    /// <summary><c>double</c> if any input or output is.</summary>
    private static ScalarType ElementOf(MatrixLayout layout)
    {
        Function entry = layout.Primal.Entry;
        List<ScalarType> types = layout.Columns.Select(input => entry.TypeOf(entry.Parameters[input]))
            .Concat(layout.Rows.Select(rows => rows.TypeIn(entry)))
            .SelectMany(type => StructPaths.Leaves(type is BufferType buffer ? buffer.Element : type).Select(leaf => leaf.Type).Where(leaf => leaf.IsFloating))
            .Cast<ScalarType>().OrderBy(type => type.Kind).ToList();
        return types.FirstOrDefault(type => type.Kind != ScalarKind.Single) ?? types.FirstOrDefault() ?? GraphType.Double;
    }
}

/// <summary>A result that is a scalar, or the parameter that is written, of that index.</summary>
internal sealed record MatrixRows(int Index, bool IsResult)
{
    public GraphType TypeIn(Function entry) => IsResult ? entry.Results[Index] : entry.TypeOf(entry.Parameters[Index]);
}
