using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Graph;

/// <summary>A method whose marked fields are all inputs, also those that it does not use: they have columns, of zeros.</summary>
public static class AllFields
{
    public static MethodModel Of(MethodModel method)
    {
        if (method.Module is not { } module || method.Receiver is null)
        {
            return method;
        }

        List<ValueInfo> values = module.Entry.Values.ToList();
        List<int> parameters = module.Entry.Parameters.ToList();
        List<InputModel> inputs = method.Inputs.ToList();
        foreach (FieldModel field in method.Receiver.Fields.Where(field => !field.IsScratch))
        {
            foreach ((string path, GraphType type) in Leaves(field))
            {
                if (!inputs.Any(input => input.Parameter == -1 && input.Path == path))
                {
                    string spelling = SpellingOf(field, path);
                    inputs.Add(new InputModel(-1, path, spelling, StructPaths.Carries(type)));
                    parameters.Add(values.Count);
                    values.Add(new ValueInfo(type, null));
                }
            }
        }

        Function entry = module.Entry with
        {
            Values = values.ToEquatableArray(),
            Body = module.Entry.Body with { Parameters = parameters.ToEquatableArray() },
        };
        return method with
        {
            Module = new Module(module.Functions.Select((function, i) => i == 0 ? entry : function).ToEquatableArray()),
            Inputs = inputs.ToEquatableArray(),
        };
    }

    private static string SpellingOf(FieldModel field, string path) => field.Form switch
    {
        BufferForm.Grid => $"global::Backprop.Kernel.AsSpan(this.{path})",
        BufferForm.Jagged => $"this.{path}.Elements",
        _ => "this." + path,
    };

    private static IEnumerable<(string Path, GraphType Type)> Leaves(FieldModel field) =>
        field.Type is BufferType ? new[] { (field.Name, field.Type) } : StructPaths.Leaves(field.Type, field.Name);
}
