namespace Backprop.Tests.Matrix;

internal static class Sorting
{
    private const string Comparers = """
        public struct Rated : IComparable<Rated>
        {
            public double Rate;
            public double Value;

            public int CompareTo(Rated other) => Rate.CompareTo(other.Rate);
        }

        public sealed class ByKey : IComparer<int>
        {
            private readonly double[] _key;

            public ByKey(double[] key) => _key = key;

            public int Compare(int p, int q) => _key[p].CompareTo(_key[q]);
        }

        public sealed class Downwards : IComparer<int>
        {
            public static readonly Downwards Instance = new();

            public int Compare(int p, int q) => q.CompareTo(p);
        }

        public sealed class Upwards : IComparer<double>
        {
            public static readonly Upwards Instance = new();

            int IComparer<double>.Compare(double p, double q) => p.CompareTo(q);
        }

        private static void Order(int[] order, double[] key) => Array.Sort(order, (p, q) => key[p].CompareTo(key[q]));
        """;

    public static readonly Construct[] All =
    [
        new("SortItems", "int[] key = { 3, k, 2, 0 }; double[] t = { v, a[1], x * y, a[k] * v }; Array.Sort(key, t); v = t[0] * t[1] + t[2] * x + t[3] * key[3];"),
        new("SortItemsOfSpans", "Span<double> key = stackalloc double[] { 0.5, -k, 2.5 * k, 0.25 }; key.Sort(a); v += a[0] * a[1] * x + a[3] * key[2];"),
        new("SortItemsByComparison", "int[] key = { 3, k, 2, 0 }; key.AsSpan().Sort(a, (p, q) => q.CompareTo(p)); v += a[0] * a[1] * x + a[3] * key[0];"),
        new("SortItemsByComparer", "int[] key = { 3, k, 2, 0, 1 }; double[] t = { v, a[1], x * y, a[k] * v, v * v }; Array.Sort(key, t, 1, 3, Comparer<int>.Create((p, q) => (q % 3).CompareTo(p % 3))); v = t[0] * t[1] + t[2] * x + t[3] * key[3] * t[4];"),
        new("SortItemsByOpaqueComparer", "int[] key = { 3, k, 2, 0 }; double[] t = { v, a[1], x * y, a[k] * v }; Array.Sort(key, t, Downwards.Instance); v = t[0] * t[1] + t[2] * x + t[3] * key[3];", Comparers),
        new("SortValuesByHiddenComparer", "a.Sort(Upwards.Instance); v = a[0] * 0.5 + a[2] * v - a[3] * x;", Comparers),
        new("SortTies", "int[] key = new int[40]; double[] t = new double[40]; for (int m = 0; m < 40; m++) { key[m] = m * 7 % 5; t[m] = a[m % 4] * (m + 1) * 0.1; } Array.Sort(key, t); for (int m = 0; m < 40; m++) { v += t[m] * x * (m % 3); }"),
        new("SortTiesByComparison", "int[] key = new int[40]; double[] t = new double[40]; for (int m = 0; m < 40; m++) { key[m] = m * 7 % 11; t[m] = a[m % 4] * (m + 1) * 0.1; } key.AsSpan().Sort(t.AsSpan(), (p, q) => (p % 4).CompareTo(q % 4)); for (int m = 0; m < 40; m++) { v += t[m] * x * (m % 3) * (key[m] + 1); }"),
        new("SortValues", "double[] t = { v, a[1], x * y, a[k] * x }; Array.Sort(t); v = t[0] * 0.5 + t[1] * t[2] * x - t[3];"),
        new("SortValuesOfSpan", "a.Slice(1).Sort(); v = a[1] * 0.5 + a[2] * v - a[3];"),
        new("SortValuesByComparison", "a.Sort((p, q) => (q * q).CompareTo(p * p)); v = a[0] * 0.5 + a[2] * v - a[3] * x;"),
        new("SortValuesAlong", "double[] t = { v, a[1], x * y, a[k] * x }; Array.Sort(t, a.ToArray()); Array.Sort(t, 1, 3, null); v = t[0] * 0.5 + t[1] * t[2] * x - t[3];"),
        new("SortIndices", "int[] order = { 0, 1, 2, 3 }; double[] key = { 0.5, -k, 2.5 * k, 0.25 }; Array.Sort(order, (p, q) => key[p].CompareTo(key[q])); v += a[order[0]] * x + a[order[1]] * v - a[order[3]];"),
        new("SortIndicesByActive", "int[] order = { 0, 1, 2, 3 }; double[] key = { v, a[1], x * y, a[k] * x }; Array.Sort(order, (p, q) => key[q].CompareTo(key[p])); v = key[order[0]] * x + key[order[1]] * a[order[2]];"),
        new("SortIndicesInHelper", "int[] order = { 3, 2, 1, 0 }; Order(order, new[] { v, a[1], x * y, a[k] * x }); v += a[order[0]] * x + a[order[1]] * v;", Comparers),
        new("SortIndicesByObject", "int[] order = { 3, 2, 1, 0 }; Array.Sort(order, new ByKey(new[] { v, a[1], x * y, a[k] * x })); v += a[order[0]] * x + a[order[1]] * v;", Comparers),
        new("SortCounts", "int calls = 0; int[] order = { 3, 2, 1, 0, k }; Array.Sort(order, (p, q) => { calls++; return p < q ? -1 : p > q ? 1 : 0; }); v = v * x + a[order[2]] * calls * 0.1;"),
        new("SortStructs", "Rated[] t = { new Rated { Rate = v, Value = x }, new Rated { Rate = a[1], Value = y * v }, new Rated { Rate = x * y, Value = a[k] } }; Array.Sort(t); v = t[0].Rate * t[0].Value + t[1].Value * x + t[2].Rate;", Comparers),
        new("SortStructsByComparison", "Rated[] t = { new Rated { Rate = v, Value = x }, new Rated { Rate = a[1], Value = y * v }, new Rated { Rate = x * y, Value = a[k] } }; Array.Sort(t, (p, q) => (p.Value * p.Rate).CompareTo(q.Value * q.Rate)); v = t[0].Rate * t[0].Value + t[1].Value * x + t[2].Rate;", Comparers),
        new("SortTuples", "(double Key, int At)[] t = { (v, 0), (a[1], 1), (x * y, 2), (a[k], 3) }; Array.Sort(t, (p, q) => p.Key.CompareTo(q.Key)); v = t[0].Key * a[t[1].At] + t[3].Key * t[2].At;"),
        new("SortList", "var t = new List<double> { v, a[1], x * y, a[k] * x }; t.Sort(); v = t[0] * 0.5 + t[1] * t[2] * x - t[3];"),
        new("SortListByComparison", "var t = new List<double> { v, a[1], x * y, a[k] * x }; t.Sort((p, q) => q.CompareTo(p)); t.Sort(1, 2, Comparer<double>.Default); v = t[0] * 0.5 + t[1] * t[2] * x - t[3];"),
        new("SortListOfIndices", "var order = new List<int> { 3, 1, 0, 2 }; double[] key = { 0.5, -k, 2.5 * k, 0.25 }; order.Sort((p, q) => key[p].CompareTo(key[q])); v += a[order[0]] * x + a[order[1]] * v - a[order[3]];"),
        new("SearchIndex", "int[] key = { 3, k, 2, 0 }; ReadOnlySpan<int> keys = key; v += a[Array.IndexOf(key, 2)] * x + a[keys.LastIndexOf(3)] * v + (keys.Contains(5) ? x : y) * Array.IndexOf(key, 7);"),
        new("SearchSorted", "double[] grid = { -1, 0.2, 0.5, 0.9 }; int at = Array.BinarySearch(grid, v * 0.3); at = at < 0 ? ~at : at; v = v * a[at % 4] + a.IndexOf(a[k]) * x + grid.AsSpan().BinarySearch(0.5);"),
        new("NumbersCompared", "v = v * (2 + v.CompareTo(x)) + (x.Equals(v) ? y : a[k]) * k.CompareTo(1);"),
        new("SortMany", "double[] t = new double[70]; for (int m = 0; m < 70; m++) { t[m] = Math.Sin(m * 12.5 + v) * a[m % 4]; } t.AsSpan().Sort((p, q) => q.CompareTo(p)); for (int m = 0; m < 70; m++) { v += t[m] * (m % 5) * 0.01; }"),
    ];
}
