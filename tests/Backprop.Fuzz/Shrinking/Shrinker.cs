using Backprop.Fuzz.Checking;
using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Shrinking;

/// <summary>Makes a failing program smaller as long as it fails in the same way.</summary>
/// <param name="judge">gives a verdict on each of some programs</param>
internal sealed class Shrinker(Func<IReadOnlyList<Specimen>, IReadOnlyList<Verdict>> judge)
{
    private const int Batch = 48;

    /// <summary>The smallest program found, with its verdict.</summary>
    public (Specimen Specimen, Verdict Verdict) Shrink(Specimen specimen, Verdict verdict, TimeSpan patience)
    {
        var end = DateTime.UtcNow + patience;
        for (var progress = true; progress && DateTime.UtcNow < end;)
        {
            progress = false;
            foreach (var pass in Reductions.Passes)
            {
                // After a success the pass goes on where it was: what came before has just been tried.
                var tried = 0;
                while (Step(specimen, verdict, pass(specimen).Skip(tried), end) is { } next)
                {
                    (specimen, verdict) = (next.Specimen, next.Verdict);
                    tried += next.Index;
                    progress = true;
                }
            }
        }

        return (specimen, verdict);
    }

    /// <summary>The first of the variants, a batch at a time, that fails in the same way.</summary>
    private (Specimen Specimen, Verdict Verdict, int Index)? Step(Specimen specimen, Verdict verdict, IEnumerable<Specimen> variants, DateTime end)
    {
        var size = 8;
        var tried = 0;
        using var remaining = variants.GetEnumerator();
        while (DateTime.UtcNow < end)
        {
            var batch = new List<Specimen>();
            while (batch.Count < size && remaining.MoveNext())
            {
                batch.Add(remaining.Current with { Name = specimen.Name + "Variant" + batch.Count });
            }

            if (batch.Count == 0)
            {
                return null;
            }

            var verdicts = judge(batch);
            var found = verdicts.ToList().FindIndex(candidate => candidate.Outcome == Outcome.Failed && candidate.Category == verdict.Category);
            if (found >= 0)
            {
                return (batch[found] with { Name = specimen.Name }, verdicts[found], tried + found);
            }

            tried += batch.Count;
            size = Math.Min(size * 2, Batch);
        }

        return null;
    }
}
