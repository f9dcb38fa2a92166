using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>Loops. None runs more than a few times, whatever the data.</summary>
internal sealed partial class MethodGenerator
{
    private IEnumerable<Statement> Grids()
    {
        scope.OpenForOutside();
        return Outside([.. OverGrid()]);
    }

    private IEnumerable<Statement> LoopStatement()
    {
        scope.OpenForOutside();
        var statements = Pick<Func<IEnumerable<Statement>>>(
            (10, CountUp),
            (4, CountDown),
            (4, OverBuffer),
            (4, ForEach),
            (features[Feature.GeneralLoops] ? 3 : 0, MovingBound),
            (features[Feature.GeneralLoops] ? 3 : 0, CounterMoved),
            (features[Feature.GeneralLoops] ? 2 : 0, TwoCounters),
            (features[Feature.GeneralLoops] ? 2 : 0, FloatingCounter),
            (features[Feature.GeneralLoops] ? 4 : 0, CountUpWhile),
            (5, WhileLoop),
            (4, DoLoop),
            (features[Feature.Endless] ? 3 : 0, EndlessLoop),
            (features[Feature.Checkpoints] ? 8 : 0, CheckpointedLoop))().ToList();
        return Outside(statements);
    }

    /// <summary>Closes the scope of some statements, and keeps what they declare outside of loops.</summary>
    private List<Statement> Outside(List<Statement> statements)
    {
        var outside = statements.OfType<Simple>().Where(declaration => declaration.Declares.Length > 0)
            .Select(declaration => scope.Variables.First(variable => variable.Name == declaration.Declares)).ToList();
        scope.Close();

        // What is declared before the loop can be read after it.
        outside.ForEach(variable => scope.Declare(variable));
        return statements;
    }

    private Block Turns(int trips, IEnumerable<Statement>? first = null, Func<IEnumerable<Statement>>? last = null)
    {
        var outer = multiplicity;
        multiplicity *= Math.Max(trips, 1);
        loops++;
        var body = Inside(random.Next(1, 5));
        var end = last?.Invoke() ?? [];
        loops--;
        multiplicity = outer;
        return new Block([.. first ?? [], .. body.Statements, .. end]);
    }

    private int Trips() => Pick((1, 0), (2, 1), (4, 2), (4, 3), (2, 4), (1, 6));

    private Variable Counter(string name, ScalarType type, int below) =>
        scope.Declare(new Variable(name, type) { IsWritable = false, Below = below, Bound = below });

    private IEnumerable<Statement> CountUp()
    {
        var type = features[Feature.Longs] && Chance(0.15) ? DataType.Long : DataType.Int;
        var trips = Trips();
        var step = Pick((6, 1), (1, 2), (1, 3));
        var start = Chance(0.7) ? 0 : random.Next(0, 3);
        var name = scope.FreshName("i");
        if (Chance(0.3))
        {
            // A bound that is only known when the loop is entered.
            var bound = Expression.Operator("&", DataType.Int, "<0> & 3", 3, AsInt(Integer(DataType.Int, 1)));
            Counter(name, type, 4);
            return
            [
                new Loop("for up to a variable bound", $"for ({type.Text} {name} = {start}; {name} < <0>; {name} += {step})", "", [bound], Turns(3)),
            ];
        }

        var end = start + (trips * step);
        var symbol = step == 1 && Chance(0.15) ? "!=" : Chance(0.25) ? "<=" : "<";
        Counter(name, type, end + 1);
        var advance = step == 1 ? Chance(0.8) ? name + "++" : "++" + name : $"{name} += {step}";
        return
        [
            new Loop(step == 1 ? "for up" : "for up by steps", $"for ({type.Text} {name} = {start}; {name} {symbol} {end}; {advance})", "", [], Turns(trips + 1)),
        ];
    }

    private IEnumerable<Statement> CountDown()
    {
        var trips = Trips();
        var step = Pick((4, 1), (1, 2));
        var name = scope.FreshName("i");
        Counter(name, DataType.Int, (trips * step) + 1);
        var condition = Chance(0.7) ? ">= 0" : step == 1 && Chance(0.3) ? "!= -1" : "> 0";
        return
        [
            new Loop("for down", $"for (int {name} = {(trips * step) - (trips > 0 ? 1 : 0)}; {name} {(trips == 0 ? "> 0" : condition)}; {(step == 1 ? name + "--" : $"{name} -= {step}")})", "", [], Turns(trips)),
        ];
    }

