using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>
/// Which buffer variables are reassigned ("moving"), and what flows into them. Moving variables that flow into each other form a class
/// with common origins; the fixed variables that flow into a class are origins it may get.
/// </summary>
internal sealed partial class BufferFlow
{
    private readonly Dictionary<ISymbol, int> _writes = new(SymbolEqualityComparer.Default);
    private readonly List<(ISymbol Target, IOperation Value)> _flows = new();
    private readonly Dictionary<ISymbol, IOperation> _initial = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ISymbol> _parent = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, HashSet<ISymbol>> _sources = new(SymbolEqualityComparer.Default);
    private readonly List<(ISymbol Target, IOperation Member)> _members = new();
    private readonly HashSet<ISymbol> _parts = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _madeInside = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _sliced = new(SymbolEqualityComparer.Default);

    public void Declare(IVariableDeclaratorOperation declarator)
    {
        IVariableInitializerOperation? initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        if (Names.IsBuffer(declarator.Symbol.Type) && initializer is not null)
        {
            Write(declarator.Symbol, initializer.Value);
        }
    }

    public void Assign(IAssignmentOperation assignment) => Assign(assignment.Target, assignment.Value);

    /// <summary><c>(a, b) = (b, a)</c>, item by item.</summary>
    public void Assign(IDeconstructionAssignmentOperation deconstruction) => AssignParts(deconstruction.Target, deconstruction.Value);

    private void AssignParts(IOperation target, IOperation value)
    {
        IOperation place = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        IOperation source = value is IConversionOperation { Operand: ITupleOperation literal } ? literal : value;
        if (place is not ITupleOperation places)
        {
            Assign(place, value);
            return;
        }

        for (int i = 0; i < places.Elements.Length; i++)
        {
            AssignParts(places.Elements[i], source is ITupleOperation tuple ? tuple.Elements[i] : source);
        }
    }

    private void Assign(IOperation target, IOperation value)
    {
        ISymbol? variable = target switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        if (variable is not null && Names.IsBuffer(target.Type))
        {
            Write(variable, value);
            if (variable is ILocalSymbol local && IsGivenInside(local, target))
            {
                // Where the variable is read, the array is not seen that it got inside: as if it were reassigned.
                _writes[variable]++;
            }
        }
    }

