using System.Globalization;
using System.Text;

namespace Backprop.Fuzz.Coverage;

/// <summary>How often each construct was executed, and in how many programs.</summary>
internal sealed class CoverageTable
{
    private readonly SortedDictionary<string, (int Programs, long Times)> rows = new(StringComparer.Ordinal);

    /// <summary>Takes in the probes of one program.</summary>
    public void Add(Probes probes, IReadOnlyList<int> counts, int from, int to)
    {
        var executed = new Dictionary<string, long>();
        for (var probe = from; probe < to; probe++)
        {
            if (counts[probe] > 0)
            {
                foreach (var kind in probes.Kinds[probe])
                {
                    executed[kind] = executed.GetValueOrDefault(kind) + counts[probe];
                }
            }
        }

        foreach (var (kind, times) in executed)
        {
            Add(kind, times);
        }
    }

    public void Add(string kind, long times)
    {
        var (programs, before) = rows.GetValueOrDefault(kind);
        rows[kind] = (programs + 1, before + times);
    }

    /// <summary>Takes in what a program's derivatives have pushed on tapes since the last time.</summary>
    public void AddPushes()
    {
        foreach (var (kind, times) in TapeProbes.Drain())
        {
            Add(kind, times);
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (kind, (programs, times)) in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {kind,-42} {programs,8:N0} programs {times,12:N0} times\n");
        }

        return text.ToString();
    }
}