    private IEnumerable<Statement> OverBuffer()
    {
        if (OneOf(scope.Variables.Where(variable => variable.Type is BufferType)) is not { } buffer)
        {
            return CountUp();
        }

        // The counter runs over this buffer; of others it is only known that it is small.
        var name = scope.FreshName("i");
        var isDown = Chance(0.25);
        var isFixed = !buffer.IsWritable;
        scope.Declare(new Variable(name, DataType.Int) { IsWritable = false, Below = LongestBuffer + 1, Bound = LongestBuffer, Within = isFixed ? buffer.Name : "" });
        var head = isDown ? $"for (int {name} = {{0}}.Length - 1; {name} >= 0; {name}--)" : $"for (int {name} = 0; {name} < {{0}}.Length; {name}++)";
        var element = Expression.Atom("element", ((BufferType)buffer.Type).Element, "{0}[{1}]", Limit, BufferValue(buffer), Expression.Variable(name, DataType.Int, 8));
        var use = isFixed && element.Type is ScalarType { Kind: ScalarKind.Double or ScalarKind.Float } type && Place(candidate => candidate == type) is { } place
            ? new Simple("x += e", "{0} += {1};", [place, Chance(0.5) ? Binary("*", Literal(0.5, type), element) : Binary("*", Fit(Floating(type, 1), 0.5), element)])
            : null;
        return [new Loop(isDown ? "for down a buffer" : "for over a buffer", head, "", [BufferValue(buffer)], Turns(LongestBuffer, Single(use)))];
    }

    private IEnumerable<Statement> ForEach()
    {
        if (OneOf(scope.Variables.Where(variable => variable.Type is BufferType)) is not { } buffer)
        {
            return CountUp();
        }

        var type = (BufferType)buffer.Type;
        var name = scope.FreshName();
        scope.Declare(new Variable(name, type.Element) { IsWritable = false });
        return
        [
            new Loop(type.Form == BufferForm.Array ? "foreach over an array" : "foreach over a span", $"foreach ({(Chance(0.3) ? "var" : type.Element.Text)} {name} in {{0}})", "", [BufferValue(buffer)], Turns(LongestBuffer)),
        ];
    }

    /// <summary>The bound is a variable that the body lowers.</summary>
    private IEnumerable<Statement> MovingBound()
    {
        var trips = random.Next(2, 6);
        var bound = scope.FreshName("n");
        scope.Declare(new Variable(bound, DataType.Int) { IsWritable = false, Below = trips + 1 });
        var counter = scope.FreshName("i");
        Counter(counter, DataType.Int, trips);
        var read = Expression.Variable(bound, DataType.Int, trips);
        var lower = new Simple("k--", "{0}--;", [read]);
        return
        [
            new Simple("declare int", $"int {bound} = {trips};", [], bound),
            new Loop("for with a moving bound", $"for (int {counter} = 0; {counter} < {{0}}; {counter}++)", "", [read], Turns(trips, last: () => [Chance(0.5) ? lower : new Branch(Condition(1), new Block([lower]), null)])),
        ];
    }

    /// <summary>The body moves the counter on.</summary>
    private IEnumerable<Statement> CounterMoved()
    {
        var trips = random.Next(2, 6);
        var counter = scope.FreshName("i");
        Counter(counter, DataType.Int, trips + 2);
        var move = new Simple("k++", "{0}++;", [Expression.Variable(counter, DataType.Int, trips)]);
        return
        [
            new Loop("for with its counter moved", $"for (int {counter} = 0; {counter} < {trips}; {counter}++)", "", [], Turns(trips, last: () => [new Branch(Condition(1), new Block([move]), null)])),
        ];
    }

