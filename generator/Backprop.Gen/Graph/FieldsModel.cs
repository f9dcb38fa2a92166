namespace Backprop.Gen.Graph;

/// <summary>A class whose fields are inputs of its methods, and the object that stands for them: their gradients, tangents or directions.</summary>
/// <param name="HintName">a unique file name without extension</param>
/// <param name="Enclosing">the class and those around it, outermost first</param>
/// <param name="TypeText">the class, with its type parameters, as its own members write it</param>
/// <param name="Name">the name of the object's class</param>
public sealed record FieldsModel(
    string HintName, string Namespace, EquatableArray<EnclosingType> Enclosing, string TypeText, string Name, EquatableArray<GradientField> Fields);

/// <summary>A field that stands for one of the class.</summary>
/// <param name="Access">its accessibility</param>
/// <param name="Element">of an array, the type of its elements; else empty</param>
/// <param name="Rank">of an array, the number of its dimensions</param>
/// <param name="IsJagged">whether it is an array of arrays</param>
public sealed record GradientField(string Access, string TypeText, string Name, string Element, int Rank, bool IsJagged);
