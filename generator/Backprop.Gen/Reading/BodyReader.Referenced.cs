using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Calls of marked methods of other projects: their graphs are there, and stand in the place of the call, or become functions of the module.</summary>
internal sealed partial class BodyReader
{
    /// <summary>In nodes; larger functions are not copied into every call.</summary>
    private const int LargeGraph = 300;

    /// <summary>State of other projects that the function reads, by its spelling.</summary>
    private readonly Dictionary<string, int> _referencedState = new();

    /// <summary>A call of such a method; null if the method is none, or runs as it is.</summary>
    private Datum? TryReferenced(IInvocationOperation call, IMethodSymbol method)
    {
        bool isVirtual = call.IsVirtual && method is { IsSealed: false, ContainingType: { IsSealed: false, IsValueType: false } };
        return isVirtual ? null : TryReferenced(call, method, call.Instance, call.Arguments);
    }

    private Datum? TryReferenced(IOperation at, IMethodSymbol method, IOperation? instance, IReadOnlyList<IArgumentOperation> arguments)
    {
        if (_module.Sources.Referenced.Of(method) is not { } referenced)
        {
            return null;
        }

        if (ProblemOf(referenced, method) is { } problem)
        {
            return CanRunAsItIs(method) ? null : throw RefuseReferenced(at, method, problem);
        }

        Datum? receiver = instance is null ? null : ReceiverOf(instance, method);
        return TryReferenced(at, method, receiver, ReadArguments(arguments, method.Parameters.Length));
    }

    private Datum? TryReferencedGetter(IPropertyReferenceOperation property, IMethodSymbol getter) => IsChosenLater(getter) ? null
        : property.Instance is { Type: { TypeKind: TypeKind.Struct } type } && !Names.IsNumerics(type) && _module.Sources.Referenced.Of(getter) is null && FormOf(property.Instance.Type, property) is StructForm or PackForm
            ? throw WithoutGraph(property, getter) : TryReferenced(property, getter, property.Instance, property.Arguments);

    /// <summary>A member of a type of another project, of which only the project that it is in can tell what it does.</summary>
    private Refusal WithoutGraph(IOperation at, IMethodSymbol member)
    {
        string instead = member.MethodKind == MethodKind.Constructor ? "use an object initialiser" : "write it with numbers";
        bool isCompilers = member.IsImplicitlyDeclared || FloatingContent.IsCompilerGenerated(member);
        return Expression(at, $"'{Shown(member)}', whose source is not in this project,", isCompilers ? instead : $"mark a method of '{member.ContainingType.Name}' [Differentiable] there, with which its other members go, or {instead}");
    }

    /// <summary>The same, of what has been read already.</summary>
    private Datum? TryReferenced(IOperation at, IMethodSymbol method, Datum? receiver, Datum[] arguments) =>
        _module.Sources.Referenced.Of(method) is not { } referenced ? null
        : ProblemOf(referenced, method) is { } problem ? throw RefuseReferenced(at, method, problem)
        : CallReferenced(at, method, _module.Close(referenced.Graph!, method, _frame), receiver, arguments, Array.Empty<Reference>());

    /// <summary>Why the graph of a method cannot stand for a call of it here; null if it can.</summary>
    private string? ProblemOf(ReferencedMethod referenced, IMethodSymbol method) => referenced.Graph is not { } graph ? referenced.Problem
        : graph.Layout != SignatureLayout.Of(method, _module.Forms) ? "its signature holds a struct that cannot be taken apart here" : null;

    private Refusal RefuseReferenced(IOperation at, IMethodSymbol method, string problem) => DeclaredMembers.IsDeclaration(method.OriginalDefinition)
        ? Refuse(Descriptors.NestedDerivative, at, method.Name, problem) : Refuse(
        Descriptors.ReferencedMethod, at, method.MethodKind == MethodKind.Ordinary ? $"{method.ContainingType.Name}.{method.Name}" : Shown(method), method.ContainingAssembly.Name, problem);

