namespace Backprop.Gen.Graph;

/// <summary>Members of a type that cannot be marked, for other projects.</summary>
/// <param name="HintName">a unique file name without extension</param>
/// <param name="Enclosing">the type and those around it, outermost first</param>
public sealed record MembersModel(string HintName, string Namespace, EquatableArray<EnclosingType> Enclosing, EquatableArray<ExportModel> Exports);
