using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>A member that fills a matrix: <c>FJacobian</c>, <c>FHessian</c>.</summary>
/// <param name="name">what is appended to the method's name</param>
/// <param name="rows">how many rows it has; null if only the method can tell</param>
/// <param name="columns">how many columns it has</param>
/// <param name="outputs">the types of what its rows are, beside those of inputs</param>
internal sealed class MatrixMember(MethodModel model, Core? core, NameScope members, string name, Dimension? rows, Dimension columns, IReadOnlyList<GraphType> outputs)
{
    private readonly CoreMethod? _core = core is null ? null : new CoreMethod(model, core, name + "Core", members);
    private readonly CheckMethod _check = new(model, name + "Check", members);

    /// <summary>Outputs by inputs.</summary>
    public static MatrixMember Jacobian(MethodModel model, Core? core, NameScope members)
    {
        IReadOnlyList<Differentiable> all = Differentiable.Of(model);
        Dimension outputs = Dimension.Of(
            all.Where(item => item.IsReference).Select(item => item.Type).Concat(model is { Return: { } type and not BufferType, ReturnHasGradient: true } ? new[] { type } : new GraphType[0]),
            all.Where(item => item.IsBuffer && (item.IsWritten || item.IsCell)));
        Dimension inputs = Dimension.Of(
            all.Where(item => item.IsScalar).Select(item => item.Type),
            all.Where(item => item.IsBuffer && (!item.IsWritten || item.IsCell)));
        GraphType[] returned = model is { Return: { } result, ReturnHasGradient: true } ? new[] { result } : new GraphType[0];
        return new MatrixMember(model, core, members, "Jacobian", returned is [BufferType] ? null : outputs, inputs, returned);
    }

    /// <summary>Inputs by inputs.</summary>
    public static MatrixMember Hessian(MethodModel model, Core? core, NameScope members)
    {
        IReadOnlyList<Differentiable> all = Differentiable.Of(model);
        Dimension inputs = Dimension.Of(all.Where(item => item.IsScalar).Select(item => item.Type), all.Where(item => item.IsBuffer));
        return new MatrixMember(model, core, members, "Hessian", inputs, inputs, new GraphType[0]);
    }

    public void Write(SourceText text, string summary, string documentation)
    {
        var member = new Member(model, name);
        string element = core is null ? ElementOf(member) : TypeText.Of(((BufferType)_core!.TypeOf(Matrix)).Element);
        string matrix = member.Add(TypeText.Span(element, isReadOnly: false), char.ToLowerInvariant(name[0]) + name.Substring(1), documentation);
        member.Write(text, "void", summary, "", _core is null ? Refusal.Body(model) : Body(member, element, matrix));
        _check.Write(text);
        _core?.Write(text);
    }

    private int Matrix => core!.Parameters.ToList().FindIndex(slot => slot.Role == Role.Matrix);

    private IReadOnlyList<string> Body(Member member, string element, string matrix)
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

    /// <summary>The element type of a member that only throws: <c>double</c> if any input or output is.</summary>
    private string ElementOf(Member member)
    {
        List<string> types = member.Differentiables.Select(item => item.Type).Concat(outputs)
            .SelectMany(type => StructText.Leaves(type is BufferType buffer ? buffer.Element : type))
            .Where(leaf => leaf.HasGradient).Select(leaf => TypeText.Of(leaf.Type)).ToList();
        return types.FirstOrDefault(type => type != "float") ?? types.FirstOrDefault() ?? "double";
    }
}
