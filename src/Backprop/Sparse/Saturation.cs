using System.Collections.Generic;

namespace Backprop;

/// <summary>
/// Colors next the column whose neighbours have the most colors already (Brélaz 1979). Where columns fall into two kinds that only meet each other, as cameras and
/// points do in bundle adjustment, each kind keeps its colors.
/// </summary>
internal static class Saturation
{
    public static (int[] Colors, int Count) Color(ColumnGraph graph)
    {
        int[] degrees = graph.Degrees();
        int[] colors = new int[graph.Columns];
        HashSet<int>[] taken = new HashSet<int>[graph.Columns];
        SortedSet<(int Saturation, int Degree, int Column)> open = new();
        for (int column = 0; column < graph.Columns; column++)
        {
            colors[column] = -1;
            taken[column] = new HashSet<int>();
            open.Add((0, -degrees[column], column));
        }

        int count = 0;
        while (open.Count > 0)
        {
            // The saturation is negative: the most comes first, and among equals the first column.
            (int Saturation, int Degree, int Column) next = open.Min;
            open.Remove(next);
            int color = 0;
            while (taken[next.Column].Contains(color))
            {
                color++;
            }

            colors[next.Column] = color;
            count = color >= count ? color + 1 : count;
            foreach (int row in graph.RowsOf(next.Column))
            {
                foreach (int neighbour in graph.ColumnsOf(row))
                {
                    if (colors[neighbour] < 0 && taken[neighbour].Add(color))
                    {
                        int before = 1 - taken[neighbour].Count;
                        open.Remove((before, -degrees[neighbour], neighbour));
                        open.Add((before - 1, -degrees[neighbour], neighbour));
                    }
                }
            }
        }

        return (colors, count);
    }
}
