using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <content>The loop over the rows or columns.</content>
internal sealed partial class MatrixBuilder
{
    /// <summary>
    /// Sweeps, each for as many rows or columns as it takes together. There is always one, for what the method leaves to its caller.
    /// </summary>
    /// <param name="items">the rows or columns; none where only the call knows how many there are</param>
    /// <param name="lines">how many there are</param>
    /// <param name="together">how many a sweep is for</param>
    /// <param name="name">what the number of a row or column is called</param>
    /// <param name="sweep">calls the derivative for those numbers, of which the last may be of none</param>
    /// <param name="store">stores what it gave for one of them: its place among them, its number, the call</param>
    /// <returns>what the method leaves for its caller</returns>
    public int[] Sweep(IReadOnlyList<Scalars> items, int lines, int together, string name, Func<IReadOnlyList<int>, Call> sweep, Action<int, int, Call> store)
    {
        if (IsOneSweep(items, together))
        {
            int[] all = Enumerable.Range(0, together).Select(Graph.Integer).ToArray();
            Call only = sweep(all);
            for (int i = 0; i < items.Count; i++)
            {
                store(i, all[i], only);
            }

            return LeftBy(only);
        }

        return Count(Trips(IsNeverEmpty(items), lines, together), together == 1 ? name : "sweep", counter =>
        {
            int[] numbers = together == 1 ? new[] { counter } : Numbers(counter, together, name);
            Call call = sweep(numbers);
            bool isFull = items.Count > 0 && items.Count % together == 0 && !items.Any(item => item.IsBuffer);
            for (int i = 0; i < together; i++)
            {
                int place = i;
                BranchUnless(isFull || (i == 0 && IsNeverEmpty(items)), numbers[i], lines, () => store(place, numbers[place], call));
            }

            return call;
        });
    }

    /// <summary>Sweeps as long as a condition holds, of which it does so at least once.</summary>
    /// <param name="condition">is asked before each sweep</param>
    /// <returns>what the method leaves for its caller</returns>
    public int[] SweepWhile(Func<int> condition, Func<Call> sweep)
    {
        (int breakLabel, int continueLabel, int label) = (Graph.NewLabel(), Graph.NewLabel(), Graph.NewLabel());
        void LeaveUnless(int[] carried)
        {
            int holds = condition();
            Graph.Open();
            Graph.Exit(label);
            Region then = Graph.Close();
            Graph.Open();
            Graph.Exit(breakLabel, carried);
            Graph.Append(new If(default, label, holds, then, Graph.Close()));
        }

        return Repeat(new Forever(), breakLabel, continueLabel, LeaveUnless, sweep);
    }

    /// <param name="name">what the number of the call is called</param>
    private int[] Count(int trips, string name, Func<int, Call> call)
    {
        int counter = Graph.NewValue(GraphType.Int32, name);
        return Repeat(new Counted(counter, Graph.Integer(0), trips, 1, false), Graph.NewLabel(), Graph.NewLabel(), _ => { }, () => call(counter));
    }

    /// <summary>Calls a derivative many times, each time with the memory that it writes as it was before.</summary>
    /// <param name="begin">comes first, and knows what the call before has left</param>
    /// <returns>what the method leaves for its caller</returns>
    private int[] Repeat(LoopHead head, int breakLabel, int continueLabel, Action<int[]> begin, Func<Call> call)
    {
        List<(int Buffer, int Before)> before = _layout.Written.Select(input => (_inputs[input], Kept(_inputs[input]))).ToList();
        int[] initial = _layout.Left.Select(result => Defaults.Append(Graph, _primal.Results[result])).ToArray();
        Graph.Open();
        int[] carried = NewLeft();
        begin(carried);
        foreach ((int buffer, int contents) in before)
        {
            Graph.Append(new Copy(contents, buffer));
        }

        if (_journal >= 0)
        {
            Graph.Append(new External(-1, "{0}.Rewind()", EquatableArray.Of(_journal)));
        }

        Graph.Exit(continueLabel, LeftBy(call()));
        Region body = Graph.Close(carried);
        int[] results = NewLeft();
        Graph.Append(new Loop(results.ToEquatableArray(), breakLabel, continueLabel, initial.ToEquatableArray(), head, body));
        return results;
    }

    /// <summary>The numbers of the rows or columns that a sweep is for.</summary>
    private int[] Numbers(int sweep, int together, string name)
    {
        var numbers = new int[together];
        for (int i = 0; i < together; i++)
        {
            numbers[i] = i == 0 ? Times(sweep, together) : Graph.Apply(Operations.Add, GraphType.Int32, numbers[0], Graph.Integer(i));
            Graph.Rename(numbers[i], name);
        }

        return numbers;
    }

    private void BranchUnless(bool isCertain, int number, int count, Action then)
    {
        if (isCertain)
        {
            then();
            return;
        }

        Branch(Graph.Apply(Operations.Less, GraphType.Boolean, number, count), then);
    }

    private int Trips(bool isNeverEmpty, int lines, int together)
    {
        int trips = lines;
        if (together > 1)
        {
            int rounded = Graph.Apply(Operations.Add, GraphType.Int32, lines, Graph.Integer(together - 1));
            trips = Graph.Apply(Operations.Divide, GraphType.Int32, rounded, Graph.Integer(together));
        }

        trips = isNeverEmpty ? trips : Graph.Apply(Operations.Max, GraphType.Int32, trips, Graph.Integer(1));
        if (trips != lines)
        {
            Graph.Rename(trips, "sweeps");
        }

        return trips;
    }

    private static bool IsNeverEmpty(IReadOnlyList<Scalars> items) => items.Any(item => !item.IsBuffer);
}
