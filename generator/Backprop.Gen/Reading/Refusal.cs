using System;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Something cannot be differentiated: leaves the statement that is read; the next one is read on, to find everything at once.</summary>
internal sealed class Refusal : Exception
{
    public Refusal(Diagnostic diagnostic) => Diagnostic = diagnostic;

    public Diagnostic Diagnostic { get; }
}

/// <summary>The code does not compile: the compiler says so, and we say nothing.</summary>
internal sealed class BrokenCode : Exception
{
}
