using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Reads a marked method into its model: signature, options, and the graph of its body, or what is to be said against it.</summary>
internal static class MethodReader
{
    public static ReadResult Read(IMethodSymbol method, Compilation compilation, CancellationToken token) => Read(method, compilation, reportsTape: false, token);

    /// <param name="reportsTape">whether to say what is kept for the way back, which takes a plan of it</param>
    public static ReadResult Read(IMethodSymbol method, Compilation compilation, bool reportsTape, CancellationToken token)
    {
        ModuleReader reader = new(method, compilation, token);
        SignatureReader signature = new(reader);
        MethodModel model = signature.Read();
        if (reader.HasErrors || signature.IsBroken)
        {
            return Result(model, reader, signature.IsBroken, CanEmit(signature, reader));
        }

        try
        {
            model = ReadBody(model, reader, signature.Inputs);
            if (reportsTape && !reader.HasErrors && Checkpoints.GoesBack(model))
            {
                TapeReport.Of(model, reader);
            }

            return Result(model, reader, isBroken: false);
        }
        catch (BrokenCode)
        {
            return Result(model, reader, isBroken: true);
        }
        catch (Refusal refusal)
        {
            reader.Report(refusal.Diagnostic);
            return Result(model, reader, isBroken: false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            reader.Report(Descriptors.InternalError, LocationOf(method), method.Name, exception.GetType().Name + ": " + exception.Message);
            return Result(model, reader, isBroken: false);
        }
    }

    public static Location LocationOf(IMethodSymbol method) => method.Locations.FirstOrDefault(location => location.IsInSource) ?? Location.None;

    private static MethodModel ReadBody(MethodModel model, ModuleReader reader, IReadOnlyList<EntryInput> inputs)
    {
        if (reader.Sources.BodyOf(reader.Entry, reader.Token) is not { } body)
        {
            throw new BrokenCode();
        }

        reader.Calls.CountFrom(body.Method);
        BodyReader entry = new(reader);
        List<Function> functions = new() { entry.ReadEntry(body, inputs) };
        functions.AddRange(reader.ReadFunctions());
        functions.AddRange(reader.Imported);
        Module module = new(functions.ToEquatableArray());
        model = model with
        {
            Module = module,
            Inputs = entry.Inputs.ToEquatableArray(),
            Outputs = entry.Outputs.ToEquatableArray(),
            StateRows = entry.StateRows.ToEquatableArray(),
            Reserved = model.Reserved.Concat(IdentifiersIn(body)).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
        };
        if (!reader.HasErrors)
        {
            model = Check.Module(model, reader);
            DeclaredMembers.Check(model, reader);
        }

        return model;
    }

    private static IEnumerable<string> IdentifiersIn(Body body) => body.Syntax.DescendantTokens()
        .Where(token => token.RawKind == (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.IdentifierToken).Select(token => token.ValueText);

    private static ReadResult Result(MethodModel model, ModuleReader reader, bool isBroken, bool canEmit = true)
    {
        ImmutableArray<Diagnostic> diagnostics = isBroken ? ImmutableArray<Diagnostic>.Empty : reader.Diagnostics.ToImmutableArray();
        bool isRefused = isBroken || diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new ReadResult(isRefused ? model with { Module = null, Inputs = default, Outputs = default, StateRows = default } : model, diagnostics, canEmit, reader.Externals);
    }

    /// <summary>Whether the type can be added to: it is partial, the method is one that it can have, and the names are free.</summary>
    private static bool CanEmit(SignatureReader signature, ModuleReader reader) => !signature.IsBroken && !reader.Diagnostics.Any(diagnostic =>
        diagnostic.Id == Descriptors.WrongTarget.Id || diagnostic.Id == Descriptors.NotPartial.Id || diagnostic.Id == Descriptors.NameTaken.Id);
}
