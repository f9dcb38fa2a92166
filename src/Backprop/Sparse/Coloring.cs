using System;

namespace Backprop;

/// <summary>
/// Greedy colorings of the columns of a pattern, in several orders until one takes as few colors as the longest row has entries: those are in different columns,
/// so fewer there cannot be.
/// </summary>
internal static class Coloring
{
    private const int None = -1;

    public static (int[] Colors, int Count) Of(SparsityPattern pattern)
    {
        int least = Least(pattern);
        (int[] Colors, int Count) best = First(pattern);
        if (best.Count > least)
        {
            best = Fewer(best, Greedy(new ColumnGraph(pattern), InOrder(pattern.Columns)));
        }

        return best.Count > least ? Fewer(best, Saturation.Color(new ColumnGraph(pattern))) : best;
    }

    /// <summary>The coloring that is found soonest.</summary>
    public static (int[] Colors, int Count) First(SparsityPattern pattern)
    {
        int least = Least(pattern);
        if (least == pattern.Columns)
        {
            // Nothing can be saved, and looking for it would take a number of steps that is quadratic in the columns.
            return (InOrder(least), least);
        }

        ColumnGraph graph = new(pattern);
        return Greedy(graph, LargestFirst(graph));
    }

    /// <summary>The entries of the longest row.</summary>
    private static int Least(SparsityPattern pattern)
    {
        int least = pattern.Columns > 0 ? 1 : 0;
        for (int row = 0; row < pattern.Rows; row++)
        {
            least = Math.Max(least, pattern.ColumnsOf(row).Length);
        }

        return least;
    }

    /// <summary>Each column, in the given order, gets the least color that no neighbour has.</summary>
    private static (int[] Colors, int Count) Greedy(ColumnGraph graph, int[] order)
    {
        int[] colors = new int[order.Length];
        Array.Fill(colors, None);
        int[] taken = new int[order.Length + 1];
        Array.Fill(taken, None);
        int count = 0;
        foreach (int column in order)
        {
            foreach (int row in graph.RowsOf(column))
            {
                foreach (int neighbour in graph.ColumnsOf(row))
                {
                    if (colors[neighbour] != None)
                    {
                        taken[colors[neighbour]] = column;
                    }
                }
            }

            int color = 0;
            while (taken[color] == column)
            {
                color++;
            }

            colors[column] = color;
            count = Math.Max(count, color + 1);
        }

        return (colors, count);
    }

    private static int[] InOrder(int columns)
    {
        int[] order = new int[columns];
        for (int column = 0; column < columns; column++)
        {
            order[column] = column;
        }

        return order;
    }

    /// <summary>Columns by falling number of neighbours; those with as many, as they stand.</summary>
    private static int[] LargestFirst(ColumnGraph graph)
    {
        int[] order = InOrder(graph.Columns);
        int[] degrees = graph.Degrees();
        long[] keys = Array.ConvertAll(order, column => ((long)-degrees[column] << 32) + column);
        Array.Sort(keys, order);
        return order;
    }

    private static (int[] Colors, int Count) Fewer((int[] Colors, int Count) a, (int[] Colors, int Count) b) => b.Count < a.Count ? b : a;
}
