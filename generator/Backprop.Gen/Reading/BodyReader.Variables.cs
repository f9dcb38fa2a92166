using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Variables: declared, read, stored.</summary>
internal sealed partial class BodyReader
{
    private static readonly Leaf[] s_wholeLeaves = { new("choice", GraphType.Int32, GraphType.Int32, false) };

    private static readonly Leaf[] s_slicedLeaves =
    {
        s_wholeLeaves[0],
        new("start", GraphType.Int32, GraphType.Int32, false),
        new("count", GraphType.Int32, GraphType.Int32, false),
    };

    private static readonly Leaf[] s_heldLeaves =
    {
        new("memory", GraphType.Int32, GraphType.Int32, false),
        new("capacity", GraphType.Int32, GraphType.Int32, false),
    };

    private Variable Declare(ISymbol symbol, ITypeSymbol type, IOperation at) => Declare(symbol, FormOf(type, at));

    private Variable Declare(ISymbol symbol, Form form)
    {
        bool isMoving = form is BufferForm && _frame.Facts.Buffers.IsMoving(symbol);
        Domain? domain = isMoving ? DomainOf(symbol) : null;
        Variable variable = domain is null ? NewVariable(symbol.Name, form) : new(symbol.Name, form, LeavesOf(domain)) { Domain = domain };
        _frame.Variables[symbol] = variable;
        return variable;
    }

    /// <summary>A variable, with one for each part if it is a pack.</summary>
    private Variable NewVariable(string name, Form form) => new(name, form, Forms.LeavesOf(form))
    {
        Area = _area,
        Parts = form is PackForm pack ? pack.Members.ToDictionary(member => member.Name, member => NewPart(Variable.Join(name, member.Name.TrimStart('_')), pack, member)) : new(),
    };

    private Variable NewPart(string name, PackForm pack, PackMember member) =>
        pack.IsCollection && member.Form is BufferForm ? new(name, member.Form, s_heldLeaves) { Area = _area, IsHeld = true }
        : member.HoldsConstant ? NewConstant(name, member.Form) : NewVariable(name, member.Form);

    /// <summary>A variable that carries no gradient.</summary>
    private Variable NewConstant(string name, Form form) => new(name, form, Forms.LeavesOf(form).Select(leaf => leaf with { HasGradient = false }).ToArray())
    {
        Area = _area,
        HoldsConstant = true,
        Parts = form is PackForm pack ? pack.Members.ToDictionary(member => member.Name, member => NewConstant(Variable.Join(name, member.Name.TrimStart('_')), member.Form)) : new(),
    };

