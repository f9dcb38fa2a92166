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

        RuleCheck.Run(model, active, reader);
        SayWhatIsActive(module, active, reader);
        foreach ((ISymbol field, Location call) in reader.AssignedOutside)
        {
            // What is read once, on entry, must not change under way.
            if (reader.StateRead.Contains(field))
            {
                reader.Report(Descriptors.StoreToState, call, "", field.Name);
            }
        }

        foreach ((ITypeSymbol element, Location call) in reader.WrittenOutside)
        {
            if (reader.StateRead.FirstOrDefault(state => IsBufferOf(state, element)) is { } buffer)
            {
                reader.Report(Descriptors.StoreToState, call, "", buffer.Name);
            }
        }

        WrittenParameters writes = new(module);
        foreach ((string function, int parameter, string name, Location call) in reader.StateHandedOn)
        {
            if (writes.Of(module[function]).Contains(parameter))
            {
                reader.Report(Descriptors.StoreToState, call, "", name);
            }
        }

        ReadMeanwhile(module, writes, reader);
        WarnOfContentsHeldConstant(model, writes, reader);
        if (!reader.HasErrors && !ActivityCheck.DependsOnInputs(module, active))
        {
            reader.Report(Descriptors.ResultIsConstant, MethodReader.LocationOf(reader.Entry), reader.Entry.Name);
        }

        HashSet<int> written = new WrittenParameters(module, reader.WrittenUnreachably).Of(module.Entry);
        EquatableArray<ParameterModel> parameters = model.Parameters
            .Select((parameter, i) => parameter with { IsWritten = IsWritten(model, written, i, ""), Parts = PartsOf(model, written, i) }).ToEquatableArray();
        EquatableArray<FieldModel> fields = (model.Receiver?.Fields ?? default)
            .Select(field => field with { IsWritten = IsWritten(model, written, -1, field.Name) }).ToEquatableArray();
        model = Checkpoints.Settle(model, active, reader);
        return model with { Parameters = parameters, Receiver = model.Receiver is { } receiver ? receiver with { Fields = fields, Parts = PartsOf(model, written, -1) } : null };
    }

    private static EquatableArray<PartModel> PartsOf(MethodModel model, HashSet<int> written, int parameter) =>
        model.PartsOf(parameter).Select(part => part with { IsWritten = part.IsBuffer && IsWritten(model, written, parameter, part.Path) }).ToEquatableArray();

    private static bool IsBufferOf(ISymbol state, ITypeSymbol element) =>
        BodyFacts.ElementOf((state as IFieldSymbol)?.Type ?? (state as IPropertySymbol)?.Type) is { } held && SymbolEqualityComparer.Default.Equals(held.OriginalDefinition, element);

    /// <summary>What a Jacobian has no columns for may matter.</summary>
    private static void WarnOfContentsHeldConstant(MethodModel model, WrittenParameters writes, ModuleReader reader)
    {
        if ((model.Derivatives & Graph.Derivatives.Jacobian) == 0)
        {
            return;
        }

        Function entry = model.Module!.Entry;
        foreach (int input in writes.Of(entry).Where(input => model.Inputs[input] is { IsDifferentiable: true, Parameter: >= 0 } && ReadBeforeWritten.Of(model.Module, input)))
        {
            IParameterSymbol parameter = reader.Entry.Parameters[model.Inputs[input].Parameter];
            reader.Report(Descriptors.ContentsHeldConstant, parameter.Locations.FirstOrDefault() ?? MethodReader.LocationOf(reader.Entry), reader.Entry.Name, parameter.Name);
        }
    }

    /// <summary>What a function reads by reference is handed to it as a value: it must not write it by another name.</summary>
    public static void ReadMeanwhile(Module module, WrittenParameters writes, ModuleReader reader)
    {
        foreach ((_, _, Diagnostic problem) in reader.ReadMeanwhile.Where(given => writes.Of(module[given.Function]).Contains(given.Parameter)))
        {
            reader.Report(problem);
        }
    }

    private static void SayWhatIsActive(Module module, bool[] active, ModuleReader reader)
    {
        if (reader.SaidIfActive.Count == 0)
        {
            return;
        }

        Activity activity = Activity.Of(module, active);
        foreach (Function function in module.Functions)
        {
            foreach (Apply node in function.Body.All().OfType<Apply>())
            {
                if (reader.SaidIfActive.TryGetValue(node, out Diagnostic? diagnostic) && activity[function].IsVaried(node.Inputs[0]))
                {
                    reader.Report(diagnostic);
                }
            }
        }
    }

    private static bool IsWritten(MethodModel model, HashSet<int> written, int parameter, string path)
    {
        for (int i = 0; i < model.Inputs.Count; i++)
        {
            if (model.Inputs[i].Parameter == parameter && model.Inputs[i].Path == path && written.Contains(i))
            {
                return true;
            }
        }

        return false;
    }
}
