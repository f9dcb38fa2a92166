using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Lambdas, local functions and methods as values: read in the place of their calls, with the variables of the place where they were made.</summary>
internal sealed partial class BodyReader
{
    private Datum ReadDelegate(IDelegateCreationOperation creation) => creation.Target switch
    {
        IAnonymousFunctionOperation lambda => new Closure(lambda.Symbol, _frame, null),
        IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference => LocalFunction(reference.Method),
        IMethodReferenceOperation reference => new Closure(_frame.Close(reference.Method), null, reference.Instance is { } instance ? Read(instance) : null),
        _ => Read(creation.Target),
    };

    /// <summary>A local function, in the activation of the body that declares it.</summary>
    private Closure LocalFunction(IMethodSymbol function)
    {
        Frame home = _frame;
        while (home.Home is { } outer && !SymbolEqualityComparer.Default.Equals(home.Body.Method, function.OriginalDefinition.ContainingSymbol))
        {
            home = outer;
        }

        return new Closure(function, home, null);
    }

    private Datum CallClosure(IOperation at, Closure closure, Datum[] arguments)
    {
        if (RuleOf(at, closure.Method) is { } rule)
        {
            return CallRuled(at, closure.Method, rule, closure.Method.IsStatic ? null : closure.Receiver, closure is { Method.IsStatic: true, Receiver: { } extended } ? arguments.Prepend(extended).ToArray() : arguments);
        }

        if (MathTable.Find(closure.Method) is { } operation)
        {
            return ApplyFunction(operation, closure.Method, at, arguments.Select(argument => ValueOf(argument, at)).ToArray());
        }

        if (TryDefined(at, closure.Method, closure.Receiver is { } receiver ? arguments.Prepend(receiver).ToArray() : arguments) is { } defined)
        {
            return defined;
        }

        bool isNested = closure.Method.MethodKind is MethodKind.LambdaMethod or MethodKind.LocalFunction;
        bool isExtending = closure is { Method.IsStatic: true, Receiver: not null };
        Datum[] given = isExtending ? arguments.Prepend(closure.Receiver!).ToArray() : arguments;
        if (!isNested && TryReferenced(at, closure.Method, isExtending ? null : closure.Receiver, given) is { } referenced)
        {
            return referenced;
        }

        if (_module.Sources.BodyOf(closure.Method, _module.Token) is not { } body)
        {
            throw Expression(at, $"'{closure.Method.Name}' as a function", "write it as a lambda");
        }

        if (!isNested)
        {
            return Call(at, closure.Method, body, isExtending ? null : closure.Receiver, given);
        }

        if (closure.Method.MethodKind == MethodKind.LocalFunction && _module.Calls.IsRecursive(closure.Method))
        {
            return body.Facts.Captures ? throw Expression(at, $"'{closure.Method.Name}', which is recursive and uses variables from outside of it,", "hand them in as arguments")
                : Call(at, closure.Method, body, null, arguments);
        }

        for (Frame? frame = _frame; frame is not null; frame = frame.Caller)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Body.Method, body.Method))
            {
                throw Expression(at, "A lambda that calls itself", "make it a method");
            }
        }

        return Inline(at, closure.Method, body, null, arguments, closure.Home);
    }

    /// <summary>The variables that functions assign which can be called from an activation: they may do so at every call.</summary>
    private IEnumerable<Slot> CapturedSlots(Frame frame)
    {
        HashSet<Slot> slots = new();
        HashSet<(IMethodSymbol, Frame)> seen = new();
        AddCaptured(frame, slots, seen, new HashSet<Frame>());
        return slots;
    }

    private IEnumerable<Slot> CapturedSlots(Closure closure)
    {
        HashSet<Slot> slots = new();
        AddCaptured(closure, slots, new HashSet<(IMethodSymbol, Frame)>(), new HashSet<Frame>());
        return slots;
    }

    private void AddCaptured(Frame frame, HashSet<Slot> slots, HashSet<(IMethodSymbol, Frame)> seen, HashSet<Frame> frames)
    {
        for (Frame? home = frame; home is not null && frames.Add(home); home = home.Home)
        {
            foreach (Closure closure in home.Functions.Concat(home.Facts.LocalFunctions.Select(function => new Closure(function, home, null))).ToList())
            {
                AddCaptured(closure, slots, seen, frames);
            }
        }
    }

    private void AddCaptured(Closure closure, HashSet<Slot> slots, HashSet<(IMethodSymbol, Frame)> seen, HashSet<Frame> frames)
    {
        if (closure.Home is not { } home || !seen.Add((closure.Method.OriginalDefinition, home)) || _module.Sources.BodyOf(closure.Method, _module.Token) is not { } body)
        {
            return;
        }

        foreach (Assigned assigned in body.Facts.AssignedOutside.Where(_module.Calls.Changes))
        {
            if (FindVariable(assigned.Root, home) is { } variable)
            {
                slots.UnionWith(SlotsUnder(variable, ""));
            }
        }

        AddCaptured(home, slots, seen, frames);
    }

    /// <summary>The struct that the body works on, as a variable.</summary>
    private static Variable? SelfOf(Frame frame) => Outermost(frame).Self;

    /// <summary>The object that the body works on.</summary>
    private static Datum? ReceiverOf(Frame frame) => Outermost(frame).Receiver;

    private static Frame Outermost(Frame frame)
    {
        while (frame.Home is { } home)
        {
            frame = home;
        }

        return frame;
    }
}
