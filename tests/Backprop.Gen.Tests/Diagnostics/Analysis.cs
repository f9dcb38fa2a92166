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

    /// <summary>With a diagnostic switched on that is off by default.</summary>
    public static async Task<ImmutableArray<Diagnostic>> With(string id, params string[] sources)
    {
        Compilation compilation = Sample.Compile(sources);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(ImmutableDictionary<string, ReportDiagnostic>.Empty.Add(id, ReportDiagnostic.Info)));
        return await compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
    }
}
