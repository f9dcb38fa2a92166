using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>A member that fills a matrix: <c>FJacobian</c>, <c>FHessian</c>.</summary>
/// <param name="name">what is appended to the method's name</param>
/// <param name="rows">how many rows it has; null if only the method can tell</param>
/// <param name="columns">how many columns it has</param>
/// <param name="element">the type of its elements</param>
internal sealed class MatrixMember(MethodModel model, Core? core, PrivateMembers members, string name, Dimension? rows, Dimension columns, string element)
{
    private readonly CoreMethod? _core = core is null ? null : new CoreMethod(model, core, name + "Core", members);
    private readonly CheckMethod _check = new(model, name + "Check", members);

    /// <summary>Outputs by inputs.</summary>
    public static MatrixMember Jacobian(MethodModel model, Core? core, PrivateMembers members)
    {
        JacobianShape shape = JacobianShape.Of(model);
        return new MatrixMember(model, core, members, "Jacobian", shape.Rows, shape.Columns, shape.Element);
    }

    /// <summary>Inputs by inputs.</summary>
    public static MatrixMember Hessian(MethodModel model, Core? core, PrivateMembers members)
    {
        IReadOnlyList<Differentiable> all = Differentiable.Of(model);
        Dimension inputs = Dimension.Of(all.Where(item => item.IsScalar).Select(item => item.Type), all.Where(item => item.IsBuffer));
        return new MatrixMember(model, core, members, "Hessian", inputs, inputs, JacobianShape.ElementOf(all.Where(item => item.IsScalar || item.IsBuffer).Select(item => item.Type)));
    }

    public void Write(SourceText text, string summary, string documentation)
    {
        var member = new Member(model, name);
        string matrix = member.Add(TypeText.Span(element, isReadOnly: false), char.ToLowerInvariant(name[0]) + name.Substring(1), documentation);
        member.Write(text, "void", summary, "", _core is null ? Refusal.Body(model) : Body(member, matrix));
        _check.Write(text);
        _core?.Write(text);
    }

    private IReadOnlyList<string> Body(Member member, string matrix)
    {
        var ours = new BufferArgument(element, matrix, matrix, true, null, (TypeText.Span(element, true), matrix));
        var rentals = new Rentals(model, _core!, member.Names);
        string call = _core!.Call(i => _core.Parameters[i].Role == Role.Matrix ? matrix : rentals.Tape(i), rentals);
        string quoted = "\"" + matrix.TrimStart('@') + "\"";
        string check = rows is null ? $"global::Backprop.Kernel.CheckColumns({matrix}.Length, {columns}, {quoted});"
            : $"global::Backprop.Kernel.CheckMatrix({matrix}.Length, {rows}, {columns}, {quoted});";
        List<string> statements = new CoreCall(model, _core).Write(call, member.Names, result => new CoreCall(model, _core).Leave(result).ToList()).ToList();
        return _check.Of(new[] { ours }).Append(check).Concat(rentals.Around(statements)).ToList();
    }
}
