using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>
/// Marked fields of the class that the entry belongs to: they are inputs. A number or a struct that is stored into is memory of one element, so that
/// it may change anywhere.
/// </summary>
internal sealed partial class BodyReader
{
    private const string CreateSpan = "global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref {0}, 1)";

    /// <summary>Whether a member is a marked field of the entry's class.</summary>
    private bool IsInput(ISymbol member) => MarkedFields.IsMarked(member) && !member.IsStatic
        && SymbolEqualityComparer.Default.Equals(member.OriginalDefinition.ContainingType, _module.Entry.ContainingType.OriginalDefinition);

    /// <summary>A marked field of the instance; null if the member is none.</summary>
    private Datum? TryInput(IOperation at, ISymbol member, Form form)
    {
        if (!MarkedFields.IsMarked(member) || _isExported)
        {
            return null;
        }

        if (!IsInput(member))
        {
            throw Expression(at, $"'{member.Name}', a [Differentiable] field of a base class,", "pass it as a parameter, or use it in a method of that class");
        }

        if (!_isEntry)
        {
            throw Expression(at, $"'{member.Name}', a [Differentiable] field, in '{_frame.Method.Name}', which is recursive,", "pass it as a parameter");
        }

        IFieldSymbol field = (IFieldSymbol)member.OriginalDefinition;
        string spelling = "this." + Names.Escape(field.Name);
        if (!_state.TryGetValue(spelling, out Datum? datum))
        {
            bool isCell = form is not BufferForm && _module.IsStored(field);
            Form whole = isCell ? new BufferForm(new BufferType(Forms.OuterType(form)!, false), form, Graph.BufferForm.Span) : form;
            InputModel input = new(-1, Names.Escape(field.Name), isCell ? string.Format(CreateSpan, spelling) : spelling, !MarkedFields.IsScratch(field));
            datum = AddInput(whole, input, field.Name, isState: false);
            _state[spelling] = datum;
        }

        return datum;
    }

    /// <summary>A marked field that is stored into, as a place; null if the expression is none.</summary>
    private Place? TryCell(IFieldReferenceOperation field)
    {
        bool isOwn = field.Instance is IInstanceReferenceOperation instance && Read(instance) is Text { Code: "this" };
        if (!isOwn || !MarkedFields.IsMarked(field.Field) || !_module.IsStored(field.Field) || FormOf(field.Type, field) is var form && form is BufferForm)
        {
            return null;
        }

        return TryInput(field, field.Field, form) is Reference cell ? CellOf(cell, form) : null;
    }

    private ElementPlace CellOf(Reference cell, Form form) => new(cell, cell.Value, Integer(0), "", form);
}
