using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Backprop.Oracle;

/// <summary>A scalar in a parameter: its type, and whether it is differentiated.</summary>
/// <param name="IsWritten">whether it lies in a field of a class that the entry stores into</param>
public sealed record Leaf(ITypeSymbol Type, bool IsActive, bool IsWritten = false)
{
    /// <summary>Whether it lies in an array in a field of a class.</summary>
    public bool IsElement { get; init; }

    public bool IsFloating => Layout.IsNumber(Type);
}

/// <summary>What a slot holds.</summary>
public enum SlotKind
{
    Parameter,
    Receiver,

    /// <summary>what F returns, if it is more than one number: like an <c>out</c> parameter behind the others</summary>
    Result,
}

/// <summary>A parameter of the entry, its receiver, or its result.</summary>
/// <param name="Type">the type, of an element if it is a buffer</param>
/// <param name="Passing">how it is passed; a receiver that the entry assigns is passed by reference, a result by <c>out</c></param>
/// <param name="Leaves">the scalars of the type</param>
/// <param name="IsWritten">whether F stores into this buffer: its sink is in-out then</param>
public sealed record Slot(string Name, ITypeSymbol Type, bool IsBuffer, SlotKind Kind, RefKind Passing, IReadOnlyList<Leaf> Leaves, bool IsWritten)
{
    /// <summary>The dimensions of an array; of the first of two there are two elements in every input.</summary>
    public int Rank { get; init; } = 1;

    /// <summary>Whether it is an array of arrays.</summary>
    public bool IsJagged { get; init; }

    public bool IsDifferentiable => Leaves.Any(leaf => leaf.IsActive);

    /// <summary>Whether it is an instance of a class, whose sinks lie in an object.</summary>
    public bool IsObject => Kind == SlotKind.Receiver && Type.TypeKind == TypeKind.Class;

    /// <summary>Whether it is a struct that holds arrays, whose sink every member takes by reference.</summary>
    public bool IsPack => !IsBuffer && Type.TypeKind == TypeKind.Struct && Leaves.Any(leaf => leaf.IsElement);

    /// <summary>Whether F reads it.</summary>
    public bool IsInput => Passing != RefKind.Out;

    /// <summary>Whether F changes it for its caller, so that it has an upstream of its own.</summary>
    public bool IsReference => Passing is RefKind.Ref or RefKind.Out;
}

/// <summary>How the arguments of an entry lie in a flat array.</summary>
public sealed record Layout(IMethodSymbol Method, IReadOnlyList<Slot> Slots, bool HasGradient, bool HasJvp, bool HasHvp)
{
    public bool HasJacobian { get; init; }

    /// <summary>Whether a method with a Jacobian has buffers that are read and buffers that are written or returned, so that there is a pattern of it.</summary>
    public bool HasSparseJacobian => HasJacobian && Slots.Any(slot => slot is { IsBuffer: true, IsDifferentiable: true, Kind: SlotKind.Parameter, IsWritten: false })
        && Slots.Any(slot => slot is { IsBuffer: true, IsDifferentiable: true } and ({ IsWritten: true } or { Kind: SlotKind.Result }));

    public bool HasHessian { get; init; }

    public bool HasTape { get; init; }

    /// <summary>Whether what is returned has a gradient.</summary>
    public bool ReturnsGradient => !Method.GetReturnTypeAttributes().Any(a => a.AttributeClass?.Name == "NoGradientAttribute");

    public bool ReturnsFloating => IsNumber(Method.ReturnType);

