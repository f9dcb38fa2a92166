using System.Collections.Immutable;
using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>A method that others can call, with about how many statements it runs.</summary>
internal sealed record Callable(Method Method, int Cost);

/// <summary>Makes one method: its parts are in the files Expressions, Integers, Conditions, Places, Statements, Loops, Buffers and Calls.</summary>
internal sealed partial class MethodGenerator
{
    private const double Limit = 4;
    private const int MaxTrips = 48;

    private readonly Random random;
    private readonly Features features;
    private readonly ImmutableArray<StructType> structs;
    private readonly ImmutableArray<Variable> constants;
    private readonly ImmutableArray<Callable> callables;
    private readonly Scope scope;
    private bool isEntry;
    private DataType? result;
    private StructType? receiver;
    private bool isMutating;

    /// <summary>How many times a statement here runs at most in one call, about.</summary>
    private int multiplicity = 1;
    private int loops;
    private int blocks;
    private int budget;
    private int cost;
    private bool breaksSwitch;

    /// <summary>The recursive call that may be made: it counts down its first parameter.</summary>
    private Method? self;
    private int selfCalls;

    public MethodGenerator(
        Random random, Features features, ImmutableArray<StructType> structs, ImmutableArray<Variable> constants, ImmutableArray<Callable> callables)
    {
        this.random = random;
        this.features = features;
        this.structs = structs;
        this.constants = constants;
        this.callables = callables;
        scope = new Scope(random, features[Feature.HostileNames]);
    }

    public Callable Entry(int statements, StructType? owner)
    {
        receiver = owner;
        isEntry = true;
        isMutating = owner?.Kind == StructKind.Own && Chance(0.6);
        result = features[Feature.Void] && Chance(0.5) ? null : structs.Length > 0 && features[Feature.ByReference] && Chance(0.3) ? structs[random.Next(structs.Length)] : Chance(0.15) && features[Feature.Floats] ? DataType.Float : DataType.Double;
        var parameters = new List<Parameter>();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var parameter = Passed(Parameter("x" + parameters.Count, Packed(parameters) ?? EntryType()));
            parameters.Add(parameter.Type is BufferType && Chance(0.15) ? parameter with { MinLength = 0 } : parameter);
        }

        if (!parameters.Any(parameter => IsDifferentiable(parameter.Type) && parameter is { IsConstant: false, Modifier: not "out " }))
        {
            parameters.Add(Parameter("x" + parameters.Count, DataType.Double));
        }

        if (result is null && !parameters.Any(IsOutput))
        {
            parameters.Add(Parameter("x" + parameters.Count, new BufferType(DataType.Double, BufferForm.Span)));
        }

        // Most conditions on integers are only interesting if there is one.
        if (Chance(0.4))
        {
            parameters.Add(Parameter("x" + parameters.Count, DataType.Int));
        }

        // A constant among the parameters, sometimes.
        if (Chance(0.1) && result is not null)
        {
            parameters.Add(Parameter("x" + parameters.Count, DataType.Double) with { IsConstant = true });
        }

