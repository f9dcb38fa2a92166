using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Checks that several members share are a private method, unless they are few.</summary>
internal sealed class CheckMethod
{
    private const int Few = 3;

    private readonly MethodModel _model;
    private readonly NameScope _members;
    private readonly string _wish;
    private string? _name;
    private Checks? _checks;
    private List<(string Element, string Name)> _parameters = new();

    public CheckMethod(MethodModel model, string suffix, NameScope members)
    {
        _model = model;
        _members = members;
        _wish = model.Name.TrimStart('@') + suffix;
    }

    /// <summary>The statements that check in a member with these buffers.</summary>
    /// <param name="written">what the member writes, by the parameter it belongs to</param>
    /// <param name="read">what it reads besides the method's own parameters</param>
    public IReadOnlyList<string> Of(IEnumerable<KeyValuePair<int, string>> written, IEnumerable<KeyValuePair<int, string>> read)
    {
        var checks = new Checks(_model);
        checks.SameLengths(read);
        checks.SameLengths(written);
        checks.Apart(written, read);
        if (checks.Lines.Count <= Few)
        {
            return checks.Lines;
        }

        _name ??= _members.Unique(_wish);
        _checks = checks;
        _parameters = _model.Parameters.Where(parameter => parameter.Type is BufferType { Element: not OpaqueType })
            .Select(parameter => (Element(parameter), parameter.Name))
            .Concat(read.Concat(written).Where(pair => pair.Key >= 0 && _model.Parameters[pair.Key].Type is BufferType)
                .Select(pair => (Element(_model.Parameters[pair.Key]), pair.Value)))
            .ToList();
        return new[] { $"{_name}{_model.TypeParameters}({string.Join(", ", _parameters.Select(parameter => parameter.Name))});" };
    }

    public void Write(SourceText text)
    {
        if (_checks is null)
        {
            return;
        }

        text.Line();
        text.Line(Generated.Attribute);
        List<string> parameters = _parameters.Select(parameter => $"{TypeText.Span(parameter.Element, true)} {parameter.Name}").ToList();
        Generated.Head(text, $"private static void {_name}{_model.TypeParameters}", parameters, _model.Constraints);
        text.Open();
        text.Lines(_checks.Lines);
        text.Close();
    }

    private static string Element(ParameterModel parameter) => TypeText.Of(((BufferType)parameter.Type).Element);
}
