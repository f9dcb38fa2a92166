using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Backprop.Tests.Runtime;

public class SortingTests
{
    [Fact]
    public void Comparisons_LeadToTheOrder_OfTheLibrary()
    {
        Random random = new(5);
        for (int trial = 0; trial < 3000; trial++)
        {
            int[] keys = [.. Enumerable.Range(0, random.Next(0, 130)).Select(_ => random.Next(1 + random.Next(100)))];
            Check(keys);
        }
    }

    [Fact]
    public void WhereTheLibraryFallsBackToAHeap_SoDoesTheSorter()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            Check(Killer(200 + (17 * seed), seed));
        }
    }

    [Fact]
    public void ContradictoryComparisons_AreAnArgumentException()
    {
        Sorter sorter = Sorter.Of(40);
        Assert.Throws<ArgumentException>(() =>
        {
            while (sorter.Asks())
            {
                sorter.Answer(-1);
            }
        });
    }

    [Fact]
    public void KeysAlone_AreSortedLikeKeysWithItems_ToTheLastBit()
    {
        Random random = new(7);
        double[] special = [0.0, -0.0, double.NaN, BitConverter.Int64BitsToDouble(0x7ff8000000000123), -double.NaN, 1, -1, double.PositiveInfinity, double.NegativeInfinity];
        for (int trial = 0; trial < 3000; trial++)
        {
            double[] keys = [.. Enumerable.Range(0, random.Next(0, 100)).Select(_ => special[random.Next(special.Length)])];
            Order<double> order = Order<double>.Of(keys.Length);
            Array.ForEach(keys, order.Add);
            order.Sort();
            double[] sorted = [.. keys.Select(_ => keys[order.Next()])];
            order.Return();
            Array.Sort(keys);

            Assert.Equal(keys.Select(BitConverter.DoubleToInt64Bits), sorted.Select(BitConverter.DoubleToInt64Bits));
        }
    }

    private static void Check(int[] keys)
    {
        List<(int, int)> asked = [];
        int[] expected = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(expected, (p, q) =>
        {
            asked.Add((p, q));
            return keys[p].CompareTo(keys[q]);
        });

        List<(int, int)> answered = [];
        Sorter sorter = Sorter.Of(keys.Length);
        while (sorter.Asks())
        {
            answered.Add((sorter.Left, sorter.Right));
            sorter.Answer(keys[sorter.Left].CompareTo(keys[sorter.Right]));
        }

        Assert.Equal(asked, answered);
        Assert.Equal(expected, keys.Select(_ => sorter.Next()));
        sorter.Return();
    }

    /// <summary>Keys that make every pivot a bad one: an adversary that decides only when it must (McIlroy).</summary>
    private static int[] Killer(int count, int seed)
    {
        int[] keys = [.. Enumerable.Repeat(int.MaxValue, count)];
        int[] elements = [.. Enumerable.Range(0, count)];
        int solid = 0;
        int candidate = seed % count;
        Array.Sort(elements, (p, q) =>
        {
            if (p != q && keys[p] == int.MaxValue && keys[q] == int.MaxValue)
            {
                keys[p == candidate ? p : q] = solid++;
            }

            candidate = keys[p] == int.MaxValue ? p : keys[q] == int.MaxValue ? q : candidate;
            return keys[p].CompareTo(keys[q]);
        });
        return keys;
    }
}
