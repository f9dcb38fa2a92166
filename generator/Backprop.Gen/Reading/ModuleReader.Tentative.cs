using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <content>Functions that are read on trial: what cannot be read leaves no trace.</content>
internal sealed partial class ModuleReader
{
    private IReadOnlyList<Function>? TryRead(Func<Function?> read) => TryRead(read, out _);

    /// <summary>Reads a function with all that it calls, copies of its own; null if something in them cannot be read, which leaves no trace.</summary>
    private IReadOnlyList<Function>? TryRead(Func<Function?> read, out Diagnostic? problem)
    {
        problem = null;
        Dictionary<IMethodSymbol, Callee> callees = new(_callees, SymbolEqualityComparer.Default);
        List<Callee> unread = _unread.ToList();
        HashSet<IMethodSymbol> ruled = new(_ruled.Keys, SymbolEqualityComparer.Default);
        (int said, int state, int meanwhile, int assigned, int written) = (Diagnostics.Count, StateHandedOn.Count, ReadMeanwhile.Count, AssignedOutside.Count, WrittenOutside.Count);
        _callees.Clear();
        _unread.Clear();
        try
        {
            List<Function> functions = new();
            if (read() is { } first)
            {
                functions.Add(first);
            }

            while (_unread.Count > 0)
            {
                if (new BodyReader(this).ReadFunction(_unread.Dequeue()) is { } function)
                {
                    functions.Add(function);
                }
            }

            if (Diagnostics.Skip(said).FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is not { } error)
            {
                return functions;
            }

            problem = error;
        }
        catch (Refusal refusal)
        {
            problem = refusal.Diagnostic;
        }
        finally
        {
            _callees.Clear();
            foreach (KeyValuePair<IMethodSymbol, Callee> callee in callees)
            {
                _callees[callee.Key] = callee.Value;
            }

            _unread.Clear();
            unread.ForEach(_unread.Enqueue);
        }

        foreach (IMethodSymbol method in _ruled.Keys.Where(method => !ruled.Contains(method)).ToList())
        {
            _ruled.Remove(method);
        }

        List<Ruled> left = _unreadRules.Where(waiting => ruled.Contains(waiting.Method)).ToList();
        _unreadRules.Clear();
        left.ForEach(_unreadRules.Enqueue);
        Cut(Diagnostics, said);
        Cut(StateHandedOn, state);
        Cut(ReadMeanwhile, meanwhile);
        Cut(AssignedOutside, assigned);
        Cut(WrittenOutside, written);
        return null;
    }

    private static void Cut<T>(List<T> list, int count) => list.RemoveRange(count, list.Count - count);
}
