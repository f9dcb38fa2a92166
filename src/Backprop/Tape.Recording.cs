using System;
using System.ComponentModel;

namespace Backprop;

/// <content>What generated code calls.</content>
public sealed partial class Tape
{
    /// <summary>Begins to record.</summary>
    /// <param name="tape">the tape</param>
    /// <param name="method">the method that records</param>
    /// <param name="signature">tells its overloads apart</param>
    /// <param name="arguments">its type arguments, if it has any</param>
    /// <exception cref="ArgumentNullException">there is no tape</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void BeginForward(Tape tape, string method, uint signature, Type? arguments)
    {
        if (tape is null)
        {
            throw new ArgumentNullException(nameof(tape));
        }

        tape.Clear();
        tape._method = method;
        tape._signature = signature;
        tape._arguments = arguments;
    }

    /// <summary>Everything is recorded.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void EndForward() => _state = State.Recorded;

    /// <summary>Sees that the tape is that of the method, and was not gone back over.</summary>
    /// <param name="tape">the tape</param>
    /// <param name="method">the method that goes back</param>
    /// <param name="signature">tells its overloads apart</param>
    /// <param name="arguments">its type arguments, if it has any</param>
    /// <exception cref="ArgumentNullException">there is no tape</exception>
    /// <exception cref="InvalidOperationException">nothing is recorded, or by another method, or it was gone back over before</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void BeginBackward(Tape tape, string method, uint signature, Type? arguments)
    {
        if (tape is null)
        {
            throw new ArgumentNullException(nameof(tape));
        }

        if (tape._state == State.Empty)
        {
            throw new InvalidOperationException($"Nothing is recorded on the tape; '{method}' has to run forward first.");
        }

        if (tape._method != method || tape._signature != signature || tape._arguments != arguments)
        {
            throw new InvalidOperationException($"The tape was recorded by '{Describe(tape._method, tape._arguments)}', not by '{Describe(method, arguments)}'.");
        }

        if (tape._state == State.Spent)
        {
            throw new InvalidOperationException($"The tape was gone back over already; '{method}' has to run forward again.");
        }
    }

    /// <summary>The way back begins: there is no second one.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Spend() => _state = State.Spent;

    /// <summary>Nothing on the tape is needed any more.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void EndBackward() => Empty();

    /// <summary>The scalars of a type that are kept.</summary>
    /// <typeparam name="T">the type</typeparam>
    /// <returns>the stack of them</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TapeBuffer<T> Values<T>()
    {
        foreach (ITapePart part in _parts)
        {
            if (part is TapeBuffer<T> values)
            {
                return values;
            }
        }

        TapeBuffer<T> made = TapeBuffer<T>.Rent();
        _parts.Add(made);
        return made;
    }

    /// <summary>The memory of an element type that the method makes.</summary>
    /// <typeparam name="T">the element type</typeparam>
    /// <returns>the memory</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Scratch<T> Memory<T>()
    {
        foreach (ITapePart part in _parts)
        {
            if (part is Scratch<T> memory)
            {
                return memory;
            }
        }

        Scratch<T> made = Scratch<T>.Rent();
        _parts.Add(made);
        return made;
    }

    /// <summary>Copies a buffer that the way back reads.</summary>
    /// <typeparam name="T">the element type</typeparam>
    /// <param name="buffer">the buffer</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Save<T>(ReadOnlySpan<T> buffer)
    {
        Scratch<T> memory = Memory<T>();
        int handle = memory.Allocate(buffer.Length);
        buffer.CopyTo(memory.Get(handle, buffer.Length));
        _saved.Add((handle, buffer.Length));
    }

    /// <summary>The copy of a buffer.</summary>
    /// <typeparam name="T">the element type</typeparam>
    /// <param name="index">which one, in the order in which they were saved</param>
    /// <returns>its memory</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Span<T> Saved<T>(int index) => Memory<T>().Get(_saved[index].Handle, _saved[index].Length);

    private static string Describe(string method, Type? arguments) => arguments is null ? method : $"{method} of {arguments}";
}
