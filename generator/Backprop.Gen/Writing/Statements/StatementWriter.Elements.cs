using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <content>Elements of buffers that are written: in place, or made anew where C# does not let a field of them be set.</content>
internal sealed partial class StatementWriter
{
    private void WriteStore(Store store)
    {
        string target = _expressions.Element(store.Buffer, store.Index, store.Path);
        int value = _layout.Canonical(store.Value);
        string whole = SettablePart(store.Buffer, store.Path);
        if (whole != store.Path)
        {
            Remake(store.Buffer, store.Index, whole, new Dictionary<string, string> { [store.Path] = _expressions.Assigned(value) });
            return;
        }

        if (_inlining.IsInlined(value) && _layout.Definitions[value]!.Node is Apply { Inputs.Count: 2 } apply
            && _inlining.IsInlined(_layout.Canonical(apply.Inputs[0])) && _layout.Definitions[_layout.Canonical(apply.Inputs[0])]!.Node is Load
            && _expressions.Of(apply.Inputs[0]).Text == target && Compound(target, apply) is { } compound)
        {
            _lines.Statement(compound);
            return;
        }

        _lines.Statement($"{target} = {_expressions.Assigned(value)};");
    }

    private void WriteAccumulate(Accumulate accumulate)
    {
        string target = _expressions.Element(accumulate.Buffer, accumulate.Index, accumulate.Path);
        string whole = SettablePart(accumulate.Buffer, accumulate.Path);
        if (whole != accumulate.Path)
        {
            string sum = $"{target} + {_expressions.Of(accumulate.Value).At(Precedence.Multiplicative)}";
            Remake(accumulate.Buffer, accumulate.Index, whole, new Dictionary<string, string> { [accumulate.Path] = sum });
            return;
        }

        _lines.Statement($"{target} += {_expressions.Of(accumulate.Value).Text};");
    }

    /// <summary>Assigns the part of an element that can be assigned, with some scalars of it changed.</summary>
    private void Remake(int buffer, int index, string whole, IReadOnlyDictionary<string, string> values)
    {
        GraphType type = StructPaths.At(((BufferType)_layout.TypeOf(buffer)).Element, whole).Type;
        string target = _expressions.Element(buffer, index, whole);
        string made = StructText.Make(type, leaf => values.TryGetValue(StructText.Join(whole, leaf), out string value) ? value : StructText.Join(target, leaf));
        _lines.Statement($"{target} = {made};");
    }

    /// <summary>The longest part of a path that can be assigned in place.</summary>
    private string SettablePart(int buffer, string path)
    {
        GraphType type = ((BufferType)_layout.TypeOf(buffer)).Element;
        string settable = "";
        string reached = "";
        foreach (string name in path.Length == 0 ? System.Array.Empty<string>() : path.Split('.'))
        {
            StructField field = StructPaths.Field((StructType)type, name);
            reached = StructText.Join(reached, name);
            type = field.Type;
            if (field.Access == FieldAccess.Fixed)
            {
                break;
            }

            settable = reached;
            if (field.Access == FieldAccess.Whole)
            {
                break;
            }
        }

        return settable;
    }
}
