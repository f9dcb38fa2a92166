using System.Collections.Generic;

namespace Backprop.Gen.Writing;

/// <summary>The names of the labels that gotos use.</summary>
internal sealed class Labels
{
    private readonly Layout _layout;
    private readonly Dictionary<int, string> _names = new();
    private readonly NameScope _unique = new();

    public Labels(Layout layout) => _layout = layout;

    public string Use(int label)
    {
        if (!_names.TryGetValue(label, out string name))
        {
            name = _unique.Unique(_layout.Targets[label].Kind switch
            {
                TargetKind.NextIteration => "next",
                TargetKind.AfterLoop => "done",
                _ => "end",
            });
            _names.Add(label, name);
        }

        return name;
    }

    /// <summary>The name, if a goto used it.</summary>
    public string? Used(int label) => _names.TryGetValue(label, out string name) ? name : null;
}