    /// <summary>Whether a variable from outside is assigned where a resource is used, which is a region of its own.</summary>
    private static bool IsGivenInside(ILocalSymbol local, IOperation target)
    {
        if (local.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration)
        {
            return false;
        }

        for (IOperation? around = target; around is not null && !around.Syntax.Span.Contains(declaration.Span); around = around.Parent)
        {
            if (HasResource(around))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasResource(IOperation construct) =>
        construct is IUsingOperation || (construct is IBlockOperation block && block.Operations.Any(statement => statement is IUsingDeclarationOperation));

    /// <summary>What a pattern names may be given its reference in the middle of an expression, and is read behind it: as if it were reassigned.</summary>
    public void Bind(ILocalSymbol local, IPatternOperation pattern)
    {
        if (Names.IsBuffer(local.Type) && Patterns.SubjectOf(pattern) is { } subject)
        {
            Write(local, subject);
            _writes[local]++;
            if (pattern.Parent is ISlicePatternOperation)
            {
                _parts.Add(local);
            }
        }
    }

    /// <summary>Whether a buffer variable is given a reference more than once.</summary>
    public bool IsMoving(ISymbol symbol) =>
        _writes.TryGetValue(symbol, out int count) && count + (symbol is IParameterSymbol ? 1 : 0) > 1;

    /// <summary>Whether a variable refers to one array, which is made where it is declared.</summary>
    public bool IsMadeHere(ISymbol symbol) => !IsMoving(symbol) && _initial.TryGetValue(symbol, out IOperation? initial) && initial is IArrayCreationOperation;

    /// <summary>The variable that stands for the class of a moving variable.</summary>
    public ISymbol ClassOf(ISymbol symbol)
    {
        while (_parent.TryGetValue(symbol, out ISymbol? parent))
        {
            symbol = parent;
        }

        return symbol;
    }

    /// <summary>Whether the variables of a class may refer to parts of buffers: then a start and a count have to be known of them, too.</summary>
    public bool IsSliced(ISymbol representative) => _sliced.Contains(representative);

    /// <summary>Whether the variables of a class may be given arrays that are made in a loop or a branch, and not seen outside of it.</summary>
    public bool IsMadeInside(ISymbol representative) => _madeInside.Contains(representative);

    /// <summary>The fixed variables whose references a class may get.</summary>
    public IEnumerable<ISymbol> SourcesOf(ISymbol representative) =>
        _sources.TryGetValue(representative, out HashSet<ISymbol>? set) ? set : System.Array.Empty<ISymbol>();

    /// <summary>The fields and properties whose references a class may get.</summary>
    public IEnumerable<IOperation> MembersOf(ISymbol representative) =>
        _members.Where(flow => SymbolEqualityComparer.Default.Equals(ClassOf(flow.Target), representative)).Select(flow => flow.Member);

    /// <summary>Closes the classes; call it once all writes are known.</summary>
    public void Finish()
    {
        List<(ISymbol Target, ISymbol Source)> fixedFlows = new();
        List<(ISymbol Target, List<IOperation> Makers)> arrays = new();
        foreach ((ISymbol target, IOperation value) in _flows)
        {
            if (!IsMoving(target))
            {
                continue;
            }

            HashSet<ISymbol> roots = new(SymbolEqualityComparer.Default);
            List<IOperation> members = new();
            AddRoots(value, roots, members);
            _members.AddRange(members.Select(member => (target, member)));
            if (IsOneArray(target))
            {
                arrays.Add((target, MakersIn(value, roots)));
            }

            foreach (ISymbol root in roots)
            {
                if (IsMoving(root))
                {
                    // A row and the array that it is a row of are not the same.
                    if (Names.IsJagged(target) == Names.IsJagged(root))
                    {
                        Union(target, root);
                    }
                }
                else
                {
                    fixedFlows.Add((target, root));
                }
            }
        }

        foreach ((ISymbol target, IOperation value) in _flows.Where(flow => IsMoving(flow.Target) && (_parts.Contains(flow.Target) || !IsWhole(flow.Value))))
        {
            _sliced.Add(ClassOf(target));
        }

        ILookup<ISymbol, ISymbol> classes = arrays.Select(array => array.Target).Distinct<ISymbol>(SymbolEqualityComparer.Default)
            .ToLookup(ClassOf, target => target, (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default);
        foreach ((ISymbol target, List<IOperation> makers) in arrays)
        {
            if (makers.Exists(maker => classes[ClassOf(target)].Any(member => IsInside(maker, member))))
            {
                _madeInside.Add(ClassOf(target));
                _sliced.Add(ClassOf(target));
            }
        }

        foreach ((ISymbol target, ISymbol source) in fixedFlows)
        {
            ISymbol representative = ClassOf(target);
            if (!_sources.TryGetValue(representative, out HashSet<ISymbol>? set))
            {
                _sources[representative] = set = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
            }

            set.Add(source);
        }
    }

    /// <summary>Whether an expression refers to whole buffers only.</summary>
    public bool IsWhole(IOperation value) => value switch
    {
        ILocalReferenceOperation local => IsMoving(local.Local) ? !_sliced.Contains(ClassOf(local.Local)) : !_initial.TryGetValue(local.Local, out IOperation? initial) || IsWhole(initial),
        IParameterReferenceOperation parameter => !IsMoving(parameter.Parameter) || !_sliced.Contains(ClassOf(parameter.Parameter)),
        IArrayCreationOperation or IDefaultValueOperation or IFieldReferenceOperation => true,
        IConversionOperation conversion => IsWhole(conversion.Operand),
        IPropertyReferenceOperation { Instance: { } memory } when Names.IsMemory(memory.Type) => IsWhole(memory),
        ISwitchExpressionOperation choice => choice.Arms.All(arm => IsWhole(arm.Value)),
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => IsWhole(conditional.WhenTrue) && IsWhole(whenFalse),
        ISimpleAssignmentOperation assignment => IsWhole(assignment.Value),
        _ => value.Kind == OperationKind.None,
    };

    /// <summary>Whether a variable is neither an array of several dimensions nor one of arrays.</summary>
    private static bool IsOneArray(ISymbol variable) =>
        ((variable as ILocalSymbol)?.Type ?? ((IParameterSymbol)variable).Type) is not (IArrayTypeSymbol { Rank: > 1 } or IArrayTypeSymbol { ElementType: IArrayTypeSymbol });

    /// <summary>What makes arrays in a value, or in that of a fixed variable in it.</summary>
    private List<IOperation> MakersIn(IOperation value, IEnumerable<ISymbol> roots) => roots
        .Where(root => !IsMoving(root) && _initial.ContainsKey(root)).Select(root => _initial[root]).Prepend(value)
        .SelectMany(part => part.DescendantsAndSelf()).Where(Makes).ToList();

    /// <summary>Whether an operation makes an array; a row is only found.</summary>
    public static bool Makes(IOperation operation) => operation is IArrayCreationOperation or { Kind: BodyReader.CollectionExpression }
        || (operation is IInvocationOperation && HoldsArrays(operation.Type))
        || (operation.Type is IArrayTypeSymbol && operation is IImplicitIndexerReferenceOperation
            or IArrayElementReferenceOperation { ArrayReference.Type: IArrayTypeSymbol { ElementType: not IArrayTypeSymbol } });

    /// <summary>Whether a type is an array, or a tuple with one in it.</summary>
    public static bool HoldsArrays(ITypeSymbol? type) =>
        type is IArrayTypeSymbol || (type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Any(element => HoldsArrays(element.Type)));

    /// <summary>Whether an operation stands in a loop, a branch or the like that the variable is declared outside of.</summary>
    private static bool IsInside(IOperation operation, ISymbol variable)
    {
        SyntaxNode? declaration = variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        for (IOperation? around = operation.Parent; around is not null; around = around.Parent)
        {
            if ((around is ILoopOperation or IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation || HasResource(around)) && (declaration is null || !around.Syntax.Span.Contains(declaration.Span)))
            {
                return true;
            }
        }

        return false;
    }

    private void Write(ISymbol target, IOperation value)
    {
        _writes[target] = (_writes.TryGetValue(target, out int count) ? count : 0) + 1;
        _flows.Add((target, value));
        _initial[target] = value;
    }

    private void Union(ISymbol a, ISymbol b)
    {
        ISymbol left = ClassOf(a);
        ISymbol right = ClassOf(b);
        if (!SymbolEqualityComparer.Default.Equals(left, right))
        {
            _parent[right] = left;
        }
    }
}
