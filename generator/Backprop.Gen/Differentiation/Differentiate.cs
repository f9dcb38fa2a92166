using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>The derivatives of a method, as graphs.</summary>
internal static class Differentiate
{
    /// <summary>The vector-Jacobian product: what Gradient, ValueAndGradient and Backward share.</summary>
    public static Core Gradient(MethodModel method) =>
        Seam.Of(nameof(Gradient), Reverse.Of(method.Module!, ActiveInputs(method), ActiveOutputs(method), method.StrongZero));

    /// <summary>The Jacobian-vector product.</summary>
    public static Core Jvp(MethodModel method) => Jvp(method.Module!, ActiveInputs(method), method.StrongZero);

    /// <param name="active">which parameters of the entry have tangents</param>
    /// <param name="directions">how many directions one sweep follows</param>
    public static Core Jvp(Module primal, IReadOnlyList<bool> active, bool strongZero, int directions = 1)
    {
        var parameters = Slots(active.Count, Role.Input).Concat(InEach(directions, Role.Tangent, active));
        var results = Slots(primal.Entry.Results.Count, Role.Value).Concat(InEach(directions, Role.ValueTangent, primal.Entry.Results.Select(StructPaths.Carries)));
        return new Core(Forward.Of(primal, active, strongZero, directions), parameters.ToEquatableArray(), results.ToEquatableArray());
    }

    /// <summary>What each result depends on, given what each parameter does, with the parameters and results of <see cref="Jvp(Module, IReadOnlyList{bool}, bool, int)"/>.</summary>
    public static Core Dependencies(Module primal, IReadOnlyList<bool> active) => Jvp(primal, active, strongZero: false) with { Module = Forward.Dependencies(primal, active) };

    /// <summary>The vector-Jacobian product in two halves, between which anything may happen.</summary>
    public static (Core Forward, Core Backward) Halves(MethodModel method) =>
        Reverse.Halves(method.Module!, ActiveInputs(method), ActiveOutputs(method), method.StrongZero);

    /// <summary>Outputs by inputs.</summary>
    public static Core Jacobian(MethodModel method) => Differentiation.Jacobian.Of(AllFields.Of(method));

    /// <summary>The pattern of the Jacobian.</summary>
    public static Core Sparsity(MethodModel method) => Differentiation.Sparsity.Of(AllFields.Of(method));

    /// <summary>The entries of the Jacobian that are in its pattern.</summary>
    public static Core SparseJacobian(MethodModel method) => Differentiation.SparseJacobian.Of(AllFields.Of(method));

    /// <summary>Inputs by inputs.</summary>
    public static Core Hessian(MethodModel method) => Differentiation.Hessian.Of(AllFields.Of(method));

    /// <summary>The Hessian-vector product: the tangent of the gradient. Nothing in it is special; it shows that graphs are closed under differentiation.</summary>
    public static Core Hvp(MethodModel method)
    {
        Core gradient = Gradient(method);
        List<bool> activeInputs = ActiveInputs(method);
        Function entry = gradient.Module.Entry;
        List<bool> active = gradient.Parameters
            .Select((slot, i) => slot.Role switch
            {
                Role.Input => activeInputs[slot.Index],
                Role.Sink => true,
                Role.Tape => entry.TypeOf(entry.Parameters[i]) is TapeType { Element.IsFloating: true },
                _ => false,
            })
            .ToList();
        IEnumerable<CoreSlot> tangents = Where(active).Select(i => new CoreSlot(TangentOf(gradient.Parameters[i].Role), gradient.Parameters[i].Index));
        IEnumerable<CoreSlot> resultTangents = Where(entry.Results.Select(type => type.IsFloating))
            .Select(i => new CoreSlot(TangentOf(gradient.Results[i].Role), gradient.Results[i].Index));
        return new Core(
            Forward.Of(gradient.Module, active, method.StrongZero),
            gradient.Parameters.Concat(tangents).ToEquatableArray(),
            gradient.Results.Concat(resultTangents).ToEquatableArray());
    }

    private static List<bool> ActiveInputs(MethodModel method) => method.Inputs
        .Select((input, i) => input.IsDifferentiable && StructPaths.Carries(method.Module!.Entry.TypeOf(method.Module.Entry.Parameters[i])))
        .ToList();

    private static List<bool> ActiveOutputs(MethodModel method) =>
        method.Outputs.Select(output => output.HasGradient || (output.IsRowCounts && method.ReturnHasGradient)).ToList();

    private static IEnumerable<CoreSlot> Slots(int count, Role role) => Enumerable.Range(0, count).Select(i => new CoreSlot(role, i));

    private static IEnumerable<CoreSlot> InEach(int directions, Role role, IEnumerable<bool> flags) => Enumerable.Range(0, directions)
        .SelectMany(direction => Where(flags).Select(i => new CoreSlot(role, i) { Direction = direction }));

    private static IEnumerable<int> Where(IEnumerable<bool> flags) =>
        flags.Select((flag, i) => (flag, i)).Where(pair => pair.flag).Select(pair => pair.i);

    private static Role TangentOf(Role role) => role switch
    {
        Role.Input => Role.Tangent,
        Role.Sink => Role.SinkTangent,
        Role.Tape => Role.TapeTangent,
        Role.Value => Role.ValueTangent,
        _ => Role.AdjointTangent,
    };
}
