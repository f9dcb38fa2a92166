using System.Collections.Immutable;
using System.Globalization;
using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>Makes whole programs. The same seed and number give the same program.</summary>
internal static class SpecimenGenerator
{
    public static Specimen Generate(int seed, int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var features = new Features(random);
        var generic = random.Next(10) == 0 ? random.Next(2) == 0 ? "double" : "float" : null;
        if (generic is not null)
        {
            features.BeGeneric();
        }

        var structs = Structs(random, features);
        var pack = features[Feature.Packs] ? Pack(random, features, structs) : null;
        var constants = features[Feature.Constants] ? Constants(random) : [];
        var callables = ImmutableArray<Callable>.Empty;
        if (features[Feature.Rules])
        {
            StructType[] own = [.. structs.Where(type => type.Kind == StructKind.Own)];
            for (var count = random.Next(1, 4); count > 0; count--)
            {
                callables = callables.Add(new Callable(new RuledMethods(random, features[Feature.Floats], own).Make("Q" + callables.Length), 4));
            }
        }

        if (features[Feature.Recursion])
        {
            callables = callables.Add(Generator().Recursive("R0", random.Next(2, 6)));
        }

        if (features[Feature.Helpers] || features[Feature.BufferHelpers])
        {
            for (var count = random.Next(1, 4); count > 0; count--)
            {
                callables = callables.Add(Generator().Helper("H" + callables.Length, random.Next(2, 7)));
            }
        }

        if (features[Feature.Structs] && random.Next(2) == 0)
        {
            StructType[] own = [.. structs.Where(type => type.Kind == StructKind.Own)];
            var ofStruct = new MethodGenerator(random, features, structs, [], []);
            callables = callables.Add(ofStruct.OfStruct("M" + callables.Length, own[random.Next(own.Length)], random.Next(1, 4)));
        }

        var entry = Generator().Entry(random.Next(3, 16), Receiver(random, features, structs, pack)).Method;
        var used = Used(entry, [.. callables.Select(callable => callable.Method)]);
        return new Specimen(
            string.Create(CultureInfo.InvariantCulture, $"P{number}"), pack is null ? structs : structs.Add(pack),
            [.. constants.Select(Declaration)], [.. used, entry],
            [Inputs(random, entry, isRound: false), Inputs(random, entry, isRound: true)])
        {
            Number = generic,
            HasMatrices = number % 3 == 2,
            Options = features[Feature.Checkpoints] ? Checkpoint(random, [.. used, entry]) : "",
        };

        MethodGenerator Generator() => new(random, features, structs, constants, callables) { Pack = pack };
    }

    /// <summary>How the outermost loops are cut into segments, if there are any.</summary>
    private static string Checkpoint(Random random, IEnumerable<Method> methods) =>
        !methods.Any(method => method.Body.Descendants().Any(statement => statement is Loop)) ? "" : random.Next(4) switch
        {
            0 or 1 => "Checkpoint = Checkpoint.SquareRoot",
            2 => string.Create(CultureInfo.InvariantCulture, $"Checkpoint = Checkpoint.Segments, Segments = {random.Next(1, 5)}"),
            _ => "",
        };

    private static ImmutableArray<StructType> Structs(Random random, Features features)
    {
        // Of the libraries' types one or two, which may be fields of the program's own.
        StructType[] library = features[Feature.Numerics] ? [.. NumericsText.Types.OrderBy(_ => random.Next()).Take(random.Next(1, 3))] : [];
        if (!features[Feature.Structs])
        {
            return [.. library];
        }

        DataType[] types = features[Feature.Floats] ? [DataType.Double, DataType.Float] : [DataType.Double];
        var first = new StructType("S0", [.. Enumerable.Range(0, random.Next(1, 4)).Select(index => new Field("XYZ"[index].ToString(), types[random.Next(types.Length)]))]);
        first = first with { IsRecord = random.Next(3) == 0 };
        if (features[Feature.Integers] && random.Next(3) == 0)
        {
            first = first with { Fields = first.Fields.Add(new Field("N", DataType.Int)) };
        }

        var inner = library.FirstOrDefault(type => type.HasWritableFields && random.Next(2) == 0) ?? first;
        return features[Feature.NestedStructs]
            ? [first, new StructType("S1", [new Field("Inner", inner), new Field("W", DataType.Double)]), .. library]
            : [first, .. library];
    }

    /// <summary>A struct that holds arrays, some of it without gradient.</summary>
    private static StructType Pack(Random random, Features features, ImmutableArray<StructType> structs)
    {
        var fields = ImmutableArray.CreateBuilder<Field>();
        fields.Add(new Field("Row", Array(DataType.Double)));
        fields.Add(new Field("Bias", features[Feature.Floats] && random.Next(2) == 0 ? DataType.Float : DataType.Double));
        Add(random.Next(3) == 0, new Field("Mask", Array(DataType.Double), IsConstant: true));
        Add(features[Feature.Floats], new Field("Thin", Array(DataType.Float)));
        Add(features[Feature.Integers], new Field("Units", DataType.Int));
        Add(features[Feature.IntegerBuffers], new Field("Order", Array(DataType.Int)));
        if (structs.FirstOrDefault(type => type.HasWritableFields) is { } part)
        {
            Add(random.Next(2) == 0, new Field("Parts", Array(part)));
            Add(random.Next(2) == 0, new Field("Part", part));
        }

        Add(random.Next(3) == 0, new Field("Fixed", DataType.Double, IsConstant: true));
        return new StructType("L0", fields.ToImmutable()) { Kind = StructKind.Pack, IsRecord = random.Next(3) == 0 };

        void Add(bool isThere, Field field)
        {
            if (isThere)
            {
                fields.Add(field);
            }
        }

        static BufferType Array(DataType element) => new(element, BufferForm.Array);
    }

