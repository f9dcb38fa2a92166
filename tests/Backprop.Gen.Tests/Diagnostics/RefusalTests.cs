using System;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>What cannot be differentiated is said at the exact expression.</summary>
public sealed class RefusalTests
{
    private const string Head = "using System;\nusing System.Collections.Generic;\nusing Backprop;\n";

    public static TheoryData<string> Bodies =>
    [
        // Statements.
        "double F(double x, Refs r) { foreach (ref {|BPG011:int|} i in r) { i++; x *= i; } return x; } public class Refs : System.Collections.Generic.List<int> { private int[] _a = { 1 }; public new Span<int>.Enumerator GetEnumerator() => _a.AsSpan().GetEnumerator(); }",
        "double F(double x) { {|BPG010:try { return x; } finally { }|} }",
        "double F(double x) { {|BPG010:lock (typeof(C)) { x *= 2; }|} return x; }",
        "double F(double x) { {|BPG010:again: x *= 2;|} if (x < 3) {|BPG010:goto again;|} return x; }",
        "double F(double x) { double G(double t, int n) => n == 0 ? x : t * G(t, n - 1); return {|BPG011:G(x, 3)|}; }",
        "double F(double x, double[] a) { ref double[] {|BPG010:r = ref a|}; return x; }",
        "double F(double x, double y) { ref double r = ref x; {|BPG011:r = ref y|}; return x; }",
        "static void Down(ref double v, ref double w, int n) { v *= 2; w += v; if (n > 0) { Down(ref w, ref v, n - 1); } } double F(double x) { ref double y = ref x; {|BPG011:Down(ref x, ref y, 3)|}; return x; }",
        "static void Down(in double v, double[] a, int n) { a[0] *= v; if (n > 0) { Down(in v, a, n - 1); } } double F(double[] a) { {|BPG011:Down(in a[0], a, 3)|}; return a[0]; }",
        "static double Down(in double v, ref double w, int n) { w *= 2; return n > 0 ? v + Down(in v, ref w, n - 1) : v; } double F(double x) => {|BPG011:Down(in x, ref x, 3)|};",
        "struct P { public double X; public readonly double Look(P[] a, int n) { a[0].X *= 3; return n > 0 ? X + new P().Look(a, n - 1) : X; } } double F(double x) { P[] a = { new P { X = x } }; return {|BPG011:a[0].Look(a, 2)|}; }",
        "static void Down(ref double v, double[] a, int n) { v *= a[0]; if (n > 0) { Down(ref v, a, n - 1); } } double F(double[] a) { {|BPG011:Down(ref a[0], a, 3)|}; return a[0]; }",

        // Loops that run again.
        "double F(double x, int n) { foreach (int t in Derivative.Checkpointed(0, n)) { x *= x; } return x; }",
        "double F(double x, [NoGradient] Random r, int n) { foreach (int t in {|BPG040:Derivative.Checkpointed(0, n)|}) { x *= x * r.NextDouble(); } return x; }",
        "double F(double x, int n) { double[] a = { x }; foreach (int t in {|BPG040:Derivative.Checkpointed(0, n)|}) { a = new[] { a[0] * a[0] }; } return a[0]; }",
        "double F(double x, int n) { foreach (int t in Derivative.Checkpointed(0, n)) { double[] a = { x, x }; x = a[0] * a[1]; } return x; }",
        "double F(double x, [NoGradient] Func<IDisposable> open, int n) { foreach (int t in {|BPG040:Derivative.Checkpointed(0, n)|}) { using (open()) { x *= x; } } return x; }",
        "static double Help(double x, Random r, int n) { foreach (int t in {|BPG040:Derivative.Checkpointed(0, n)|}) { x *= r.NextDouble() * x; } return x; } double F(double x, [NoGradient] Random r, int n) => Help(x, r, n);",

        "double F(double x, int n) { var r = {|BPG011:Derivative.Checkpointed(0, n)|}; foreach (int t in {|BPG011:r|}) { x *= x; } return x; }",
        "double F(double x, int n) { foreach (double t in Derivative.Checkpointed(n / 2, n)) { x *= t; } return x; }",

        // Expressions.
        "double F(double x) { Func<double, double> f = t => t; {|BPG011:f = t => 2 * t|}; return x; }",
        "static double Down(Func<double, double> f, double v, int n) => n == 0 ? v : Down(f, f(v), n - 1); double F(double x) => {|BPG011:Down(t => t * x, x, 3)|};",
        "double F(double x, string s) => ({|BPG011:s ?? \"\"|}) == \"\" ? x : -x;",
        "double F(double x, double[] a) => a[{|BPG011:3L|}] * x;",
        "double F(double x, [NoGradient] IEnumerable<double> a) { foreach (double t in {|BPG011:a|}) { x *= t; } return x; }",
        "double F(double x, Dictionary<string, int> a, IEnumerable<int> b) { foreach (var t in a) { x *= t.Value; } foreach (long n in b) { x *= n; } foreach (char c in \"abc\") { x *= 2; } return x; }",

        // Collections.
        "double F(double x) { var l = new List<double> { x }; {|BPG011:l.TrueForAll(e => e > 0)|}; return l[0]; }",
        "double F(double x) { var l = new List<double> { x }; Console.WriteLine({|BPG012:l|}); return l[0]; }",
        "double F(double x) { var l = new List<double>(); for (int i = 0; i < 3; i++) { {|BPG011:l = new List<double> { x }|}; } return l[0]; }",
        "double F(double x) { var l = new List<double> { x }; foreach (char c in \"abc\") { l.Add(x); } return l[0]; }",
        "static double Down(List<double> l, int n) => n == 0 ? l[0] : Down(l, n - 1); double F(double x) => {|BPG011:Down(new List<double> { x }, 3)|};",
        "double F(double x, [NoGradient] List<double> l) { double s = 0; for (int i = 0; i < l.Count; i++) { s += l[i] * x; } return s; }",
        "double F(double x, [NoGradient] List<double> l) { {|BPG015:l.Add(x)|}; return x; }",

        // Sorting.
        "double F(double[] a) { Array.Sort(a, (p, q) => ({|BPG011:a[0]|} * p).CompareTo(q)); return a[0]; }",
        "double F(double[] a) { double[] b = a; Array.Sort(a, (p, q) => (p * {|BPG011:b[0]|}).CompareTo(q)); return a[0]; }",
        "double F(double[] a) { {|BPG011:Array.Sort(a, a)|}; return a[0]; }",
        "double F(double[][] a, int[] key) { Array.Sort(key, {|BPG011:a|}); return a[0][0]; }",
        "double F((double, int)[] a) { {|BPG011:Array.Sort(a)|}; return a[0].Item1; }",
        "double F((double, int)[] a, [NoGradient] IComparer<(double, int)> by) { {|BPG011:Array.Sort(a, by)|}; return a[0].Item1; }",
        "double F(double[] a, [NoGradient] Comparison<double> by) { Array.Sort(a, {|BPG011:Comparer<double>.Create(by)|}); return a[0]; }",
        "double F(double[] a, [NoGradient] Comparison<double> by) { Array.Sort(a, by); return a[0]; }",
        "double F(double[] a, [NoGradient] IComparer<double> by) { Array.Sort(a, by); return a[0]; }",

        // Anonymous objects.
        "double F(double x) { var p = {|BPG011:new { A = new double[] { x } }|}; return x; }",
        "static T None<T>() => {|BPG011:default(T)!|}; static T Or<T>(T t) { T u = None<T>(); return u; } double F(double x) => Or(new { X = x }).X;".Replace("{|BPG011:default(T)!|}", "{|BPG011:default(T)|}!"),

        // Nullable values.
        "double F(double x) { double?[] a = {|BPG012:new double?[2]|}; return x; }",
        "double F(double x) { bool? p = x > 1; bool? q = {|BPG011:p & (x > 2)|}; return q == true ? x : -x; }",
        "double F(double x) { double? p = x; {|BPG015:Console.WriteLine(p)|}; return x; }",
        "struct S { public double? P; } double F(double x, [NoGradient] S s) => x * {|BPG011:s.P|} ?? 1;".Replace("{|BPG011:s.P|} ?? 1", "(s.GetHashCode() > 3 ? 2 : 1)"),

        // Patterns of objects.
        "double F(double x, object o) => o is double[] { Length: 2 } {|BPG012:a|} ? x * a[0] : x;".Replace("double[] { Length: 2 } {|BPG012:a|}", "{|BPG012:double[] { Length: 2 } a|}"),
        "double F(double x, object o) => o is double[] { Length: 2 } and not null ? x : 2 * x;",
        "double F(double x, object o) => o is {|BPG011:(int a, string b)|} ? x * a : x;",
        "double F(double x, object o) => o is int[] and {|BPG011:[1, 2]|} ? x : 2 * x;",
        "class P { private int _n; public static double G(double x, object o) => o is P { {|BPG019:_n|}: > 2 } ? x : 2 * x; } double F(double x, object o) => P.G(x, o);",
        "double F(double x, object o) => o is string { Length: > 3 } s and not \"abcd\" ? x * s.Length : o is int { } n and > 3 ? x * n : o is DayOfWeek.Monday or 2.5 or 3L ? x : 2 * x;",

        // Linq.
        "double F(double[] x, int[] i) { double s = 0; foreach (int k in System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Where({|BPG017:i|}, k => k > 0))) { s += x[k]; } return s; }",
        "double F(double[][] x) => {|BPG011:System.Linq.Enumerable.ToArray(x)|}[0][0];",

        // Primary constructors.
        "sealed class Line(double k) { public double At(double t) => {|BPG011:k|} * t; } double F(double x, Line l) => l.At(x);",

        // Records and what is overridden, of objects that are made here.
        "record P(double X); double F(double x) { var p = new P(x); return {|BPG011:p != new P(1)|} ? x : 2 * x; }",
        "record P(double X); double F(double x) { var p = new P(x); return {|BPG011:p.Equals(p)|} ? x : 2 * x; }",
        "record P(double X); double F(double x) { var p = new P(x); return {|BPG011:p.ToString()|}.Length * x; }",
        "record P(double X) { public virtual bool Equals(P o) => o is null; public override int GetHashCode() => 0; } double F(double x) { var p = new P(x); return {|BPG011:p == null|} ? x : 2 * x; }",
        "record P(double X) { protected P(P p) { X = p.X * 2; } } record Q(double X, double Y) : P(X); double F(double x) { P p = new Q(x, x); return ({|BPG011:p with { X = x }|}).X; }",
        "record P(double X, double Y); double F(double x, P p) => ({|BPG011:p with { X = x }|}).X * new P(x, p.Y).X;",
        "class A { protected double F; public virtual double X { get => F; set => F = value; } } class B : A { public override double X { set => F = value * 2; } } double F(double x) => {|BPG011:new B { X = x }|}.X;",
        "class A { public virtual double X { get; set; } } class B : A { public override double X { get => 2; set { } } } double F(double x) { A a = {|BPG011:new B()|}; return x; }",
        "record P(double X); double F(double x) { var p = new P(x); return p == null ? 0 : p is null || null == p ? 1 : p.X; }",

        // Types.
        "double F(double x) { decimal d = {|BPG012:(decimal)x|}; return x; }",
        "double F(double x) { double[][][] d = {|BPG012:new double[2][][]|}; return x; }",

        // Arrays of arrays.
        "double F(double[][] a, double[] b) { {|BPG011:a[0] = b|}; return a[0][0]; }",
        "double F(double[][] a) { ({|BPG011:a[0]|}, a[1]) = (a[1], a[0]); return a[0][0]; }",
        "static double First(params double[][] d) => d[0][0]; double F(double[] w) => First({|BPG011:w|});",
        "double F(double[][] a) { double[][] d = new double[2][]; {|BPG011:d[0] = a[1]|}; return d[0][0]; }",
        "double F(double[][] a, double x) { double[][] d = { new[] { x } }; double[][] e = x > 0 ? a : d; return {|BPG011:e[0]|}[0]; }",
        "double F(double[][] a) => {|BPG011:a[1..]|}[0][0];",
        "double F(double[][] a) { double[][] d = new double[2][]; {|BPG011:Array.Copy(a, d, 2)|}; return d[0][0]; }",
        "static double[][] s_table = { new[] { 1.0 } }; static double Deep(double x, int n) => n == 0 ? x : Deep(x * {|BPG018:s_table|}[0][0], n - 1); double F(double x) => Deep(x, 3);",
        "static double[][] s_table = { new[] { 1.0 } }; double F(double x) { {|BPG014:s_table[0][0] = x|}; return x; }",
        "static double[][] s_table = { new[] { 1.0 } }; static void Change() { try { s_table[0][0]++; } finally { } } double F(double x) { {|BPG014:Change()|}; return s_table[0][0] * x; }",
        "static double Deep(double[][] m, int n) => n < 0 ? 1 : m[n][0] * Deep(m, n - 1); double F(double x) { double[][] d = { new[] { x } }; return {|BPG011:Deep(d, 0)|}; }",

        // Structs that hold arrays.
        "public struct S { public double[] A; public double B; } double F(ref S {|BPG004:s|}) => s.A[0] * s.B;",
        "public struct S { public double[] A; public double B; } double F(double x, out S {|BPG004:s|}) { s = default; return x; }",
        "public ref struct S { public Span<double> A; } double F(S {|BPG004:s|}) => s.A[0];",
        "public struct S { public double[] A; public List<double> B; } double F(S {|BPG004:s|}) => s.A[0];",
        "[System.Runtime.CompilerServices.InlineArray(3)] public struct S { public double A; } double F(double x, S {|BPG004:s|}) { var t = s; return t.A * x; }",
        "[System.Runtime.CompilerServices.InlineArray(3)] public struct S { public double A; } double F(double x) { S s = {|BPG012:default|}; return x; }",
        "public struct S { public double[] A; public double? B; } double F(S {|BPG004:s|}) => s.A[0];",
        "public struct S { public ReadOnlyMemory<double> A; } double F(S {|BPG004:s|}) => s.A.Span[0];",
        "public struct S { public double[] A; [NoGradient] public List<double> B; [NoGradient] public ReadOnlyMemory<double> C; } double F(S s) => s.A[0] * s.C.Span[0];",
        "public struct S { public double[] A; private double B; } double F(S {|BPG008:s|}) => s.A[0];",
        "public struct S { public double[] A; private double B; } double F(double x, [NoGradient] S s) => x;",
        "public readonly struct S { public readonly double[] A; public readonly double B; public S(double b) { A = new double[1]; B = b; } } double F(S {|BPG008:s|}) => s.A[0] * s.B;",
        "public readonly struct S { public readonly double[] A; public readonly int N; public S(int n) { A = new double[n]; N = n; } } double F(S s) => s.A[0] * s.N;",
        "public struct S { public double[] A; } static S Made(int n, double x) => n == 0 ? new S { A = new[] { x } } : Made(n - 1, x); double F(double x) => {|BPG023:Made(2, x)|}.A[0];",

        // Nesting.
        "double F(double x) => " + Repeat("Math.Sin(", 256) + "{|BPG013:Math.Sin(x)|}" + Repeat(")", 256) + ";",

        // State.
        "static double s_last; double F(double x) { {|BPG014:s_last|} = x; return x; }",
        "static double[] s_all = new double[3]; double F(double x) { {|BPG014:s_all[0] = x|}; return x; }",

        // Calls.
        "double F(double x) { {|BPG015:Console.WriteLine(x)|}; return x; }",
        "double F(double x) => {|BPG015:Convert.ToDouble(x)|};",
        "double F(double x) => double.Hypot(x, {|BPG015:Convert.ToInt32(x)|});",
        "double F(double x) => double.Hypot(x, {|BPG052:double.ConvertToInteger<int>(x)|});",
        "double F(double x, double[] a) { a[0] = x; return {|BPG015:Convert.ToDouble(a[1])|}; }",
        "double F(double x) { double s = 0; for (int i = 0; i < 3; i++) { s = {|BPG015:Convert.ToDouble(s)|} + x; } return s; }",
        "double F(double x, Base b) => {|BPG016:b.Get(x)|};",
        "double F(double x, double[] a) { System.Random.Shared.Shuffle({|BPG017:a|}); return a[0] * x; }",
        "double F(double x, [NoGradient] Func<double, double> f) => {|BPG015:f(x)|};",
        "double F(double x) { double y; {|BPG011:double.TryParse(\"3\", out y)|}; return x; }".Replace("{|BPG011:", "").Replace("\", out y)|}", "\", {|BPG020:out y|})"),
        "static void Down(ref double v, ref double w, int n) { v *= 2; w += v; if (n > 0) { Down(ref w, ref v, n - 1); } } double F(double x) { double y = x; Down(ref x, ref y, 3); {|BPG011:Down(ref x, ref x, 3)|}; return x; }",
        "static void Down(ref double v, double[] a, int n) { v *= a[0]; if (n > 0) { Down(ref v, a, n - 1); } } double F(double x, double[] a) { Down(ref x, a, 3); {|BPG011:Down(ref a[1], a, 3)|}; return x; }",
        "double F(double x) => x * Hidden.Read();",

        // Buffers.
        "double F(double x) { double[,] h = new double[2, 2]; for (int i = 0; i < 3; i++) { double[,] n = new double[2, 2]; {|BPG018:h = n|}; } return h[0, 0] * x; }",
        "double F(double x) { Span<double> h = new double[2]; for (int i = 0; i < 3; i++) { double[] n = new double[2]; {|BPG018:h = n.AsSpan(1)|}; } return h[0] * x; }",
        "double F(double x) { Span<double> h = new double[5]; for (int i = 0; i < 3; i++) { {|BPG018:h = h.Slice(1)|}; h = new double[6 - i]; } return h[0] * x; }",
        "double F(double x) { double[] h = {|BPG018:null|}!; h = new double[2]; return h[0] * x; }",
        "static double[] Make(int n) => n == 0 ? new double[1] : Make(n - 1); double F(double x) => {|BPG023:Make(3)|}[0] * x;",

        // What gets lost.
        "double F(double x) { int cell = {|BPG052:(int)(x * 10)|}; return x * cell; }",
        "double F(double x, double[] a) { return x * a[{|BPG052:(int)a[0]|}]; }",
        "static int Cell(double v) => {|BPG052:(int)(v * 2)|}; double F(double x) => x * Cell(x);",
        "double F(double x) { int cell = (int)(Derivative.Stop(x) * 10); return x * cell; }",
        "double F(double x, [NoGradient] double y, int n) => x * (int)y * (int)(n * 0.5);",

        // Choices that are none.
        "double F(double x, double y) => {|BPG060:Math.Max(x, x)|} * y;",
        "double F(double x, float y) { float s = y; for (int i = 0; i < 3; i++) { s += {|BPG060:MathF.Min(s * y, s * y)|}; } return s * x; }",
        "double F(double[] a, int i) => {|BPG060:double.MaxMagnitude(a[i + 1], a[i + 1])|};",
        "double F(double x) => x * {|BPG060:Math.Clamp(x, 1, 1.0)|};",
        "double F(double x, double y) => {|BPG060:Math.Clamp(x, y, y)|};",
        "static double Larger(double a, double b) => Math.Max(a, b); double F(double x) => Larger(x, x);",
        "static double Twice(double a) => {|BPG060:Math.Max(a, a)|}; double F(double x) => Twice(x) * Twice(2 * x);",
        "static double s_n; static double Next(double v) => s_n; double F(double x, double y) => Math.Max(Next(x), Next(x)) * x + Math.Max(x, y) + Math.Max(-x, x) + Math.Clamp(x, 0, 1);",
        "double F(double x, [NoGradient] double y) => x * Math.Max(y, y) * Math.Max(3.0, 3.0);",
        "T F<T>(T x) where T : System.Numerics.IFloatingPointIeee754<T> => {|BPG060:T.Max(x, x)|};".Replace("T F<T>", "double F(double y) => G(y); static T G<T>"),
        "double F(double x) => {|BPG062:Derivative.Clip(x * x, 1, -1)|};",
        "double F(double x) => Derivative.Clip(x * x, high: 1, low: -1) + {|BPG062:Derivative.Clip(x, high: -1, low: 0.5)|} + Derivative.Clip(x, 1, 1);",

        // Overflow checks, and strings.
        "double F(double x, [NoGradient] double y) { checked { int k = (int)y; return x * k * {|BPG052:(long)x|}; } }",
        "double F(double x) { {|BPG015:Console.WriteLine($\"{x}\")|}; return x; }",
        "double F(double x, int n) { System.Diagnostics.Debug.Assert(x > 0, $\"{x:F2} of {n}\"); return x; }",
        "double F(double x, int n) { System.Diagnostics.Debug.Assert(x > 0, $\"{{|BPG011:Environment.GetEnvironmentVariable(\"a\")|}} of {n}\"); return x; }",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public Task Body_IsRefusedAtTheExpression(string method) => Check($$"""
        {{Head}}
        public class Base { public virtual double Get(double x) => x; }
        public static class Hidden { private const double Value = 3; public static double Read() => Value; }
        public static partial class C
        {
            {{Marked(method)}}
        }
        """);

    public static TheoryData<string> Files =>
    [
        "public static partial class C { [{|BPG001:Differentiable|}] public static double operator +(C2 a, double b) => b; }".Replace("public static partial class C {", "public partial class C2 {"),
        "public partial class C { public double P { [{|BPG001:Differentiable|}] get => 1; } }",
        "public partial class C { public double M(double x) { [{|BPG001:Differentiable|}] double L(double t) => t; return L(x); } }",
        "public abstract partial class C { [Differentiable] public abstract double {|BPG001:F|}(double x); }",
        "public static partial class C { [Differentiable] public static async System.Threading.Tasks.Task<double> {|BPG001:F|}(double x) { await System.Threading.Tasks.Task.Yield(); return x; } }",
        "public static partial class C { [Differentiable] public static IEnumerable<double> {|BPG001:F|}(double x) { yield return x; } }",
        "public static class C { [Differentiable] public static double {|BPG002:F|}(double x) => x; }",
        "public static class Outer { public static partial class C { [Differentiable] public static double {|BPG002:F|}(double x) => x; } }",
        "public static partial class C { [Differentiable] public static double {|BPG003:F|}(int n, [NoGradient] double x) => n * x; }",
        "public static partial class C { [Differentiable] public static double F(double x, List<double> {|BPG004:list|}) => x; }",
        "public static partial class C { [Differentiable] public static double F(double x, double[,,,] {|BPG004:m|}) => x; }",
        "public static partial class C { [Differentiable] public static double F(double x, double? {|BPG004:m|}) => x; }",
        "public static partial class C { [Differentiable] public static {|BPG006:double?|} F(double x) => x; }",
        "public static partial class C { [Differentiable] public static double F(double x, out double? {|BPG004:y|}) { y = x; return x; } }",
        "public partial struct S { public double X; public double? Low; } public static partial class C { [Differentiable] public static double F(double x, S {|BPG004:s|}) => x * s.X; }",
        "public partial class C { [Differentiable] public double? {|BPG009:Rate|}; [Differentiable] public double F(double x) => x; }",
        "public static partial class C { [Differentiable] public static int? F(double x, int? n, [NoGradient] double? z, ref int? k) { k = (k ?? 1) + n; return x > z ? n : k; } }".Replace("int? F", "int? {|BPG050:F|}"),
        "public static partial class C { [Differentiable] public static double F(double x, decimal {|BPG004:m|}) => x; }",
        "public static partial class C { [Differentiable] public static T F<T>(T {|BPG004:x|}) where T : System.Numerics.INumber<T> => x; }".Replace("T F<T>", "{|BPG006:T|} F<T>"),
        "public static partial class C { [Differentiable] public static double F<T>(double x, T[] {|BPG004:a|}) where T : System.Numerics.IFloatingPoint<T> => x; }",
        "public static partial class C { [Differentiable] public static T F<T>(T x) where T : System.Numerics.IBinaryFloatingPointIeee754<T> => {|BPG011:x & x|}; }",
        "public static partial class C { [Differentiable] public static T F<T>(T x) where T : System.Numerics.IFloatingPointIeee754<T> => T.CreateChecked({|BPG015:System.Convert.ToDouble(x)|}); }",
        "public static partial class C { [Differentiable] public static double F(double x, ref double[] {|BPG005:y|}) => x * y[0]; }",
        "public static partial class C { [Differentiable] public static double F(double x, out Span<double> {|BPG005:y|}) { y = default; return x; } }",
        "public static partial class C { [Differentiable] public static void {|BPG003:F|}(int n, out double y) { y = n; } }",
        "public static partial class C { [Differentiable(Derivatives.Jacobian)] public static double F(double x) => x; public static void {|BPG007:FJacobian|}(double x) { } }",
        "public static partial class C { [Differentiable(Derivatives.Tape)] public static double F(double x) => x; [Differentiable(Derivatives.Tape)] public static double {|BPG007:F|}(double x, int n) => x * n; }",
        "public static partial class C { [Differentiable(Derivatives.Tape)] public static double F(double x) => x; [Differentiable(Derivatives.Tape)] public static double F(double x, double[] n) => x * n[0]; }",
        "public static partial class C { [Differentiable(Derivatives.Jacobian)] public static void F(double x, double[] {|BPG053:a|}) { for (int i = 0; i < a.Length; i++) { a[i] += x; } } }",
        "public static partial class C { [Differentiable(Derivatives.Jacobian)] public static void F(double x, Span<double> a, [NoGradient] double[] b) { b[0] += x; a[0] = x; for (int i = 1; i < a.Length; i++) { a[i] = a[i - 1] * x; } } }",
        "public static partial class C { [Differentiable(Derivatives.Gradient | Derivatives.Jvp)] public static void F(double x, double[] a) { a[0] += x; } }",
        "public readonly struct V { public readonly double X; } public static partial class C { [Differentiable] public static double F(double x, out V {|BPG008:v|}) { v = default; return x; } }",
        "public partial class C { [Differentiable] static double {|BPG001:s_rate|} = 1; [Differentiable] public double F(double x) => x * s_rate; }",
        "public partial struct S { [Differentiable] public double {|BPG001:Rate|}; [Differentiable] public double F(double x) => x * Rate; }",
        "public class C { [Differentiable] double {|BPG002:_rate|}; }",
        "public ref partial struct S { public double Rate; [Differentiable] public double {|BPG001:F|}(double x) => x * Rate; }",
        "public partial class C { [field: Differentiable] public double {|BPG001:Rate|} { get; set; } [Differentiable] public double F(double x) => x * Rate; }",
        "public partial record R([field: Differentiable] double {|BPG001:Rate|}) { [Differentiable] public double F(double x) => x * Rate; }",
        "public partial class C { [Differentiable] public List<double> {|BPG009:Rates|}; [Differentiable] public double F(double x) => x; }",
        "public partial class C { [Differentiable] public int {|BPG009:Count|}; [Differentiable(Scratch = true)] public int Work; [Differentiable] public double F(double x) => x; }",
        "public partial class C { struct P { public double X; } [Differentiable] P {|BPG009:_p|}; [Differentiable] public double F(double x) => x * _p.X; }",
        "public partial class B { [Differentiable] protected double Rate; } public partial class C : B { [Differentiable] public double F(double x) => x * {|BPG011:Rate|}; }",
        "public partial class C { [Differentiable] double _rate; [Differentiable] public double F(double x, int n) => n == 0 ? x * {|BPG011:_rate|} : F(x, n - 1); }",
        "public partial class C(double k) { [Differentiable] public double F(double x) => x * {|BPG011:k|}; }",
        "public partial class C { [Differentiable] double _rate; [Differentiable] public double F(double x, C other) { C c = this; if (x > 0) { c = {|BPG011:other|}; } return x * c._rate; } }".Replace("c = {|BPG011:other|}", "{|BPG011:c = other|}"),
        "public partial class C { [Differentiable] double _rate; [Differentiable] public double F(double x, C other) => x * (x > 0 ? {|BPG011:this|} : other)._rate; }",
        "public partial class C { [Differentiable] double _rate; C Pick(C other) { if (other._rate > 0) { return other; } return {|BPG011:this|}; } [Differentiable] public double F(double x, C other) => x * Pick(other)._rate; }",
        "public partial class C { [Differentiable] double _rate; [Differentiable] public double F(double x, C other) => x * Help(this) * Help(other); static double Help(C c) => c is { _rate: > 0 and var r } ? r : c._rate; }",
        "public partial class C { double _rate; [Differentiable] public double F(double x) { {|BPG014:_rate|} = x; return x; } }",
        "public partial class C { double[] _all = new double[3]; [Differentiable] public double F(double x) { {|BPG014:Add(_all, x, 2)|}; return _all[0] * x; } static void Add(double[] a, double x, int n) { if (n > 0) { a[0] += x; Add(a, x, n - 1); } } }",
        "public struct P { public double X; public void Grow(double x) { X += x; } } public partial class C { P _p; [Differentiable] public double F(double x) { {|BPG014:_p|}.Grow(x); return x * _p.X; } }",
        "public static partial class C { [Differentiable] public static {|BPG006:Span<double>|} F(Span<double> x) => x; }",
        "public static partial class C { public static double {|BPG007:FGradient|}(double x) => 1; [Differentiable] public static double F(double x) => x; }",
        "public readonly struct V { public readonly double X; } public static partial class C { [Differentiable] public static double F(V {|BPG008:v|}) => v.X; }",
        "public partial struct S { public double[] A; public double B; [Differentiable] public double {|BPG008:F|}(double x) { B = x; return A[0] * B; } }",
        "public struct S { public double[] A; } public static partial class C { [Differentiable] public static double G(S s, double x) => s.A[0] * x; public static partial double GGradient(S s, double x, ref S sGradient); [Differentiable] public static double F(double x) { S s = new S { A = new[] { x } }; return {|BPG032:GGradient(s, x, ref s)|}; } }",
        "public struct S { public double[] A; public double B; } public static partial class C { [Differentiable] public static {|BPG006:S|} F(double x) => new S { B = x }; }",
        "public struct S { public double[] A; public double B; } public static partial class C { [Differentiable(Derivatives.Jacobian)] public static void F(double x, S {|BPG053:s|}) { s.A[0] *= x; } }",
        "public static partial class C { [Differentiable] public static double {|BPG050:F|}(double x) => 3; }",
        "public static partial class C { [Differentiable] public static double {|BPG050:F|}(double x) { double[] a = new double[2]; a[0] = 3; return a[0]; } }",
        "public static partial class C { [Differentiable] public static void {|BPG050:F|}(double x, int[] n, [NoGradient] double[] y) { n[0] = 3; y[0] = 2; } }",
        "public static partial class C { [Differentiable] public static void F(double x, [NoGradient] double[] y) => Fill(y, x); static void Fill(double[] y, double x) { for (int i = 0; i < y.Length; i++) { y[i] = x; } } }",
        "public static partial class C { [Differentiable] public static void F(double x, double[] y) { y[0] = 2; } }",
        "public static partial class C { [Differentiable] public static double F(double x) { double[] a = new double[2]; Fill(a, x); return a[0]; } static void Fill(double[] y, double x) { for (int i = 0; i < y.Length; i++) { y[i] = x; } } }",
        "public partial class C { [Differentiable(Scratch = true)] double[] _work = new double[2]; [Differentiable] public void F(double x) { _work[0] = x; } }",
        "public static partial class C { [{|BPG051:Differentiable(Scratch = true)|}] public static double F(double x) => x; }",
        "public static partial class C { [Differentiable(Scratch = false)] public static double F(double x) => x; }",
        "public static partial class C { [{|BPG051:Differentiable(0)|}] public static double F(double x) => x; }",
        "public partial class C { [Differentiable(Derivatives.Jvp)] double {|BPG051:_a|}; [Differentiable(Scratch = true, StrongZero = false)] double {|BPG051:_b|}; [Differentiable] public double F(double x) { _b = x; return x * _a * _b; } }",
        "public static partial class C { [Differentiable] public static double F(double x, [NoGradient] int {|BPG061:n|}, [NoGradient] string {|BPG061:s|}, [NoGradient] DayOfWeek {|BPG061:d|}, [NoGradient] double[] a, [NoGradient] object o) => x * n; }",
        "public static partial class C { [Differentiable] public static double F(double x) => x * x; public static partial double FGradient(double y); [Differentiable] public static double G(double x) => FGradient(x) * x; }",
        "public static partial class C { [Differentiable] public static double F(double x, double y) => x * y; public static partial double {|BPG031:FGradient|}(double x, double y); }",
        "public static partial class C { [Differentiable] public static double F(double x, double[] y) => x * y[0]; static partial void {|BPG031:FBackward|}(double x, double[] y, double u, ref double a, double[] b); }",
        "public static partial class C { [Differentiable] public static double F(double x) => x * FGradient(x); public static partial double FGradient(double x); }".Replace("FGradient(x);", "{|BPG032:FGradient(x)|};"),
        "public static partial class C { [Differentiable] public static double F(double x) => {|BPG032:GGradient(x)|}; [Differentiable] public static double G(double x) => {|BPG032:FGradient(x)|}; public static partial double FGradient(double x); public static partial double GGradient(double x); }",
        "public static partial class C { [Differentiable] public static double F<T>(double x) => x * x; public static partial double FGradient<T>(double x); [Differentiable] public static double G(double x) => FGradient<int>(x); }",
        "public static partial class C { [Differentiable] public static double F(double x) => x * x; public static partial double {|BPG031:FGradient|}<T>(double x); [Differentiable] public static double G(double x) => {|BPG032:FGradient<int>(x)|}; }",
        "public static partial class C { [Differentiable(Derivatives.Tape)] public static double F(double x) => x * x; public static partial double FForward(double x, Tape tape); [Differentiable] public static double G(double x, Tape t) => {|BPG032:FForward(x, t)|}; }",
        "public struct S { private double _k; public S(double k) => _k = k; public readonly double K => _k; public readonly double Scale(double x) => _k * x; } public static partial class C { [Differentiable] public static double F([NoGradient] S s, double x) => {|BPG012:s.Scale(x)|} * s.K; }",
        "public struct S { private int _n; public S(int n) => _n = n; public readonly double Scale(double x) => _n * x; } public static partial class C { [Differentiable] public static double F(S s, double x) => {|BPG012:s.Scale(x)|} * s.Scale(3); }",
        "public static partial class C { [Differentiable] public static double F(double[] a) => G(a, 3); static double G(double[] a, int n) => {|BPG011:a|} is null ? 0 : n == 0 ? a[0] : 2 * G(a, n - 1); }",
        "public static partial class C { [Differentiable] public static double F(double[] a, double[] b, int n) { double[] c = a; for (int i = 0; i < n; i++) { c = i % 2 == 0 ? b : a; } return {|BPG011:c|} == null ? 0 : c[0]; } }",
        "public static partial class C { [Differentiable] public static double F(double[][] a) => {|BPG011:a|} == null ? 0 : a[0][0]; }",
        "public struct S { public double[] A; [NoGradient] public double[] B; } public static partial class C { [Differentiable] public static double F(S s, bool b) { double[] z = s.A; if (b) { {|BPG011:z = s.B|}; } return z[0]; } }",
        "public struct S { public double[] A; [NoGradient] public double[] B; } public static partial class C { [Differentiable] public static double F(S s, bool b) => (b ? s.A : {|BPG011:s.B|})[0]; }",
        "public struct S { public double[] A; [NoGradient] public double[] B; } public static partial class C { [Differentiable] public static double F(S s) { Span<double> z = s.B; double t = z[0]; {|BPG011:z = s.A|}; return z[0] * t; } }",
        "public static partial class C { [Differentiable] public static double F(double[][] a) => G(a); static double G([NoGradient] double[][] a) { double[][] b = (double[][]){|BPG011:a.Clone()|}; return {|BPG018:b|}[0][0]; } }",
        "public partial class C { [Differentiable] public double W = 3; [Differentiable] public double F(double x) { C[] a = new C[1]; {|BPG011:a[0] = this|}; return a[0].W * x; } }",
        "public struct H { public C S; } public partial class C { [Differentiable] public double W = 3; [Differentiable] public double F(double x) { H h = x > 1 ? {|BPG011:new H { S = this }|} : default; return h.S.W * x; } }",
        "public static partial class C { [Differentiable(Derivatives.Jacobian)] public static double[] F(double[] x) => x; public static partial void FSparseJacobian(double[] x, ColumnColoring c, Span<double> v); [Differentiable] public static double G(double[] x, ColumnColoring c) { double[] v = new double[1]; {|BPG032:FSparseJacobian(x, c, v)|}; return v[0]; } }",
        "public static partial class C { [Differentiable] public static double F(double x) { try { return x; } finally { } } public static partial double FGradient(double x); [Differentiable] public static double G(double x) => {|BPG032:FGradient(x)|}; }".Replace("try { return x; } finally { }", "{|BPG010:try { return x; } finally { }|}"),
        "public static partial class D { [Differentiable] public static double F(double x) => x * s_rate; static double s_rate = 2; public static partial double FGradient(double x); } public static partial class C { [Differentiable] public static double G(double x) => {|BPG032:D.FGradient(x)|}; }",
        "public static partial class C { [{|BPG051:Differentiable(FastMath = true)|}] public static double F(double x) => x; }",
        "public static partial class C { [{|BPG051:Differentiable(Checkpoint = Checkpoint.SquareRoot)|}] public static double F(double x) => x * x; }",
        "public static partial class C { [{|BPG051:Differentiable(Checkpoint = Checkpoint.SquareRoot)|}] public static double F(double[] x) { double s = 0; foreach (double e in x) { s += e * e; } return s; } }",
        "public static partial class C { [{|BPG051:Differentiable(Checkpoint = Checkpoint.SquareRoot)|}] public static double F(double x, [NoGradient] Random r, int n) { for (int i = 0; i < n; i++) { x *= x * r.NextDouble(); } return x; } }",
        "public static partial class C { [{|BPG051:Differentiable(Derivatives.Jvp, Checkpoint = Checkpoint.SquareRoot)|}] public static double F(double x, int n) { for (int i = 0; i < n; i++) { x *= x; } return x; } }",
        "public static partial class C { [{|BPG051:Differentiable(Checkpoint = Checkpoint.Segments)|}] public static double F(double x, int n) { for (int i = 0; i < n; i++) { x *= x; } return x; } }",
        "public static partial class C { [{|BPG051:Differentiable(Segments = 3)|}] public static double F(double x, int n) { for (int i = 0; i < n; i++) { x *= x; } return x; } }",
        "public static partial class C { [Differentiable(Checkpoint = Checkpoint.Segments, Segments = 3)] public static double F(double x, int n) { for (int i = 0; i < n; i++) { x *= x; } return x; } }",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public Task Declaration_IsRefused(string source) => Check(Head + source);

    [Fact]
    public async Task InAHelper_TheMessageCarriesTheCallPath_AndIsSaidOnce()
    {
        Markup markup = Markup.Parse(Head + """
            public static partial class C
            {
                static double Inner(double v) => {|BPG015:Convert.ToDouble(v)|};
                static double Outer(double v) => 2 * Inner(v);
                [Differentiable] public static double F(double x) => Outer(x);
                [Differentiable] public static double G(double x) => Outer(x * x);
            }
            """);

        ImmutableArray<Diagnostic> diagnostics = await Analysis.Of(markup.Source);

        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal(markup.Describe(markup.Expected), markup.Describe([diagnostic]));
        Assert.Matches("reached by [FG] → Outer → Inner", diagnostic.GetMessage());
    }

    [Fact]
    public async Task APragma_Suppresses()
    {
        ImmutableArray<Diagnostic> diagnostics = await Analysis.Of(Head + """
            public static partial class C
            {
            #pragma warning disable BPG050
                [Differentiable] public static double F(double x) => 3;
            #pragma warning restore BPG050
            }
            """);

        Assert.DoesNotContain(diagnostics, diagnostic => !diagnostic.IsSuppressed);
    }

    [Theory]
    [InlineData("double F(double x) => y;")]
    [InlineData("double F(double x) { return x + ; }")]
    [InlineData("double F(double x) => Unknown(x);")]
    [InlineData("double F(Missing x) => 1;")]
    [InlineData("double F(double x) { if (x > ")]
    [InlineData("double F(double x, double[] a) => a.Foo * x;")]
    [InlineData("double F(double x) { var t = FGradient(x); return t; }")]
    public async Task CodeThatDoesNotCompile_IsLeftToTheCompiler(string method) =>
        Assert.Empty(await Analysis.Of($"{Head}public static partial class C {{ [Differentiable] public static {method} }}"));

    [Fact]
    public void EveryDescriptor_HasAPage()
    {
        foreach (DiagnosticDescriptor descriptor in new DifferentiableAnalyzer().SupportedDiagnostics)
        {
            Assert.EndsWith($"docs/diagnostics/{descriptor.Id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
            string page = System.IO.File.ReadAllText(System.IO.Path.Combine(Root(), "docs", "diagnostics", descriptor.Id + ".md"));
            Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title}", page, StringComparison.Ordinal);
        }
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", ".."));

    private static async Task Check(string text)
    {
        Markup markup = Markup.Parse(text);
        ImmutableArray<Diagnostic> diagnostics = await Analysis.Of(markup.Source);
        Assert.Equal(markup.Describe(markup.Expected), markup.Describe(diagnostics));
    }

    /// <summary>Marks the method F; what stands before it are helpers.</summary>
    private static string Marked(string method)
    {
        int entry = method.IndexOf("double F(", StringComparison.Ordinal);
        return method[..entry] + "[Differentiable] public static " + method[entry..];
    }

    private static string Repeat(string text, int count) => string.Concat(System.Linq.Enumerable.Repeat(text, count));
}
