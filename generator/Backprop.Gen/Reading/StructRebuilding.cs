using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>
/// How a struct is made from its fields again: the gradient of a struct is one, and so is an element of a buffer whose fields cannot be set
/// in place. By an object initialiser if all fields can be set; else by a constructor that does nothing but assign.
/// </summary>
internal sealed class StructRebuilding
{
    private readonly ModuleReader _reader;

    public StructRebuilding(ModuleReader reader) => _reader = reader;

    /// <summary>Why a value cannot be rebuilt; null if it can.</summary>
    public string? ProblemOf(StructShape shape) => shape.Members.Select(member =>
        !IsReachable(member) ? Unreachable(member)
        : !member.IsSettable && ConstructorOf(shape.Symbol, shape.Members) is null ? $"'{member.Name}' cannot be set, and no constructor in this project just assigns all fields"
        : member.Form is StructForm inner ? ProblemOf(inner.Shape)
        : null).FirstOrDefault(problem => problem is not null);

    /// <summary>The type of the graph, with how a value of it is made again and whether its fields can be set one by one.</summary>
    public StructType Complete(StructType type, INamedTypeSymbol symbol, IReadOnlyList<Member> members) => type with
    {
        Constructor = members.All(member => member.IsSettable) ? default : (ConstructorOf(symbol, members) ?? System.Array.Empty<string>()).ToEquatableArray(),
        IsReplaced = members.Any(member => !member.IsSettable || member.IsInitOnly || (member.Form is StructForm inner && (member.Symbol is IPropertySymbol || inner.Shape.Type.IsReplaced))),
    };

    /// <summary>What a primary constructor keeps has no name that could be written.</summary>
    private bool IsReachable(Member member) => _reader.IsAccessible(member.Symbol) && !member.Name.StartsWith("<", System.StringComparison.Ordinal);

    private string Unreachable(Member member) => $"'{member.Name}' cannot be reached from '{_reader.Entry.ContainingType.Name}'";

    private string[]? ConstructorOf(ITypeSymbol type, IReadOnlyList<Member> members) => ((INamedTypeSymbol)type).InstanceConstructors
        .Where(constructor => constructor.Parameters.Length == members.Count && _reader.IsAccessible(constructor))
        .Select(constructor => PropertyStructs.TakesParts(constructor) ? members.Select(member => member.Name).ToArray() : OrderOf(constructor, members))
        .FirstOrDefault(order => order is not null);

    /// <summary>The members that the parameters of a constructor are assigned to, if that is all it does.</summary>
    private string[]? OrderOf(IMethodSymbol constructor, IReadOnlyList<Member> members)
    {
        if (_reader.Sources.BodyOf(constructor, _reader.Token)?.Root is not IBlockOperation body || body.Operations.Length != members.Count)
        {
            return null;
        }

        string?[] order = new string?[constructor.Parameters.Length];
        foreach (IOperation statement in body.Operations)
        {
            bool assigns = statement is IExpressionStatementOperation
            {
                Operation: ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: IInstanceReferenceOperation }, Value: IParameterReferenceOperation },
            };
            if (!assigns)
            {
                return null;
            }

            ISimpleAssignmentOperation assignment = (ISimpleAssignmentOperation)((IExpressionStatementOperation)statement).Operation;
            string name = ((IMemberReferenceOperation)assignment.Target).Member.Name;
            if (members.All(member => member.Name != name) || order.Contains(Names.Escape(name)))
            {
                return null;
            }

            order[((IParameterReferenceOperation)assignment.Value).Parameter.Ordinal] = Names.Escape(name);
        }

        string[] names = order.OfType<string>().ToArray();
        return names.Length == order.Length ? names : null;
    }
}
