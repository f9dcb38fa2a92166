using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>A local, a parameter or the receiver (its method stands for it), or a field inside one, that is assigned.</summary>
/// <param name="By">the member that is called on it: it is assigned if that changes its struct</param>
internal readonly record struct Assigned(ISymbol Root, string Path, IMethodSymbol? By = null);

/// <summary>
/// What must be known of a body before it is read: what each construct assigns, which buffer variables are reassigned and what they
/// may hold, whom it calls. Found in one walk with an explicit stack, so that neither long sums nor long methods cost more than their length.
/// </summary>
internal sealed partial class BodyFacts
{
    /// <summary>Deeper nests of statements are refused: they would overflow the stack of a compiler that a small thread runs.</summary>
    public const int MaxDepth = 128;

    private static readonly HashSet<Assigned> s_nothing = new();

    private readonly Dictionary<IOperation, HashSet<Assigned>> _assigned = new();
    private readonly HashSet<ILabelSymbol> _continued = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IOperation> _returning = new();
    private readonly BufferFlow _flow = new();
    private readonly HashSet<Assigned> _all = new();
    private readonly HashSet<ISymbol> _used = new(SymbolEqualityComparer.Default);
    private readonly IMethodSymbol _method;

    private BodyFacts(IMethodSymbol method) => _method = method;

    /// <summary>The method; as a root of assignments it stands for its receiver.</summary>
    public IMethodSymbol Method => _method;

    /// <summary>The methods called, one entry a call.</summary>
    public List<IMethodSymbol> Calls { get; } = new();

