using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>A generated member that the user has declared, so that it can be called from differentiable methods.</summary>
/// <param name="Method">the method that it is a derivative of</param>
/// <param name="Mode">which derivative it is</param>
/// <param name="Suffix">what stands behind the method's name</param>
internal sealed record DerivativeMember(IMethodSymbol Declaration, IMethodSymbol Method, Derivatives Mode, string Suffix)
{
    /// <summary>The declared member that a called method is; null if it is none.</summary>
    public static DerivativeMember? Of(IMethodSymbol called)
    {
        IMethodSymbol declaration = called.OriginalDefinition;
        return !DeclaredMembers.IsDeclaration(declaration) ? null : GeneratedNames.Suffixes
            .Where(pair => declaration.Name.EndsWith(pair.Suffix, StringComparison.Ordinal))
            .OrderByDescending(pair => pair.Suffix.Length)
            .Select(pair => Of(declaration, pair.Derivative, pair.Suffix)).FirstOrDefault(member => member is not null);
    }

    private static DerivativeMember? Of(IMethodSymbol declaration, Derivatives mode, string suffix) =>
        DeclaredMembers.MethodOf(declaration, declaration.Name.Substring(0, declaration.Name.Length - suffix.Length)) is { } method
        && (OptionsReader.Of(method).Derivatives & mode) != 0
            ? new DerivativeMember(declaration, method, mode, suffix) : null;

    /// <summary>Whether it makes the buffers that it fills: <c>double[] FGradient(double[] x)</c>.</summary>
    public bool MakesSinks => Suffix is "Gradient" or "ValueAndGradient" && Declaration.Parameters.Length == Method.Parameters.Length && BufferFlow.HoldsArrays(Declaration.ReturnType);

    /// <summary>The parameters behind the method's own: what each is, and for which of the method's parameters (-1: the receiver, -2: what is returned).</summary>
    public IReadOnlyList<(Role Role, int Owner)> Additional(MethodModel model)
    {
        List<int> all = model.Parameters.Select((parameter, i) => (parameter, i)).Where(pair => pair.parameter.IsDifferentiable).Select(pair => pair.i).ToList();
        if (model.Receiver is { Type: not null, IsDifferentiable: true })
        {
            all.Insert(0, -1);
        }

        bool IsBuffer(int owner) => owner >= 0 && model.Parameters[owner].Type is BufferType;
        bool IsReference(int owner) => owner >= 0 && model.Parameters[owner].Modifier is "ref" or "out";
        IEnumerable<(Role Role, int Owner)> Of(Role role, Func<int, bool> isMeant) => all.Where(isMeant).Select(owner => (role, owner));
        IEnumerable<(Role, int)> returned = model.ReturnHasGradient ? new[] { (Role.Upstream, OutputModel.Returned) } : new (Role, int)[0];
        return (Suffix switch
        {
            "Gradient" or "ValueAndGradient" => Of(Role.Sink, IsBuffer),
            "Backward" => returned.Concat(Of(Role.Upstream, IsReference)).Concat(Of(Role.Sink, owner => owner < 0 || model.Parameters[owner].Modifier != "out")),
            "Jvp" => Of(Role.Tangent, _ => true),
            "Hvp" => Of(Role.Tangent, _ => true).Concat(Of(Role.Sink, IsBuffer)),
            _ => new[] { (Role.Matrix, 0) },
        }).ToList();
    }
}
