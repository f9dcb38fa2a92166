using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Finds the form of C# types.</summary>
internal sealed class Forms
{
    private readonly Dictionary<ITypeSymbol, Form> _known = new(SymbolEqualityComparer.Default);
    private readonly StructRebuilding _rebuilding;

    public Forms(StructRebuilding rebuilding) => _rebuilding = rebuilding;

    public Form Of(ITypeSymbol type)
    {
        if (!_known.TryGetValue(type, out Form? form))
        {
            form = Make(type);
            _known[type] = form;
        }

        return form;
    }

    /// <summary>The scalars that a value of a form consists of; none for buffers and void.</summary>
    public static IReadOnlyList<Leaf> LeavesOf(Form form) => form switch
    {
        ScalarForm scalar => new[] { new Leaf("", scalar.Inner, scalar.Outer, scalar.Inner.IsFloating) },
        OpaqueForm opaque => new[] { new Leaf("", opaque.Type, opaque.Type, false) },
        StructForm structure => structure.Shape.Leaves,
        _ => System.Array.Empty<Leaf>(),
    };

    /// <summary>What a function that returns a value of a form has as results: its scalars; of an array, itself.</summary>
    /// <remarks>Of an array of arrays, all elements, and the lengths of its rows.</remarks>
    public static IReadOnlyList<Leaf> ResultsOf(Form form) => form is BufferForm { IsJagged: true, Element: BufferForm row }
        ? ResultsOf(row).Append(new Leaf(OutputModel.RowCounts, ((BufferForm)form).Type, ((BufferForm)form).Type, false)).ToArray()
        : form is BufferForm buffer
        ? new[] { new Leaf("", buffer.Type, buffer.Type, LeavesOf(buffer.Element).Any(leaf => leaf.HasGradient)) } : LeavesOf(form);

    /// <summary>The type of a form where it meets C#: of a parameter, a result, or an element of a buffer.</summary>
    public static GraphType? OuterType(Form form) => form switch
    {
        ScalarForm scalar => scalar.Outer,
        OpaqueForm opaque => opaque.Type,
        StructForm structure => structure.Shape.Type,
        BufferForm buffer => buffer.Type,
        _ => null,
    };

