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
        Begin(body, body.Method.ReturnType, body.Root);
        Datum? receiver = body.Method.IsStatic ? null : AddArgument(-1, FormOf(body.Method.ContainingType, body.Root), "self", body.Method.ContainingType);
        Datum[] arguments = AddArguments(body.Method, body);
        int count = _parameters.Count;
        ReadFromOutside(body, receiver, arguments);
        foreach (IParameterSymbol parameter in body.Method.Parameters.Where(IsChanged))
        {
            _outputs.AddRange(Forms.LeavesOf(_frame.Variables[parameter].Form).Select(leaf => new OutputModel(parameter.Ordinal, leaf.Path, leaf.HasGradient && !Names.IsNoGradient(parameter))));
        }

        state = StateBehind(count);
        return Finish(body.Method.Name);
    }

    /// <summary>A constructor of a struct as a function that returns what it makes.</summary>
    /// <param name="home">where it is called: its own body, or that of another member of the type</param>
    public Function ReadExportedConstructor(IMethodSymbol constructor, Body home, out IReadOnlyList<StateInput> state)
    {
        _isExported = true;
        Begin(home, constructor.ContainingType, home.Root);
        if (_frame.ReturnForm is not StructForm form)
        {
            throw Expression(home.Root, $"'{constructor.ContainingType.Name}', which is not made of numbers,", "make it in the method that uses it");
        }

        Datum[] arguments = AddArguments(constructor, home);
        int count = _parameters.Count;
        Datum made = _module.Sources.BodyOf(constructor, _module.Token) is { } body ? Call(home.Root, constructor, body, null, arguments)
            : ConstructPrimary(home.Root, constructor, form, arguments);
        Leave(LeavesOf(Fit(made, form, home.Root), home.Root));
        _outputs.AddRange(Forms.ResultsOf(form).Select(leaf => new OutputModel(OutputModel.Returned, leaf.Path, leaf.HasGradient)));
        state = StateBehind(count);
        return Finish("New" + constructor.ContainingType.Name);
    }

    private Datum[] AddArguments(IMethodSymbol method, Body body) => method.Parameters.Select(parameter => parameter.RefKind == RefKind.Out ? Nothing.Instance
        : AddArgument(parameter.Ordinal, Names.IsNoGradient(parameter) ? ConstantFormOf(parameter.Type) : FormOf(parameter.Type, body.Root), parameter.Name, parameter)).ToArray();

    /// <summary>What the function has as parameters behind its arguments.</summary>
    private IReadOnlyList<StateInput> StateBehind(int count) => _inputs.Skip(count).Select(input => new StateInput(RootOf(input.Spelling), input.Spelling)).ToList();

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