    /// <summary>Whether a type is one of those that an entry can be differentiated in.</summary>
    public static bool IsNumber(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single || IsHalf(type);

    public static bool IsHalf(ITypeSymbol type) => type is { Name: "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    public static Layout Of(IMethodSymbol method, Compilation compilation)
    {
        var slots = new List<Slot>();
        if (!method.IsStatic)
        {
            bool held = method.ContainingType.TypeKind == TypeKind.Class;
            RefKind passing = !held && !HoldsArrays(method.ContainingType) && WrittenBuffers.AssignsReceiver(method.OriginalDefinition, compilation) ? RefKind.Ref : RefKind.None;
            slots.Add(new("self", method.ContainingType, false, SlotKind.Receiver, passing, (held ? FieldsOf(method, compilation) : Parts(method.ContainingType, true, method, compilation)).ToList(), false));
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            bool jagged = IsJagged(parameter.Type);
            ITypeSymbol? element = jagged ? ElementOf(ElementOf(parameter.Type)!) : ElementOf(parameter.Type);
            bool active = !HasAttribute(parameter, "NoGradientAttribute");
            bool written = element is not null && WrittenBuffers.IsWritten(parameter.OriginalDefinition, compilation);
            slots.Add(new(parameter.Name, element ?? parameter.Type, element is not null, SlotKind.Parameter, parameter.RefKind, (element is null ? Parts(parameter.Type, active, method, compilation) : Flatten(element, active)).ToList(), written)
            {
                Rank = (parameter.Type as IArrayTypeSymbol)?.Rank ?? 1,
                IsJagged = jagged,
            });
        }

        if (!method.ReturnsVoid && !IsNumber(method.ReturnType))
        {
            bool active = !method.GetReturnTypeAttributes().Any(a => a.AttributeClass?.Name == "NoGradientAttribute");
            bool jagged = IsJagged(method.ReturnType);
            ITypeSymbol? element = jagged ? ElementOf(ElementOf(method.ReturnType)!) : ElementOf(method.ReturnType);
            slots.Add(new("result", element ?? method.ReturnType, element is not null, SlotKind.Result, RefKind.Out, Flatten(element ?? method.ReturnType, active).ToList(), false)
            {
                IsJagged = jagged,
            });
        }

        AttributeData? attribute = method.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "DifferentiableAttribute");
        int derivatives = attribute?.ConstructorArguments.Length > 0 ? (int)attribute.ConstructorArguments[0].Value! : 1;
        return new(method, slots, (derivatives & 1) != 0, (derivatives & 2) != 0, (derivatives & 4) != 0)
        {
            HasJacobian = (derivatives & 8) != 0,
            HasHessian = (derivatives & 16) != 0,
            HasTape = (derivatives & 32) != 0,
        };
    }

    /// <summary>The mask of the scalars of an input that are differentiated.</summary>
    public bool[] Active(ProgramInput input) => Expand(input, (slot, leaf) => slot.IsInput && leaf.IsActive);

    /// <summary>The mask of the scalars that come back in a sink; arrays without gradient in a struct stay as the caller has them.</summary>
    public bool[] InSinks(ProgramInput input) => Expand(input, (slot, leaf) => slot.IsDifferentiable && slot.IsInput && !(slot.IsPack && leaf.IsElement && !leaf.IsActive));

    /// <summary>The mask of the scalars of references, results among them, that have an upstream.</summary>
    public bool[] Left(ProgramInput input) => Expand(input, (slot, leaf) => slot.IsReference && leaf.IsActive);

    /// <summary>The mask of the scalars that belong to buffers which the entry writes.</summary>
    public bool[] Written(ProgramInput input) => Expand(input, (slot, leaf) => slot.IsWritten || leaf.IsWritten);

    /// <summary>The scalars that are columns of the Jacobian: those of buffers that the entry writes are not.</summary>
    public int[] Columns(ProgramInput input) => Where(input, (slot, leaf) => slot.IsInput && leaf.IsActive && !IsWrittenElement(slot, leaf));

    /// <summary>The scalars that are rows of the Jacobian, after the value if it is a number: results, references, then buffers that are written.</summary>
    public int[] Rows(ProgramInput input) =>
    [
        .. Where(input, (slot, leaf) => slot.Kind == SlotKind.Result && leaf.IsActive),
        .. Where(input, (slot, leaf) => slot.Kind != SlotKind.Result && leaf.IsActive && (slot.IsReference || (leaf.IsWritten && !leaf.IsElement))),
        .. Where(input, (slot, leaf) => slot.Kind != SlotKind.Result && leaf.IsActive && IsWrittenElement(slot, leaf)),
    ];

    private static bool IsWrittenElement(Slot slot, Leaf leaf) => slot.IsWritten || (leaf.IsWritten && leaf.IsElement);

    private int[] Where(ProgramInput input, Func<Slot, Leaf, bool> predicate) => [.. Expand(input, predicate).Index().Where(pair => pair.Item).Select(pair => pair.Index)];

    /// <summary>The scalars as their types hold them.</summary>
    public double[] Rounded(ProgramInput input) =>
        [.. input.Values.Zip(Expand(input, (_, leaf) => leaf.Type), (value, type) => type.SpecialType == SpecialType.System_Single ? (float)value : IsHalf(type) ? (double)(Half)value : value)];

    private T[] Expand<T>(ProgramInput input, Func<Slot, Leaf, T> select)
    {
        var mask = new List<T>();
        for (int i = 0; i < Slots.Count; i++)
        {
            for (int j = 0; j < input.Counts[i]; j++)
            {
                mask.Add(select(Slots[i], Slots[i].Leaves[j % Slots[i].Leaves.Count]));
            }
        }

        return [.. mask];
    }

    /// <summary>Of a class, those fields are active that are marked.</summary>
    private static IEnumerable<Leaf> FieldsOf(IMethodSymbol method, Compilation compilation) => Fields(method.ContainingType)
        .SelectMany(field => Flatten(field.Type, IsMarked(field.Symbol)).Select(leaf => leaf with { IsWritten = WrittenBuffers.IsStored(field.Symbol, method, compilation) }));

    /// <summary>The scalars of a struct, those in its arrays among them; the entry may store into these.</summary>
    private static IEnumerable<Leaf> Parts(ITypeSymbol type, bool active, IMethodSymbol method, Compilation compilation) => !HoldsArrays(type) ? Flatten(type, active)
        : Fields(type).SelectMany(field => Parts(field.Type, active && !HasAttribute(field.Symbol, "NoGradientAttribute"), method, compilation)
            .Select(leaf => field.Type is IArrayTypeSymbol ? leaf with { IsWritten = WrittenBuffers.IsStored(field.Symbol, method, compilation) } : leaf));

    /// <summary>Whether a type is a struct that holds arrays, itself or in a field.</summary>
    private static bool HoldsArrays(ITypeSymbol type) => type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None }
        && Fields(type).Any(field => field.Type is IArrayTypeSymbol || HoldsArrays(field.Type));

