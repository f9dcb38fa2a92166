using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>
/// How a struct is made from its fields again: the gradient of a struct is one, and so is an element whose fields cannot be set in place. By an
/// object initialiser if all fields can be set; else by a constructor that does nothing but assign.
/// </summary>
internal sealed class StructRebuilding
{
    private readonly INamedTypeSymbol _home;
    private readonly Compilation _compilation;
    private readonly CancellationToken _token;

    /// <param name="home">the type whose members take structs apart</param>
    public StructRebuilding(INamedTypeSymbol home, Compilation compilation, CancellationToken token)
    {
        _home = home;
        _compilation = compilation;
        _token = token;
    }

    /// <summary>Why a value cannot be taken apart and rebuilt; null if it can.</summary>
    public string? ProblemOf(StructShape shape) => shape.Members.Select(member =>
        !IsReachable(member) ? $"'{member.Name}' cannot be reached from '{_home.Name}'"
        : !member.IsSettable && shape.Type.Constructor.Count == 0 ? $"'{member.Name}' cannot be set, and no constructor {WhereOf(shape)} just assigns all fields"
        : member.Form is StructForm inner ? ProblemOf(inner.Shape)
        : null).FirstOrDefault(problem => problem is not null);

    private static string WhereOf(StructShape shape) =>
        shape.Symbol.DeclaringSyntaxReferences.Length > 0 || ReferencedGraphs.AreCarriedBy((INamedTypeSymbol)shape.Symbol) ? "that can be seen"
            : $"is known (mark a method of '{shape.Symbol.Name}' [Differentiable] in its project: its constructors go with that) that";

    /// <summary>What of a value cannot be read from here; null if everything can.</summary>
    public string? HiddenIn(StructShape shape) => shape.Members.Select(member => !IsReachable(member) ? $"'{member.Name}' cannot be reached from '{_home.Name}'"
        : member.Form is StructForm inner ? HiddenIn(inner.Shape) : null).FirstOrDefault(problem => problem is not null);

    /// <summary>The members that the parameters of a constructor are assigned to, if there is one that can be called and does just that.</summary>
    public string[] ConstructorOf(StructShape shape) => ((INamedTypeSymbol)shape.Symbol).InstanceConstructors
        .Where(constructor => constructor.Parameters.Length == shape.Members.Count && IsAccessible(constructor))
        .Select(constructor => LibraryStructs.TakesParts(constructor) ? shape.Members.Select(member => member.Name).ToArray() : OrderOf(constructor, shape))
        .FirstOrDefault(order => order is not null) ?? System.Array.Empty<string>();

    /// <summary>What a primary constructor keeps has no name that could be written.</summary>
    private bool IsReachable(Member member) => (member.Symbol is IPropertySymbol property ? property.GetMethod is { } getter && IsAccessible(getter) : IsAccessible(member.Symbol)) && !member.Name.StartsWith("<", System.StringComparison.Ordinal);

    public bool IsAccessible(ISymbol symbol) => _compilation.IsSymbolAccessibleWithin(symbol.OriginalDefinition, _home.OriginalDefinition);

    private string[]? OrderOf(IMethodSymbol constructor, StructShape shape)
    {
        Sources sources = Sources.Of(_compilation);
        if (sources.Referenced.Of(constructor)?.Graph is { } graph)
        {
            return AssigningConstructor.OrderOf(graph, constructor, shape);
        }

        if (sources.BodyOf(constructor, _token)?.Root is not IBlockOperation body)
        {
            return null;
        }

        string?[] order = new string?[constructor.Parameters.Length];
        foreach ((IOperation target, IOperation value) in body.Operations.SelectMany(AssignmentsIn))
        {
            if (target is not IMemberReferenceOperation { Instance: IInstanceReferenceOperation, Member.Name: var name } || value is not IParameterReferenceOperation parameter
                || shape[name] is null || order.Contains(Names.Escape(name)))
            {
                return null;
            }

            order[parameter.Parameter.Ordinal] = Names.Escape(name);
        }

        string[] names = order.OfType<string>().ToArray();
        return names.Length == order.Length ? names : null;
    }

    /// <summary>What a statement assigns, if that is what it does: <c>X = x;</c>, or <c>(X, Y) = (x, y);</c>. Anything else assigns nothing to nothing.</summary>
    private static IEnumerable<(IOperation Target, IOperation Value)> AssignmentsIn(IOperation statement) => statement switch
    {
        IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment } => new[] { (assignment.Target, assignment.Value) },
        IExpressionStatementOperation { Operation: IDeconstructionAssignmentOperation { Target: ITupleOperation targets, Value: var value } } when Unconverted(value) is ITupleOperation values =>
            targets.Elements.Zip(values.Elements, (target, element) => (target, Unconverted(element))),
        _ => new[] { (statement, statement) },
    };

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true, Conversion.IsIdentity: true } or IConversionOperation { Operand: ITupleOperation })
        {
            value = ((IConversionOperation)value).Operand;
        }

        return value;
    }
}
