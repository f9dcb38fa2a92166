using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>A local, a parameter or the receiver (its method stands for it), or a field inside one, that is assigned.</summary>
internal readonly record struct Assigned(ISymbol Root, string Path);

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
    private readonly IMethodSymbol _method;

    private BodyFacts(IMethodSymbol method) => _method = method;

    /// <summary>The method; as a root of assignments it stands for its receiver.</summary>
    public IMethodSymbol Method => _method;

    /// <summary>The methods called, one entry a call.</summary>
    public List<IMethodSymbol> Calls { get; } = new();

    /// <summary>The fields of classes and static fields that are assigned.</summary>
    public HashSet<ISymbol> AssignedState { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>How many operations there are.</summary>
    public int Size { get; private set; }

    public int Returns { get; private set; }

    public bool AssignsReceiver { get; private set; }

    /// <summary>Whether there are compile errors in it.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The first statement that lies too deep.</summary>
    public IOperation? TooDeep { get; private set; }

    /// <summary>The first operation that no graph can hold (a try, a lambda, …), as far as can be told without reading.</summary>
    public IOperation? Obstacle { get; private set; }

    public BufferFlow Buffers => _flow;

    public static BodyFacts Of(IMethodSymbol method, SyntaxNode syntax, IOperation root)
    {
        BodyFacts facts = new(method);
        facts.IsBroken = syntax.ContainsDiagnostics && syntax.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        facts.Walk(root);
        facts._flow.Finish();
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
        operation is ILoopOperation or IConditionalOperation or ISwitchOperation or ISwitchCaseOperation or IBlockOperation
        || operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr }
        || operation.Parent is ILoopOperation;

    private static int Depth(IOperation operation) =>
        operation is ILoopOperation or IConditionalOperation or ISwitchOperation || (operation is IBlockOperation && operation.Parent is IBlockOperation) ? 1 : 0;

    private void Visit(IOperation operation, Stack<(HashSet<Assigned>? Set, bool Returns)> open)
    {
        switch (operation)
        {
            case IInvalidOperation:
                IsBroken = true;
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                foreach (IOperation target in Deconstruction.TargetsOf(deconstruction.Target))
                {
                    Assign(target, open);
                }

                break;
            case IAssignmentOperation assignment:
                Assign(assignment.Target, open);
                _flow.Assign(assignment);
                break;
            case IIncrementOrDecrementOperation step:
                Assign(step.Target, open);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                Assign(argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value, open);
                break;
            case IVariableDeclaratorOperation declarator:
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
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                Calls.Add(constructor);
                break;
            case IPropertyReferenceOperation property:
                Calls.AddRange(new[] { property.Property.GetMethod, property.Property.SetMethod }.OfType<IMethodSymbol>());
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
            case ITryOperation or ILocalFunctionOperation or IAnonymousFunctionOperation or IUsingOperation or IUsingDeclarationOperation
                or ILockOperation or IAwaitOperation or IDelegateCreationOperation or ILabeledOperation or IDynamicInvocationOperation
                or IAnonymousObjectCreationOperation or ISwitchExpressionOperation
                or IConditionalAccessOperation or ICoalesceOperation or IIsPatternOperation or IIsTypeOperation:
                Obstacle ??= operation;
                break;
            case ITupleOperation when !Deconstruction.IsTarget(operation):
                Obstacle ??= operation;
                break;
        }
    }

    private void Assign(IOperation target, Stack<(HashSet<Assigned>? Set, bool Returns)> open)
    {
        if (RootOf(target) is not { } assigned)
        {
            if (StateOf(target) is { } member)
            {
                AssignedState.Add(member);
            }

            return;
        }

        AssignsReceiver |= assigned.Root is IMethodSymbol;
        (HashSet<Assigned>? set, bool returns) = open.Pop();
        set ??= new HashSet<Assigned>();
        set.Add(assigned);
        open.Push((set, returns));
    }

    /// <summary>The variable that an assignment to this expression changes; null if it changes memory or state.</summary>
    private Assigned? RootOf(IOperation target)
    {
        string path = "";
        while (true)
        {
            switch (target)
            {
                case ILocalReferenceOperation local:
                    return new Assigned(local.Local, path);
                case IParameterReferenceOperation parameter:
                    return new Assigned(parameter.Parameter, path);
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } when _method.ContainingType.IsValueType:
                    return new Assigned(_method, path);
                case IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance } field:
                    path = Join(field.Field.Name, path);
                    target = instance;
                    break;
                case IPropertyReferenceOperation { Instance: { Type.IsValueType: true } instance, Arguments.Length: 0 } property:
                    path = Join(property.Property.Name, path);
                    target = instance;
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>The member of a type or an instance that an assignment changes; null if it changes an element of a buffer, or fills in a new struct.</summary>
    private static ISymbol? StateOf(IOperation target)
    {
        while (target is IMemberReferenceOperation member and (IFieldReferenceOperation or IPropertyReferenceOperation))
        {
            if (member.Instance is not { } instance)
            {
                return member.Member;
            }

            if (Names.IsBuffer(instance.Type) || instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver, Type.IsValueType: true })
            {
                return null;
            }

            if (instance.Type is not { IsValueType: true } || instance is IInstanceReferenceOperation)
            {
                return member.Member;
            }

            target = instance;
        }

        return null;
    }

    private static string Join(string name, string path) => path.Length == 0 ? Names.Escape(name) : Names.Escape(name) + "." + path;
}