    /// <summary>Whether a field of a class has a gradient.</summary>
    public static bool IsMarked(ISymbol field) => field.GetAttributes()
        .Any(a => a.AttributeClass?.Name == "DifferentiableAttribute" && !a.NamedArguments.Any(option => option is { Key: "Scratch", Value.Value: true }));

    /// <summary>Arrays in fields have three elements, and one row if they have two dimensions.</summary>
    public const int FieldLength = 3;

    private static bool IsJagged(ITypeSymbol type) => type is IArrayTypeSymbol { ElementType: IArrayTypeSymbol };

    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", TypeArguments: [var element] } => element,
        _ => null,
    };

    private static IEnumerable<Leaf> Flatten(ITypeSymbol type, bool active) => type switch
    {
        _ when IsNumber(type) => [new(type, active)],
        { SpecialType: not SpecialType.None } or { TypeKind: TypeKind.Enum } => [new(type, false)],
        IArrayTypeSymbol array => Enumerable.Range(0, FieldLength).SelectMany(_ => Flatten(array.ElementType, active)).Select(leaf => leaf with { IsElement = true }),
        _ => Fields(type).SelectMany(field => Flatten(field.Type, active && !HasAttribute(field.Symbol, "NoGradientAttribute"))),
    };

    /// <summary>The instance fields, auto-properties under their own names, in order; of a complex number, its two parts.</summary>
    public static IEnumerable<(string Name, ITypeSymbol Type, ISymbol Symbol)> Fields(ITypeSymbol type) =>
        type.Name == "Complex" && DualRewriter.HasDual(type)
            ? type.GetMembers().OfType<IPropertySymbol>().Where(part => part.Name is "Real" or "Imaginary").OrderByDescending(part => part.Name).Select(part => (part.Name, part.Type, (ISymbol)part))
            : FieldsOf(type);

    private static IEnumerable<(string Name, ITypeSymbol Type, ISymbol Symbol)> FieldsOf(ITypeSymbol type) =>
        from field in type is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements : type.GetMembers().OfType<IFieldSymbol>()
        where !field.IsStatic && !field.IsConst
        let symbol = field.AssociatedSymbol ?? field
        select (symbol.Name, field.Type, symbol);

    private static bool HasAttribute(ISymbol symbol, string name) => symbol.GetAttributes().Any(a => a.AttributeClass?.Name == name);
}
