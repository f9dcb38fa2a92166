using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>What can only be said of a method once its whole graph is there.</summary>
internal static class Check
{
    public static MethodModel Module(MethodModel model, ModuleReader reader)
    {
        Module module = model.Module!;
        Flow flow = Flow.Of(module, model.Inputs.Select(input => input.IsDifferentiable).ToArray());
        foreach (External external in flow.Active.Where(external => !external.Throws))
        {
            if (reader.Externals.Find(external) is { } origin)
            {
                reader.Report(Diagnostic.Create(origin.Descriptor, origin.Location, origin.Arguments));
            }
        }

        foreach ((ISymbol field, Location call) in reader.AssignedOutside)
        {
            if (reader.StateRead.Contains(field))
            {
                reader.Report(Descriptors.StoreToState, call, "", field.Name);
            }
        }

        if (!flow.ReachesResult && !flow.ReachesMemory)
        {
            reader.Report(Descriptors.ResultIsConstant, MethodReader.LocationOf(reader.Entry), reader.Entry.Name);
        }

        EquatableArray<ParameterModel> parameters = model.Parameters
            .Select((parameter, i) => parameter with { IsWritten = IsWritten(model, flow, i) }).ToEquatableArray();
        return model with { Parameters = parameters };
    }

    private static bool IsWritten(MethodModel model, Flow flow, int parameter)
    {
        for (int i = 0; i < model.Inputs.Count; i++)
        {
            if (model.Inputs[i].Parameter == parameter && flow.WrittenInputs.Contains(i))
            {
                return true;
            }
        }

        return false;
    }
}