        return Build("F", [.. parameters], statements);
    }

    public Callable Helper(string name, int statements)
    {
        result = Pick<Func<DataType?>>(
            (6, () => DataType.Double),
            (features[Feature.Floats] ? 2 : 0, () => DataType.Float),
            (features[Feature.Integers] ? 1 : 0, () => DataType.Int),
            (features[Feature.Bools] ? 1 : 0, () => DataType.Bool),
            (structs.Length > 0 ? 2 : 0, () => structs[random.Next(structs.Length)]),
            (features[Feature.BufferHelpers] ? 3 : 0, () => null))();
        var parameters = new List<Parameter>();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            parameters.Add(Passed(Parameter("y" + parameters.Count, Packed(parameters) ?? HelperType())));
        }

        if (result is null && !parameters.Any(IsOutput))
        {
            parameters.Add(Parameter("y" + parameters.Count, new BufferType(DataType.Double, BufferForm.Span)));
        }

        return Build(name, [.. parameters], statements);
    }

    /// <summary>The parameter, by reference now and then.</summary>
    private Parameter Passed(Parameter parameter) =>
        parameter.Type.IsFloating && parameter.Name[0] == 'y' && Chance(0.06) ? parameter with { IsConstant = true } :
        parameter.Type is StructType { Kind: StructKind.Pack } ? PassedPack(parameter) :
        features[Feature.ByReference] && parameter.Type is ScalarType or StructType && Chance(0.35)
        ? parameter with { Modifier = Pick((3, "ref "), (2, "out "), (2, "in ")) }
        : parameter;

    /// <summary>A method of a struct.</summary>
    public Callable OfStruct(string name, StructType type, int statements)
    {
        result = Chance(0.2) ? type : Chance(0.2) && features[Feature.Floats] ? DataType.Float : DataType.Double;
        receiver = type;
        return Build(name, [.. Enumerable.Range(0, random.Next(0, 3)).Select(index => Parameter("y" + index, HelperType()))], statements);
    }

    public Callable Recursive(string name, int statements)
    {
        result = features[Feature.BufferHelpers] && Chance(0.25) ? null : structs.Length > 0 && Chance(0.15) ? structs[random.Next(structs.Length)] : features[Feature.Floats] && Chance(0.2) ? DataType.Float : DataType.Double;
        var parameters = new List<Parameter> { new("depth", DataType.Int) };
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            parameters.Add(Passed(Parameter("y" + parameters.Count, Packed(parameters) ?? HelperType())));
        }

        if (result is null && !parameters.Any(IsOutput))
        {
            parameters.Add(Parameter("y" + parameters.Count, new BufferType(DataType.Double, BufferForm.Span)));
        }

        self = new Method(name, result, [.. parameters], Block.Empty);
        var made = Build(name, [.. parameters], statements);
        return made with { Cost = Math.Min(made.Cost * 8, 150) };
    }

    private Callable Build(string name, ImmutableArray<Parameter> parameters, int statements)
    {
        budget = statements;
        var body = ImmutableArray.CreateBuilder<Statement>();
        DeclareReceiver();
        foreach (var parameter in parameters.OrderBy(parameter => parameter.Modifier == "out "))
        {
            if (parameter.Modifier == "out ")
            {
                body.Add(new Simple("out parameter", $"{parameter.Name} = {{0}};", [parameter.Type is ScalarType type ? Exact(type, Fit(Scalar(type, 1), Limit)) : StructValue((StructType)parameter.Type, 1)]));
            }

            scope.Declare(new Variable(parameter.Name, parameter.Type)
            {
                IsReference = parameter.Modifier.Length > 0,
                IsWritable = parameter.Name != "depth" && parameter.Modifier != "in " && (parameter.Type is not GridType && (parameter.Type is not BufferType || features[Feature.Swaps])),
                HasWritableElements = parameter.Type is BufferType { Form: not BufferForm.ReadOnlySpan } && !parameter.IsConstant,
                MinLength = parameter.MinLength,
                Below = parameter.Name == "depth" ? 5 : 0,
                IsOnStack = false,
            });
            if (parameter.Type is StructType { Kind: StructKind.Pack } pack)
            {
                DeclareArrays(parameter.Name, pack, isReference: parameter.Modifier.Length > 0, isConstant: parameter.IsConstant);
            }
        }

        scope.Open();
        if (self is not null)
        {
            var isLast = Expression.Operator("<=", DataType.Bool, "<0> <= <1>", 1, Expression.Variable("depth", DataType.Int, 5), Literal(0, DataType.Int));
            selfCalls = 2;
            body.Add(new Branch(isLast, new Block([Return()]), null));
            selfCalls = 0;
        }

        while (budget > 0)
        {
            body.AddRange(Statement());
        }

        if (self is not null && selfCalls == 0 && result is null)
        {
            body.AddRange(CallStatement(SelfCall()));
        }

        if (result is not null)
        {
            body.Add(FinalReturn());
        }

        scope.Close();
        return new Callable(new Method(name, result, parameters, new Block(body.ToImmutable()), receiver, isMutating), Math.Max(cost, 1));
    }

    /// <summary>A struct is one variable, of a class each field is one; those that are not marked are constant.</summary>
    private void DeclareReceiver()
    {
        if (receiver is { Kind: StructKind.Class })
        {
            foreach (var field in receiver.Fields)
            {
                scope.Declare(new Variable("this." + field.Name, field.Type)
                {
                    IsWritable = field.IsMarked && field.Type is not BufferType,
                    HasWritableElements = field.IsMarked,
                    MinLength = Printer.FieldLength,
                });
            }
        }
        else if (receiver is not null)
        {
            scope.Declare(new Variable("this", receiver) { IsWritable = isMutating, IsReference = true });
            DeclareArrays("this", receiver, isReference: true, isConstant: false);
        }
    }

    /// <summary>The last statement gathers what is in scope, so that little is computed in vain.</summary>
    private Statement FinalReturn()
    {
        if (result is not ScalarType { Kind: ScalarKind.Double or ScalarKind.Float } type)
        {
            return Return();
        }

        var sum = self is not null && selfCalls == 0 && SelfCall() is { } call ? call : Floating(type, 2);
        foreach (var variable in scope.Variables.ToList())
        {
            if (Chance(0.7) && Reading(variable, type) is { } read)
            {
                var factor = Chance(0.3) ? Binary("*", read, Literal(Rounded(), type)) : Chance(0.2) ? Binary("*", read, read) : read;
                sum = Binary(Chance(0.8) ? "+" : "-", sum, factor);
            }
        }

        return new Simple("return", "return {0};", [Fit(sum, 12)]);
    }

    private Statement Return() => result switch
    {
        null => new Simple("return", "return;", []),
        ScalarType scalar => new Simple("return", "return {0};", [Fit(Scalar(scalar, 2), 12)]),
        var type => new Simple("return", "return {0};", [StructValue((StructType)type, 2)]),
    };

    private DataType EntryType() => Pick<Func<DataType>>(
        (8, () => DataType.Double),
        (features[Feature.Floats] ? 3 : 0, () => DataType.Float),
        (features[Feature.Integers] ? 2 : 0, () => DataType.Int),
        (features[Feature.Longs] ? 1 : 0, () => DataType.Long),
        (features[Feature.Bools] ? 1 : 0, () => DataType.Bool),
        (structs.Length > 0 ? 4 : 0, () => structs[random.Next(structs.Length)]),
        (features[Feature.Arrays] ? 4 : 0, () => new BufferType(Element(), BufferForm.Array)),
        (features[Feature.Grids] ? 4 : 0, () => NewGridType() with { Rank = 2 }),
        (features[Feature.Spans] ? 6 : 0, () => new BufferType(Element(), Chance(0.5) ? BufferForm.Span : BufferForm.ReadOnlySpan)))();

    private DataType HelperType() => Pick<Func<DataType>>(
        (8, () => DataType.Double),
        (features[Feature.Floats] ? 3 : 0, () => DataType.Float),
        (features[Feature.Integers] ? 2 : 0, () => DataType.Int),
        (features[Feature.Bools] ? 1 : 0, () => DataType.Bool),
        (structs.Length > 0 ? 3 : 0, () => structs[random.Next(structs.Length)]),
        (features[Feature.BufferHelpers] && features[Feature.Grids] ? 3 : 0, NewGridType),
        (features[Feature.BufferHelpers] ? 6 : 0, () => new BufferType(Element(), (BufferForm)random.Next(3))))();

    private DataType Element() => features.IsAboutMemory && Chance(0.6) ? DataType.Double : Pick<Func<DataType>>(
        (8, () => DataType.Double),
        (features[Feature.Floats] ? 3 : 0, () => DataType.Float),
        (features[Feature.IntegerBuffers] ? 1 : 0, () => DataType.Int),
        (structs.Length > 0 ? 4 : 0, () => structs[random.Next(structs.Length)]))();

    private Parameter Parameter(string name, DataType type) => new(name, type, type is BufferType ? BufferLength() : type is GridType ? random.Next(1, 4) : 0);

    private int BufferLength() => features.IsAboutMemory && Chance(0.8) ? 3 : random.Next(2, 5);

    private static bool IsDifferentiable(DataType type) => type switch
    {
        BufferType buffer => IsDifferentiable(buffer.Element),
        GridType grid => IsDifferentiable(grid.Element),
        StructType composite => composite.Leaves().Any(leaf => leaf.Type.IsFloating),
        _ => type.IsFloating,
    };

    private static bool IsOutput(Parameter parameter) =>
        parameter.Type is BufferType { Form: not BufferForm.ReadOnlySpan } buffer && IsDifferentiable(buffer.Element);

    private bool Chance(double probability) => random.NextDouble() < probability;

    private T Pick<T>(params (int Weight, T Choice)[] choices)
    {
        var ticket = random.Next(choices.Sum(choice => choice.Weight));
        foreach (var (weight, choice) in choices)
        {
            ticket -= weight;
            if (ticket < 0)
            {
                return choice;
            }
        }

        throw new InvalidOperationException("Nothing to pick from.");
    }

    private T? OneOf<T>(IEnumerable<T> choices)
        where T : class
    {
        var list = choices.ToList();
        return list.Count == 0 ? null : list[random.Next(list.Count)];
    }

    private static Expression Literal(double value, ScalarType type) => Expression.Literal(value, type);

    /// <summary>A literal of everyday size.</summary>
    private double Rounded() => Chance(0.3) ? random.Next(-2, 3) : Math.Round((random.NextDouble() * 3) - 1.5, random.Next(1, 4));
}
