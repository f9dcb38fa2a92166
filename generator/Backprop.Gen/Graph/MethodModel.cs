using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Graph;

/// <summary>What a method's author asked for.</summary>
[System.Flags]
public enum Derivatives
{
    None = 0, Gradient = 1, Jvp = 2, Hvp = 4, Jacobian = 8, Hessian = 16, Tape = 32, Graph = 64,
}

/// <summary>How C# declares a buffer parameter; a grid is an array of several dimensions, and a jagged one an array of arrays.</summary>
public enum BufferForm
{
    Array, Span, ReadOnlySpan, Grid, Memory, ReadOnlyMemory, Jagged,
}

/// <summary>A parameter as C# declares it.</summary>
/// <param name="Name">as written, with <c>@</c> where C# needs it</param>
/// <param name="TypeText">the <c>global::</c> type</param>
/// <param name="Modifier">empty, or <c>in</c>, <c>ref</c>, <c>out</c></param>
/// <param name="Type">scalar, struct, buffer or opaque</param>
/// <param name="Form">how a buffer is declared</param>
/// <param name="IsDifferentiable">whether derivatives are taken with respect to it, or of what it is left as</param>
/// <param name="IsWritten">whether the method stores into this buffer</param>
public sealed record ParameterModel(
    string Name, string TypeText, string Modifier, GraphType Type, BufferForm Form, bool IsDifferentiable, bool IsWritten)
{
    /// <summary>Of a struct that holds buffers, what is in it; its <see cref="Type"/> then has fields that are buffers.</summary>
    public EquatableArray<PartModel> Parts { get; init; }

    /// <summary>How a member spells its value as a span, if it is a buffer, or as what it is.</summary>
    public string Spelling => Type is BufferType && Form is BufferForm.Memory or BufferForm.ReadOnlyMemory ? Name + ".Span" : Name;
}

/// <summary>Where a parameter of the graph comes from: <paramref name="Spelling"/> is the C# expression (<c>x</c>, <c>pose.Position.X</c>, <c>this.rate</c>) that reads it inside a member of the type.</summary>
/// <param name="Parameter">the index of the method's parameter, -1 for the receiver, -2 for state held constant</param>
/// <param name="Path">the field path inside the parameter (empty, or fields joined by dots)</param>
public sealed record InputModel(int Parameter, string Path, string Spelling, bool IsDifferentiable)
{
    public const int State = -2;
}

/// <summary>Where a result of the graph goes.</summary>
/// <param name="Parameter">the index of the method's parameter, -1 for the receiver, -2 for the returned value</param>
/// <param name="Path">the field path inside of it (empty, or fields joined by dots)</param>
/// <param name="HasGradient">whether it has an upstream gradient and a tangent</param>
public sealed record OutputModel(int Parameter, string Path, bool HasGradient)
{
    public const int Returned = -2;

    /// <summary>The path of the lengths of the rows, of an array of arrays that is returned.</summary>
    public const string RowCounts = "[].Length";

    public bool IsRowCounts => Path == RowCounts;
}

/// <summary>What an instance method belongs to, if that is an input: a struct that is taken apart, or a class with marked fields.</summary>
/// <param name="TypeText">the type of its gradients</param>
/// <param name="Type">of a struct, its type; null for a class</param>
/// <param name="IsDifferentiable">whether derivatives are taken with respect to it</param>
/// <param name="IsChanged">whether the method assigns the struct: it counts as passed by <c>ref</c></param>
/// <param name="Fields">of a class, the marked fields</param>
public sealed record ReceiverModel(string TypeText, StructType? Type, bool IsDifferentiable, bool IsChanged, EquatableArray<FieldModel> Fields)
{
    /// <summary>Of a struct that holds buffers, what is in it.</summary>
    public EquatableArray<PartModel> Parts { get; init; }
}

/// <summary>A field of a class that is an input of the class's methods.</summary>
/// <param name="Name">with <c>@</c> where C# needs it</param>
/// <param name="TypeText">the <c>global::</c> type</param>
/// <param name="Type">a buffer of one element, if the method stores into a field that is a number or a struct</param>
/// <param name="Form">how a buffer is declared</param>
/// <param name="IsScratch">whether it is workspace, without gradient</param>
/// <param name="IsCell">whether it is such a buffer of one element</param>
/// <param name="IsWritten">whether the method stores into this buffer</param>
public sealed record FieldModel(string Name, GraphType Type, string TypeText, BufferForm Form, bool IsScratch, bool IsCell, bool IsWritten);

