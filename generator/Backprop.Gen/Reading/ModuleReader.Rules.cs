using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <content>Methods that have a rule, and the rules.</content>
internal sealed partial class ModuleReader
{
    private readonly Dictionary<IMethodSymbol, Ruled> _ruled = new(SymbolEqualityComparer.Default);
    private readonly Queue<Ruled> _unreadRules = new();

    /// <summary>The two functions for a method, known from its first call.</summary>
    public Ruled RuledFunctions(IMethodSymbol method, System.Func<Ruled> make)
    {
        if (!_ruled.TryGetValue(method, out Ruled? ruled))
        {
            ruled = make();
            _ruled[method] = ruled;
            _unreadRules.Enqueue(ruled);
        }

        return ruled;
    }

    /// <summary>Names for the function of a method, which is not differentiated, and for that of its rule.</summary>
    public (string Primal, string Rule) NamesOf(IMethodSymbol method, IMethodSymbol rule) => (_names.Take(method.Name, isDifferentiated: false), Unique(rule.Name));

    private IEnumerable<Function> ReadRules()
    {
        while (_unreadRules.Count > 0)
        {
            Token.ThrowIfCancellationRequested();
            Ruled ruled = _unreadRules.Dequeue();
            foreach (Function function in ReadPrimal(ruled).Concat(ReadRule(ruled)).ToList())
            {
                yield return function;
            }
        }
    }

    /// <summary>The function that gives the values of a method: its source if that is what it takes, else a call of it.</summary>
    private IReadOnlyList<Function> ReadPrimal(Ruled ruled)
    {
        IReadOnlyList<Function>? read = ruled.Body is { } body ? TryRead(() => new BodyReader(this).ReadFunction(new Callee(ruled.Function, ruled.Method, body))) : null;
        read ??= new[] { CallOf(ruled) };
        Function function = read[0];
        List<ValueInfo> values = function.Values.ToList();
        List<int> parameters = function.Parameters.ToList();
        foreach (int argument in ruled.Written)
        {
            parameters.Add(values.Count);
            values.Add(new ValueInfo(((BufferForm)ruled.Signature.Arguments[argument].Form).Type with { IsReadOnly = true }, ruled.Signature.Arguments[argument].Name + "Before"));
        }

        function = function with { Values = values.ToEquatableArray(), Body = function.Body with { Parameters = parameters.ToEquatableArray() }, Rule = ruled.ToRule() };
        return read.Skip(1).Prepend(function).ToList();
    }

    private Function CallOf(Ruled ruled)
    {
        IMethodSymbol method = ruled.Method;
        List<TextParameter> parameters = ruled.Signature.Arguments
            .Select((argument, i) => new TextParameter(argument.Name, argument.Type, argument.Form, argument.Kind, ruled.IsWritten[i])).ToList();
        if (!IsAccessible(method))
        {
            throw new Refusal(ruled.Inaccessible);
        }

        if (TextFunction.ProblemOf(parameters, Rebuilding) is { } problem)
        {
            throw new Refusal(Diagnostic.Create(Descriptors.UnsupportedExpression, ruled.Call, ruled.Path, $"A call of '{method.Name}', which has a derivative of its own,", problem));
        }

        string types = method.TypeArguments.Length == 0 ? "" : "<" + string.Join(", ", method.TypeArguments.Select(Names.Of)) + ">";
        string callee = (method.IsStatic ? Names.Of(method.ContainingType) + "." : "") + Names.Escape(method.Name) + types;
        return TextFunction.Build(ruled.Function, callee, !method.IsStatic, parameters, ruled.Signature.Result, isOnce: true, Names.IsPure(method), _ => { });
    }

    /// <summary>The rule and what it calls; a call of the rule, where its source is not here, or cannot be read.</summary>
    private IReadOnlyList<Function> ReadRule(Ruled ruled)
    {
        Diagnostic? problem = null;
        IReadOnlyList<Function>? read = null;
        if (Sources.BodyOf(ruled.Rule, Token) is { } body)
        {
            read = TryRead(() => new BodyReader(this) { Primal = ruled.Method.OriginalDefinition, HeldConstant = HeldConstantBy(ruled.Signature) }.ReadFunction(new Callee(ruled.RuleFunction, ruled.Rule, body)), out problem);
            if (read?.SelectMany(CalledImports).FirstOrDefault(MakesCalls) is { } imported)
            {
                problem = Diagnostic.Create(Descriptors.UnsupportedExpression, ruled.Call, ruled.Path, $"'{imported.Name}', of another project, which makes calls to outside, in a derivative", "call it in the method");
                read = null;
            }

            read = read?.Select(Repeatable).ToList();
        }

        read ??= new[] { CallOfRule(ruled, problem) };
        return read.Skip(1).Prepend(read[0] with { Linearity = ruled.ToLinearity() }).ToList();
    }