    private Variable VariableOf(ISymbol symbol, IOperation at)
    {
        for (Frame? frame = _frame; frame is not null; frame = frame.Home)
        {
            if (frame.Variables.TryGetValue(symbol, out Variable? variable))
            {
                return variable;
            }
        }

        if (_resources.Contains(symbol))
        {
            throw Expression(at, $"The struct '{symbol.Name}', which 'using' disposes of", "make it a class, or take from it before the 'using' what is needed");
        }

        // A section of a switch sees the variables that another one declares, but has to assign them first.
        ITypeSymbol? type = (symbol as ILocalSymbol)?.Type;
        bool isKept = symbol.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor };
        return type is null && isKept ? throw Expression(at, $"'{symbol.Name}', a parameter of a primary constructor that the object keeps,", "keep it in a field that has a name")
            : type is null ? throw Expression(at, $"'{symbol.Name}'", "pass it as a parameter") : Declare(symbol, type, at);
    }

    private Datum Load(Variable variable, IOperation at)
    {
        if (variable.Alias is { } place)
        {
            return Load(place, at);
        }

        if (variable.Fixed is { } known)
        {
            return known;
        }

        switch (variable.Form)
        {
            case BufferForm form when variable.IsHeld:
                return Recall(variable, form);
            case BufferForm form when variable.Domain is { } domain && variable.Values[0] >= 0:
                return new Reference(-1, MovingOf(domain, variable.Values), form, variable.IsStopped);
            case BufferForm:
                throw Refuse(Diagnostics.Descriptors.UnknownReference, at, variable.Name, "it has not been given a buffer; declare it with one");
            case PackForm { IsObject: true }:
                return new Instance(variable);
            case PackForm pack:
                return new Pack(pack, pack.Members.Select(member => variable.Parts[member.Name]).Select(part => IsUnset(part) ? Nothing.Instance : Load(part, at)).ToArray());
            case StructForm structure:
                return new Bundle(structure.Shape, Enumerable.Range(0, variable.Leaves.Count).Select(leaf => LeafOf(variable, leaf)).ToArray());
            default:
                return new Scalar(LeafOf(variable, 0));
        }
    }

    private static bool IsUnset(Variable variable) => variable is { Form: BufferForm, IsHeld: false, Domain: null, Fixed: null, Alias: null };

    private int LeafOf(Variable variable, int leaf) =>
        variable.IsSelf.TryGetValue(leaf, out bool isSelf) && isSelf ? Materialize(new Text("this", variable.Leaves[leaf].Inner))
        : variable.Values[leaf] >= 0 ? variable.Values[leaf] : Default(variable.Leaves[leaf].Inner);

    private void Store(Variable variable, Datum datum, IOperation at)
    {
        if (variable.Alias is { } place)
        {
            Store(place, datum, at);
            return;
        }

        datum = Fit(datum, variable.Form, at);
        switch (variable.Form)
        {
            case OpaqueForm when datum is Closure or Instance:
                variable.Fixed = variable.Fixed is null && (variable.Area is null || _area!.RunsWith(variable.Area)) ? datum
                    : throw Expression(at, "A delegate or an object that is assigned again, or inside of a block", "use one variable for each, and give it its value where it is declared");
                if (datum is Closure function)
                {
                    _frame.Functions.Add(function);
                }

                break;
            case OpaqueForm when variable.Fixed is not null:
                throw Expression(at, "A delegate or an object that is assigned again", "use one variable for each");
            case PackForm pack when datum is Pack value:
                for (int i = 0; i < pack.Members.Count; i++)
                {
                    if (value.Parts[i] is not Nothing)
                    {
                        Store(variable.Parts[pack.Members[i].Name], value.Parts[i], at);
                    }
                }

                break;
            case PackForm when datum is Nothing:
                break;
            case PackForm:
                throw Expression(at, "This assignment", "assign the parts one after the other");
            case BufferForm when datum is Nothing:
                break;
            case BufferForm when variable.IsHeld:
                Hold(variable, AsReference(datum, at), at);
                break;
            case BufferForm when variable.Domain is { } domain && _frame.Variables.ContainsValue(variable):
                Move(variable, domain, AsReference(datum, at), at);
                break;
            case BufferForm when !_frame.Variables.ContainsValue(variable) && (variable.Area is null || !_area!.RunsWith(variable.Area)):
                throw Expression(at, "Giving a variable from outside, or a field, another buffer inside of a block", "assign it where it is declared");
            case BufferForm:
                Reference reference = AsReference(datum, at);
                variable.Fixed = reference with { IsStopped = reference.IsStopped || variable.IsStopped };
                if (reference.Form.IsJagged)
                {
                    NameTables(reference, variable.Name);
                }
                else
                {
                    NameIt(reference.Value, variable.Name);
                }

                break;
            default:
                Store(variable, 0, variable.Leaves.Count, datum, at);
                break;
        }
    }

    /// <summary>Stores into some leaves of a variable: the whole, or a field of a struct.</summary>
    private void Store(Variable variable, int offset, int count, Datum datum, IOperation at)
    {
        int[] values = LeavesOf(datum, at);
        if (values.Length != count)
        {
            throw Expression(at, "This assignment", "assign a value of the variable's own type");
        }

        for (int i = 0; i < count; i++)
        {
            int value = values[i];
            if (variable.Leaves[offset + i] is { HasGradient: false, Inner: { IsFloating: true } type })
            {
                value = Apply(Operations.Stop, type, value);
            }

            NoteSelf(variable, offset + i, value, at);
            NameIt(value, variable.NameOf(offset + i));
            variable.Values[offset + i] = value;
        }
    }

    /// <summary>The scalars that a value consists of.</summary>
    private int[] LeavesOf(Datum datum, IOperation at) => datum switch
    {
        Bundle bundle => bundle.Leaves,
        Nothing => System.Array.Empty<int>(),
        _ => new[] { ValueOf(datum, at) },
    };

    /// <summary>The value that scalars make up.</summary>
    private static Datum Compose(Form form, int[] leaves, int offset = 0) => form switch
    {
        StructForm structure => new Bundle(structure.Shape, leaves.Skip(offset).Take(structure.Shape.Leaves.Count).ToArray()),
        VoidForm => Nothing.Instance,
        _ => new Scalar(leaves[offset]),
    };
}
