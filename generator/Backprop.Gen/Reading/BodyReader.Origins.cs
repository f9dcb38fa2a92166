using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Before a loop: what its reassigned variables can get in it, they must be known to get before it is read.</summary>
internal sealed partial class BodyReader
{
    private void PrepareDomains(ILoopOperation loop, Slot[] slots)
    {
        foreach (Domain domain in slots.Select(slot => slot.Variable.Domain).OfType<Domain>().Distinct())
        {
            foreach (KeyValuePair<ISymbol, Domain> pair in _frame.Domains.Where(pair => ReferenceEquals(pair.Value, domain)).ToList())
            {
                foreach (Reference reference in KnownIn(_frame.Facts.Buffers, pair.Key, loop).ToList())
                {
                    Prepare(domain, reference, Names.IsJagged(pair.Key));
                }
            }
        }
    }

    /// <summary>The references that variables of a class may be given in a loop, as far as they are there before it.</summary>
    private IEnumerable<Reference> KnownIn(BufferFlow flow, ISymbol representative, ILoopOperation loop)
    {
        IEnumerable<Reference> variables = flow.SourcesOf(representative)
            .Select(source => _frame.Variables.TryGetValue(source, out Variable? variable) ? variable.Fixed : null).OfType<Reference>();
        IEnumerable<Reference> members = flow.MembersOf(representative)
            .Where(member => loop.Syntax.Span.Contains(member.Syntax.Span)).Select(ReferenceBefore).OfType<Reference>();
        return variables.Concat(members).Where(reference => reference.Value >= 0);
    }

    /// <summary>What a field refers to before a loop: those of classes are known on entry.</summary>
    private Datum? ReferenceBefore(IOperation member) => member switch
    {
        IPropertyReferenceOperation property when !IsStored(property.Property) => null,
        IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation { Type.IsReferenceType: true } } state when ObjectOf(state.Instance) is null => Read(member),
        IMemberReferenceOperation { Instance: ILocalReferenceOperation { Local: var local } } when !_frame.Variables.ContainsKey(local) => null,
        IMemberReferenceOperation { Instance: ILocalReferenceOperation or IParameterReferenceOperation } => (TryPlace(member) as VariablePlace)?.Variable.Fixed,
        _ => null,
    };

    private void Prepare(Domain domain, Reference reference, bool isJagged)
    {
        if (isJagged && !reference.Form.IsJagged)
        {
            return;
        }

        int root = reference.Form.IsJagged && !isJagged ? _tables[reference.Value].Elements : reference.Value;
        if (root < 0)
        {
            MayBeMade(domain);
            return;
        }

        while (domain.IsSliced && _buffers[root] is { Base: >= 0 } slice)
        {
            root = slice.Base;
        }

        if (!domain.Origins.Contains(root) && _buffers[root].Area.IsVisibleFrom(domain.Area))
        {
            domain.Origins.Add(root);
        }
    }

    private static void MayBeMade(Domain domain)
    {
        if (domain.IsSliced && !domain.Origins.Contains(Domain.Made))
        {
            domain.Origins.Add(Domain.Made);
        }
    }
}