    /// <summary>The fields of classes and static fields that are assigned.</summary>
    public HashSet<ISymbol> AssignedState { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The names of the fields of objects that are assigned, or that a member which is called on them may change.</summary>
    public HashSet<string> ChangedFields { get; } = new();

    /// <summary>The fields of classes and static fields that are structs, and the members called on them, which may change them.</summary>
    public List<(ISymbol State, IMethodSymbol By)> CallsOnState { get; } = new();

    /// <summary>Whether fields that are marked are used.</summary>
    public bool UsesMarkedFields { get; private set; }

    /// <summary>How many operations there are.</summary>
    public int Size { get; private set; }

    public int Returns { get; private set; }

    /// <summary>Whether the receiver's struct is assigned, other than by calls.</summary>
    public bool AssignsReceiver => _all.Any(assigned => assigned is { Root: IMethodSymbol, By: null });

    /// <summary>The members that are called on the receiver's struct itself, or on a part of it, and may change it.</summary>
    public IEnumerable<IMethodSymbol> CallsOnReceiver => _all.Where(assigned => assigned.Root is IMethodSymbol).Select(assigned => assigned.By).OfType<IMethodSymbol>();

    /// <summary>Whether there are compile errors in it.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The first statement that lies too deep.</summary>
    public IOperation? TooDeep { get; private set; }

    public BufferFlow Buffers => _flow;

    /// <summary>The local functions declared here, not those inside of other functions.</summary>
    public List<IMethodSymbol> LocalFunctions { get; } = new();

    /// <summary>What is assigned here but declared outside: by a lambda or a local function.</summary>
    public IEnumerable<Assigned> AssignedOutside => _all.Where(assigned => !IsOwn(assigned.Root));

    /// <summary>Whether variables from outside are used.</summary>
    public bool Captures { get; private set; }

    public static BodyFacts Of(IMethodSymbol method, SyntaxNode syntax, IOperation root)
    {
        BodyFacts facts = new(method);
        facts.IsBroken = syntax.ContainsDiagnostics && syntax.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        facts.Walk(root);
        facts._flow.Finish();
        if (method.MethodKind is not (MethodKind.LocalFunction or MethodKind.LambdaMethod))
        {
            facts.ResolveObjects();
        }

        return facts;
    }

    /// <summary>What is assigned in an operation that is a construct, an arm or a body of one.</summary>
    public HashSet<Assigned> AssignedIn(IOperation operation) => _assigned.TryGetValue(operation, out HashSet<Assigned>? set) ? set : s_nothing;

    public bool IsContinued(ILabelSymbol label) => _continued.Contains(label);

    /// <summary>Whether a construct contains a return.</summary>
    public bool CanReturn(IOperation construct) => _returning.Contains(construct);

    private void Walk(IOperation root)
    {
        Stack<(IOperation Operation, bool Leaving)> work = new();
        Stack<(HashSet<Assigned>? Set, bool Returns)> open = new();
        int depth = 0;
        open.Push(default);
        work.Push((root, false));
        List<IOperation> children = new();
        while (work.Count > 0)
        {
            (IOperation operation, bool isLeaving) = work.Pop();
            if (isLeaving)
            {
                (HashSet<Assigned>? set, bool returns) = open.Pop();
                (HashSet<Assigned>? outer, bool outerReturns) = open.Pop();
                open.Push((Merge(outer, set), outerReturns || returns));
                if (set is not null)
                {
                    _assigned[operation] = set;
                }

                if (returns)
                {
                    _returning.Add(operation);
                }

                depth -= Depth(operation);
                continue;
            }

            Size++;
            Visit(operation, open);
            if (IsConstruct(operation))
            {
                depth += Depth(operation);
                TooDeep ??= depth > MaxDepth ? operation : null;
                open.Push(default);
                work.Push((operation, true));
            }

            if (FunctionIn(operation) is { } function)
            {
                VisitFunction(function.Symbol, function.Body, open);
                continue;
            }

            children.Clear();
            foreach (IOperation child in operation.ChildOperations)
            {
                children.Add(child);
            }

            for (int i = children.Count - 1; i >= 0; i--)
            {
                work.Push((children[i], false));
            }
        }
    }

    /// <summary>A function in the body: it is a body of its own, and nothing of it runs here.</summary>
    private static (IMethodSymbol Symbol, IBlockOperation? Body)? FunctionIn(IOperation operation) => operation switch
    {
        ILocalFunctionOperation local => (local.Symbol, local.Body),
        IAnonymousFunctionOperation lambda => (lambda.Symbol, lambda.Body),
        _ => null,
    };

    /// <summary>What it calls may be called from here; what it assigns it may assign in every construct that it is handed to.</summary>
    private void VisitFunction(IMethodSymbol symbol, IBlockOperation? body, Stack<(HashSet<Assigned>? Set, bool Returns)> open)
    {
        if (symbol.MethodKind == MethodKind.LocalFunction)
        {
            LocalFunctions.Add(symbol);
        }

        if (body is null)
        {
            return;
        }

        BodyFacts inner = Of(symbol, body.Syntax, body);
        Calls.AddRange(inner.Calls);
        AssignedState.UnionWith(inner.AssignedState);
        ChangedFields.UnionWith(inner.ChangedFields);
        Hidden.UnionWith(inner.Hidden);
        CallsOnState.AddRange(inner.CallsOnState);
        _writtenElements.AddRange(inner.WrittenElements.Select(element => ((ISymbol?)null, element)));
        TakeObjects(inner);
        UsesMarkedFields |= inner.UsesMarkedFields;
        Size += inner.Size;
        IsBroken |= inner.IsBroken;
        TooDeep ??= inner.TooDeep;
        Obstacle ??= inner.Obstacle;
        foreach (ISymbol used in inner._used.Where(used => !inner.IsOwn(used)))
        {
            Use(used);
        }

        foreach (Assigned assigned in inner.AssignedOutside)
        {
            Assign(assigned, open);
        }
    }

    private bool IsOwn(ISymbol variable) =>
        _method.MethodKind is not (MethodKind.LocalFunction or MethodKind.LambdaMethod) || SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, _method);

    /// <summary>The methods that an operation calls.</summary>
    public static IEnumerable<IMethodSymbol> CalledBy(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => new[] { invocation.TargetMethod },
        IObjectCreationOperation { Constructor: { } constructor } => new[] { constructor },
        IPropertyReferenceOperation property => AccessorsOf(property, property.Property),
        IImplicitIndexerReferenceOperation { IndexerSymbol: IPropertySymbol indexer } element => AccessorsOf(element, indexer),
        IBinaryOperation { OperatorMethod: { } method } => new[] { method },
        IUnaryOperation { OperatorMethod: { } method } => new[] { method },
        ICompoundAssignmentOperation { OperatorMethod: { } method } => new[] { method },
        IIncrementOrDecrementOperation { OperatorMethod: { } method } => new[] { method },
        IConversionOperation { OperatorMethod: { } method } => new[] { method },
        _ => CalledToTakeApart(operation),
    };

    private static HashSet<Assigned>? Merge(HashSet<Assigned>? outer, HashSet<Assigned>? inner)
    {
        if (outer is null || inner is null)
        {
            return outer ?? (inner is null ? null : new HashSet<Assigned>(inner));
        }

        outer.UnionWith(inner);
        return outer;
    }

