namespace Backprop.Gen.Analysis;

/// <summary>
/// The numbers of the exits by which a construct can be left for an enclosing one. Exits are numbered in program order, so
/// that of two exits out of a region the one that ran further has the higher number, and its end the highest of all.
/// </summary>
internal readonly record struct ExitRange(int First, int Last)
{
    public static readonly ExitRange None = new(int.MaxValue, int.MinValue);

    public bool IsEmpty => First > Last;

    public ExitRange With(int exit) => new(System.Math.Min(First, exit), System.Math.Max(Last, exit));

}
