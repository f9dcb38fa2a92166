using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>
/// Arrays of arrays: two tables of ints, from which each row is found. Of one that comes in, the rows are parts of one buffer, and the tables hold the
/// start and the length of each. Of one that is made here, the rows are allocations of their own, and the tables hold the handle and the length of each,
/// so that rows may be made anywhere, be replaced, and change places.
/// </summary>
internal sealed partial class BodyReader
{
    /// <summary>What belongs to a table of starts or handles.</summary>
    private readonly Dictionary<int, RowTable> _tables = new();

    /// <summary>How buffers that were made here are found again.</summary>
    private readonly Dictionary<int, (int Handle, int Count)> _handles = new();

    /// <param name="Counts">the lengths of the rows</param>
    /// <param name="Elements">the buffer that rows are parts of; -1 if they are allocations of their own</param>
    private sealed record RowTable(int Counts, int Elements)
    {
        public bool IsMadeHere => Elements < 0;
    }

    /// <summary>Gives a table of handles, which has been allocated, its lengths.</summary>
    private void AddCounts(int table, int count)
    {
        int counts = _graph.NewValue(new BufferType(GraphType.Int32, IsReadOnly: false));
        Append(new Allocate(counts, _graph.NewValue(GraphType.Int32), count));
        _tables[table] = new RowTable(counts, -1);
    }

    /// <summary>Adds the tables of an array of arrays that comes in.</summary>
    private int AddTables(BufferForm form, int elements, string name, string spelling)
    {
        BufferType type = form.Type with { IsReadOnly = true };
        int starts = AddParameter(type, name + "Starts", new InputModel(InputModel.State, "", spelling + ".Starts", false));
        int counts = AddParameter(type, name + "Counts", new InputModel(InputModel.State, "", spelling + ".Counts", false));
        _tables[starts] = new RowTable(counts, elements);
        return starts;
    }

    /// <summary>The tables of a reference that was resolved, from those of its origins.</summary>
    private void ResolveTables(int table, Moving moving, IOperation at)
    {
        List<RowTable> origins = moving.Domain.Origins.Select(origin => _tables[origin]).ToList();
        if (origins.Any(origin => origin.IsMadeHere) && !origins.All(origin => origin.IsMadeHere))
        {
            throw Expression(at, "Rows that may come from outside or be made here", "copy those from outside first, row by row");
        }

        _tables[table] = new RowTable(Resolve(origins.Select(origin => origin.Counts)), origins[0].IsMadeHere ? -1 : Resolve(origins.Select(origin => origin.Elements)));

        int Resolve(IEnumerable<int> buffers)
        {
            BufferType[] types = buffers.Select(buffer => (BufferType)_graph.TypeOf(buffer)).ToArray();
            int value = _graph.NewValue(types[0] with { IsReadOnly = types.Any(type => type.IsReadOnly) });
            Append(new Resolve(value, buffers.ToEquatableArray(), moving.Choice, -1, -1));
            return value;
        }
    }

    private Reference RowAt(Reference rows, int table, int index)
    {
        BufferForm form = (BufferForm)rows.Form.Element;
        (int counts, int elements) = (_tables[table].Counts, _tables[table].Elements);
        int start = LoadInt(table, index);
        int count = LoadInt(counts, index);
        int value = _graph.NewValue(form.Type);
        Append(elements < 0 ? new Recall(value, start, count) : new Slice(value, elements, start, count));
        _buffers[value] = new BufferFacts(_area!, elements, elements < 0 ? -1 : start, _buffers[table].IsState, _buffers[table].Name);
        if (elements < 0)
        {
            _handles[value] = (start, count);
        }

        return new Reference(value, null, form, rows.IsStopped);
    }

    private int LoadInt(int buffer, int index)
    {
        int value = _graph.NewValue(GraphType.Int32);
        Append(new Load(value, buffer, index, ""));
        return value;
    }

    private void StoreRow(Reference rows, int table, int index, Datum datum, IOperation at)
    {
        if (datum is Nothing)
        {
            return;
        }

        if (!_tables[table].IsMadeHere)
        {
            throw Expression(at, "Giving an array of arrays that comes from outside another row", "copy the elements into the row that is there");
        }

        Reference row = AsReference(datum, at);
        if (row.IsStopped && !rows.IsStopped)
        {
            throw Expression(at, "A row that carries no gradient, among rows that do,", "copy it, element by element, with 'Derivative.Stop'");
        }

        (int handle, int count) = HandleOf(row, at);
        Append(new Store(table, index, "", handle));
        Append(new Store(_tables[table].Counts, index, "", count));
    }

