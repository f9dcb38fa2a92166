using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>
/// How a struct of the signature is made from its fields again: the gradient of a struct is one. By an object initialiser if all fields can
/// be set; else by a constructor that does nothing but assign.
/// </summary>
internal sealed class StructRebuilding
{
    private readonly ModuleReader _reader;

    public StructRebuilding(ModuleReader reader) => _reader = reader;

    /// <summary>Why a value that stands by itself cannot be rebuilt; null if it can.</summary>
    public string? ProblemOf(StructShape shape) => shape.Members.Select(member =>
        !IsReachable(member) ? Unreachable(member)
        : !member.IsSettable && ConstructorOf(shape) is null ? $"'{member.Name}' cannot be set, and no constructor in this project just assigns all fields"
        : member.Form is StructForm inner ? ProblemOf(inner.Shape)
        : null).FirstOrDefault(problem => problem is not null);

    /// <summary>Why an element of a buffer cannot be changed in place; null if it can.</summary>
    public string? ProblemInPlace(StructShape shape) => shape.Members.Select(member =>
        !IsReachable(member) ? Unreachable(member)
        : !member.IsSettable || member.IsInitOnly ? $"'{member.Name}' cannot be set in place"
        : member.Form is StructForm inner ? member.Symbol is IPropertySymbol ? $"'{member.Name}' is a property, whose own fields cannot be set in place" : ProblemInPlace(inner.Shape)
        : null).FirstOrDefault(problem => problem is not null);

    /// <summary>The type of the graph, with the constructors that are needed.</summary>
    public StructType TypeOf(StructShape shape)
    {
        IEnumerable<StructField> fields = shape.Type.Fields
            .Zip(shape.Members, (field, member) => member.Form is StructForm inner ? field with { Type = TypeOf(inner.Shape) } : field);
        bool isSettable = shape.Members.All(member => member.IsSettable);
        return shape.Type with
        {
            Fields = fields.ToEquatableArray(),
            Constructor = isSettable ? default : (ConstructorOf(shape) ?? System.Array.Empty<string>()).ToEquatableArray(),
        };
    }

    /// <summary>What a primary constructor keeps has no name that could be written.</summary>
    private bool IsReachable(Member member) => _reader.IsAccessible(member.Symbol) && !member.Name.StartsWith("<", System.StringComparison.Ordinal);

    private string Unreachable(Member member) => $"'{member.Name}' cannot be reached from '{_reader.Entry.ContainingType.Name}'";

    private string[]? ConstructorOf(StructShape shape) => ((INamedTypeSymbol)shape.Symbol).InstanceConstructors
        .Where(constructor => constructor.Parameters.Length == shape.Members.Count && _reader.IsAccessible(constructor))
        .Select(constructor => OrderOf(constructor, shape))
        .FirstOrDefault(order => order is not null);

    /// <summary>The members that the parameters of a constructor are assigned to, if that is all it does.</summary>
    private string[]? OrderOf(IMethodSymbol constructor, StructShape shape)
    {
        if (_reader.Sources.BodyOf(constructor, _reader.Token)?.Root is not IBlockOperation body || body.Operations.Length != shape.Members.Count)
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
            if (shape[name] is null || order.Contains(Names.Escape(name)))
            {
                return null;
            }

            order[((IParameterReferenceOperation)assignment.Value).Parameter.Ordinal] = Names.Escape(name);
        }

        string[] names = order.OfType<string>().ToArray();
        return names.Length == order.Length ? names : null;
    }
}
