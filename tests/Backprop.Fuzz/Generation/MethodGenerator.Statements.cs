using System.Collections.Immutable;
using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>Statements other than loops.</summary>
internal sealed partial class MethodGenerator
{
    /// <summary>The next statement, or the few that belong together; none if the choice does not fit here.</summary>
    private IEnumerable<Statement> Statement()
    {
        budget--;
        cost += multiplicity;
        var mayNest = blocks < 4;
        return Pick<Func<IEnumerable<Statement>>>(
            (8, () => [DeclareFloating()]),
            (features[Feature.Constants] ? 1 : 0, () => [DeclareConstant()]),
            (features[Feature.Integers] ? 2 : 0, () => [DeclareInactive(DataType.Int)]),
            (features[Feature.Longs] ? 1 : 0, () => [DeclareInactive(DataType.Long)]),
            (features[Feature.Bools] ? 2 : 0, () => [DeclareInactive(DataType.Bool)]),
            (structs.Length > 0 ? 4 : 0, StructStatement),
            (Pack is null ? 0 : 4, PackStatement),
            (24, () => Single(Assignment())),
            (features[Feature.LocalArrays] ? 7 : 0, () => Single(NewBuffer())),
            (features[Feature.Aliases] || features[Feature.Slices] ? 5 : 0, () => Single(Alias())),
            (features[Feature.WholeBuffers] ? 8 : 0, () => Single(WholeBuffer())),
            (features[Feature.Grids] ? 4 : 0, () => [NewGrid()]),
            (features[Feature.Grids] && mayNest && multiplicity < MaxTrips / 2 ? 4 : 0, Grids),
            (features[Feature.References] ? 4 : 0, () => Single(ReferenceLocal())),
            (structs.Length > 0 && features[Feature.Members] ? 8 : 0, MemberStatement),
            (features[Feature.Swaps] ? 12 : 0, Swap),
            (features[Feature.BufferHelpers] ? 5 : features[Feature.Rules] ? 8 : 0, VoidCall),
            (features[Feature.Tuples] ? 6 : 0, () => Single(TupleAssignment())),
            (features[Feature.Functions] ? 3 : 0, DeclareLocal),
            (features[Feature.Functions] ? 5 : 0, StepCall),
            (features[Feature.Externals] ? 1 : 0, () => [Generator()]),
            (features[Feature.Externals] ? 1 : 0, () => [Throw()]),
            (features[Feature.Constructs] ? 8 : 0, () => Single(ConstructStatement())),
            (mayNest ? 7 : 0, () => [If()]),
            (mayNest ? 2 : 0, Deferred),
            (features[Feature.Loops] && mayNest && multiplicity < MaxTrips / 2 ? 18 : 0, LoopStatement),
            (features[Feature.Switches] && mayNest ? 4 : 0, () => [SwitchStatement()]),
            (features[Feature.Jumps] && loops > 0 ? 14 : 0, Jump),
            (features[Feature.EarlyReturns] && blocks > 0 ? 5 : 0, () => [Conditionally(Return())]))();
    }

    private static IEnumerable<Statement> Single(Statement? statement) => statement is null ? [] : [statement];

    private Block Inside(int statements, bool breaksSwitch = false, bool isSection = false)
    {
        if (isSection)
        {
            scope.OpenSwitchSection();
        }
        else
        {
            scope.Open();
        }

        blocks++;
        var outer = this.breaksSwitch;
        this.breaksSwitch = breaksSwitch;
        var made = ImmutableArray.CreateBuilder<Statement>();
        var inner = Math.Min(budget, statements);
        budget -= inner;
        var saved = budget;
        budget = inner;
        while (budget > 0 || made.Count == 0)
        {
            made.AddRange(Statement());
        }

        budget = saved;
        this.breaksSwitch = outer;
        blocks--;
        scope.Close();
        return new Block(made.ToImmutable());
    }

    private Statement DeclareFloating()
    {
        var type = features[Feature.Floats] && Chance(0.35) ? DataType.Float : DataType.Double;
        var value = Fit(Floating(type, 2), Limit);
        var name = scope.FreshName();
        scope.Declare(new Variable(name, type));
        return new Simple("declare " + type.Text, $"{type.Text} {name} = {{0}};", [value], name);
    }

    private Statement DeclareConstant()
    {
        var type = features[Feature.Floats] && Chance(0.35) ? DataType.Float : DataType.Double;
        var name = scope.FreshName();
        var value = Literal(Rounded(), type);
        scope.Declare(new Variable(name, type) { IsWritable = false });
        return new Simple("declare const", $"const {type.Text} {name} = {{0}};", [value], name);
    }

    private Statement DeclareInactive(ScalarType type)
    {
        var value = Scalar(type, 2);
        var name = scope.FreshName();
        scope.Declare(new Variable(name, type));
        return new Simple("declare " + type.Text, $"{type.Text} {name} = {{0}};", [value], name);
    }

