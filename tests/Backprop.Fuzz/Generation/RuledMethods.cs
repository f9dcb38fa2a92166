using System.Collections.Immutable;
using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Generation;

/// <summary>Methods with a derivative by hand: a formula with constants of chance, and its exact derivative. What comes out stays small.</summary>
internal sealed class RuledMethods(Random random, bool withFloats, StructType[] structs)
{
    public Method Make(string name)
    {
        var type = withFloats && random.Next(3) == 0 ? DataType.Float : DataType.Double;
        var formulas = new Formulas(type, Constant(type), Constant(type), random.Next(3) == 0 ? "in " : "");
        var made = random.Next(structs.Length > 0 ? 15 : 11) switch
        {
            0 => formulas.Square(),
            1 => formulas.Product(),
            2 => formulas.Sine(),
            3 => formulas.Power(),
            4 => formulas.Branches(),
            5 => formulas.Held(),
            6 => formulas.ByReference(),
            7 => formulas.WithOut(),
            8 => formulas.OfSpan(),
            9 => formulas.InPlace(),
            10 => formulas.SpanToSpan(),
            11 or 12 => new StructFormulas(structs[random.Next(structs.Length)], Constant(DataType.Double)).Read(),
            _ => new StructFormulas(structs[random.Next(structs.Length)], Constant(DataType.Double)).Changed(),
        };
        return made with { Name = name };
    }

    /// <summary>Between 0.1 and 0.6, with either sign.</summary>
    private string Constant(ScalarType type)
    {
        var literal = Expression.Literal((random.Next(2) == 0 ? 1 : -1) * Math.Round(0.1 + (random.NextDouble() * 0.5), 2), type).Template;
        return literal[0] == '-' ? $"({literal})" : literal;
    }

    private static Method Ruled(string kind, DataType? result, ImmutableArray<Parameter> parameters, string body, string rule) =>
        new("", result, parameters, new Block([new Simple("rule " + kind, body, [])])) { Rule = rule };

    /// <summary>Over numbers of one type, with the constants <paramref name="a"/> and <paramref name="b"/>.</summary>
    /// <param name="passing">how a number is passed</param>
    private sealed class Formulas(ScalarType type, string a, string b, string passing)
    {
        private readonly string t = type.Text;
        private readonly string math = type == DataType.Float ? "MathF" : "Math";

        private Parameter X => new("x", type, Modifier: passing);

        /// <summary>Where a place is written, which may be the same one.</summary>
        private Parameter ByValue => new("x", type);

        public Method Square() => Ruled(
            "of a square", type, [X],
            $"{t} r = {a} * x * x + {b}; return r;",
            $"xGradient += upstream * 2 * {a} * x;");

        public Method Product() => Ruled(
            "of a product", type, [X, new("y", type)],
            $"{t} r = {a} * x * y; return r;",
            $"xGradient += upstream * {a} * y; yGradient += upstream * {a} * x;");

        public Method Sine() => Ruled(
            "of a sine", type, [X],
            $"{t} r = {math}.Sin({a} * x); return r;",
            $"xGradient += upstream * {a} * {math}.Cos({a} * x);");

        public Method Power() => Ruled(
            "with a loop", type, [X, new("n", DataType.Int)],
            $"{t} r = {a} * {b}; for (int i = 0; i < (n & 3); i++) {{ r *= x; }} return r;",
            $"{t} p = {a} * {b}; for (int i = 1; i < (n & 3); i++) {{ p *= x; }} if ((n & 3) > 0) {{ xGradient += upstream * p * (n & 3); }}");

        public Method Branches() => Ruled(
            "with a branch", type, [X],
            $"{t} r = x > {a} ? {b} * x : {b} * {a} + {math}.Sin(x - {a}); return r;",
            $"if (x > {a}) {{ xGradient += upstream * {b}; }} else {{ xGradient += upstream * {math}.Cos(x - {a}); }}");

