using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <content>Unit vectors that go in, and the rows or columns that come out.</content>
internal sealed partial class MatrixBuilder
{
    /// <summary>Sets the scalar of that number to one, and all others to zero; answers the values of those that are scalars.</summary>
    /// <param name="seeds">the buffers' counterparts, by slot</param>
    public Dictionary<int, int> Seed(IReadOnlyList<Scalars> all, int number, IReadOnlyDictionary<int, int> seeds)
    {
        var scalars = new Dictionary<int, int>();
        foreach (Scalars item in all)
        {
            if (!item.IsBuffer)
            {
                int isThis = Graph.Apply(Operations.Equal, GraphType.Boolean, number, item.Offset);
                scalars[item.Slot] = Graph.Apply(Operations.Where, item.Type, isThis, Graph.Number(item.Type, 1), Graph.Number(item.Type, 0));
                continue;
            }

            SeedElement(item, number, seeds[item.Slot]);
        }

        return scalars;
    }

    /// <summary>Sets each scalar in each direction to what <paramref name="values"/> says of its number; answers the values of those that are scalars.</summary>
    /// <param name="seeds">the buffers' counterparts, by slot, in each direction</param>
    public IReadOnlyList<Dictionary<int, int>> SeedEach(
        IReadOnlyList<Scalars> all, IReadOnlyList<IReadOnlyDictionary<int, int>> seeds, Func<int, GraphType, IReadOnlyList<int>> values)
    {
        List<Dictionary<int, int>> scalars = seeds.Select(_ => new Dictionary<int, int>()).ToList();
        foreach (Scalars item in all)
        {
            if (item.IsBuffer)
            {
                int leaf = 0;
                ElementLoops.ForEachElement(Graph, seeds[0][item.Slot], item.Leaves, (index, path, type) =>
                    InEach(values(NumberOf(item, index, leaf++), type), (direction, value) => Graph.Append(new Store(seeds[direction][item.Slot], index, path, value))));
            }
            else
            {
                InEach(values(item.Offset, item.Type), (direction, value) => scalars[direction][item.Slot] = value);
            }
        }

        return scalars;

        static void InEach(IReadOnlyList<int> values, Action<int, int> use)
        {
            for (int direction = 0; direction < values.Count; direction++)
            {
                use(direction, values[direction]);
            }
        }
    }

    private int NumberOf(Scalars item, int index, int leaf)
    {
        int first = Graph.Apply(Operations.Multiply, GraphType.Int32, index, Graph.Integer(item.Leaves.Count));
        return Graph.Apply(Operations.Add, GraphType.Int32, item.Offset, Graph.Apply(Operations.Add, GraphType.Int32, first, Graph.Integer(leaf)));
    }

    private void SeedElement(Scalars item, int number, int seed)
    {
        Graph.Append(new Clear(seed));
        IReadOnlyList<(string Path, GraphType Type)> leaves = item.Leaves;
        int within = Graph.Apply(Operations.Subtract, GraphType.Int32, number, item.Offset);
        for (int leaf = 0; leaf < leaves.Count; leaf++)
        {
            (string path, GraphType type) = leaves[leaf];
            (int index, int isLeaf) = Element(within, leaf, leaves.Count, item.IsFirst);
            int isBefore = Graph.Apply(Operations.Less, GraphType.Boolean, index, Graph.LengthOf(seed));
            Branch(
                isLeaf < 0 ? isBefore : Graph.Apply(Operations.And, GraphType.Boolean, isLeaf, isBefore),
                () => Graph.Append(new Store(seed, index, path, Graph.Number(type, 1))));
        }
    }

    /// <summary>Which element a number stands for, and whether it stands for this scalar of it; -1 if that is certain.</summary>
    private (int Index, int IsLeaf) Element(int within, int leaf, int leaves, bool isFirst)
    {
        int zero = Graph.Integer(0);
        if (leaves == 1)
        {
            return (within, isFirst ? -1 : Graph.Apply(Operations.GreaterOrEqual, GraphType.Boolean, within, zero));
        }

        int rest = Graph.Apply(Operations.Subtract, GraphType.Int32, within, Graph.Integer(leaf));
        int count = Graph.Integer(leaves);
        int isMultiple = Graph.Apply(Operations.Equal, GraphType.Boolean, Graph.Apply(Operations.Remainder, GraphType.Int32, rest, count), zero);
        int isThere = Graph.Apply(Operations.GreaterOrEqual, GraphType.Boolean, rest, zero);
        return (Graph.Apply(Operations.Divide, GraphType.Int32, rest, count), Graph.Apply(Operations.And, GraphType.Boolean, isThere, isMultiple));
    }

    /// <summary>Stores what belongs to each scalar at the place that <paramref name="place"/> says.</summary>
    /// <param name="scalar">the value of a scalar; -1 if it is zero</param>
    /// <param name="buffers">the counterparts of buffers, by slot</param>
    /// <param name="target">where it is stored</param>
    public void StoreAll(IReadOnlyList<Scalars> all, Func<Scalars, int> scalar, IReadOnlyDictionary<int, int> buffers, int target, Func<int, int> place)
    {
        foreach (Scalars item in all)
        {
            if (!item.IsBuffer)
            {
                StoreOne(target, place(item.Offset), scalar(item));
                continue;
            }

            int leaf = 0;
            ElementLoops.ForEachElement(Graph, buffers[item.Slot], item.Leaves, (index, path, type) =>
            {
                StoreOne(target, place(NumberOf(item, index, leaf++)), ElementLoops.Read(Graph, buffers[item.Slot], index, path, type));
            });
        }
    }

    private void StoreOne(int target, int place, int value)
    {
        int stored = value < 0 ? Graph.Number(_layout.Element, 0) : Graph.TypeOf(value) == _layout.Element ? value : Graph.Apply(Operations.Convert, _layout.Element, value);
        Graph.Append(new Store(target, place, "", stored));
    }
}
