using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>
/// <c>using</c>: what is done with a resource is a block that has it. The resource is made once, in its place, and no derivative flows into it; it is
/// disposed of where the forward sweep leaves the block, and the way back does not know it.
/// </summary>
internal sealed partial class BodyReader
{
    /// <summary>Structs that are disposed of, as C# has them: they have no variable here.</summary>
    private readonly HashSet<ISymbol> _resources = new(SymbolEqualityComparer.Default);

    private void ReadUsing(IUsingOperation statement)
    {
        RefuseAsynchronous(statement, statement.IsAsynchronous);
        Note(statement.Syntax);
        Slot[] slots = SlotsOf(statement);
        if (statement.Resources is IVariableDeclarationGroupOperation group)
        {
            ReadResources(DeclaratorsOf(group), 0, slots, () => ReadStatement(statement.Body));
        }
        else
        {
            ReadDisposing(ReadResource(statement.Resources, statement.Resources.Type!), slots, () => ReadStatement(statement.Body));
        }
    }

    /// <summary>A declaration, whose resource is disposed of at the end of the block that it stands in.</summary>
    private void ReadUsing(IUsingDeclarationOperation declaration, Action rest)
    {
        RefuseAsynchronous(declaration, declaration.IsAsynchronous);
        Note(declaration.Syntax);
        ReadResources(DeclaratorsOf(declaration.DeclarationGroup), 0, SlotsOf(declaration.Parent!), rest);
    }

    private void RefuseAsynchronous(IOperation statement, bool isAsynchronous)
    {
        if (isAsynchronous)
        {
            throw RefuseStatement(statement);
        }
    }

    private static IReadOnlyList<(IVariableDeclaratorOperation Declarator, IOperation Value)> DeclaratorsOf(IVariableDeclarationGroupOperation group) =>
        group.Declarations.SelectMany(declaration => declaration.Declarators.Select(declarator =>
            (declarator, (declarator.Initializer ?? declaration.Initializer)?.Value ?? throw new BrokenCode()))).ToList();

    private void ReadResources(IReadOnlyList<(IVariableDeclaratorOperation Declarator, IOperation Value)> resources, int next, Slot[] slots, Action body)
    {
        if (next == resources.Count)
        {
            body();
            return;
        }

        (IVariableDeclaratorOperation declarator, IOperation value) = resources[next];
        int resource = ReadResource(value, declarator.Symbol.Type);
        if (resource >= 0 && FormOf(declarator.Symbol.Type, declarator) is OpaqueForm form)
        {
            Store(Declare(declarator.Symbol, form), new Scalar(resource), declarator);
        }
        else if (resource >= 0)
        {
            _resources.Add(declarator.Symbol);
        }
        else
        {
            Declare(declarator, value);
        }

        ReadDisposing(resource, slots, () => ReadResources(resources, next + 1, slots, body));
    }

    /// <summary>The resource as C# has it, of that type; -1 for null, which is not disposed of.</summary>
    private int ReadResource(IOperation resource, ITypeSymbol type)
    {
        IOperation made = resource;
        while (made is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion)
        {
            made = conversion.Operand;
        }

        if (made.ConstantValue is { HasValue: true, Value: null })
        {
            return -1;
        }

        NoteAssigned(made, type);
        OpaqueType outer = new(Names.Of(_frame.Close(type)));
        if (made is IObjectCreationOperation or IInvocationOperation { TargetMethod.MethodKind: not (MethodKind.LocalFunction or MethodKind.DelegateInvoke) })
        {
            (string code, List<int> inputs) = TextOf(made);
            return External(made, outer, code, inputs);
        }

        return Read(resource) switch
        {
            Scalar scalar when _graph.TypeOf(scalar.Value) is OpaqueType => scalar.Value,
            Text text => Materialize(text),
            _ => throw Expression(resource, "Disposing of an object or a struct that is kept here as its fields", "make it in the 'using' itself: using (new T(…))"),
        };
    }

    /// <summary>What making and disposing of a resource changes of what is held constant here.</summary>
    private void NoteAssigned(IOperation made, ITypeSymbol type)
    {
        IReadOnlyList<IMethodSymbol> making = BodyFacts.CalledBy(made).ToList();
        IEnumerable<ITypeSymbol> types = making.SelectMany(_module.Calls.TypesMadeBy).Append(type).Append(made.Type!);
        foreach (IMethodSymbol method in making.Concat(types.SelectMany(MethodsOf).Where(method => method.Name == "Dispose")))
        {
            _module.RunAsItIs(method, LocationOf(made.Syntax));
        }
    }

    private static IEnumerable<IMethodSymbol> MethodsOf(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (IMethodSymbol method in current.GetMembers().OfType<IMethodSymbol>())
            {
                yield return method;
            }
        }
    }

    private void ReadDisposing(int resource, Slot[] slots, Action read)
    {
        if (resource < 0)
        {
            read();
            return;
        }

        int label = _graph.NewLabel();
        int[] before = slots.Select(slot => slot.Value).ToArray();
        Open();
        read();
        bool ended = _ended;
        Exit(label, ValuesOf(slots));
        List<Node> nodes = CloseNodes();
        Assign(slots, before);
        if (!ended)
        {
            int[] values = NewValues(slots);
            Append(new Block(values.ToEquatableArray(), label, RegionOf(nodes), resource));
            Assign(slots, values);
            return;
        }

        LeaveDisposing(nodes, label, resource);
    }

    /// <summary>Ends with a block that is never left at its end. Its last exit is taken out behind it, so that what follows is reached.</summary>
    private void LeaveDisposing(List<Node> nodes, int label, int resource)
    {
        Exit last = LastExit(nodes);
        if (Throws(nodes) || last.Values.Any(value => _graph.TypeOf(value).IsBuffer))
        {
            Append(new Block(EquatableArray<int>.Empty, label, RegionOf(nodes), resource));
            Leave();
            return;
        }

        int[] values = last.Values.Select(value => _graph.NewValue(_graph.TypeOf(value), _graph.NameOf(value))).ToArray();
        nodes[nodes.Count - 1] = new Exit(label, last.Values);
        Append(new Block(values.ToEquatableArray(), label, RegionOf(nodes), resource));
        Count(last.Label, -1);
        Exit(last.Label, values);
    }
}