        public Method Held() => Ruled(
            "with a constant", type, [X, new("k", type, IsConstant: true)],
            $"{t} r = {math}.Sin(x * k) * {a}; return r;",
            $"xGradient += upstream * k * {math}.Cos(x * k) * {a};");

        public Method ByReference() => Ruled(
            "over a reference", null, [new("s", type, Modifier: "ref "), ByValue],
            $"s = {math}.Sin(s * {a}) + x * {b};",
            $"sGradient += sUpstream * {a} * {math}.Cos(s * {a}); xGradient += sUpstream * {b};");

        public Method WithOut() => Ruled(
            "with an out parameter", type, [ByValue, new("o", type, Modifier: "out ")],
            $"o = {math}.Cos(x * {a}); return o * {b} + x;",
            $"o = {math}.Cos(x * {a}); xGradient += upstream - (upstream * {b} + oUpstream) * {a} * {math}.Sin(x * {a});");

        public Method OfSpan() => Ruled(
            "of a span", type, [new("v", new BufferType(type, BufferForm.ReadOnlySpan)), X],
            $"{t} sum = 0; for (int i = 0; i < v.Length; i++) {{ sum += v[i] * v[i]; }} return sum * x * {a} * {b} * {a};",
            $"{t} sum = 0; for (int i = 0; i < v.Length; i++) {{ sum += v[i] * v[i]; vGradient[i] += upstream * 2 * v[i] * x * {a} * {b} * {a}; }} xGradient += upstream * sum * {a} * {b} * {a};");

        public Method InPlace() => Ruled(
            "that changes a span", null, [new("v", new BufferType(type, BufferForm.Span)), ByValue],
            $"for (int i = 0; i < v.Length; i++) {{ v[i] = {math}.Sin(v[i] * {a}) + x * {b}; }}",
            $"for (int i = 0; i < v.Length; i++) {{ xGradient += vGradient[i] * {b}; vGradient[i] *= {a} * {math}.Cos(v[i] * {a}); }}");

        public Method SpanToSpan() => Ruled(
            "from a span to a span", null, [new("v", new BufferType(type, BufferForm.ReadOnlySpan)), new("w", new BufferType(type, BufferForm.Span))],
            $"for (int i = 0; i < Math.Min(v.Length, w.Length); i++) {{ w[i] = {math}.Sin(v[i]) * {a} + w[i] * {b}; }}",
            $"for (int i = 0; i < Math.Min(v.Length, w.Length); i++) {{ vGradient[i] += wGradient[i] * {a} * {math}.Cos(v[i]); wGradient[i] *= {b}; }}");
    }

    /// <summary>Over the first and the last number of a struct, which may be one.</summary>
    private sealed class StructFormulas(StructType type, string a)
    {
        private readonly Field[] leaves = [.. type.Leaves().Where(leaf => leaf.Type.IsFloating)];

        private Parameter S => new("s", type);

        public Method Read()
        {
            var (first, last) = (leaves[0], leaves[^1]);
            return Ruled(
                "of a struct", DataType.Double, [S],
                $"double r = s.{first.Name} * s.{last.Name} * {a}; return r;",
                $"sGradient.{first.Name} += {Cast(first)}(upstream * {a} * s.{last.Name}); sGradient.{last.Name} += {Cast(last)}(upstream * {a} * s.{first.Name});");
        }

        public Method Changed()
        {
            var first = leaves[0];
            var others = string.Concat(leaves.Skip(1).Select(leaf => $" sGradient.{leaf.Name} += upstream.{leaf.Name};"));
            return Ruled(
                "that makes a struct", type, [S, new("x", DataType.Double)],
                $"{type.Name} r = s; r.{first.Name} = {Cast(first)}(s.{first.Name} * x * {a}); return r;",
                $"xGradient += upstream.{first.Name} * s.{first.Name} * {a}; sGradient.{first.Name} += {Cast(first)}(upstream.{first.Name} * x * {a});{others}");
        }

        private static string Cast(Field leaf) => leaf.Type == DataType.Float ? "(float)" : "";
    }
}
