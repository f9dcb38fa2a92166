namespace Backprop.Gen.Graph;

/// <summary>Members that cannot be marked, for other projects: what goes with the marked methods of a type.</summary>
/// <param name="HintName">a unique file name without extension</param>
/// <param name="Enclosing">the type and those around it, outermost first</param>
/// <param name="Exports">its own members</param>
/// <param name="Others">members of types that have no marked method, which stand on the assembly</param>
public sealed record MembersModel(
    string HintName, string Namespace, EquatableArray<EnclosingType> Enclosing, EquatableArray<ExportModel> Exports, EquatableArray<ExportModel> Others);
