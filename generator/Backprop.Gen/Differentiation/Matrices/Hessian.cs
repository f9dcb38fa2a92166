using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>All second derivatives of a value: a Hessian-vector product for each input.</summary>
internal static class Hessian
{
    public static Core Of(MethodModel method)
    {
        MatrixLayout layout = MatrixLayout.OfHessian(method);
        var matrix = new MatrixBuilder(layout, "hessian");
        GraphBuilder graph = matrix.Graph;
        List<Scalars> inputs = matrix.Lay(layout.Columns.Select(input => new MatrixRows(input, IsResult: false)), "size", out int count);
        Derivative hvp = matrix.Add(Differentiate.Hvp(method), "hvp", inputs);
        Dictionary<int, int> directions = matrix.Beside(layout.Active, "Direction");
        Dictionary<int, int> gradients = matrix.Beside(layout.Active, "Gradient");
        Dictionary<int, int> products = matrix.Beside(layout.Active, "Product");
        int[] left = matrix.Sweep(inputs, count, 1, "column",
            columns =>
            {
                foreach (int buffer in gradients.Values.Concat(products.Values))
                {
                    graph.Append(new Clear(buffer));
                }

                Dictionary<int, int> seeds = matrix.Seed(inputs, columns[0], directions);
                return hvp.Call(graph, slot => slot.Role switch
                {
                    Role.Input => matrix.Inputs[slot.Index],
                    Role.Upstream => graph.Number(method.Module!.Entry.Results[slot.Index], method.Outputs[slot.Index].Parameter == OutputModel.Returned ? 1 : 0),
                    Role.Tangent when directions.TryGetValue(slot.Index, out int buffer) => buffer,
                    Role.Tangent => seeds[slot.Index],
                    Role.Sink => gradients[slot.Index],
                    _ => products[slot.Index],
                });
            },
            (_, column, call) => matrix.StoreAll(inputs, row => call[Role.AdjointTangent, row.Slot], products, matrix.Matrix, row => matrix.Place(row, count, column)));
        return matrix.Finish(left);
    }
}
