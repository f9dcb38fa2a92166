using System.Threading;
using Backprop.Gen.Graph;
using Backprop.Gen.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen;

/// <summary>
/// The way of a marked method: read into a graph, differentiated, optimized, written. The graph is equatable, so that an edit which does
/// not change it stops there; each method has a file of its own. A class with marked fields has one for the object that stands for them, and
/// a type with marked methods, in a library, one for what goes with them.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed partial class DifferentiableGenerator : IIncrementalGenerator
{
    internal const string AttributeName = "Backprop.DifferentiableAttribute";

    /// <summary>The step whose result is a method's model.</summary>
    internal const string MethodsStep = "Methods";

    /// <summary>The step whose result is what stands for the marked fields of a class.</summary>
    internal const string FieldsStep = "Fields";

    /// <summary>The step whose result is what goes with the marked methods of a type, for other projects.</summary>
    internal const string MembersStep = "Members";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<MethodModel> methods = context.SyntaxProvider
            .ForAttributeWithMetadataName(AttributeName, static (node, _) => node is MethodDeclarationSyntax, static (found, token) => Read(found, token))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(MethodsStep);

        IncrementalValuesProvider<FieldsModel> fields = context.SyntaxProvider
            .ForAttributeWithMetadataName(AttributeName, static (node, _) => node is VariableDeclaratorSyntax, static (found, _) => FieldsReader.Read((IFieldSymbol)found.TargetSymbol))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(FieldsStep);

        IncrementalValuesProvider<MembersModel> members = context.SyntaxProvider
            .ForAttributeWithMetadataName(AttributeName, static (node, _) => node is MethodDeclarationSyntax, static (found, token) => MembersReader.Read((IMethodSymbol)found.TargetSymbol, found.SemanticModel.Compilation, token))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(MembersStep);

        context.RegisterSourceOutput(methods, static (output, model) => Emit(output, model));
        context.RegisterSourceOutput(fields, static (output, model) => Emit(output, model));
        context.RegisterSourceOutput(members, static (output, model) => Emit(output, model));
    }

    /// <summary>The model of a method; null if nothing can be added to its type.</summary>
    private static MethodModel? Read(GeneratorAttributeSyntaxContext found, CancellationToken token)
    {
        IMethodSymbol method = (IMethodSymbol)found.TargetSymbol;
        ReadResult result = MethodReader.Read(method, found.SemanticModel.Compilation, token);
        return !result.CanEmit ? null : result.Model.Module is null ? result.Model
            : result.Model with { Export = ExportReader.Read(method, method, found.SemanticModel.Compilation, token) };
    }
}
