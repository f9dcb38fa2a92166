using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
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
        bool[] active = model.Inputs.Select(input => input.IsDifferentiable).ToArray();
        foreach (External external in ActivityCheck.Run(module, active).Where(external => !external.Throws))
        {
            if (reader.Externals.Find(external) is { } origin)
            {
                reader.Report(origin.Problem);
            }
        }

        foreach ((ISymbol field, Location call) in reader.AssignedOutside)
        {
            // What is read once, on entry, must not change under way.
            if (reader.StateRead.Contains(field))
            {
                reader.Report(Descriptors.StoreToState, call, "", field.Name);
            }
        }

        if (reader.Diagnostics.Count == 0 && !ActivityCheck.DependsOnInputs(module, active))
        {
            reader.Report(Descriptors.ResultIsConstant, MethodReader.LocationOf(reader.Entry), reader.Entry.Name);
        }

        HashSet<int> written = WrittenInputs.Of(module);
        EquatableArray<ParameterModel> parameters = model.Parameters
            .Select((parameter, i) => parameter with { IsWritten = IsWritten(model, written, i) }).ToEquatableArray();
        return model with { Parameters = parameters };
    }

    private static bool IsWritten(MethodModel model, HashSet<int> written, int parameter)
    {
        for (int i = 0; i < model.Inputs.Count; i++)
        {
            if (model.Inputs[i].Parameter == parameter && written.Contains(i))
            {
                return true;
            }
        }

        return false;
    }
}
