using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Backprop.Gen.Tests.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>Runs the analyzer as an editor does.</summary>
internal static class Analysis
{
    public static async Task<ImmutableArray<Diagnostic>> Of(params string[] sources)
    {
        CompilationWithAnalyzers analysis = Sample.Compile(sources).WithAnalyzers([new DifferentiableAnalyzer()]);
        return await analysis.GetAnalyzerDiagnosticsAsync(CancellationToken.None);
    }
}
