using System;
using System.Collections.Generic;

namespace Backprop;

/// <summary>
/// What <c>FForward</c> records and <c>FBackward</c> needs, with <see cref="Derivatives.Tape"/>: the way forward now, the way back later, once, on another
/// thread if one likes. Inputs may change in between: what the way back reads of them is copied. A tape can be recorded on again, and keeps its memory
/// for that; <see cref="Dispose"/> gives it back to a pool. One tape serves one thread at a time.
/// </summary>
public sealed partial class Tape : IDisposable
{
    private readonly List<ITapePart> _parts = new();

    /// <summary>The handle and the length of each buffer that was copied.</summary>
    private readonly List<(int Handle, int Length)> _saved = new();

    /// <summary>The lengths of all buffers that are differentiated, one after the other.</summary>
    private readonly List<int> _lengths = new();

    private State _state;
    private string _method = "";
    private uint _signature;
    private Type? _arguments;

    private enum State
    {
        Empty, Recorded, Spent,
    }

    /// <summary>Whether there is something on it that one can go back over.</summary>
    public bool IsRecorded => _state == State.Recorded;

    /// <summary>How much it holds, in bytes: values that were kept, memory that the method made, and copies of its inputs.</summary>
    public long Bytes
    {
        get
        {
            long sum = 0;
            foreach (ITapePart part in _parts)
            {
                sum += part.Bytes;
            }

            return sum;
        }
    }

    /// <summary>Forgets what was recorded, and keeps the memory.</summary>
    public void Clear()
    {
        _state = State.Empty;
        Empty();
    }

    /// <summary>Forgets what was recorded and gives the memory back. The tape can be used again.</summary>
    public void Dispose()
    {
        _state = State.Empty;
        Empty();
        foreach (ITapePart part in _parts)
        {
            part.Return();
        }

        _parts.Clear();
    }

    private void Empty()
    {
        foreach (ITapePart part in _parts)
        {
            part.Empty();
        }

        _saved.Clear();
        _lengths.Clear();
    }
}
