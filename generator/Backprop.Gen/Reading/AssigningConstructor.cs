using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Whether a constructor of another project does nothing but assign its parameters, as its graph tells: that returns them as they are.</summary>
internal static class AssigningConstructor
{
    /// <summary>The members that the parameters are assigned to; null if the constructor does anything else.</summary>
    public static string[]? OrderOf(MethodGraph graph, IMethodSymbol constructor, StructShape shape)
    {
        Function entry = graph.Module.Entry;
        bool isSame = graph.Layout.Split(';').ElementAtOrDefault(constructor.Parameters.Length) == SignatureLayout.Of(shape);

        // What the fields are before they are assigned is still in the graph.
        bool isOnlyAssigning = entry.Body.Nodes.All(node => node is Constant or Exit) && graph.State.Count == 0;
        if (!isSame || !isOnlyAssigning || entry.Body.Nodes.LastOrDefault() is not Exit { Values: var values }
            || values.Count != shape.Leaves.Count || values.Count != entry.Parameters.Count)
        {
            return null;
        }

        List<int> parameters = entry.Parameters.ToList();
        int[] positions = values.Select(value => parameters.IndexOf(value)).ToArray();
        List<Member> members = shape.Members.OrderBy(member => positions[member.Offset]).ToList();
        int next = 0;
        foreach ((Member member, IParameterSymbol parameter) in members.Zip(constructor.Parameters, (member, parameter) => (member, parameter)))
        {
            bool isWhole = Enumerable.Range(0, member.Count).All(leaf => positions[member.Offset + leaf] == next + leaf);
            if (!isWhole || !SymbolEqualityComparer.Default.Equals(TypeOf(member.Symbol), parameter.Type))
            {
                return null;
            }

            next += member.Count;
        }

        return members.Select(member => Names.Escape(member.Name)).ToArray();
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;
}