    /// <summary>The parameters of a rule that are <c>[NoGradient]</c> arguments of its method.</summary>
    private static IReadOnlyCollection<int> HeldConstantBy(RuleSignature signature) => Enumerable.Range(0, signature.Parameters.Count)
        .Where(i => signature.Parameters[i] is { Role: Role.Input, Argument: var argument } && signature.Arguments[argument].Symbol is { } symbol && Names.IsNoGradient(symbol)).ToList();

    private Function CallOfRule(Ruled ruled, Diagnostic? problem)
    {
        IMethodSymbol rule = ruled.Rule;
        List<TextParameter> parameters = rule.Parameters.Select((parameter, i) =>
        {
            Form form = Forms.AtBoundary(parameter.Type);
            form = form is UnsupportedForm ? new OpaqueForm(new OpaqueType(Names.Of(parameter.Type))) : form;
            return new TextParameter(parameter.Name, parameter.Type, form, ruled.Signature.Parameters[i].Kind is RefKind.In ? RefKind.None : ruled.Signature.Parameters[i].Kind, false);
        }).ToList();
        string? unwritable = !IsAccessible(rule) ? $"'{rule.Name}' cannot be reached from '{Entry.ContainingType.Name}'" : TextFunction.ProblemOf(parameters, Rebuilding);
        if (unwritable is not null)
        {
            throw new Refusal(problem ?? Diagnostic.Create(Descriptors.UnsupportedExpression, ruled.Call, ruled.Path, $"A call of the derivative '{rule.Name}'", unwritable));
        }

        string reason = problem is null ? $"its source is in the assembly '{rule.ContainingAssembly.Name}'" : problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Diagnostic withoutSource = Diagnostic.Create(Descriptors.RuleWithoutSource, ruled.Call, ruled.Path, rule.Name, reason);
        string types = rule.TypeArguments.Length == 0 ? "" : "<" + string.Join(", ", rule.TypeArguments.Select(Names.Of)) + ">";
        return TextFunction.Build(
            ruled.RuleFunction, $"{Names.Of(rule.ContainingType)}.{Names.Escape(rule.Name)}{types}", hasReceiver: false, parameters, VoidForm.Instance, isOnce: false, isPure: false,
            call => Externals.Add(call, new ExternalTable.Origin(ruled.Call, withoutSource)));
    }

    /// <summary>The functions of other projects that a function calls, directly or not.</summary>
    private IEnumerable<Function> CalledImports(Function function)
    {
        HashSet<string> names = new() { function.Name };
        Stack<Function> pending = new();
        pending.Push(function);
        while (pending.Count > 0)
        {
            foreach (Function imported in pending.Pop().Body.All().OfType<Invoke>().Where(invoke => names.Add(invoke.Function))
                .Select(invoke => Imported.FirstOrDefault(other => other.Name == invoke.Function)).OfType<Function>().ToList())
            {
                pending.Push(imported);
                yield return imported;
            }
        }
    }

    private static bool MakesCalls(Function function) => function.Body.All().Any(node => node is External { IsOnce: true });

    /// <summary>The same function, whose calls to outside are made each time that it runs: a rule runs for each upstream gradient.</summary>
    private Function Repeatable(Function function)
    {
        return MakesCalls(function) ? function with { Body = Again(function.Body) } : function;

        Region Again(Region region) => region with { Nodes = region.Nodes.Select(node => node is External { IsOnce: true } once ? Copy(once) : NodeParts.MapRegions(node, Again)).ToEquatableArray() };

        External Copy(External once)
        {
            External copy = once with { IsOnce = false };
            if (Externals.Find(once) is { } origin)
            {
                Externals.Add(copy, origin);
            }

            return copy;
        }
    }
}