    private static string Shown(IMethodSymbol method) => (method.AssociatedSymbol ?? method).ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <param name="made">the arrays among what it returns, which it is given to fill</param>
    private Datum CallReferenced(IOperation at, IMethodSymbol method, MethodGraph graph, Datum? receiver, Datum[] arguments, IReadOnlyList<Reference> made)
    {
        if (_module.ProblemOf(graph) is { } hidden)
        {
            throw RefuseReferenced(at, method, $"it uses '{hidden}', which cannot be reached from here");
        }

        Function entry = graph.Module.Entry;
        List<Place> places = new();
        List<int> inputs = new();
        if (receiver is not null)
        {
            Form self = FormOf(method.ContainingType, at);
            if (graph.ChangesReceiver)
            {
                places.Add((receiver as ByReference)?.Place ?? new NoPlace(self));
            }

            AddInputs(inputs, self, BeforeCall(receiver, at), at);
            if (receiver is Text { Code: "this" })
            {
                _spellings[inputs[0]] = "this";
            }
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            Datum argument = arguments[parameter.Ordinal];
            if (IsChanged(parameter))
            {
                places.Add(((ByReference)argument).Place);
            }

            if (parameter.RefKind != RefKind.Out)
            {
                AddInputs(inputs, Names.IsNoGradient(parameter) ? ConstantFormOf(parameter.Type) : FormOf(parameter.Type, at), Stopped(BeforeCall(argument, at), parameter, at), at);
            }
        }

        HashSet<int> changed = new WrittenParameters(graph.Module).Of(entry);
        inputs.AddRange(made.Select(array => array.Value));
        List<Place> read = ReadPlacesOf(method, graph.ChangesReceiver, receiver, arguments).ToList();
        if (!AreApart(places, read, inputs) || WaysTo(read, inputs).Any(changed.Contains))
        {
            throw SamePlace(at, method, "is in another project");
        }

        foreach (int written in changed.Where(written => written < inputs.Count && IsBuffer(inputs[written])))
        {
            CheckWritable(inputs[written], at);
        }

        int given = inputs.Count;
        inputs.AddRange(graph.State.Select((state, i) => StateOf(at, method, entry, state, given + i, inputs)));
        Form form = FormOf(method.MethodKind == MethodKind.Constructor ? method.ContainingType : method.ReturnType, at);
        IReadOnlyList<Form> returned = made.Count == 0 ? new[] { form } : PartsOf(form).Where(part => part is not BufferForm).ToList();
        int own = returned.Sum(part => Forms.ResultsOf(part).Count);
        List<Leaf> leaves = returned.SelectMany(Forms.ResultsOf).Concat(places.SelectMany(place => Forms.LeavesOf(place.Form))).ToList();
        int known = receiver is not null && method.ContainingType.IsReferenceType ? 1 : 0;
        bool fits = entry.Parameters.Count == inputs.Count && entry.Results.Count == leaves.Count
            && entry.Parameters.Zip(inputs, (parameter, input) => Fits(entry.TypeOf(parameter), _graph.TypeOf(input))).Skip(known).All(fit => fit)
            && entry.Results.Zip(leaves, (result, leaf) => Fits(result, leaf.Outer)).All(fit => fit);
        if (!fits)
        {
            throw RefuseReferenced(at, method, "its signature holds a struct that cannot be taken apart here");
        }

        int[] results = Insert(at, method, graph, inputs);
        int[] inner = results.Select((result, i) => Held(method, i < own, Inner(result, leaves[i]))).ToArray();
        int next = own;
        foreach (Place place in places)
        {
            Store(place, Compose(place.Form, inner, next), at);
            next += Forms.LeavesOf(place.Form).Count;
        }

        return made.Count > 0 ? WithArrays(form, made, inner)
            : form is BufferForm { IsJagged: true } rows ? ReturnedRows(Returned(results[0], (BufferForm)rows.Element).Value, results[1], rows, at)
            : form is BufferForm buffer ? Returned(results[0], buffer) : Compose(form, inner);
    }

    /// <summary>What a member returns that makes arrays: these, or a tuple of them and of numbers.</summary>
    private static Datum WithArrays(Form form, IReadOnlyList<Reference> made, int[] numbers)
    {
        if (form is not PackForm pack)
        {
            return made[0];
        }

        (int array, int number) = (0, 0);
        var parts = new List<Datum>();
        foreach (PackMember member in pack.Members)
        {
            parts.Add(member.Form is BufferForm ? made[array++] : Compose(member.Form, numbers, number));
            number += Forms.LeavesOf(member.Form).Count;
        }

        return new Pack(pack, parts.ToArray());
    }

