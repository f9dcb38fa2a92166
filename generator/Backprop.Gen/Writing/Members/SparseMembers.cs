using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Of methods from buffers to buffers, whose Jacobians may be sparse: <c>FJacobianSparsity</c> finds the pattern, <c>FSparseJacobian</c> the entries in it.</summary>
internal sealed class SparseMembers
{
    private const string Coloring = "global::Backprop.ColumnColoring";

    private readonly MethodModel _model;
    private readonly JacobianShape _shape;
    private readonly CoreMethod? _sparsity;
    private readonly CoreMethod? _entries;
    private readonly CheckMethod _sparsityCheck;
    private readonly CheckMethod _entriesCheck;

    /// <param name="sparsity">the pattern; null where the method was refused</param>
    /// <param name="entries">the entries in it</param>
    public SparseMembers(MethodModel model, Core? sparsity, Core? entries, PrivateMembers members)
    {
        _model = model;
        _shape = JacobianShape.Of(model);
        _sparsity = sparsity is null ? null : new CoreMethod(model, sparsity, "JacobianSparsityCore", members);
        _entries = entries is null ? null : new CoreMethod(model, entries, "SparseJacobianCore", members);
        _sparsityCheck = new CheckMethod(model, "JacobianSparsityCheck", members);
        _entriesCheck = new CheckMethod(model, "SparseJacobianCheck", members);
    }

    /// <summary>Whether a method has them: a Jacobian of a few rows or columns is no sparse matrix. What a method writes that was refused is not known.</summary>
    public static bool AreUseful(MethodModel model)
    {
        List<Differentiable> buffers = Differentiable.Of(model).Where(item => item is { IsBuffer: true, IsCell: false }).ToList();
        return model.Module is null ? buffers.Count > 0 : buffers.Any(item => !item.IsWritten) && (buffers.Any(item => item.IsWritten) || model is { Return: BufferType, ReturnHasGradient: true });
    }

    public void Write(SourceText text)
    {
        WriteSparsity(text);
        WriteEntries(text);
    }

    private void WriteSparsity(SourceText text)
    {
        var member = new Member(_model, "JacobianSparsity");
        string name = $"<c>{Documentation.Escape(_model.Name)}</c>";
        member.Write(
            text, "global::Backprop.SparsityPattern",
            $"Which entries of the Jacobian of {name} can be other than zero: what each output depends on, along the branches that are taken for these arguments.",
            "the pattern, with a row for each output and a column for each input, as in the Jacobian",
            _sparsity is null ? Refusal.Body(_model) : SparsityBody(member));
        _sparsityCheck.Write(text);
        _sparsity?.Write(text);
    }

    private IReadOnlyList<string> SparsityBody(Member member)
    {
        var rentals = new Rentals(_model, _sparsity!, member.Names);
        string probe = member.Names.Next("probe");
        string call = _sparsity!.Call(i => _sparsity.Parameters[i].Role == Role.Matrix ? probe : rentals.Tape(i), rentals);
        IEnumerable<string> statements = new CoreCall(_model, _sparsity).Write(call, member.Names, result => new CoreCall(_model, _sparsity).Leave(result).ToList());
        return _sparsityCheck.Of(new BufferArgument[0])
            .Append($"var {probe} = new global::Backprop.SparsityProbe({_sparsity.BitsOfSet});")
            .Concat(rentals.Around(statements.Append($"return {probe}.Pattern;").ToList())).ToList();
    }

    private void WriteEntries(SourceText text)
    {
        var member = new Member(_model, "SparseJacobian");
        string coloring = member.Add(Coloring, "coloring", "colors for the columns of the pattern");
        string values = member.Add(TypeText.Span(_shape.Element, isReadOnly: false), "values", "is overwritten with the entries of the pattern, row after row, by rising columns");
        string name = $"<c>{Documentation.Escape(_model.Name)}</c>";
        member.Write(
            text, "void",
            $"The entries of the Jacobian of {name} in a pattern, found in as many directions as there are colors. Outside of the pattern it has to be zero.", "",
            _entries is null ? Refusal.Body(_model) : EntriesBody(member, coloring, values));
        _entriesCheck.Write(text);
        _entries?.Write(text);
    }

    private IReadOnlyList<string> EntriesBody(Member member, string coloring, string values)
    {
        var ours = new BufferArgument(_shape.Element, values, values, true, null, (TypeText.Span(_shape.Element, true), values));
        var rentals = new Rentals(_model, _entries!, member.Names);
        string call = _entries!.Call(i => _entries.Parameters[i].Role == Role.Matrix ? values : _entries.Parameters[i].Role == Role.Coloring ? coloring : rentals.Tape(i), rentals);
        string rows = _shape.Rows is { } known ? known.ToString() : $"{coloring}?.Pattern.Rows ?? 0";
        string check = $"global::Backprop.Kernel.CheckColoring({coloring}, {rows}, {_shape.Columns}, {values}.Length, \"{coloring.TrimStart('@')}\", \"{values.TrimStart('@')}\");";
        List<string> statements = new CoreCall(_model, _entries).Write(call, member.Names, result => new CoreCall(_model, _entries).Leave(result).ToList()).ToList();
        return _entriesCheck.Of(new[] { ours }).Append(check).Concat(rentals.Around(statements)).ToList();
    }
}
