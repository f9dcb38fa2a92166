using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>The checks of shapes and overlaps that a member makes before it writes anything.</summary>
internal sealed class Checks
{
    private readonly MethodModel _model;
    private readonly List<string> _lines = new();

    public Checks(MethodModel model) => _model = model;

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Each buffer has the length of the input it belongs to.</summary>
    public void SameLengths(IEnumerable<KeyValuePair<int, string>> buffers)
    {
        foreach (KeyValuePair<int, string> pair in buffers.Where(pair => pair.Key >= 0 && _model.Parameters[pair.Key].Type is BufferType))
        {
            ParameterModel input = _model.Parameters[pair.Key];
            _lines.Add($"global::Backprop.Kernel.CheckSink<{Element(input)}>({input.Name}, {pair.Value}, {Quote(pair.Value)});");
        }
    }

    /// <summary>Buffers that are written share no memory with any other argument.</summary>
    /// <param name="written">what the member writes, by the parameter it belongs to</param>
    /// <param name="read">what it reads besides the method's own parameters</param>
    public void Apart(IEnumerable<KeyValuePair<int, string>> written, IEnumerable<KeyValuePair<int, string>> read)
    {
        List<(string Element, string Name, bool IsWritten)> buffers = _model.Parameters
            .Where(parameter => parameter.Type is BufferType { Element: not OpaqueType })
            .Select(parameter => (Element(parameter), parameter.Name, parameter.IsWritten))
            .ToList();
        buffers.AddRange(Of(read).Select(pair => (pair.Element, pair.Name, false)));
        buffers.AddRange(Of(written).Select(pair => (pair.Element, pair.Name, true)));
        for (int i = 0; i < buffers.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                // The later one is ours, or at least the one to blame.
                (string Element, string Name, bool IsWritten) a = buffers[j];
                (string Element, string Name, bool IsWritten) b = buffers[i];
                if (a.IsWritten || b.IsWritten)
                {
                    (a, b) = b.IsWritten ? (a, b) : (b, a);
                    _lines.Add($"global::Backprop.Kernel.CheckApart<{a.Element}, {b.Element}>({a.Name}, {b.Name}, {Quote(b.Name)});");
                }
            }
        }
    }

    private IEnumerable<(string Element, string Name)> Of(IEnumerable<KeyValuePair<int, string>> buffers) => buffers
        .Where(pair => pair.Key >= 0 && _model.Parameters[pair.Key].Type is BufferType)
        .Select(pair => (Element(_model.Parameters[pair.Key]), pair.Value));

    private static string Element(ParameterModel parameter) => TypeText.Of(((BufferType)parameter.Type).Element);

    private static string Quote(string name) => "\"" + name.TrimStart('@') + "\"";
}
