using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>A marked method as a function that other projects call.</summary>
internal sealed partial class BodyReader
{
    /// <param name="state">what the function reads of the world around it: its last parameters</param>
    public Function ReadExported(Body body, out IReadOnlyList<StateInput> state)
    {
        _isExported = true;
        Begin(body, body.Method, body.Root);
        Datum? receiver = body.Method.IsStatic ? null : AddArgument(-1, FormOf(body.Method.ContainingType, body.Root), "self", body.Method.ContainingType);
        Datum[] arguments = body.Method.Parameters.Select(parameter => parameter.RefKind == RefKind.Out ? Nothing.Instance
            : AddArgument(parameter.Ordinal, Names.IsNoGradient(parameter) ? ConstantFormOf(parameter.Type) : FormOf(parameter.Type, body.Root), parameter.Name, parameter)).ToArray();
        int count = _parameters.Count;
        ReadFromOutside(body, receiver, arguments);
        foreach (IParameterSymbol parameter in body.Method.Parameters.Where(IsChanged))
        {
            _outputs.AddRange(Forms.LeavesOf(_frame.Variables[parameter].Form).Select(leaf => new OutputModel(parameter.Ordinal, leaf.Path, leaf.HasGradient && !Names.IsNoGradient(parameter))));
        }

        state = _inputs.Skip(count).Select(input => new StateInput(RootOf(input.Spelling), input.Spelling)).ToList();
        return Finish(body.Method.Name);
    }

    /// <summary>Adds the parameters of an argument; fields that are read through it are spelled with its number.</summary>
    private Datum AddArgument(int parameter, Form form, string name, ISymbol declaration)
    {
        string hole = $"{{{_parameters.Count}}}";
        bool hasGradient = !Names.IsNoGradient(declaration) && Forms.LeavesOf((form as BufferForm)?.Innermost ?? form).Any(leaf => leaf.HasGradient);
        Datum datum = AddInput(form, new InputModel(parameter, "", hole, hasGradient), name, isState: false);
        MayFollow(datum, declaration, hole);
        return datum;
    }

    /// <summary>The number of the argument that a spelling begins with, or is about.</summary>
    private static int RootOf(string spelling)
    {
        int root = -1;
        Holes.Fill(spelling, hole =>
        {
            root = hole;
            return "";
        });
        return root;
    }
}
