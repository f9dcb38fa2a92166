using System.Collections.Generic;

namespace Backprop.Tests.Matrix;

/// <summary>
/// <c>using</c>: around sums, in loops and branches, left early. The resources write down when they are made and disposed of, and what they
/// wrote takes part in the value, so that an order that differs from C#'s shows.
/// </summary>
internal static class Resources
{
    private const string Scope = """
        public sealed class Scope : IDisposable
        {
            private readonly System.Text.StringBuilder _log;
            public Scope(System.Text.StringBuilder log, int weight = 1) { _log = log; Weight = weight; _log.Append('m'); }
            public int Weight { get; }
            public void Dispose() => _log.Append('d', 1 + Weight * (1 + _log.Length));
        }
        """;

    private const string Value = """
        public struct Scope : IDisposable
        {
            private readonly System.Text.StringBuilder _log;
            public Scope(System.Text.StringBuilder log) { _log = log; _log.Append('m'); }
            public void Dispose() => _log.Append('d', 1 + _log.Length);
        }
        """;

    private const string Reference = """
        public ref struct Scope
        {
            private readonly System.Text.StringBuilder _log;
            public Scope(System.Text.StringBuilder log) { _log = log; _log.Append('m'); }
            public void Dispose() => _log.Append('d', 1 + _log.Length);
        }
        """;

