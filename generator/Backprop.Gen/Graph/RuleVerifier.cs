using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Graph;

/// <summary>Verifies that the rule of a function is there, and takes and gives what it says.</summary>
internal static class RuleVerifier
{
    public static void Check(Module module, Function function, List<string> errors)
    {
        if (function.Linearity is { } linearity && !Fits(function, linearity))
        {
            errors.Add($"{function.Name}: linear in what it is not");
        }

        if (function.Rule is not { } rule)
        {
            return;
        }

        if (module.Functions.FirstOrDefault(other => other.Name == rule.Function) is not { } called)
        {
            errors.Add($"{function.Name}: a rule that is not there");
            return;
        }

        bool fits = called.Parameters.Count == rule.Parameters.Count && called.Results.Count == rule.Results.Count
            && rule.Parameters.Zip(called.Parameters, (slot, parameter) => Fits(function, slot, called.TypeOf(parameter))).All(fit => fit)
            && rule.Results.Zip(called.Results, (slot, type) => slot.Role == Role.Value || TypeOfInput(function, slot) == type).All(fit => fit)
            && rule.Written.All(written => TypeOfInput(function, new CoreSlot(Role.Input, written.Parameter)) is BufferType { IsReadOnly: false }
                && TypeOfInput(function, new CoreSlot(Role.Input, written.Before)) is BufferType);
        if (!fits)
        {
            errors.Add($"{function.Name}: a rule that does not fit");
        }
    }

    private static bool Fits(Function function, Linearity linearity)
    {
        GraphType? TypeOf(int parameter) => parameter >= 0 && parameter < function.Parameters.Count ? function.TypeOf(function.Parameters[parameter]) : null;
        return linearity.In.All(parameter => TypeOf(parameter) is { IsFloating: true }) && linearity.Sinks.All(parameter => TypeOf(parameter) is BufferType)
            && linearity.Unchanged.Count == function.Results.Count
            && linearity.Unchanged.Zip(function.Results, (parameter, type) => parameter < 0 || TypeOf(parameter) == type).All(fits => fits);
    }

    private static bool Fits(Function function, CoreSlot slot, GraphType parameter) => slot.Role switch
    {
        Role.Upstream => slot.Index < function.Results.Count && function.Results[slot.Index] == parameter,
        Role.Input or Role.Sink => (parameter, TypeOfInput(function, slot)) switch
        {
            (BufferType asked, BufferType given) => asked.Element == given.Element,
            (var asked, var given) => asked == given,
        },
        _ => false,
    };

    private static GraphType? TypeOfInput(Function function, CoreSlot slot) =>
        slot.Index < function.Parameters.Count ? function.TypeOf(function.Parameters[slot.Index]) : null;
}