    /// <summary>The handle and the length of an array that was made here; of a reassigned variable, those of what it refers to now.</summary>
    private (int Handle, int Count) HandleOf(Reference row, IOperation at)
    {
        IEnumerable<int> origins = row.Value >= 0 ? new[] { row.Value } : row.Moving!.Domain.Origins;
        (int Handle, int Count)[] handles = origins.Where(origin => origin == Domain.Made || _handles.ContainsKey(origin))
            .Select(origin => origin == Domain.Made ? (row.Moving!.Start, row.Moving.Count) : _handles[origin]).ToArray();
        if (handles.Length < origins.Count() || row.Moving?.IsPart == true)
        {
            throw Expression(at, "A row that is not made here", "give it a copy: '(double[])x.Clone()'");
        }

        Pin(row, at);
        (int handle, int count) = handles[0];
        for (int i = 1; i < handles.Length; i++)
        {
            int isThis = Apply(Operations.Equal, GraphType.Boolean, row.Moving!.Choice, Integer(i));
            handle = Apply(Operations.Where, GraphType.Int32, isThis, handles[i].Handle, handle);
            count = Apply(Operations.Where, GraphType.Int32, isThis, handles[i].Count, count);
        }

        return (handle, count);
    }

    /// <summary>The buffers that stand for a reference in a call of a function.</summary>
    private IEnumerable<int> InputsOf(Reference rows, IOperation at)
    {
        int table = Pin(rows, at);
        return _tables[table] is { IsMadeHere: false } tables ? new[] { tables.Elements, table, tables.Counts }
            : throw Expression(at, "An array of arrays that is made here and handed to a recursive method", "hand on its rows, or use an array of two dimensions");
    }

    /// <summary>Whether an argument is an array of arrays that was made here, which only a method that is read in the place of its call can take.</summary>
    private bool IsMadeHere(Datum argument) => argument is Reference { Form.IsJagged: true } rows
        && (rows.Value >= 0 ? new[] { rows.Value } : (IEnumerable<int>)rows.Moving!.Domain.Origins).Any(origin => _tables[origin].IsMadeHere);

    /// <summary>The elements of all rows, one row after the other, and the lengths of the rows.</summary>
    private int[] Flatten(Reference rows, IOperation at)
    {
        int table = Pin(rows, at);
        int counts = _tables[table].Counts;
        int length = LengthOf(rows, at);
        BufferForm row = (BufferForm)rows.Form.Element;
        Reference starts = Allocate(rows.Form with { Declared = Graph.BufferForm.Array }, Apply(Operations.Add, GraphType.Int32, length, Integer(1)), at);
        Repeat(length, index => Append(new Store(
            starts.Value, Apply(Operations.Add, GraphType.Int32, index, Integer(1)), "",
            Apply(Operations.Add, GraphType.Int32, LoadInt(starts.Value, index), LoadInt(counts, index)))));
        Reference elements = Allocate(row, LoadInt(starts.Value, length), at);
        Repeat(length, index =>
        {
            int part = _graph.NewValue(row.Type);
            Append(new Slice(part, elements.Value, LoadInt(starts.Value, index), LoadInt(counts, index)));
            Append(new Copy(RowAt(rows, table, index).Value, part));
        });
        return new[] { elements.Value, Writable(counts, length, starts.Form, at) };
    }

    /// <summary>An array of arrays that a method of another project returned: its rows are parts of the buffer of all elements, one after the other.</summary>
    private Reference ReturnedRows(int elements, int counts, BufferForm form, IOperation at)
    {
        BufferForm table = form with { Declared = Graph.BufferForm.Array };
        int length = LengthOf(Returned(counts, table), at);
        Reference starts = Allocate(table, Apply(Operations.Add, GraphType.Int32, length, Integer(1)), at);
        Repeat(length, index => Append(new Store(
            starts.Value, Apply(Operations.Add, GraphType.Int32, index, Integer(1)), "",
            Apply(Operations.Add, GraphType.Int32, LoadInt(starts.Value, index), LoadInt(counts, index)))));
        int value = _graph.NewValue(form.Type);
        Append(new Slice(value, starts.Value, Integer(0), length));
        _tables[value] = new RowTable(counts, elements);
        return NewBuffer(value, form, "");
    }

    /// <summary>A table as a function can return it: one that comes in, as a copy.</summary>
    private int Writable(int table, int length, BufferForm form, IOperation at)
    {
        if (_graph.TypeOf(table) is not BufferType { IsReadOnly: true })
        {
            return table;
        }

        Reference copy = Allocate(form, length, at);
        Append(new Copy(table, copy.Value));
        return copy.Value;
    }

    private void NameTables(Reference rows, string name)
    {
        if (rows.Value >= 0)
        {
            NameIt(rows.Value, name + "Rows");
            NameIt(_tables[rows.Value].Counts, name + "Counts");
        }
    }
}