    private IEnumerable<Statement> TwoCounters()
    {
        var (i, j) = (scope.FreshName("i"), scope.FreshName("j"));
        var end = random.Next(1, 8);
        Counter(i, DataType.Int, end + 2);
        Counter(j, DataType.Int, end + 2);
        return [new Loop("for with two counters", $"for (int {i} = 0, {j} = {end}; {i} < {j}; {i}++, {j}--)", "", [], Turns((end / 2) + 1))];
    }

    private IEnumerable<Statement> FloatingCounter()
    {
        var name = scope.FreshName();
        scope.Declare(new Variable(name, DataType.Double) { IsWritable = false });
        return [new Loop("for over doubles", $"for (double {name} = {(Chance(0.5) ? "0.0" : "0.25")}; {name} < 1.0; {name} += 0.3)", "", [], Turns(4))];
    }

    private IEnumerable<Statement> CountUpWhile()
    {
        var trips = random.Next(2, 6);
        var counter = scope.FreshName("i");
        var condition = Condition(2);
        var isOutside = Chance(0.4);
        Counter(counter, DataType.Int, trips + 1);
        var kind = "for while a condition holds";
        if (isOutside)
        {
            return
            [
                new Simple("declare without value", $"int {counter};", [], counter),
                new Loop(kind, $"for ({counter} = 0; {counter} < {trips} && <0>; {counter}++)", "", [condition], Turns(trips)),
            ];
        }

        return [new Loop(kind, $"for (int {counter} = 0; {counter} < {trips} && <0>; {counter}++)", "", [condition], Turns(trips))];
    }

    /// <summary>Loops that count in a variable of their own, so that they end whatever the condition does.</summary>
    private IEnumerable<Statement> WhileLoop()
    {
        var trips = random.Next(1, 5);
        var counter = scope.FreshName("k");
        var condition = Condition(2);
        Counter(counter, DataType.Int, trips + 2);
        var read = Expression.Variable(counter, DataType.Int, trips);
        var step = new Simple("k++", "{0}++;", [read]);
        var declare = new Simple("declare int", $"int {counter} = 0;", [], counter);
        return Pick<Func<IEnumerable<Statement>>>(
            (4, () => [declare, new Loop("while", $"while ({{0}} < {trips} && <1>)", "", [read, condition], Turns(trips, [step]))]),
            (2, () => [declare, new Loop("while with k++", $"while ({{0}}++ < {trips})", "", [read], Turns(trips))]),
            (2, () => [declare, new Loop("while with k++", $"while (<1> && ++{{0}} < {trips + 1})", "", [read, condition], Turns(trips))]),
            (2, () => [declare, new Loop("while", $"while ({{0}} < {trips})", "", [read], Turns(trips, [step]))]))();
    }

    private IEnumerable<Statement> DoLoop()
    {
        var trips = random.Next(1, 5);
        var counter = scope.FreshName("k");
        Counter(counter, DataType.Int, trips + 2);
        var read = Expression.Variable(counter, DataType.Int, trips);
        var step = new Simple("k++", "{0}++;", [read]);
        var condition = Condition(2);
        var declare = new Simple("declare int", $"int {counter} = 0;", [], counter);
        return Chance(0.6)
            ? [declare, new Loop("do", "do", $"while ({{0}} < {trips} && <1>);", [read, condition], Turns(trips, [step]))]
            : [declare, new Loop("do with k++", "do", $"while ({{0}}++ < {trips});", [read], Turns(trips + 1))];
    }

    private IEnumerable<Statement> EndlessLoop()
    {
        var trips = random.Next(1, 5);
        var counter = scope.FreshName("k");
        Counter(counter, DataType.Int, trips + 2);
        var read = Expression.Variable(counter, DataType.Int, trips);
        var isOver = Expression.Operator(">=", DataType.Bool, $"{{0}}++ >= {trips}", 1, read);
        var leave = features[Feature.EarlyReturns] && Chance(0.2) && result is not null ? Return() : new Simple("break", "break;", []);
        var declare = new Simple("declare int", $"int {counter} = 0;", [], counter);
        return [declare, new Loop("endless", Chance(0.5) ? "while (true)" : "for (;;)", "", [], Turns(trips + 1, [new Branch(isOver, new Block([leave]), null)]))];
    }
}
