using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>
/// An overload of <c>FGradient</c> or <c>FValueAndGradient</c> that makes its sinks: <c>double[] FGradient(double[] x)</c>. Methods of arrays have it, and those for
/// which it is declared.
/// </summary>
internal sealed class AllocatingMember
{
    private readonly MethodModel _model;
    private readonly string _suffix;
    private readonly Member _member;
    private readonly List<Differentiable> _items;
    private readonly IReadOnlyList<(string Type, string Name)> _returned;

    /// <param name="suffix">what is appended to the method's name</param>
    public AllocatingMember(MethodModel model, string suffix)
    {
        _model = model;
        _suffix = suffix;
        _member = new Member(model, suffix);
        _items = _member.Differentiables.Where(item => item.IsBuffer || item.IsScalar).ToList();
        var names = new TupleNames();
        IEnumerable<(string, string)> value = HasValue ? new[] { (model.ReturnText, names.Next("Value")) } : new (string, string)[0];
        _returned = value.Concat(_items.Select(item => (item.IsBuffer ? item.Element + "[]" : item.TypeText, names.Next(item.Name)))).ToList();
    }

    private bool HasValue => _suffix == "ValueAndGradient";

    private bool IsPossible => _items.Any(item => item.IsBuffer) && !_items.Any(item => item.IsPart || item.IsGrid || item.IsJagged);

    /// <summary>Whether there is one even if nobody has declared it: where no other overload could be meant.</summary>
    private bool IsUsual => _items.Where(item => item.IsBuffer).All(item => _model.Parameters[item.Parameter].Form == BufferForm.Array && !item.IsWritten)
        && _model.MemberNames.Count(name => name == _model.Name.TrimStart('@')) == 1;

    private string Name => _model.Name.TrimStart('@') + _suffix;

    public void Write(SourceText text)
    {
        string returns = TupleNames.Type(_returned);
        if (!IsPossible || !(IsUsual || _model.Declared.Any(declared => declared.Declares(_member.Signature(returns)))))
        {
            return;
        }

        string name = $"<c>{Documentation.Escape(_model.Name)}</c>";
        string what = $"the gradient of {name}, in new arrays.";
        _member.Write(
            text, returns, HasValue ? $"The value of {name}, and {what}" : "T" + what.Substring(1),
            HasValue ? "the value, then the gradient with respect to each input" : "the gradient" + (_items.Count == 1 ? "" : " with respect to each input"),
            Body().ToList());
    }

    private IEnumerable<string> Body()
    {
        List<Differentiable> buffers = _items.Where(item => item.IsBuffer).ToList();
        var sinks = new Dictionary<Differentiable, string>();
        foreach (Differentiable item in buffers)
        {
            sinks[item] = _member.Names.Next(item.Name + "Gradient");
            yield return $"{item.Element}[] {sinks[item]} = new {item.Element}[{item.Length}];";
        }

        IEnumerable<string> arguments = _model.Parameters.Select(parameter => (parameter.Modifier.Length == 0 ? "" : parameter.Modifier + " ") + parameter.Name);
        string call = $"{Name}{_model.TypeParameters}({string.Join(", ", arguments.Concat(buffers.Select(item => sinks[item])))})";
        int count = _items.Count - buffers.Count + (HasValue ? 1 : 0);
        string result = _member.Names.Next("result");
        yield return count == 0 ? call + ";" : $"var {result} = {call};";
        var names = new TupleNames();
        IEnumerable<string> parts = (HasValue ? new[] { Part(names.Next("Value")) } : new string[0])
            .Concat(_items.Select(item => item.IsBuffer ? sinks[item] : Part(names.Next(item.Name))));
        yield return $"return {(_returned.Count == 1 ? parts.First() : $"({string.Join(", ", parts)})")};";

        string Part(string element) => count == 1 ? result : result + "." + element;
    }
}
