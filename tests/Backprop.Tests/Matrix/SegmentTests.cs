using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Graph;
using Backprop.Oracle;

namespace Backprop.Tests.Matrix;

/// <summary>
/// The matrix with every loop cut into segments where that can be, the inner ones too: nothing but room and time may change. A sample by default; all of it with
/// <c>BACKPROP_TESTS=full</c>.
/// </summary>
public sealed class SegmentTests
{
    /// <summary>Every how-manieth program is taken, of those that are there for their loop.</summary>
    private const int Share = 15;

    /// <summary>The same, of all others.</summary>
    private const int ShareOfOthers = 400;

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Derivatives_OfLoopsInSegments_AgreeWithDuals(int segments)
    {
        var marked = new HashSet<string>();
        Seam.Change.Value = (name, value) => name == nameof(SegmentedLoops) ? Mark((Module)value, new Segmentation(segments), marked) : value;
        IReadOnlyList<CompiledProgram> compiled;
        try
        {
            compiled = new Harness { WithAnalyzer = false }.Compile(Programs(segments));
        }
        finally
        {
            Seam.Change.Value = null;
        }

        Assert.NotEmpty(marked);
        List<string> problems = [.. compiled.AsParallel().SelectMany(program => program.Program.Inputs.SelectMany(input => Checker.Check(program, input)))];
        Assert.True(problems.Count == 0, $"{problems.Count} problems\n" + string.Join('\n', problems.Take(40)));
    }

    private static IEnumerable<OracleProgram> Programs(int segments) => MatrixFixture.IsFull || MatrixFixture.IsFiltered ? MatrixFixture.Programs
        : [.. MatrixFixture.Programs.Where(IsOfLoops).Where((_, i) => i % Share == segments),
            .. MatrixFixture.Programs.Where(program => !IsOfLoops(program)).Where((_, i) => i % ShareOfOthers == segments)];

    private static bool IsOfLoops(OracleProgram program) =>
        program.Name.Contains("_Loop_", StringComparison.Ordinal) && Loops.All.Any(loop => program.Name.StartsWith(loop.Name + "_", StringComparison.Ordinal));

    private static Module Mark(Module module, Segmentation segmentation, HashSet<string> marked) => new(module.Functions
        .Select(function => function with { Body = Mark(function.Body, segmentation, () => marked.Add(function.Name)) }).ToEquatableArray());

    private static Region Mark(Region region, Segmentation segmentation, Action found) => region with
    {
        Nodes = region.Nodes.Select(node =>
        {
            Node inner = NodeParts.MapRegions(node, nested => Mark(nested, segmentation, found));
            if (inner is not Loop loop)
            {
                return inner;
            }

            found();
            return loop with { Segments = segmentation };
        }).ToEquatableArray(),
    };
}
