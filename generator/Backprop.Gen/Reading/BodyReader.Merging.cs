using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Branches: two arms, the variables they assign, and the values that meet after them.</summary>
internal sealed partial class BodyReader
{
    /// <summary>An arm that has been read but is not yet closed: it may get more nodes.</summary>
    private sealed class Arm
    {
        public Arm(List<Node> nodes, Area area, bool ended, int[] values, int[] extras)
        {
            Nodes = nodes;
            Area = area;
            Ended = ended;
            Values = values;
            Extras = extras;
        }

        public List<Node> Nodes { get; }

        public Area Area { get; }

        public bool Ended { get; set; }

        /// <summary>What the merged variables are at its end.</summary>
        public int[] Values { get; }

        /// <summary>What the arm of an expression evaluates to.</summary>
        public int[] Extras { get; }
    }

    /// <summary>The variables declared so far that an operation assigns, leaf by leaf.</summary>
    private Slot[] SlotsOf(IOperation operation, Variable? except = null)
    {
        List<Slot> slots = new();
        HashSet<Slot> seen = new();
        foreach (Assigned assigned in _frame.Facts.AssignedIn(operation))
        {
            if (FindVariable(assigned.Root) is not { } variable || ReferenceEquals(variable, except) || !_module.Calls.Changes(assigned))
            {
                continue;
            }

            slots.AddRange(SlotsUnder(variable, assigned.Path).Where(seen.Add));
        }

        slots.AddRange(ObjectSlotsIn(operation).Where(seen.Add));

        // Functions that may be called in there assign what they capture.
        slots.AddRange(CapturedSlots(_frame).Where(slot => !ReferenceEquals(slot.Variable, except) && seen.Add(slot)));
        return slots.ToArray();
    }

    private Variable? FindVariable(ISymbol root) => FindVariable(root, _frame);

    private static Variable? FindVariable(ISymbol root, Frame from)
    {
        if (root is IMethodSymbol)
        {
            return SelfOf(from);
        }

        for (Frame? frame = from; frame is not null; frame = frame.Home)
        {
            if (frame.Variables.TryGetValue(root, out Variable? variable))
            {
                return variable;
            }
        }

        return null;
    }

    /// <summary>The slot that a leaf of a variable is kept in; null if it is kept in a buffer.</summary>
    private static Slot? SlotOf(Variable variable, int leaf) => variable.Alias switch
    {
        null => new Slot(variable, leaf),
        VariablePlace place => SlotOf(place.Variable, place.Offset + leaf),
        _ => null,
    };

    /// <summary>The slots of a variable, or of a field inside it.</summary>
    private static IEnumerable<Slot> SlotsUnder(Variable variable, string path)
    {
        if (variable.Alias is VariablePlace { Form: PackForm, Variable: var pack })
        {
            return SlotsUnder(pack, path);
        }

        if (variable.Form is not PackForm)
        {
            return Enumerable.Range(0, variable.Leaves.Count).Where(leaf => Covers(path, variable.Leaves[leaf].Path, variable)).Select(leaf => SlotOf(variable, leaf)).OfType<Slot>();
        }

        return variable.Parts.SelectMany(part => Names.Escape(part.Key) is var name && (path.Length == 0 || path == name) ? SlotsUnder(part.Value, "")
            : path.StartsWith(name + ".", StringComparison.Ordinal) ? SlotsUnder(part.Value, path.Substring(name.Length + 1)) : Enumerable.Empty<Slot>());
    }

    private static IEnumerable<Slot> SlotsOf(Place place) => place is VariablePlace { Form: PackForm } pack ? SlotsUnder(pack.Variable, "")
        : place is VariablePlace part
        ? Enumerable.Range(part.Offset, part.Count).Select(leaf => SlotOf(part.Variable, leaf)).OfType<Slot>() : Enumerable.Empty<Slot>();

    private static bool Covers(string assigned, string leaf, Variable variable) =>
        assigned.Length == 0 || variable.Domain is not null || leaf == assigned || leaf.StartsWith(assigned + ".", StringComparison.Ordinal);

    private Arm ReadArm(Slot[] slots, Func<int[]> read, int condition, bool holds) => ReadArm(slots, () =>
    {
        Assume(condition, holds);
        return read();
    });

    private Arm ReadArm(Slot[] slots, Action read, int condition, bool holds) => ReadArm(slots, () =>
    {
        Assume(condition, holds);
        read();
    });

    private Arm ReadArm(Slot[] slots, Func<int[]> read)
    {
        int[] before = slots.Select(slot => slot.Value).ToArray();
        Open();
        Area area = _area!;
        int[] extras = read();
        bool ended = _ended;
        int[] after = slots.Select(slot => slot.Value).ToArray();
        Assign(slots, before);
        return new Arm(CloseNodes(), area, ended, after, extras);
    }

