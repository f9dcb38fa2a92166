using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>
/// Statements that are never reached. Nothing of them is in the graph, but what they would store into counts as written: that is how the method is
/// declared, and it must not depend on what can be proved.
/// </summary>
internal sealed partial class BodyReader
{
    private readonly HashSet<int> _writtenUnreachably = new();

    /// <summary>The indices of the parameters that statements would store into which are never reached.</summary>
    private IEnumerable<int> WrittenUnreachably => Enumerable.Range(0, _parameters.Count).Where(i => _writtenUnreachably.Contains(_parameters[i]));

    private void PassOver(IEnumerable<IOperation> statements)
    {
        List<IOperation> operations = statements.SelectMany(statement => statement.DescendantsAndSelf()).ToList();
        Dictionary<ISymbol, IOperation> locals = new(SymbolEqualityComparer.Default);
        foreach (IVariableDeclaratorOperation declarator in operations.OfType<IVariableDeclaratorOperation>().Where(declarator => declarator.Initializer is not null))
        {
            locals[declarator.Symbol] = declarator.Initializer!.Value;
        }

        foreach (IOperation buffer in operations.SelectMany(operation => StoredBuffers.Of(operation, _module.Sources, _module.Token)))
        {
            _writtenUnreachably.UnionWith(BuffersOf(buffer, locals));
        }
    }

    /// <summary>The parameters that an expression may refer to.</summary>
    private IEnumerable<int> BuffersOf(IOperation expression, Dictionary<ISymbol, IOperation> locals)
    {
        IOperation buffer = StoredBuffers.WholeOf(expression);
        if (buffer is ILocalReferenceOperation { Local: var local } && locals.TryGetValue(local, out IOperation? value))
        {
            locals.Remove(local);
            return BuffersOf(value, locals);
        }

        Variable? variable = buffer switch
        {
            ILocalReferenceOperation named => Known(named.Local),
            IParameterReferenceOperation named => Known(named.Parameter),
            IMemberReferenceOperation { Instance: ILocalReferenceOperation { Local: var owner }, Member: var member } => PartOf(Known(owner), member),
            IMemberReferenceOperation { Instance: IParameterReferenceOperation { Parameter: var owner }, Member: var member } => PartOf(Known(owner), member),
            IMemberReferenceOperation { Instance: IInstanceReferenceOperation, Member: var member } => PartOf(SelfOf(_frame), member),
            _ => null,
        };
        IEnumerable<int> origins = variable?.Domain?.Origins ?? (variable?.Fixed is Reference { Value: >= 0 } reference ? new[] { reference.Value } : Enumerable.Empty<int>());
        return origins.Where(origin => origin >= 0).Select(WholeOf);
    }

    private Variable? Known(ISymbol symbol) => _frame.Variables.TryGetValue(symbol, out Variable? variable) ? variable : null;

    private static Variable? PartOf(Variable? whole, ISymbol member) =>
        whole is not null && whole.Parts.TryGetValue(member is IFieldSymbol field ? Names.StoredName(field) : member.Name, out Variable? part) ? part : null;

    /// <summary>The buffer that one is a part of; of an array of arrays, that of all elements.</summary>
    private int WholeOf(int buffer)
    {
        buffer = _tables.TryGetValue(buffer, out RowTable? table) && table.Elements >= 0 ? table.Elements : buffer;
        while (_buffers.TryGetValue(buffer, out BufferFacts? facts) && facts.Base >= 0)
        {
            buffer = facts.Base;
        }

        return buffer;
    }
}
