using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Backprop.Gen.Tests.Incremental;

/// <summary>Walks what a step hands on, field by field.</summary>
internal static class ObjectGraph
{
    /// <summary>Symbols, syntax, operations and compilations would keep a whole compilation alive, and never be equal to the next one's.</summary>
    public static void AssertNoCompilerObjects(object value, string step)
    {
        foreach (object found in Reachable(value))
        {
            Assert.False(
                found is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or IOperation or Location,
                $"step {step} hands on a {found.GetType()}");
        }
    }

    /// <summary>The names of the generated files in what an output step answers.</summary>
    public static IEnumerable<string> HintNames(object value) =>
        Reachable(value).Where(found => found.GetType().Name == "GeneratedSourceText")
            .Select(found => (string)found.GetType().GetProperty("HintName", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(found)!);

    private static IEnumerable<object> Reachable(object value)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<object>([value]);
        while (pending.TryPop(out object? next))
        {
            if (next is null || next is string || next.GetType().IsPrimitive || next is Type or MemberInfo or Delegate || !seen.Add(next))
            {
                continue;
            }

            yield return next;
            if (next is IEnumerable items and not ISymbol)
            {
                IEnumerator enumerator;
                try
                {
                    enumerator = items.GetEnumerator();
                }
                catch (Exception exception) when (exception is InvalidOperationException or NullReferenceException)
                {
                    continue;
                }

                while (enumerator.MoveNext())
                {
                    pending.Push(enumerator.Current!);
                }
            }

            if (next is ITuple tuple)
            {
                for (int i = 0; i < tuple.Length; i++)
                {
                    pending.Push(tuple[i]!);
                }
            }

            if (next.GetType().Assembly == typeof(Backprop.Gen.Graph.Module).Assembly || next.GetType().Name == "GeneratedSourceText")
            {
                for (Type? type = next.GetType(); type is not null && type != typeof(object); type = type.BaseType)
                {
                    foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    {
                        pending.Push(field.GetValue(next)!);
                    }
                }
            }
        }
    }
}
