using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>The part of a member's body that calls the core and hands on what it returns.</summary>
internal sealed class CoreCall
{
    private readonly MethodModel _model;
    private readonly CoreMethod _core;

    public CoreCall(MethodModel model, CoreMethod core)
    {
        _model = model;
        _core = core;
    }

    /// <summary>A call whose results are taken apart by <paramref name="statements"/>, which asks for them one by one.</summary>
    public IReadOnlyList<string> Write(string call, MemberNames names, Func<Func<Role, int, string?>, IReadOnlyList<string>> statements)
    {
        // Asked once to see what is wanted: a single result needs no variable.
        int asked = 0;
        IReadOnlyList<string> direct = statements((role, index) =>
        {
            string? result = _core.Result(call, role, index);
            asked += result is null ? 0 : 1;
            return result;
        });
        if (asked == 0)
        {
            return new[] { call + ";" }.Concat(direct).ToList();
        }

        if (asked == 1)
        {
            return direct;
        }

        return Bind(call, names, statements);
    }

    /// <summary>A call that comes before the statements in any case.</summary>
    public IReadOnlyList<string> WriteBefore(string call, MemberNames names, Func<Func<Role, int, string?>, IReadOnlyList<string>> statements) =>
        _core.ReturnsNothing ? new[] { call + ";" }.Concat(statements((_, _) => null)).ToList() : Bind(call, names, statements);

    private IReadOnlyList<string> Bind(string call, MemberNames names, Func<Func<Role, int, string?>, IReadOnlyList<string>> statements)
    {
        string variable = names.Next("result");
        IReadOnlyList<string> taken = statements((role, index) => _core.Result(variable, role, index));
        return taken.Count == 1 && taken[0] == $"return {_core.Tuple(variable)};"
            ? new[] { $"return {call};" }
            : new[] { $"var {variable} = {call};" }.Concat(taken).ToList();
    }

    /// <summary>The gradient (or its tangent) with respect to a scalar or struct.</summary>
    public string Gradient(Differentiable item, Role role, Func<Role, int, string?> result) =>
        StructText.Make(item.Type, path => InputAt(item, path) is >= 0 and int input ? result(role, input) : null);

    /// <summary>A sink of a scalar or struct with the gradient added.</summary>
    public IEnumerable<string> Accumulate(Differentiable item, string sink, Func<Role, int, string?> result)
    {
        if (!StructText.Leaves(item.Type).Any(leaf => InputAt(item, leaf.Path) >= 0))
        {
            // The method does not use it.
            yield break;
        }

        if (item.Type is not StructType)
        {
            yield return $"{sink} += {Gradient(item, Role.Adjoint, result)};";
            yield break;
        }

        string sum = StructText.Make(item.Type, path =>
            InputAt(item, path) is >= 0 and int input && result(Role.Adjoint, input) is { } gradient ? $"{sink}.{path} + {gradient}" : $"{sink}.{path}");
        yield return $"{sink} = {sum};";
    }

    /// <summary>The returned value (or its tangent), put together from the results of the core.</summary>
    public string Value(Role role, Func<Role, int, string?> result) => Output(OutputModel.Returned, _model.Return!, role, result);

    /// <summary>Leaves what the method changes for its caller as the method does.</summary>
    /// <param name="tangents">what to leave their tangents in, by parameter, if there are any</param>
    public IEnumerable<string> Leave(Func<Role, int, string?> result, IReadOnlyDictionary<int, string>? tangents = null)
    {
        foreach (Reference reference in Reference.Of(_model))
        {
            yield return $"{reference.Spelling} = {Output(reference.Parameter, reference.Type, Role.Value, result)};";
            if (tangents is not null && tangents.TryGetValue(reference.Parameter, out string tangent))
            {
                yield return $"{tangent} = {Output(reference.Parameter, reference.Type, Role.ValueTangent, result)};";
            }
        }
    }

    /// <summary>What comes out at a place; in a tangent, scalars without gradient stay default.</summary>
    private string Output(int parameter, GraphType whole, Role role, Func<Role, int, string?> result)
    {
        List<OutputModel> outputs = _model.Outputs.ToList();
        return StructText.Make(whole, path =>
        {
            int index = outputs.FindIndex(output => output.Parameter == parameter && output.Path == path);
            string? value = role == Role.Value || outputs[index].HasGradient ? result(role, index) : null;

            // An enum is an integer inside of the core.
            GraphType type = StructPaths.At(whole, path).Type;
            return value is not null && type is OpaqueType opaque ? $"({opaque.Name}){value}" : value;
        });
    }

    /// <summary>Sinks of marked fields, and of structs that hold buffers, with the gradient, or its tangent, in their numbers.</summary>
    public IEnumerable<string> Fields(Member member, IReadOnlyDictionary<int, string> sinks, Role role, Func<Role, int, string?> result) =>
        member.ScalarFields.Select(item => $"{item.In(sinks)} = {Gradient(item, role, result)};")
            .Concat(member.Holders.SelectMany(pair => pair.Holder.Replace(sinks[pair.Parameter], path => NumberAt(pair.Parameter, path, role, result))));

    /// <summary>Sinks of what lies in something, with the gradient added.</summary>
    public IEnumerable<string> AccumulateParts(Member member, IReadOnlyDictionary<int, string> sinks, Func<Role, int, string?> result) =>
        member.ScalarFields.SelectMany(item => Accumulate(item, item.In(sinks), result))
            .Concat(member.Holders.SelectMany(pair => pair.Holder.Increase(sinks[pair.Parameter], path => NumberAt(pair.Parameter, path, Role.Adjoint, result))));

    /// <summary>The gradient (or its tangent) with respect to a number in a struct that holds buffers; null if it has none.</summary>
    private string? NumberAt(int parameter, string path, Role role, Func<Role, int, string?> result) =>
        _model.Inputs.ToList().FindIndex(input => input.Parameter == parameter && input.Path == path && input.IsDifferentiable) is >= 0 and var index ? result(role, index) : null;

    /// <summary>The input of the graph that is a scalar of a parameter or field, or -1.</summary>
    private int InputAt(Differentiable item, string path) =>
        _model.Inputs.ToList().FindIndex(input => input.Parameter == item.Parameter && input.Path == StructText.Join(item.Path, path));
}