    private IEnumerable<Statement> StructStatement()
    {
        var type = structs[random.Next(structs.Length)];
        var array = OneOf(scope.Variables.Where(variable => variable.Type is BufferType buffer && buffer.Element == type && variable.HasWritableElements && CanIndex(variable)));
        var local = OneOf(scope.Variables.Where(variable => variable.Type == type && variable.IsWritable));
        if (array is not null && Chance(0.4))
        {
            return [new Simple("struct element = e", "{0} = {1};", [ElementOf(array), StructValue(type, 2)])];
        }

        if (local is not null && Chance(0.4))
        {
            return [new Simple("struct = e", "{0} = {1};", [Expression.Variable(local.Name, type, Limit), StructValue(type, 2)])];
        }

        var value = StructValue(type, 2);
        var name = scope.FreshName();
        scope.Declare(new Variable(name, type));
        return [new Simple("declare struct", $"{type.Name} {name} = {{0}};", [value], name)];
    }

    /// <summary>A source of inactive numbers that changes with every call.</summary>
    private Statement Generator()
    {
        var name = scope.FreshName();
        scope.Declare(new Variable(name, new OpaqueType("Random")) { IsWritable = false });
        return new Simple("external creation", $"Random {name} = new Random({random.Next(100)});", [], name);
    }

    private Statement Throw() => new Branch(
        Expression.Operator(">", DataType.Bool, "<0> > 1E6", 1, Floating(DataType.Double, 1)),
        new Block([new Simple("throw", "throw new InvalidOperationException(\"too large\");", [])]),
        null);

    private Statement If() => new Branch(Condition(2), Inside(random.Next(1, 4)), Chance(0.5) ? Inside(random.Next(1, 4)) : null);

    private Statement Conditionally(Statement jump) => new Branch(Condition(2), new Block([.. Chance(0.4) ? Single(Assignment()) : [], jump]), null);

    /// <summary>A variable that both arms of a branch give its first value.</summary>
    private IEnumerable<Statement> Deferred()
    {
        var type = features[Feature.Floats] && Chance(0.35) ? DataType.Float : DataType.Double;
        var (then, otherwise) = (Fit(Floating(type, 2), Limit), Fit(Floating(type, 2), Limit));
        var condition = Condition(2);
        var name = scope.FreshName();
        var place = Expression.Variable(name, type, Limit);
        scope.Declare(new Variable(name, type));
        return
        [
            new Simple("declare without value", $"{type.Text} {name};", [], name),
            new Branch(
                condition,
                new Block([new Simple("x = e", "{0} = {1};", [place, then])]),
                new Block([new Simple("x = e", "{0} = {1};", [place, otherwise])])),
        ];
    }

    private IEnumerable<Statement> Jump()
    {
        var jump = Pick(
            (breaksSwitch ? 0 : 4, "break"),
            (4, "continue"),
            (features[Feature.EarlyReturns] ? 4 : 0, "return"));
        var statement = jump == "return" ? Return() : new Simple(jump, jump + ";", []);
        return [Conditionally(statement)];
    }

    private Statement SwitchStatement()
    {
        var isLong = features[Feature.Longs] && Chance(0.2);
        var subject = isLong
            ? Expression.Operator("&", DataType.Long, "<0> & 3L", 3, Integer(DataType.Long, 1))
            : Expression.Operator("&", DataType.Int, "<0> & 3", 3, AsInt(Integer(DataType.Int, 2)));
        var labels = new Stack<int>(Enumerable.Range(0, 4).OrderBy(_ => random.Next()));
        var sections = ImmutableArray.CreateBuilder<Section>();
        scope.Open();
        for (var count = random.Next(1, 4); count > 0 && labels.Count > 0; count--)
        {
            var values = Enumerable.Range(0, Chance(0.3) && labels.Count > 1 ? 2 : 1).Select(_ => $"case {labels.Pop()}{(isLong ? "L" : "")}:");
            sections.Add(new Section([.. values], SectionBody()));
        }

        if (Chance(0.6))
        {
            sections.Insert(random.Next(sections.Count + 1), new Section(["default:"], SectionBody()));
        }

        scope.Close();
        return new Switch(subject, sections.ToImmutable());
    }

    private Block SectionBody()
    {
        var body = Inside(random.Next(1, 3), breaksSwitch: true, isSection: true);
        var end = Pick<Func<Statement>>(
            (6, () => new Simple("break", "break;", [])),
            (loops > 0 && features[Feature.Jumps] ? 2 : 0, () => new Simple("continue", "continue;", [])),
            (features[Feature.EarlyReturns] ? 1 : 0, Return))();
        var inner = Chance(0.15)
            ? body.Statements.Add(new Branch(Condition(1), new Block([new Simple("break", "break;", [])]), null))
            : body.Statements;
        return new Block(inner.Add(end));
    }
}