    /// <summary>What is handed to a parameter that is held constant. Of a buffer the graph itself stops what it loads.</summary>
    private Datum Stopped(Datum argument, IParameterSymbol parameter, IOperation at) => argument switch
    {
        Reference { IsStopped: true } when !Names.IsNoGradient(parameter) =>
            throw Expression(at, $"Handing a [NoGradient] buffer to '{parameter.Name}'", "copy it, with Derivative.Stop on its elements"),
        Pack when IsBoundToCaller(argument) => throw Expression(at, $"This struct with buffers, handed to '{parameter.Name}',", "give all its parts values; copy a [NoGradient] buffer, with Derivative.Stop on its elements"),
        Reference => argument,
        _ => Names.IsNoGradient(parameter) ? Stop(argument) : argument,
    };

    private int Held(IMethodSymbol method, bool isReturned, int value) =>
        isReturned && _graph.TypeOf(value).IsFloating && Names.IsNoGradientReturn(method) ? Apply(Operations.Stop, _graph.TypeOf(value), value) : value;

    private Reference Returned(int value, BufferForm form) => _buffers.ContainsKey(value) ? new Reference(value, null, form, false) : NewBuffer(value, form, "");

    /// <summary>What the method reads of the world around it: before everything else, if that can be reached from the parameters here.</summary>
    private int StateOf(IOperation at, IMethodSymbol method, Function entry, StateInput state, int parameter, List<int> inputs)
    {
        GraphType type = entry.TypeOf(entry.Parameters[parameter]);
        string name = entry.Values[entry.Parameters[parameter]].Name ?? "";
        string? root = state.Root < 0 ? "" : _spellings.TryGetValue(inputs[state.Root], out string? spelling) ? spelling : null;
        if (ReadsState && root is not null)
        {
            string code = Holes.Fill(state.Template, _ => root);
            if (!_referencedState.TryGetValue(code, out int value))
            {
                value = AddParameter(type, name, new InputModel(InputModel.State, "", code, false));
                _referencedState[code] = value;
                if (type is BufferType)
                {
                    _buffers[value] = new BufferFacts(Outermost(), -1, -1, IsState: true, name);
                }
                else
                {
                    _spellings[value] = code;
                }
            }

            return value;
        }

        return type is BufferType
            ? throw RefuseReferenced(at, method, $"it reads the buffer '{name}', which is not known on entry here; call it where the object is a parameter, and not in a recursive method")
            : ReadReferencedState(type, state, inputs);
    }

    private int ReadReferencedState(GraphType type, StateInput state, List<int> inputs)
    {
        int result = _graph.NewValue(type);
        Append(state.Root < 0 ? new External(result, state.Template, default)
            : new External(result, Holes.Fill(state.Template, _ => "{0}"), EquatableArray.Of(inputs[state.Root])));
        return result;
    }

    private int[] Insert(IOperation at, IMethodSymbol method, MethodGraph graph, List<int> inputs)
    {
        Function entry = graph.Module.Entry;
        bool isRecursive = graph.Module.Functions.SelectMany(function => function.Body.All()).OfType<Invoke>().Any(invoke => invoke.Function == entry.Name);
        bool returnsBuffer = entry.Results.Any(result => result.IsBuffer);
        if (returnsBuffer && (isRecursive || !Splice.IsStraight(entry)))
        {
            throw RefuseReferenced(at, method, "it returns a buffer in more than one place; let it write into a parameter");
        }

        IReadOnlyDictionary<string, string> names = _module.Import(graph.Module);
        bool isDerivative = entry.Derivation is not null;
        if (returnsBuffer || (!isRecursive && !isDerivative && entry.Body.All().Take(LargeGraph + 1).Count() <= LargeGraph))
        {
            return _ended ? entry.Results.Select(type => _graph.NewValue(type)).ToArray() : Splice.Into(_graph, ModuleReader.Renamed(entry, names), inputs);
        }

        int[] results = entry.Results.Select(type => _graph.NewValue(type)).ToArray();
        Append(new Invoke(results.ToEquatableArray(), _module.ImportEntry(entry, names), inputs.ToEquatableArray()) { ForgetsMemory = isDerivative });
        return results;
    }

    /// <summary>Whether a value can stand where a type of another project's graph is asked for: structs are known by their fields.</summary>
    private static bool Fits(GraphType asked, GraphType given) => (asked, given) switch
    {
        (BufferType to, BufferType from) => (to.IsReadOnly || !from.IsReadOnly) && Fits(to.Element, from.Element),
        (StructType to, StructType from) => to.Name == from.Name && to.Fields.Count == from.Fields.Count
            && to.Fields.Zip(from.Fields, (a, b) => a.Name == b.Name && a.HasGradient == b.HasGradient && Fits(a.Type, b.Type)).All(fit => fit),
        _ => asked.Equals(given),
    };
}
