using System;
using System.Text;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Gen;

/// <content>From a method's model to its file. A failure in here is one diagnostic, and the same members, which throw; no other method notices.</content>
public sealed partial class DifferentiableGenerator
{
    private static void Emit(SourceProductionContext output, MethodModel model)
    {
        string text;
        try
        {
            text = Write(model);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            output.ReportDiagnostic(Diagnostic.Create(
                Descriptors.InternalError, Location.None, model.Name, exception.GetType().Name + ": " + exception.Message));
            text = Write(model with { Module = null });
        }

        output.AddSource(model.HintName + ".g.cs", SourceText.From(text, Encoding.UTF8));
        if (model.Export is not null)
        {
            output.AddSource(model.HintName + ".graph.g.cs", SourceText.From(Writing.ExportWriter.Write(model, model.Export), Encoding.UTF8));
        }
    }

    private static void Emit(SourceProductionContext output, FieldsModel model) =>
        output.AddSource(model.HintName + ".g.cs", SourceText.From(Writing.FieldsWriter.Write(model), Encoding.UTF8));

    private static void Emit(SourceProductionContext output, MembersModel model) =>
        output.AddSource(model.HintName + ".graph.g.cs", SourceText.From(Writing.ExportWriter.Write(model), Encoding.UTF8));

    private static string Write(MethodModel model)
    {
        if (model.Module is null)
        {
            return Writing.MethodWriter.Write(model, Cores.None);
        }

        model = DerivedFunctions.BuildIn(model);
        bool isSparse = Writing.SparseMembers.AreUseful(model);
        bool isFunction = model.Return is { IsFloating: true };
        (Core Forward, Core Backward)? halves = model.Derivatives.HasFlag(Derivatives.Tape) ? Differentiate.Halves(model) : null;
        return Writing.MethodWriter.Write(model, new Cores
        {
            Forward = halves is null ? null : Optimize(halves.Value.Forward),
            Backward = halves is null ? null : Optimize(halves.Value.Backward),
            Gradient = Derive(Derivatives.Gradient, Differentiate.Gradient),
            Jvp = Derive(Derivatives.Jvp, Differentiate.Jvp),
            Hvp = isFunction ? Derive(Derivatives.Hvp, Differentiate.Hvp) : null,
            Jacobian = Derive(Derivatives.Jacobian, Differentiate.Jacobian),
            Sparsity = isSparse ? Derive(Derivatives.Jacobian, Differentiate.Sparsity) : null,
            SparseJacobian = isSparse ? Derive(Derivatives.Jacobian, Differentiate.SparseJacobian) : null,
            Hessian = isFunction ? Derive(Derivatives.Hessian, Differentiate.Hessian) : null,
        });

        Core? Derive(Derivatives one, Func<MethodModel, Core> derive) => model.Derivatives.HasFlag(one) ? Optimize(derive(model)) : null;
    }

    private static Core Optimize(Core core) => core with { Module = Optimizer.Run(SettledRules.Run(core.Module), Seam.Of(nameof(OptimizationPasses), OptimizationPasses.All)) };
}
