using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <content>Calls that are run again on the way back run here as they are; the memory that they change is saved before.</content>
internal sealed partial class ForwardSweep
{
    private void CopyRecomputed(Invoke invoke)
    {
        foreach ((int input, int handle, WrittenRange? range) in _plan.SavedBefore(invoke))
        {
            int buffer = SavedMemory.PartOf(_graph, Use(invoke.Inputs[input]), range, other => Use(invoke.Inputs[other]));
            int length = _graph.LengthOf(buffer);
            int saved = _graph.NewValue(_graph.TypeOf(buffer), Naming.Saved(_plan.NameOf(invoke.Inputs[input])));
            _graph.Append(new Allocate(saved, Define(handle), length));
            _graph.Append(new Copy(buffer, saved));
            PutInCell(handle);
        }

        _graph.Append(invoke.Map(Use, Define));
    }
}