    /// <summary>The constructs whose merges need to know what they assign, and the parts that are read by themselves.</summary>
    private static bool IsConstruct(IOperation operation) =>
        operation is ILoopOperation or IConditionalOperation or ISwitchOperation or ISwitchCaseOperation or IBlockOperation or IUsingOperation
            or ISwitchExpressionOperation or ISwitchExpressionArmOperation or ICoalesceOperation or ICoalesceAssignmentOperation
        || operation.Parent is ISwitchExpressionArmOperation or IPatternCaseClauseOperation
        || operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr }
        || operation.Parent is ILoopOperation;

    private static int Depth(IOperation operation) =>
        operation is ILoopOperation or IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or IUsingOperation || (operation is IBlockOperation && operation.Parent is IBlockOperation) ? 1 : 0;

    private void Visit(IOperation operation, Stack<(HashSet<Assigned>? Set, bool Returns)> open)
    {
        ChangedFields.UnionWith(FieldsChangedBy(operation));
        Touch((operation as IMemberReferenceOperation)?.Member ?? (operation as IInvocationOperation)?.TargetMethod);
        switch (operation)
        {
            case IInvalidOperation:
                IsBroken = true;
                break;
            case IFieldReferenceOperation field:
                UsesMarkedFields |= MarkedFields.IsMarked(field.Field);
                break;
            case ILocalReferenceOperation local:
                Use(local.Local);
                break;
            case IParameterReferenceOperation parameter:
                Use(parameter.Parameter);
                break;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                Captures |= _method.MethodKind is MethodKind.LocalFunction or MethodKind.LambdaMethod;
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                AssignParts(deconstruction.Target, open);
                _flow.Assign(deconstruction);
                Calls.AddRange(CalledBy(deconstruction));
                break;
            case IPatternOperation pattern when Patterns.NamedBy(pattern) is { } local:
                Assign(new Assigned(local, ""), open);
                _flow.Bind(local, pattern);
                Calls.AddRange(CalledBy(pattern));
                break;
            case IRecursivePatternOperation positions:
                Calls.AddRange(CalledBy(positions));
                break;
            case IAssignmentOperation assignment:
                Assign(assignment.Target, open);
                _flow.Assign(assignment);
                Calls.AddRange(CalledBy(assignment));
                break;
            case IIncrementOrDecrementOperation step:
                Assign(step.Target, open);
                Calls.AddRange(CalledBy(step));
                break;
            case IArgumentOperation argument:
                if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out)
                {
                    Assign(argument.Value, open);
                }

                NoteCollection(argument);
                HandOut(argument);
                break;
            case IVariableDeclaratorOperation declarator:
                if (declarator is { Symbol.RefKind: RefKind.Ref, Initializer.Value: { } aliased })
                {
                    // What is assigned by its other name, wherever that is visible.
                    Assign(aliased, open);
                }

                DeclareObject(declarator);
                _flow.Declare(declarator);
                break;
            case IBranchOperation { BranchKind: BranchKind.Continue } branch:
                _continued.Add(branch.Target);
                break;
            case IReturnOperation:
                Returns++;
                (HashSet<Assigned>? set, _) = open.Pop();
                open.Push((set, true));
                break;
            case IInvocationOperation invocation:
                Calls.Add(invocation.TargetMethod);
                CallOn(invocation.Instance, invocation.TargetMethod, open);
                if (invocation is { Instance: { } filled, TargetMethod.Name: "Fill" or "Clear" } && Names.IsView(filled.Type))
                {
                    WriteTo(filled);
                }

                if (Names.IsCollection(invocation.TargetMethod.ContainingType))
                {
                    CollectionCalls.Add(invocation.TargetMethod);
                }

                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                Calls.Add(constructor);
                break;
            case IPropertyReferenceOperation property:
                Calls.AddRange(AccessorsOf(property, property.Property));
                CallOn(property.Instance, property.Property.GetMethod, open);
                break;
            case IImplicitIndexerReferenceOperation { IndexerSymbol: IPropertySymbol indexer } element:
                Calls.AddRange(AccessorsOf(element, indexer));
                break;
            case IBinaryOperation { OperatorMethod: { } method }:
                Calls.Add(method);
                break;
            case IUnaryOperation { OperatorMethod: { } method }:
                Calls.Add(method);
                break;
            case IConversionOperation { OperatorMethod: { } method }:
                Calls.Add(method);
                break;
        }

        Obstacle ??= IsObstacle(operation) ? operation : null;
    }
}