/// <summary>An array of arrays that is no parameter itself.</summary>
/// <param name="Spelling">how a member reads it</param>
/// <param name="Type">of all its elements</param>
/// <param name="IsWritten">whether the method stores into it</param>
public sealed record JaggedModel(string Spelling, BufferType Type, bool IsWritten)
{
    /// <summary>The field that it is in.</summary>
    public string Name => Spelling.Substring(Spelling.LastIndexOf('.') + 1);
}

/// <summary>A type that encloses the method: <c>partial struct Pose&lt;T&gt;</c>.</summary>
/// <param name="Header">keyword(s), name and type parameters, after <c>partial</c></param>
public sealed record EnclosingType(string Header);

/// <summary>Everything that is known of a marked method: its signature, its options, and its graph (none if it was refused).</summary>
/// <param name="HintName">a unique file name without extension</param>
/// <param name="Enclosing">the enclosing types, outermost first</param>
/// <param name="Modifiers">accessibility and <c>static</c>, as the members get them: <c>public static</c></param>
/// <param name="TypeParameters"><c>&lt;T&gt;</c> or empty</param>
/// <param name="ReturnText">the <c>global::</c> return type, or <c>void</c></param>
/// <param name="Return">the return type; null for void</param>
/// <param name="Receiver">what an instance method belongs to, if that is an input</param>
/// <param name="Inputs">one for each parameter of <see cref="Module.Entry"/>, in order</param>
/// <param name="Outputs">one for each result of <see cref="Module.Entry"/>, in order</param>
/// <param name="Reserved">identifiers that generated locals must not take (members of the type, names in the body)</param>
/// <param name="MemberNames">names of the members that the type has already, each as often as it has overloads</param>
/// <param name="Summary">the method as written, on one line, for the documentation</param>
public sealed record MethodModel(
    string HintName, string Namespace, EquatableArray<EnclosingType> Enclosing, string Modifiers, bool IsStatic,
    string Name, string TypeParameters, string Constraints, string ReturnText, GraphType? Return, bool ReturnHasGradient,
    ReceiverModel? Receiver, EquatableArray<ParameterModel> Parameters, EquatableArray<InputModel> Inputs, EquatableArray<OutputModel> Outputs,
    Derivatives Derivatives, bool StrongZero, EquatableArray<string> Reserved, EquatableArray<string> MemberNames,
    string Summary, Module? Module)
{
    /// <summary>Whether it returns an array of arrays; <see cref="Return"/> is that of all elements then.</summary>
    public bool ReturnsRows { get; init; }

    /// <summary>The arrays of arrays that are read once, on entry, and held constant.</summary>
    public EquatableArray<JaggedModel> StateRows { get; init; }

    /// <summary>The arrays of arrays that lie in something else and are used: marked fields, parts of structs, and state.</summary>
    public IEnumerable<JaggedModel> JaggedParts => (Receiver?.Fields ?? default)
        .Where(marked => marked.Form == BufferForm.Jagged && Inputs.Any(input => input.Parameter == -1 && input.Path == marked.Name))
        .Select(marked => new JaggedModel("this." + marked.Name, (BufferType)marked.Type, marked.IsWritten))
        .Concat(PartsOf(-1).Where(IsJagged).Select(part => new JaggedModel("this." + part.Path, (BufferType)part.Type, part.IsWritten)))
        .Concat(Parameters.SelectMany(parameter => parameter.Parts.Where(IsJagged).Select(part => new JaggedModel(part.In(parameter.Name), (BufferType)part.Type, part.IsWritten))))
        .Concat(StateRows);

    /// <summary>What is in a parameter, or in the receiver (-1), if it is a struct that holds buffers.</summary>
    public EquatableArray<PartModel> PartsOf(int parameter) => parameter >= 0 ? Parameters[parameter].Parts : parameter == -1 && Receiver is { } receiver ? receiver.Parts : default;

    /// <summary>The part that an input is; null if it is none.</summary>
    public PartModel? PartAt(InputModel input) => PartsOf(input.Parameter).FirstOrDefault(part => part.Path == input.Path);

    private static bool IsJagged(PartModel part) => part.Form == BufferForm.Jagged;

    /// <summary>Whether it is marked <c>readonly</c>, as a method of a struct.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The generated members that the user has declared.</summary>
    public EquatableArray<DeclaredMember> Declared { get; init; }

    /// <summary>What other projects need to differentiate calls of the method, if there can be any.</summary>
    public ExportModel? Export { get; init; }
}
