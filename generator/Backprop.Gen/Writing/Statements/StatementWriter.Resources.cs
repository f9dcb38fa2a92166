using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <content>Blocks that dispose of a resource.</content>
internal sealed partial class StatementWriter
{
    private void WriteDisposing(Block block, Lines body)
    {
        string resource = _expressions.Of(block.Resource).Text;
        if (block.Journals.Count == 0)
        {
            _lines.Statement($"using ({resource})", body);
            return;
        }

        // 'using' keeps its resource and disposes of it as C# does, whatever its type is: a class, a struct, one that stays on the stack.
        string kept = _names.Unique("resource");
        _lines.Statement($"var {kept} = {resource};");
        _lines.Continue("try");
        _lines.Block(body);
        _lines.Continue("finally");
        var dispose = new Lines();
        var once = new Lines();
        once.Statement($"using ({kept})", new Lines());
        dispose.Statement($"if ({string.Join(" && ", block.Journals.Select(journal => $"!{Primary(journal)}.IsReplaying"))})", once);
        _lines.Block(dispose);
    }
}
