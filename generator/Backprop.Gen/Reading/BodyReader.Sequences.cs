using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>
/// foreach over a sequence without floating-point numbers: its enumerator is a resource, and each step a call to outside, which happens once, in its
/// place. The way back has the elements that they gave.
/// </summary>
internal sealed partial class BodyReader
{
    /// <summary>The type of the elements of a sequence that only the library knows; null if it is none, or its elements could carry a gradient.</summary>
    private ITypeSymbol? ElementOfSequence(ITypeSymbol? type)
    {
        if (type is null || _frame.Close(type) is not INamedTypeSymbol closed || _module.Forms.Of(closed) is not OpaqueForm)
        {
            return null;
        }

        List<INamedTypeSymbol> sequences = closed.AllInterfaces.Append(closed)
            .Where(candidate => candidate.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T).ToList();
        return sequences.Count == 1 && sequences[0].TypeArguments[0] is var element && !FloatingContent.IsIn(element) && _module.Forms.Of(element) is ScalarForm or OpaqueForm
            ? element : null;
    }

    private void ReadSequence(IForEachLoopOperation loop, IOperation collection, ITypeSymbol element)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol.IsRef: true })
        {
            throw Expression(loop.LoopControlVariable, "A reference to an element of this", "take the element by value");
        }

        string name = Names.Of(element);
        Slot[] slots = SlotsOf(loop);
        int enumerator = External(collection, new OpaqueType($"global::System.Collections.Generic.IEnumerator<{name}>"),
            $"((global::System.Collections.Generic.IEnumerable<{name}>){{0}}).GetEnumerator()", new[] { ReadValue(collection) });
        ReadDisposing(enumerator, slots, () =>
        {
            Slot[] carried = Carried(loop, dropsUnset: false);
            ReadLoop(loop, carried, _ => new Forever(), () =>
            {
                BreakUnless(External(collection, GraphType.Boolean, "{0}.MoveNext()", new[] { enumerator }), loop);
                Form form = _module.Forms.Of(element);
                Datum current = External(collection, form, "{0}.Current", new[] { enumerator });
                if (loop.LoopControlVariable is IVariableDeclaratorOperation declarator)
                {
                    DeclareElement(declarator, current, form);
                }
                else
                {
                    StoreParts(loop, current);
                }

                ReadStatement(loop.Body);
            });
        });
    }
}
