namespace Backprop.Gen.Definitions
{
    using System;
    using System.Collections.Generic;

    /// <summary>
    /// Sorting: the library says in which order, and the elements are moved there. Which one comes first carries no gradient, so it is asked of
    /// <c>known</c>: the same keys, held constant.
    /// </summary>
    internal static class Sorting
    {
        internal static void Sort<T>(Span<T> keys, [NoGradient] ReadOnlySpan<T> known)
        {
            Order<T> order = OrderOf(known);
            T[] sorted = new T[keys.Length];
            for (int i = 0; i < sorted.Length; i++)
            {
                sorted[i] = keys[order.Next()];
            }

            order.Return();
            sorted.CopyTo(keys);
        }

        internal static void Sort<T>(Span<T> keys, [NoGradient] ReadOnlySpan<T> known, Comparison<T> comparison)
        {
            Sorter sorter = SorterOf(known, comparison);
            T[] sorted = new T[keys.Length];
            for (int i = 0; i < sorted.Length; i++)
            {
                sorted[i] = keys[sorter.Next()];
            }

            sorter.Return();
            sorted.CopyTo(keys);
        }

        internal static void Sort<TKey, TItem>(Span<TKey> keys, [NoGradient] ReadOnlySpan<TKey> known, Span<TItem> items)
        {
            Order<TKey> order = OrderOf(known);
            TKey[] sorted = new TKey[keys.Length];
            TItem[] along = new TItem[keys.Length];
            for (int i = 0; i < sorted.Length; i++)
            {
                int from = order.Next();
                sorted[i] = keys[from];
                along[i] = items[from];
            }

            order.Return();
            sorted.CopyTo(keys);
            along.CopyTo(items);
        }

        internal static void Sort<TKey, TItem>(Span<TKey> keys, [NoGradient] ReadOnlySpan<TKey> known, Span<TItem> items, Comparison<TKey> comparison)
        {
            Sorter sorter = SorterOf(known, comparison);
            TKey[] sorted = new TKey[keys.Length];
            TItem[] along = new TItem[keys.Length];
            for (int i = 0; i < sorted.Length; i++)
            {
                int from = sorter.Next();
                sorted[i] = keys[from];
                along[i] = items[from];
            }

            sorter.Return();
            sorted.CopyTo(keys);
            along.CopyTo(items);
        }

        /// <summary>By a comparison that an object makes.</summary>
        internal static int Compare<T>(IComparer<T> comparer, T left, T right) => comparer.Compare(left, right);

        /// <summary>By the comparison of the elements themselves, of a type that this project declares.</summary>
        internal static int CompareOwn<T>(T left, T right) where T : IComparable<T> => left.CompareTo(right);

        private static Order<T> OrderOf<T>([NoGradient] ReadOnlySpan<T> known)
        {
            Order<T> order = Order<T>.Of(known.Length);
            foreach (T key in known)
            {
                order.Add(key);
            }

            order.Sort();
            return order;
        }

        private static Sorter SorterOf<T>([NoGradient] ReadOnlySpan<T> known, Comparison<T> comparison)
        {
            Sorter sorter = Sorter.Of(known.Length);
            while (sorter.Asks())
            {
                sorter.Answer(comparison(known[sorter.Left], known[sorter.Right]));
            }

            return sorter;
        }
    }
}
