using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimization;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>
/// Reads a marked method for other projects: as a helper that they will call, whose arguments may be the same buffer, and which finds what it reads
/// of its own world through public members.
/// </summary>
internal static class ExportReader
{
    /// <summary>What is written for other projects; null if no other project can call the method.</summary>
    /// <param name="home">a method with a body in the same type: the constructor that stands in the head of the type has none</param>
    public static ExportModel? Read(IMethodSymbol method, IMethodSymbol home, Compilation compilation, CancellationToken token)
    {
        Visibility visibility = VisibilityOf.Called(method);
        bool isLibrary = compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule;
        bool isCalled = visibility == Visibility.All || (visibility == Visibility.Friends && VisibilityOf.HasFriends(compilation.Assembly));
        if (!isLibrary || !isCalled || method.GetDocumentationCommentId() is not { } id)
        {
            return null;
        }

        string name = NameOf(method);
        ExportModel Without(string problem) => new(name, id, "", problem, default);
        Sources sources = Sources.Of(compilation);
        home = sources.BodyOf(method, token) is null && method.MethodKind == MethodKind.Constructor ? home : method;
        ModuleReader reader = new(home, compilation, token);
        try
        {
            if (sources.BodyOf(home, token) is not { } body)
            {
                return Without("its body cannot be read");
            }

            Module module = ReadModule(reader, method, body, out bool[] active, out EquatableArray<StateInput> state);
            Check.ReadMeanwhile(module, new WrittenParameters(module), reader);
            if (reader.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            {
                return Without(error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
            }

            if (ActivityCheck.Run(module, active).FirstOrDefault(external => !external.Throws) is { } external)
            {
                return Without($"a differentiable value flows into '{external.Template}'");
            }

            Accessors accessors = new(method, body, visibility);
            if (accessors.ProblemOf(module) is { } problem)
            {
                return Without(problem);
            }

            if (module.Functions.Any(function => function.Derivation is not null))
            {
                return Without("it calls a derivative of another method");
            }

            MethodGraph graph = accessors.Open(new MethodGraph(module, method.MethodKind != MethodKind.Constructor && reader.Calls.ChangesReceiver(method), state, SignatureLayout.Of(method, reader.Forms)));
            graph = graph with { Module = new Module(graph.Module.Functions.Select(WithoutNotes).Select(Renumbering.Run).ToEquatableArray()) };
            string text = graph.Print();
            return text.Length > MethodGraph.MaxLength ? Without($"its graph is larger than {MethodGraph.MaxLength} characters; split the method") : new ExportModel(name, id, text, "", accessors.Members);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or BrokenCode or Refusal))
        {
            return Without("its graph could not be written: " + exception.GetType().Name + ": " + exception.Message);
        }
        catch (BrokenCode)
        {
            return null;
        }
        catch (Refusal refusal)
        {
            return Without(refusal.Diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static string NameOf(IMethodSymbol method) => method.MethodKind == MethodKind.Ordinary ? Names.Escape(method.Name) : method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    private static Module ReadModule(ModuleReader reader, IMethodSymbol method, Body body, out bool[] active, out EquatableArray<StateInput> state)
    {
        reader.Calls.CountFrom(method);
        List<Function> functions = new();
        IReadOnlyList<StateInput> read = Array.Empty<StateInput>();
        if (method.MethodKind == MethodKind.Constructor)
        {
            functions.Add(new BodyReader(reader).ReadExportedConstructor(method, body, out read));
        }
        else if (reader.Calls.IsRecursive(body.Method))
        {
            reader.FunctionOf(body.Method, body);
        }
        else
        {
            functions.Add(new BodyReader(reader).ReadExported(body, out read));
        }

        functions.AddRange(reader.ReadFunctions());
        Module module = new(functions.Concat(reader.Imported).ToEquatableArray());
        state = read.ToEquatableArray();
        int arguments = module.Entry.Parameters.Count - read.Count;
        active = module.Entry.Parameters.Select((_, i) => i < arguments).ToArray();
        return module;
    }

    /// <summary>The statements of a method are nobody's business but its own.</summary>
    private static Function WithoutNotes(Function function)
    {
        return function with { Body = Without(function.Body) };

        Region Without(Region region) => region with
        {
            Nodes = region.Nodes.Where(node => node is not Note).Select(node => NodeParts.MapRegions(node, Without)).ToEquatableArray(),
        };
    }
}
