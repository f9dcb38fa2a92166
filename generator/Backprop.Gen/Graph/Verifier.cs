using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Graph;

/// <summary>
/// Says what is wrong with a graph: nothing, if every pass did its work. Checks that each value is defined once and before it is used, in a
/// region that encloses the use; that every operand has the type its node asks for; that exits leave constructs that enclose them, with the values
/// these await; and that buffers, tapes and cells never flow where only scalars may.
/// </summary>
public static class Verifier
{
    public static IReadOnlyList<string> Verify(Module module)
    {
        var errors = new List<string>();
        if (module.Functions.Count == 0)
        {
            errors.Add("a module without a function");
        }

        foreach (IGrouping<string, Function> name in module.Functions.GroupBy(function => function.Name).Where(name => name.Count() > 1))
        {
            errors.Add($"{name.Key}: two functions of this name");
        }

        foreach (Function function in module.Functions)
        {
            new FunctionVerifier(module, function, errors).Run();
            RuleVerifier.Check(module, function, errors);
        }

        return errors;
    }
}