    private Form Make(ITypeSymbol type)
    {
        if (NumberTypes.ScalarOf(type) is { } scalar)
        {
            return new ScalarForm(scalar, scalar);
        }

        return type switch
        {
            { SpecialType: SpecialType.System_Void } => VoidForm.Instance,
            ITypeParameterSymbol number when NumberTypes.IsNumber(number) =>
                new UnsupportedForm($"derivatives need numbers for which 'IFloatingPointIeee754<{number.Name}>' is a constraint"),
            INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } under } when Names.ScalarOf(under.SpecialType) is { } inner =>
                new ScalarForm(inner, new OpaqueType(Names.Of(type))),
            IArrayTypeSymbol array => MakeArray(array),
            INamedTypeSymbol { Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } span
                when Names.IsView(span) => MakeBuffer(span.TypeArguments[0], span.Name switch
                {
                    "ReadOnlySpan" => Graph.BufferForm.ReadOnlySpan,
                    "Span" => Graph.BufferForm.Span,
                    "ReadOnlyMemory" => Graph.BufferForm.ReadOnlyMemory,
                    _ => Graph.BufferForm.Memory,
                }),
            IPointerTypeSymbol or IFunctionPointerTypeSymbol => new UnsupportedForm("pointers cannot be followed"),
            IDynamicTypeSymbol => new UnsupportedForm("what 'dynamic' does is only known at run time"),
            INamedTypeSymbol nullable when Names.IsNullable(nullable) => MakeNullable(nullable),
            INamedTypeSymbol { IsAnonymousType: true } anonymous => MakeShape(anonymous, anonymous.GetMembers().OfType<IPropertySymbol>()),
            INamedTypeSymbol { TypeKind: TypeKind.Struct } structure => MakeStruct(structure),
            _ => new OpaqueForm(new OpaqueType(Names.Of(type))),
        };
    }

    /// <summary>The form of a type where callers see it: what may be null has no gradient there, and is only handed on.</summary>
    public Form AtBoundary(ITypeSymbol type) => Of(type) is StructForm { Shape.MayLack: true } ? Unseen(type, "it may be null, or holds what may be") : Of(type);

    /// <summary>The form of a field or an element: what may be null and holds no floating-point number stays whole.</summary>
    private Form Kept(ITypeSymbol type) => Names.IsNullable(type) && !FloatingContent.IsIn(type) ? new OpaqueForm(new OpaqueType(Names.Of(type))) : Of(type);

    private static Form Unseen(ITypeSymbol type, string reason) =>
        FloatingContent.IsIn(type) ? new UnsupportedForm(reason) : new OpaqueForm(new OpaqueType(Names.Of(type)));

    /// <summary>A nullable value is a bool and a value.</summary>
    private Form MakeNullable(INamedTypeSymbol type)
    {
        Form inner = Of(type.TypeArguments[0]);
        if (inner is not (ScalarForm or StructForm))
        {
            return inner is UnsupportedForm ? inner : Unseen(type, "its fields are not known here");
        }

        ISymbol PartOf(string name) => type.GetMembers(name).First();
        List<Leaf> leaves = LeavesOf(inner).Select(leaf => leaf with { Path = leaf.Path.Length == 0 ? "Value" : "Value." + leaf.Path })
            .Prepend(new Leaf("HasValue", GraphType.Boolean, GraphType.Boolean, false)).ToList();
        Member[] members =
        {
            new("HasValue", new ScalarForm(GraphType.Boolean, GraphType.Boolean), 0, 1, PartOf("HasValue"), true),
            new("Value", inner, 1, leaves.Count - 1, PartOf("Value"), true),
        };
        StructField[] fields = { new("HasValue", GraphType.Boolean, false), new("Value", OuterType(inner)!, leaves.Any(leaf => leaf.HasGradient)) };
        return new StructForm(new StructShape(type, new StructType(Names.Of(type), fields.ToEquatableArray()), members, leaves));
    }

    private Form MakeArray(IArrayTypeSymbol array)
    {
        Form form = MakeBuffer(array.ElementType, array.IsSZArray ? Graph.BufferForm.Array : Graph.BufferForm.Grid);
        return form is BufferForm buffer ? buffer with { Rank = array.Rank } : form;
    }

    private Form MakeBuffer(ITypeSymbol element, Graph.BufferForm declared)
    {
        Form inner = Kept(element);
        return inner switch
        {
            StructForm { Shape.Symbol.IsAnonymousType: true } => new UnsupportedForm("objects without a named type cannot be kept in a buffer; use a struct or a tuple"),
            StructForm { Shape.MayLack: true } => new UnsupportedForm("its elements may be null, or hold what may be; use NaN, or a bool beside each number"),
            ScalarForm or StructForm or OpaqueForm => new BufferForm(
                new BufferType(OuterType(inner)!, declared is Graph.BufferForm.ReadOnlySpan or Graph.BufferForm.ReadOnlyMemory), inner, declared),
            BufferForm { Declared: Graph.BufferForm.Array } when declared == Graph.BufferForm.Array =>
                new BufferForm(new BufferType(GraphType.Int32, IsReadOnly: false), inner, Graph.BufferForm.Jagged),
            BufferForm => new UnsupportedForm("a buffer of buffers is not supported; use one buffer and compute the index"),
            UnsupportedForm unsupported => unsupported,
            _ => new UnsupportedForm("its elements cannot be read"),
        };
    }

    private Form MakeStruct(INamedTypeSymbol type)
    {
        if (LibraryStructs.PartsOf(type) is { Count: > 0 } parts)
        {
            return MakeShape(type, parts);
        }

        if (type.IsTupleType)
        {
            return MakeFields(type, type.TupleElements.Select(element => element.CorrespondingTupleField ?? element).ToList());
        }

        if (type.SpecialType == SpecialType.System_Decimal || Names.IsSystem(type, "Half"))
        {
            return new UnsupportedForm("derivatives are computed in double and float");
        }

        if (type.GetAttributes().Any(data => data.AttributeClass?.Name == "InlineArrayAttribute"))
        {
            return Unseen(type, "its field stands for many elements; use an array, or a field for each of them");
        }

        List<IFieldSymbol> fields = type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).ToList();
        bool isSource = type.DeclaringSyntaxReferences.Length > 0;
        bool isWhole = isSource || (ReferencedGraphs.AreCarriedBy(type) && FloatingContent.IsIn(type)) || fields.All(field => StoredProperties.MemberOf(field).DeclaredAccessibility == Accessibility.Public);
        if (type.SpecialType != SpecialType.None || fields.Count == 0 || !isWhole)
        {
            return FloatingContent.IsIn(type)
                ? new UnsupportedForm("its fields are not known here")
                : new OpaqueForm(new OpaqueType(Names.Of(type)));
        }

        return MakeFields(type, Names.IsNumerics(type) ? LibraryStructs.InOrderOfConstructor(type, fields) : fields);
    }

    /// <summary>The form of an object of a class; null if a field of it cannot be kept.</summary>
    public PackForm? OfObject(INamedTypeSymbol type)
    {
        List<IFieldSymbol> fields = new();
        for (INamedTypeSymbol? current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            if (current.DeclaringSyntaxReferences.Length == 0)
            {
                return null;
            }

            fields.AddRange(current.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic));
        }

        bool isClear = fields.Select(NameOf).Distinct().Count() == fields.Count;
        return isClear ? MakePack(type, fields, isObject: true) as PackForm : null;
    }

    /// <summary>By what name a field of an object is kept.</summary>
    private static string NameOf(IFieldSymbol field) =>
        field.Name.EndsWith(">P", System.StringComparison.Ordinal) ? Names.Kept(field.ContainingType, field.Name) : StoredProperties.MemberOf(field).Name;

    private Form MakePack(INamedTypeSymbol type, List<IFieldSymbol> fields, bool isObject)
    {
        List<PackMember> members = new();
        foreach (IFieldSymbol field in fields)
        {
            ISymbol symbol = StoredProperties.MemberOf(field);
            string name = NameOf(field);
            if (Of(field.Type) is UnsupportedForm unsupported)
            {
                return new UnsupportedForm($"of its field '{name}', {unsupported.Reason}");
            }

            members.Add(new PackMember(name, Of(field.Type), field.Type, symbol, Names.IsNoGradient(symbol) || Names.IsNoGradient(field)));
        }

        return new PackForm(type, members, isObject);
    }

    private Form MakeFields(INamedTypeSymbol type, List<IFieldSymbol> fields) =>
        fields.Any(field => Of(field.Type) is BufferForm or PackForm) && (type.IsRefLikeType || FloatingContent.IsIn(type))
            ? MakePack(type, fields, isObject: false) : MakeShape(type, fields);

    /// <param name="parts">fields, or properties that are as good as fields</param>
    private Form MakeShape(INamedTypeSymbol type, IEnumerable<ISymbol> parts)
    {
        List<Member> members = new();
        List<Leaf> leaves = new();
        List<StructField> structure = new();
        foreach (ISymbol part in parts)
        {
            IFieldSymbol? field = part as IFieldSymbol;
            ISymbol symbol = field is null ? part : StoredProperties.MemberOf(field);
            Form form = Kept(field?.Type ?? ((IPropertySymbol)part).Type);
            if (form is not (ScalarForm or StructForm or OpaqueForm) || field?.IsFixedSizeBuffer == true)
            {
                return FloatingContent.IsIn(type)
                    ? new UnsupportedForm($"its field '{symbol.Name}' is not a scalar or a plain struct")
                    : new OpaqueForm(new OpaqueType(Names.Of(type)));
            }

            bool holdsConstant = Names.IsNoGradient(symbol) || Names.IsNoGradient(part);
            int offset = leaves.Count;
            foreach (Leaf leaf in LeavesOf(form))
            {
                string path = leaf.Path.Length == 0 ? Names.Escape(symbol.Name) : Names.Escape(symbol.Name) + "." + leaf.Path;
                leaves.Add(new Leaf(path, leaf.Inner, leaf.Outer, leaf.HasGradient && !holdsConstant));
            }

            bool hasGradient = leaves.Skip(offset).Any(leaf => leaf.HasGradient);
            IPropertySymbol? property = symbol as IPropertySymbol;
            bool isSettable = property is null ? !field!.IsReadOnly : property.SetMethod is { } setter && _rebuilding.IsAccessible(setter);
            bool isFixed = !isSettable || property?.SetMethod?.IsInitOnly == true;
            FieldAccess access = isFixed ? FieldAccess.Fixed : property is null ? FieldAccess.Variable : FieldAccess.Whole;
            structure.Add(new StructField(Names.Escape(symbol.Name), OuterType(form)!, hasGradient) { Access = access });
            members.Add(new Member(symbol.Name, form, offset, leaves.Count - offset, symbol, isSettable));
        }

        StructType whole = new(Names.Of(type), structure.ToEquatableArray());
        StructShape shape = new(type, whole, members, leaves);
        return new StructForm(members.All(member => member.IsSettable) ? shape
            : new StructShape(type, whole with { Constructor = _rebuilding.ConstructorOf(shape).ToEquatableArray() }, members, leaves));
    }
}
