using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Where a jump goes: a label of the graph, and the variables whose values it hands on.</summary>
internal sealed record Target(int Label, Slot[] Slots);

/// <summary>One activation of a method that is being read: the entry, or a helper that is inlined.</summary>
internal sealed class Frame
{
    private readonly IReadOnlyDictionary<ITypeParameterSymbol, ITypeSymbol> _arguments;
    private readonly Compilation _compilation;

    public Frame(Body body, IMethodSymbol method, Frame? caller, Compilation compilation, Frame? home = null)
    {
        Home = home;
        Body = body;
        Method = method;
        Caller = caller;
        _compilation = compilation;
        _arguments = ArgumentsOf(method);
    }

    public Body Body { get; }

    /// <summary>The method as it was called: constructed, not reduced.</summary>
    public IMethodSymbol Method { get; }

    public Frame? Caller { get; }

    /// <summary>Of a lambda or a local function: the activation that it stands in, whose variables it sees.</summary>
    public Frame? Home { get; }

    public BodyFacts Facts => Body.Facts;

    public Dictionary<ISymbol, Variable> Variables { get; } = new(SymbolEqualityComparer.Default);

    public Dictionary<ISymbol, Domain> Domains { get; } = new(SymbolEqualityComparer.Default);

    public Dictionary<ILabelSymbol, Target> Targets { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The receiver, if it is not a struct.</summary>
    public Datum? Receiver { get; set; }

    /// <summary>The receiver as a variable, if it is a struct.</summary>
    public Variable? Self { get; set; }

    /// <summary>The label that a return exits.</summary>
    public int ReturnLabel { get; set; }

    public Form ReturnForm { get; set; } = VoidForm.Instance;

    /// <summary>The functions that its variables hold.</summary>
    public List<Closure> Functions { get; } = new();

    /// <summary>Variables from outside that this activation may assign: leaving hands their values on.</summary>
    public Slot[] HandedOn { get; set; } = System.Array.Empty<Slot>();

    /// <summary>The place that a method returns by reference.</summary>
    public Place? ReturnedPlace { get; set; }

    /// <summary>Whether leaving hands the receiver's leaves on, after the result: constructors, and methods that assign their struct.</summary>
    public bool ReturnsSelf { get; set; }

    /// <summary>The buffer, function or object that the only return gives.</summary>
    public Datum? Returned { get; set; }

    /// <summary>The origins of the buffers that several returns give.</summary>
    public Domain? ReturnDomain { get; set; }

    /// <summary>How many early returns have been folded into the arms of an if.</summary>
    public int Folds { get; set; }

    /// <summary>The call path, for messages: empty in the method itself.</summary>
    public string Path => Caller is null ? "" : string.Join(" → ", Chain().Reverse().Select(frame => frame.Method.Name == ".ctor" ? frame.Method.ContainingType.Name : frame.Method.Name));

    /// <summary>A type as this activation knows it: with its type arguments in.</summary>
    public ITypeSymbol Close(ITypeSymbol type)
    {
        if (Home is not null)
        {
            type = Home.Close(type);
        }

        if (_arguments.Count == 0)
        {
            return type;
        }

        return type switch
        {
            ITypeParameterSymbol parameter => _arguments.TryGetValue(parameter, out ITypeSymbol? argument) ? argument : type,
            IArrayTypeSymbol array => _compilation.CreateArrayTypeSymbol(Close(array.ElementType), array.Rank),
            INamedTypeSymbol { IsGenericType: true } named => CloseNamed(named),
            _ => type,
        };
    }

    private INamedTypeSymbol CloseNamed(INamedTypeSymbol type)
    {
        INamedTypeSymbol definition = type.ConstructedFrom;
        if (type.ContainingType is { IsGenericType: true } outer)
        {
            definition = CloseNamed(outer).GetTypeMembers(type.Name, type.Arity)
                .First(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, type.OriginalDefinition));
        }

        return type.Arity == 0 ? definition : definition.Construct(type.TypeArguments.Select(Close).ToArray());
    }

    /// <summary>A method as this activation calls it: with its type arguments in.</summary>
    public IMethodSymbol Close(IMethodSymbol method)
    {
        if (Home is not null)
        {
            method = Home.Close(method);
        }

        if (_arguments.Count == 0)
        {
            return method;
        }

        IMethodSymbol definition = method.OriginalDefinition;
        if (Close(method.ContainingType) is INamedTypeSymbol containing && !SymbolEqualityComparer.Default.Equals(containing, method.ContainingType))
        {
            definition = containing.GetMembers(method.Name).OfType<IMethodSymbol>()
                .First(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, method.OriginalDefinition));
        }
        else if (method.TypeArguments.Length == 0)
        {
            return method;
        }
        else
        {
            definition = method.ConstructedFrom;
        }

        return method.TypeArguments.Length == 0 ? definition : definition.Construct(method.TypeArguments.Select(Close).ToArray());
    }

    private IEnumerable<Frame> Chain()
    {
        for (Frame? frame = this; frame is not null; frame = frame.Caller)
        {
            yield return frame;
        }
    }

    private static IReadOnlyDictionary<ITypeParameterSymbol, ITypeSymbol> ArgumentsOf(IMethodSymbol method)
    {
        Dictionary<ITypeParameterSymbol, ITypeSymbol> map = new(SymbolEqualityComparer.Default);
        Add(method.TypeParameters, method.TypeArguments);
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            Add(type.TypeParameters, type.TypeArguments);
        }

        return map;

        void Add(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> arguments)
        {
            for (int i = 0; i < parameters.Count; i++)
            {
                if (!SymbolEqualityComparer.Default.Equals(parameters[i], arguments[i]))
                {
                    map[parameters[i].OriginalDefinition] = arguments[i];
                }
            }
        }
    }
}