    public static IReadOnlyList<Construct> All { get; } =
    [
        new("UsingStatement", "var log = new System.Text.StringBuilder(); using (new Scope(log)) { v = v * x + log.Length * y; } v += log.Length * 0.1 * v;", Scope),
        new("UsingDeclaration", "var log = new System.Text.StringBuilder(); { using var scope = new Scope(log, 2); v *= Math.Sin(x) * scope.Weight; } v *= log.Length * 0.25;", Scope),
        new("UsingDeclarations", "var log = new System.Text.StringBuilder(); using (Scope p = new Scope(log), q = new Scope(log, 2)) { v = v * v * x + log.Length; } v *= log.Length * 0.1;", Scope),
        new("UsingNested", "var log = new System.Text.StringBuilder(); using (new Scope(log)) { v *= x; using (new Scope(log)) { v += x * v; log.Append('i'); } v += log.Length * v * 0.1; } v += log.Length * y * 0.1;", Scope),
        new("UsingUnusedValue", "var log = new System.Text.StringBuilder(); using (new Scope(log)) { double t = v * x; t += 1; } v += log.Length * y * v;", Scope),
        new("UsingEmpty", "var log = new System.Text.StringBuilder(); using (new Scope(log)) { } v = v * x + log.Length * v;", Scope),
        new("UsingInLoop", "var log = new System.Text.StringBuilder(); for (int m = 0; m < 3; m++) { using var scope = new Scope(log, m % 2); v = v * x * 0.5 + Math.Sin(v); } v += log.Length * y * 0.01;", Scope),
        new("UsingInBranch", "var log = new System.Text.StringBuilder(); if (v > 0.5) { using var scope = new Scope(log); v = v * v * x; } else { v += x * x; } v += log.Length * y * v;", Scope),
        new("UsingBreak", "var log = new System.Text.StringBuilder(); for (int m = 0; m < 4; m++) { using (new Scope(log)) { v *= x; if (m == 2 || v > 5) { break; } v += v * 0.3; } v += log.Length * 0.1 * x; } v += log.Length * y;", Scope),
        new("UsingContinue", "var log = new System.Text.StringBuilder(); for (int m = 0; m < 4; m++) { using var scope = new Scope(log, 0); if (m % 2 == 0) { v += x * v * 0.4; continue; } v *= Math.Cos(v); } v *= log.Length * 0.1;", Scope),
        new("UsingWhile", "var log = new System.Text.StringBuilder(); double u = 3 + Math.Cos(v); while (true) { using (new Scope(log, 0)) { u *= 0.6; v += u * x; if (u < 1) { break; } } } v += log.Length * y * v * 0.1;", Scope),
        new("UsingLoopInside", "var log = new System.Text.StringBuilder(); using (new Scope(log)) { for (int m = 0; m < 3; m++) { v = v * x + a[m]; if (m == 1 && v > 4) { break; } } } v *= log.Length * 0.3;", Scope),
        new("UsingReturn", "var log = new System.Text.StringBuilder(); v = Within(v, x, log) + log.Length * v * 0.1;", Scope + " private static double Within(double p, double q, System.Text.StringBuilder log) { using var scope = new Scope(log); if (p > 0.6) { return p * q * log.Length; } q *= p; return q * q; }"),
        new("UsingReturnFromLoop", "var log = new System.Text.StringBuilder(); v = Within(v, x, log) + log.Length * v * 0.1;", Scope + " private static double Within(double p, double q, System.Text.StringBuilder log) { for (int m = 0; m < 5; m++) { using (new Scope(log, 0)) { p = p * 0.8 + q; if (p > 1.5) { return p * p; } } } return p * q; }"),
        new("UsingRecursion", "var log = new System.Text.StringBuilder(); v = Power(v, 3, log) + log.Length * x;", Scope + " private static double Power(double t, int m, System.Text.StringBuilder log) { using var scope = new Scope(log, 0); return m == 0 ? 1 : t * Power(t, m - 1, log); }"),
        new("UsingStoresInside", "var log = new System.Text.StringBuilder(); double old; using (new Scope(log)) { old = a[k]; a[k] = v * v; a[k] *= x; } v = a[k] * old + log.Length * y;", Scope),
        new("UsingArrayInside", "var log = new System.Text.StringBuilder(); double[] b; using (new Scope(log)) { b = new double[3]; b[1] = v * x; b[2] = v; } v = b[1] * b[2] * log.Length;", Scope),
        new("UsingLambda", "var log = new System.Text.StringBuilder(); Func<double, double> f = t => { using var scope = new Scope(log); return t * x * log.Length; }; v = f(v) + f(y) * v;", Scope),
        new("UsingLocalFunction", "var log = new System.Text.StringBuilder(); void Step() { using var scope = new Scope(log); v *= x; } Step(); Step(); v += log.Length * y;", Scope),
        new("UsingObject", "var log = new System.Text.StringBuilder(); var sum = new Sum(); using (new Scope(log)) { sum.Add(v * x); sum.Add(v); } v = sum.Total * sum.Total + log.Length;", Scope + " public sealed class Sum { public double Total; public void Add(double t) => Total += t * t; }"),
        new("UsingStruct", "var log = new System.Text.StringBuilder(); using (new Scope(log)) { v = v * x + log.Length; } { using var scope = new Scope(log); v *= v; } v += log.Length * y * 0.1;", Value),
        new("UsingRefStruct", "var log = new System.Text.StringBuilder(); using (new Scope(log)) { v = v * x + log.Length; } for (int m = 0; m < 2; m++) { using var scope = new Scope(log); v *= x; } v += log.Length * y * 0.1;", Reference),
        new("UsingChosen", "var log = new System.Text.StringBuilder(); using (k > 1 ? s_one.EnterScope() : s_two.EnterScope()) { v = v * x + y; } using (k > 1 ? new Scope(log) : null) { v *= x; } using var last = log.Length > 0 ? s_two.EnterScope() : s_one.EnterScope(); v *= 1 + 0.1 * log.Length;", Scope + " private static readonly System.Threading.Lock s_one = new(), s_two = new();"),
        new("UsingNull", "Scope? scope = k < 0 ? new Scope(new System.Text.StringBuilder()) : null; using (scope) { v = v * x * x; } using (null) { v += v * y; }", Scope),
        new("UsingExisting", "var log = new System.Text.StringBuilder(); var scope = new Scope(log); v *= log.Length; using (scope) { v += log.Length * x * v; } v *= log.Length * 0.2;", Scope),
        new("UsingFromMethod", "var log = new System.Text.StringBuilder(); using (Begin(log, n)) { v = Math.Exp(v * 0.3) * x; } v += log.Length * y * 0.1;", Scope + " private static Scope Begin(System.Text.StringBuilder log, int weight) { log.Append('b'); return new Scope(log, weight); }"),
        new("UsingAsInterface", "var log = new System.Text.StringBuilder(); using (IDisposable scope = new Scope(log)) { v *= x * v; } v += log.Length * y;", Scope),
        new("ForeachRange", "foreach (int m in System.Linq.Enumerable.Range(0, 3)) { if (m == k) { continue; } v = v * w[m] + x; if (v > 2) { break; } }"),
        new("ForeachSequences", "double[] t = { v, y }; foreach (int m in s_set) { foreach (KeyValuePair<string, int> p in s_map) { t[m % 2] *= 0.5 * p.Value + x; t = new[] { t[1], t[0] + 0.1 * p.Key.Length }; } } v = t[0] * t[1];", "private static readonly HashSet<int> s_set = new() { 3, 1, 2 }; private static readonly Dictionary<string, int> s_map = new() { [\"a\"] = 1, [\"bcd\"] = 2 };"),
        new("ForeachIterator", "foreach (int m in Odd(w.Length)) { v = v * w[m] + x * w[m - 1]; }", "private static IEnumerable<int> Odd(int count) { for (int m = 1; m < count; m += 2) { yield return m; } }"),
        new("ForeachPairs", "foreach (var (key, weight) in s_map) { v = v * x * 0.25 * weight + key.Length; } var (last, most) = System.Linq.Enumerable.Last(s_map); v *= 0.1 * most; foreach ((string key, long weight) in Pairs(k)) { v += key.Length * weight * y; }", "private static readonly Dictionary<string, int> s_map = new() { [\"a\"] = 1, [\"bcd\"] = 2 }; private static IEnumerable<KeyValuePair<string, int>> Pairs(int k) { yield return new(\"x\", k); yield return new(\"yz\", 1); }"),
        new("SequenceHelper", "v = v * Above(s_numbers, k) + x; foreach (int m in Sorted(s_numbers)) { v = v * 0.3 + m * y; }", "private static readonly List<int> s_numbers = new() { 2, 0, 3, 1 }; private static int Above(List<int> numbers, int least) => System.Linq.Enumerable.Count(numbers, m => m > least); private static IEnumerable<int> Sorted(List<int> numbers) => System.Linq.Enumerable.OrderBy(numbers, m => -m);"),
        new("ForeachSequenceReturns", "v = First(v, x, s_queue) + First(x, v, \"abc\");", "private static readonly IEnumerable<int> s_queue = new Queue<int>(new[] { 1, 2, 3 }); private static double First(double v, double x, IEnumerable<int> items) { foreach (long m in items) { v *= 0.5 * m; if (v > x) { return v * v; } } return v + x; } private static double First(double v, double x, string items) { foreach (char c in items) { v = v * x + (c - 'a'); } return v; }"),
    ];
}