    private Arm ReadArm(Slot[] slots, Action read) => ReadArm(slots, () =>
    {
        read();
        return Array.Empty<int>();
    });

    /// <summary>Goes on in an arm that has been read.</summary>
    private void GoOnIn(Arm arm, Slot[] slots, Action read)
    {
        int[] before = slots.Select(slot => slot.Value).ToArray();
        Assign(slots, arm.Values);
        Reopen(arm.Nodes, arm.Area);
        read();
        arm.Ended = _ended;
        CloseNodes();
        Assign(slots, before);
    }

    /// <summary>Appends the branch, gives the merged variables their values, and returns what the arms of an expression evaluate to.</summary>
    /// <param name="mark">the number of values before the arms were read</param>
    private int[] Branch(int condition, Arm then, Arm @else, Slot[] slots, GraphType[] extraTypes, int mark)
    {
        int label = _graph.NewLabel();
        List<int> results = new();
        List<int> thenValues = new();
        List<int> elseValues = new();
        int[] extras = new int[extraTypes.Length];
        bool isOneWay = then.Ended != @else.Ended;
        Exit? outer = null;

        int Meet(int a, int b, GraphType type, string? name)
        {
            if (isOneWay)
            {
                int only = then.Ended ? b : a;
                if (only < mark)
                {
                    return only;
                }

                (a, b) = (only, only);
            }
            else if (a == b)
            {
                return a;
            }
            else if (a < 0 || b < 0)
            {
                return -1;
            }

            int result = _graph.NewValue(type, name);
            results.Add(result);
            thenValues.Add(a);
            elseValues.Add(b);
            return result;
        }

        if (then.Ended && @else.Ended)
        {
            outer = Hoist(then, @else, mark, label, results);
        }
        else
        {
            int[] values = slots.Select((slot, i) => Meet(then.Values[i], @else.Values[i], slot.Type, slot.Name)).ToArray();
            extras = extraTypes.Select((type, i) => Meet(
                then.Extras.Length > i ? then.Extras[i] : -1, @else.Extras.Length > i ? @else.Extras[i] : -1, type, null)).ToArray();
            Assign(slots, values);
            End(then, label, thenValues);
            End(@else, label, elseValues);
        }

        Append(new If(results.ToEquatableArray(), label, condition, RegionOf(then.Nodes), RegionOf(@else.Nodes)));
        if (outer is not null)
        {
            Count(outer.Label, -1);
            Exit(outer.Label, outer.Values.ToArray());
        }

        return extras;
    }

    private void End(Arm arm, int label, List<int> values)
    {
        if (!arm.Ended)
        {
            arm.Nodes.Add(new Exit(label, values.ToEquatableArray()));
        }
    }

    /// <summary>
    /// Both arms leave. One exit is taken out behind the branch (both, if they go to the same place), so that every region still ends with
    /// an exit that can be reached.
    /// </summary>
    private Exit Hoist(Arm then, Arm @else, int mark, int label, List<int> results)
    {
        Exit first = LastExit(then.Nodes);
        Exit second = LastExit(@else.Nodes);
        bool isSame = first.Label == second.Label && !Throws(then.Nodes) && !Throws(@else.Nodes);
        bool takesThen = isSame || (Throws(@else.Nodes) && !Throws(then.Nodes));
        bool takesElse = isSame || !takesThen;
        Exit taken = takesElse ? second : first;
        List<int> thenValues = new();
        List<int> elseValues = new();
        int[] outer = new int[taken.Values.Count];
        for (int i = 0; i < outer.Length; i++)
        {
            int a = takesThen ? first.Values[i] : second.Values[i];
            int b = takesElse ? second.Values[i] : first.Values[i];
            if (a == b && a < mark)
            {
                outer[i] = a;
                continue;
            }

            outer[i] = _graph.NewValue(_graph.TypeOf(a), _graph.NameOf(a) ?? _graph.NameOf(b));
            results.Add(outer[i]);
            thenValues.Add(a);
            elseValues.Add(b);
        }

        if (takesThen)
        {
            then.Nodes[then.Nodes.Count - 1] = new Exit(label, thenValues.ToEquatableArray());
        }

        if (takesElse)
        {
            @else.Nodes[@else.Nodes.Count - 1] = new Exit(label, elseValues.ToEquatableArray());
        }

        Count(taken.Label, isSame ? -1 : 0);
        return new Exit(taken.Label, new EquatableArray<int>(outer));
    }
}