    /// <summary>The struct or class whose method the entry is, sometimes.</summary>
    private static StructType? Receiver(Random random, Features features, ImmutableArray<StructType> structs, StructType? pack)
    {
        if (pack is not null && random.Next(4) == 0)
        {
            return pack;
        }

        if (!features[Feature.Receivers] || random.Next(2) == 0)
        {
            return null;
        }

        StructType[] own = [.. structs.Where(type => type.Kind == StructKind.Own)];
        return own.Length > 0 && random.Next(2) == 0 ? own[random.Next(own.Length)] : Model(random, features, structs);
    }

    private static StructType Model(Random random, Features features, ImmutableArray<StructType> structs)
    {
        var fields = ImmutableArray.CreateBuilder<Field>();
        fields.Add(new Field("Slope", DataType.Double, IsMarked: true));
        fields.Add(new Field("Fixed", DataType.Double));
        if (features[Feature.Floats])
        {
            fields.Add(new Field("Bias", DataType.Float, IsMarked: random.Next(3) > 0));
        }

        if (features[Feature.Integers])
        {
            fields.Add(new Field("Steps", DataType.Int));
        }

        if (features[Feature.Arrays])
        {
            fields.Add(new Field("Weights", new BufferType(DataType.Double, BufferForm.Array), IsMarked: true));
        }

        if (structs.FirstOrDefault(type => type.HasWritableFields) is { } part)
        {
            fields.Add(new Field("Part", part, IsMarked: true));
        }

        return new StructType("Model", fields.ToImmutable()) { Kind = StructKind.Class };
    }

    private static ImmutableArray<Variable> Constants(Random random) =>
    [
        Constant("Rate", DataType.Double, Math.Round(random.NextDouble(), 2)),
        Constant("Scale", DataType.Float, 0.5),
        Constant("Count", DataType.Int, random.Next(1, 5)),
        Constant("Held", DataType.Double, Math.Round(random.NextDouble() * 2, 3)),
    ];

    private static Variable Constant(string name, ScalarType type, double value) => new(name, type) { Bound = value };

    private static string Declaration(Variable constant) =>
        $"internal {(constant.Name == "Held" ? "static readonly" : "const")} {constant.Type.Text} {constant.Name} = {Expression.Literal(constant.Bound, (ScalarType)constant.Type).Template};";

    /// <summary>The helpers that the entry reaches.</summary>
    public static IEnumerable<Method> Used(Method entry, ImmutableArray<Method> helpers)
    {
        var reached = new HashSet<string>();
        var open = new Stack<Method>([entry]);
        while (open.TryPop(out var method))
        {
            var expressions = method.Body.Descendants().SelectMany(statement => statement.Expressions).SelectMany(expression => expression.SelfAndDescendants()).ToList();
            foreach (var helper in helpers.Where(helper => expressions.Any(expression => expression.Calls(helper.Name))))
            {
                if (reached.Add(helper.Name))
                {
                    open.Push(helper);
                }
            }
        }

        return helpers.Where(helper => reached.Contains(helper.Name));
    }

    /// <summary>Arguments; round ones bring ties and kinks about.</summary>
    private static ImmutableArray<object> Inputs(Random random, Method entry, bool isRound) =>
    [
        .. entry.Receiver is { } receiver ? [Value(random, receiver, 0, isRound)] : Array.Empty<object>(),
        .. entry.Parameters.Select(parameter => parameter.Modifier == "out " ? Nothing(parameter.Type) : Value(random, parameter.Type, parameter.MinLength, isRound)),
        .. entry.Result is StructType result ? [Nothing(result)] : Array.Empty<object>(),
    ];

    /// <summary>What stands for a value that comes out.</summary>
    private static object Nothing(DataType type) => type switch
    {
        StructType composite => composite.Leaves().Select(leaf => Nothing(leaf.Type)).ToArray(),
        ScalarType { Kind: ScalarKind.Bool } => false,
        ScalarType { Kind: ScalarKind.Float } => 0f,
        ScalarType { Kind: ScalarKind.Double } => 0.0,
        _ => 0,
    };

    private static object Value(Random random, DataType type, int length, bool isRound)
    {
        switch (type)
        {
            case ScalarType { Kind: ScalarKind.Bool }:
                return random.Next(2) == 0;
            case ScalarType { Kind: ScalarKind.Int }:
                return random.Next(-2, 7);
            case ScalarType { Kind: ScalarKind.Long }:
                return (long)random.Next(-2, 7);
            case ScalarType { Kind: ScalarKind.Float }:
                return (float)Number();
            case ScalarType:
                return Number();
            case StructType composite:
                return composite.Leaves().SelectMany(leaf => leaf.Type is BufferType part
                    ? Enumerable.Range(0, Printer.FieldLength).Select(_ => Value(random, part.Element, 0, isRound)) : [Value(random, leaf.Type, 0, isRound)]).ToArray();
            case GridType grid:
                return Enumerable.Range(0, 2 * (length + random.Next(2))).Select(_ => Value(random, grid.Element, 0, isRound)).ToArray();
            case BufferType buffer:
                return Enumerable.Range(0, length + random.Next(length == 0 ? 3 : 2)).Select(_ => Value(random, buffer.Element, 0, isRound)).ToArray();
            default:
                throw new InvalidOperationException("No value of " + type.Text);
        }

        double Number() => isRound ? random.Next(-4, 5) / 2.0 : (random.NextDouble() * 4) - 2;
    }
}
