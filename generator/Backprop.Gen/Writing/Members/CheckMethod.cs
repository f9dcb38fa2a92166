using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Checks that several members share are a private method, unless they are few.</summary>
internal sealed class CheckMethod
{
    private const int Few = 3;

    private readonly MethodModel _model;
    private readonly PrivateMembers _members;
    private readonly string _wish;
    private string? _name;
    private IReadOnlyList<string> _checks = new List<string>();
    private List<(string Type, string Name)> _parameters = new();
    private bool _isStatic;

    public CheckMethod(MethodModel model, string suffix, PrivateMembers members)
    {
        _model = model;
        _members = members;
        _wish = model.Name.TrimStart('@') + suffix;
    }

    /// <summary>The statements that check in a member with these buffers of ours.</summary>
    public IReadOnlyList<string> Of(IReadOnlyList<BufferArgument> ours)
    {
        IReadOnlyList<string> checks = Checks.Of(_model, ours);
        if (checks.Count <= Few)
        {
            return checks;
        }

        _name ??= _members.Unique(_wish);
        _checks = checks;
        List<BufferArgument> all = BufferArgument.Of(_model).Concat(ours).ToList();
        _isStatic = _model.IsStatic || all.TrueForAll(buffer => buffer.Parameter is not null) && !all.Exists(buffer => buffer.Input?.StartsWith("this.", System.StringComparison.Ordinal) == true);
        _parameters = all.Select(buffer => buffer.Parameter).Where(parameter => parameter is not null).Select(parameter => parameter!.Value).Distinct().ToList();
        return new[] { $"{_name}{_model.TypeParameters}({string.Join(", ", _parameters.Select(parameter => parameter.Name))});" };
    }

    public void Write(SourceText text)
    {
        if (_name is null)
        {
            return;
        }

        text.Line();
        text.Line(Generated.Attribute);
        string modifiers = _isStatic ? "private static" : _model.IsReadOnly ? "private readonly" : "private";
        Generated.Head(text, $"{modifiers} void {_name}{_model.TypeParameters}", _parameters.Select(parameter => $"{parameter.Type} {parameter.Name}").ToList(), _model.Constraints);
        text.Open();
        text.Lines(_checks);
        text.Close();
    }
}
