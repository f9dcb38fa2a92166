using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Structs that hold buffers, as they come in: each part is an input of its own.</summary>
internal sealed partial class BodyReader
{
    private Pack AddPack(PackForm form, InputModel input, string name, bool isState) => new(form, form.Members.Select(member =>
    {
        string field = Names.Escape(member.Name);
        InputModel part = input with { Path = Join(input.Path, field), Spelling = $"{input.Spelling}.{field}", IsDifferentiable = input.IsDifferentiable && PackBoundary.HasGradient(member) };
        return AddInput(member.Form, part, Variable.Join(name, member.Name), isState);
    }).ToArray());

    /// <summary>Hands a struct on part by part, in the order in which a function takes them.</summary>
    private void AddPackInputs(System.Collections.Generic.List<int> inputs, PackForm form, Datum datum, IOperation at)
    {
        if (datum is not Pack pack)
        {
            throw Expression(at, "This struct with buffers", "give it a variable of its own");
        }

        for (int i = 0; i < form.Members.Count; i++)
        {
            AddInputs(inputs, form.Members[i].Form, pack.Parts[i], at);
        }
    }

    /// <summary>A struct that is only read through a reference, as a value.</summary>
    private Datum? PackIn(Datum? argument, IOperation at) => argument is ByReference { Place: { Form: PackForm } place } ? Load(place, at) : argument;

    /// <summary>Whether an argument is something that a function by itself cannot be given: an object, or a struct with a part that is none of its own type's.</summary>
    private static bool IsBoundToCaller(Datum? argument) => argument switch
    {
        Instance => true,
        ByReference { Place.Form: PackForm } => true,
        Pack pack => pack.Parts.Where((part, i) => part is Nothing or Closure || IsBoundToCaller(part) || (part is Reference { IsStopped: true } && !pack.Form.Members[i].HoldsConstant)).Any(),
        _ => false,
    };
}
