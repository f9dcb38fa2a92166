using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>Newer parts of the language: tuples, switch expressions, patterns, lambdas, local functions, arguments by reference.</summary>
internal sealed partial class MethodGenerator
{
    /// <summary>The types that stand for local functions: of a number to a number, and of a number by reference and another one.</summary>
    private static readonly OpaqueType LocalFunction = new("local function");
    private static readonly OpaqueType LocalStep = new("local step");

    /// <summary><c>(p, q) = (q, p)</c>: all of the right side is evaluated before anything on the left side changes.</summary>
    private Statement? TupleAssignment()
    {
        if (Place(type => type.IsFloating) is not { } first || Place(type => type.IsFloating) is not { } second)
        {
            return null;
        }

        var (left, right) = (Fit(Floating((ScalarType)first.Type, 2), Limit), Fit(Floating((ScalarType)second.Type, 2), Limit));
        return Chance(0.5)
            ? new Simple("tuple assignment", "({0}, {1}) = ({2}, {3});", [first, second, left, right])
            : new Simple("tuple swap", "({0}, {1}) = ({2}, {3});", [first, second, Exact((ScalarType)first.Type, second), Exact((ScalarType)second.Type, first)]);
    }

    private Expression SwitchExpression(ScalarType type, int depth)
    {
        var subject = Expression.Operator("&", DataType.Int, "<0> & 3", 3, AsInt(Integer(DataType.Int, 1)));
        Expression[] arms = [.. Enumerable.Range(0, 3).Select(_ => Exact(type, Operand(type, depth)))];
        var guarded = Chance(0.4);
        return Expression.Atom(
            guarded ? "switch expression with when" : "switch expression", type,
            guarded ? "(<0> switch { 0 => {1}, _ when <4> => {2}, _ => {3} })" : "(<0> switch { 0 => {1}, 1 or > 2 => {2}, _ => {3} })",
            arms.Max(arm => arm.Bound), [subject, .. arms, .. guarded ? [Condition(1)] : Array.Empty<Expression>()]);
    }

    private Expression Pattern(int depth) => Expression.Operator(
        "is", DataType.Bool, Chance(0.5) ? "<0> is > 0.25 and <= 1.5" : "<0> is not (< -0.5 or 0.75)", 1, Exact(DataType.Double, Floating(DataType.Double, Math.Min(depth, 2))));

    /// <summary>A lambda that is called where it stands: it sees, and may assign, what is around it.</summary>
    private Expression? CalledLambda(int depth)
    {
        var argument = Fit(Exact(DataType.Double, Floating(DataType.Double, depth - 1)), Limit);
        var (name, body) = Body(depth);
        return Expression.Atom("lambda", DataType.Double, $"((Func<double, double>)({name} => {{0}}))({{1}})", Limit, body, argument);
    }

    /// <summary>A local function: an expression over its parameter and what it captures, or a statement that changes an argument by reference.</summary>
    private IEnumerable<Statement> DeclareLocal()
    {
        if (Chance(0.5))
        {
            var (parameter, body) = Body(2);
            var name = scope.FreshName("Local");
            scope.Declare(new Variable(name, LocalFunction) { IsWritable = false });
            return [new Simple("local function", $"double {name}(double {parameter}) => {{0}};", [body], name)];
        }

        var (value, change) = Body(2);
        var step = scope.FreshName("Step");
        scope.Declare(new Variable(step, LocalStep) { IsWritable = false });
        return
        [
            new Simple(
                "local function with ref", $"void {step}(ref double at, double {value}) {{ at = 0.75 * at + <0>; if ({value} > 0.5) {{ return; }} at -= 0.5 * {value}; }}", [change], step),
        ];
    }

    /// <summary>An expression over a new variable and all that a function may capture: everything but spans.</summary>
    private (string Parameter, Expression Value) Body(int depth)
    {
        var (outer, recursive) = (scope.Visible, self);
        self = null;
        scope.Open();
        var name = scope.FreshName("arg");
        scope.Declare(new Variable(name, DataType.Double) { IsWritable = Chance(0.3) });
        scope.Visible = variable => (outer is null || outer(variable)) && variable is { IsReference: false, Type: not BufferType { Form: not BufferForm.Array } };
        var value = Fit(Exact(DataType.Double, Floating(DataType.Double, depth)), Limit);
        scope.Visible = outer;
        self = recursive;
        scope.Close();
        return (name, value);
    }

    private Expression? LocalCall(ScalarType type, int depth) =>
        type.Kind == ScalarKind.Double && OneOf(scope.Variables.Where(variable => variable.Type == LocalFunction)) is { } function
            ? Expression.Atom("call of a local function", DataType.Double, function.Name + "({0})", Limit, Fit(Exact(DataType.Double, Floating(DataType.Double, depth - 1)), Limit))
            : null;

    private IEnumerable<Statement> StepCall() =>
        OneOf(scope.Variables.Where(variable => variable.Type == LocalStep)) is { } step && Place(type => type == DataType.Double) is { Kind: not ComponentKind } place
            ? [new Simple("call with ref", step.Name + "(ref {0}, {1});", [place, Fit(Exact(DataType.Double, Floating(DataType.Double, 1)), Limit)])]
            : [];
}
