namespace Backprop.Fuzz.Checking;

internal enum Outcome
{
    /// <summary>All derivatives agree with the reference.</summary>
    Passed,

    /// <summary>The program itself is no good: it does not compile, goes on for too long, throws, or its value is not finite.</summary>
    Unfit,

    /// <summary>A bug.</summary>
    Failed,
}

/// <summary>What became of a program.</summary>
/// <param name="Category">what kind of failure it is; a smaller program that fails in the same way has the same</param>
/// <param name="Details">all that is known, for people</param>
internal sealed record Verdict(Outcome Outcome, string Category, string Details)
{
    public static readonly Verdict Passed = new(Outcome.Passed, "", "");

    public static Verdict Unfit(string category, string details) => new(Outcome.Unfit, category, details);

    public static Verdict Failed(string category, string details) => new(Outcome.Failed, category, details);
}
