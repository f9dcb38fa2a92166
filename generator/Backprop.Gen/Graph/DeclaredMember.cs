using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Graph;

/// <summary>A generated member that the user has declared, <c>partial</c>, and the generator implements.</summary>
/// <param name="Modifiers">as written, with <c>partial</c></param>
/// <param name="Returns">the <c>global::</c> return type</param>
public sealed record DeclaredMember(string Name, string Modifiers, string Returns, EquatableArray<DeclaredParameter> Parameters)
{
    /// <summary>Whether its type parameters have other names than those of the method; its types are written in the method's.</summary>
    public bool RenamesTypeParameters { get; init; }

    /// <summary>Whether it declares the member that is generated under its name.</summary>
    public bool Declares(MemberSignature member) => Name == member.Name && Takes(member) && Same(Returns, member.Returns);

    /// <summary>Whether it is a member of that name with those parameters.</summary>
    public bool Takes(MemberSignature member) => Parameters.Count == member.Parameters.Count
        && Parameters.Zip(member.Parameters, (mine, other) => mine.Modifier == other.Modifier && Same(mine.Type, other.Type)).All(same => same);

    private static bool Same(string mine, string other) => WithoutTupleNames.Of(mine) == WithoutTupleNames.Of(other);
}

/// <summary>A parameter as C# declares it.</summary>
/// <param name="Modifier">empty, or <c>in</c>, <c>ref</c>, <c>out</c></param>
/// <param name="Type">the <c>global::</c> type</param>
/// <param name="Name">with <c>@</c> where C# needs it</param>
public sealed record DeclaredParameter(string Modifier, string Type, string Name)
{
    public string Text => (Modifier.Length == 0 ? "" : Modifier + " ") + Type + " " + Name;
}

/// <summary>A member as the generator writes it.</summary>
public sealed record MemberSignature(string Name, string Returns, IReadOnlyList<DeclaredParameter> Parameters)
{
    /// <summary>As C# declares it.</summary>
    /// <param name="typeParameters"><c>&lt;T&gt;</c> or empty</param>
    public string Text(string typeParameters) => $"{Returns} {Name}{typeParameters}({string.Join(", ", Parameters.Select(parameter => parameter.Text))})".Replace("global::", "");
}
