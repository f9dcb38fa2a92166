using Backprop.Fuzz.Checking;
using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Shrinking;

/// <summary>Makes a failing program smaller as long as it fails in the same way.</summary>
internal sealed class Shrinker(Judge judge)
{
    private const int Batch = 32;

    /// <summary>The smallest program found, with its verdict.</summary>
    public (Specimen Specimen, Verdict Verdict) Shrink(Specimen specimen, Verdict verdict, TimeSpan patience)
    {
        var end = DateTime.UtcNow + patience;
        for (var progress = true; progress && DateTime.UtcNow < end;)
        {
            progress = false;
            foreach (var pass in Reductions.Passes)
            {
                for (var next = Step(specimen, verdict, pass(specimen), end); next is not null; next = Step(specimen, verdict, pass(specimen), end))
                {
                    (specimen, verdict) = next.Value;
                    progress = true;
                }
            }
        }

        return (specimen, verdict);
    }

    /// <summary>The first of the variants, a batch at a time, that fails in the same way.</summary>
    private (Specimen Specimen, Verdict Verdict)? Step(Specimen specimen, Verdict verdict, IEnumerable<Specimen> variants, DateTime end)
    {
        var size = 4;
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

            var verdicts = judge.Try(batch, null);
            var found = Array.FindIndex(verdicts, candidate => candidate.Outcome == Outcome.Failed && candidate.Category == verdict.Category);
            if (found >= 0)
            {
                return (batch[found] with { Name = specimen.Name }, verdicts[found]);
            }

            size = Math.Min(size * 2, Batch);
        }

        return null;
    }
}
