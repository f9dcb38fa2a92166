using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Nullable values: a bool and a value, which is default where there is none.</summary>
internal sealed partial class BodyReader
{
    /// <summary>What came from outside as a whole, taken apart.</summary>
    private readonly Dictionary<int, (Bundle Parts, Area Area)> _split = new();

    private StructForm? NullableForm(ITypeSymbol? type) =>
        type is not null && _frame.Close(type) is var closed && Names.IsNullable(closed) ? _module.Forms.Of(closed) as StructForm : null;

    private static Form InnerOf(StructForm nullable) => nullable.Shape.Members[1].Form;

    private static Datum ValueIn(Bundle nullable) => Compose(nullable.Shape.Members[1].Form, nullable.Leaves, 1);

    private Bundle Present(StructForm form, Datum value, IOperation at)
    {
        int certain = Boolean(true);
        _true.Add(certain);
        return new Bundle(form.Shape, LeavesOf(Fit(value, InnerOf(form), at), at).Prepend(certain).ToArray());
    }

    private Bundle Absent(StructForm form) => new(form.Shape, form.Shape.Leaves.Select(leaf => Default(leaf.Inner)).ToArray());

    /// <summary>A value as one of a form: what comes from outside as a whole is taken apart, what goes there is put together.</summary>
    private Datum Fit(Datum datum, Form form, IOperation at)
    {
        switch (form)
        {
            case StructForm { Shape.IsNullable: true } nullable when datum is Text:
                return Absent(nullable);
            case StructForm { Shape.IsNullable: true } nullable when datum is Scalar scalar && _graph.TypeOf(scalar.Value) is OpaqueType:
                return Split(nullable, scalar.Value);
            case StructForm { Shape: { IsNullable: false, Type.Name: var name } } when datum is Scalar whole && _graph.TypeOf(whole.Value) is OpaqueType type && type.Name == name:
                throw Expression(at, "A struct that hides what it holds", "use it where it came in, or hand in what is needed of it");
            case OpaqueForm opaque when datum is Bundle { Shape.IsNullable: true } bundle:
                List<int> inputs = new();
                string text = NullableText(bundle, at, inputs);
                return new Scalar(Apply(Operations.Call(text, inputs.Count), opaque.Type, inputs.ToArray()));
            default:
                return datum;
        }
    }

    private Bundle Split(StructForm form, int whole)
    {
        if (_split.TryGetValue(whole, out (Bundle Parts, Area Area) known) && known.Area.IsVisibleFrom(_area))
        {
            return known.Parts;
        }

        IEnumerable<int> values = Forms.LeavesOf(InnerOf(form)).Select(leaf =>
            Inner(Apply(Operations.Call("{0}.GetValueOrDefault()" + (leaf.Path.Length == 0 ? "" : "." + leaf.Path), 1), leaf.Outer, whole), leaf));
        int hasValue = Apply(Operations.Call("{0}.HasValue", 1), GraphType.Boolean, whole);
        Bundle parts = new(form.Shape, values.Prepend(hasValue).ToArray());
        _split[whole] = (parts, _area!);
        return parts;
    }

    /// <summary>A nullable number as C# text.</summary>
    private string NullableText(Bundle nullable, IOperation at, List<int> inputs)
    {
        if (nullable.Shape.Members[1].Form is not ScalarForm form)
        {
            throw Refuse(Descriptors.UnsupportedType, at, nullable.Shape.Symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                "a struct cannot be handed to a call that has no source here; hand on its numbers");
        }

        int first = inputs.Count;
        inputs.Add(nullable.Leaves[0]);
        inputs.Add(ConvertTo(form.Outer, nullable.Leaves[1]));
        return $"({{{first}}} ? ({Names.Of(nullable.Shape.Symbol)}){{{first + 1}}} : null)";
    }

    /// <summary>The value, or what C# throws where there is none.</summary>
    private Datum Demand(Bundle nullable, IOperation at)
    {
        if (!IsCertain(nullable.Leaves[0]))
        {
            Emit(at, -1, "global::Backprop.Kernel.CheckPresent({0})", new[] { nullable.Leaves[0] });
            Assume(nullable.Leaves[0], true);
        }

        return ValueIn(nullable);
    }

    /// <summary>A property of a nullable value; null if the receiver is none.</summary>
    private Datum? TryNullableProperty(IPropertyReferenceOperation property) =>
        property.Instance is { } instance && NullableForm(instance.Type) is not null && Read(instance) is Bundle nullable
            ? property.Property.Name == "HasValue" ? new Scalar(nullable.Leaves[0]) : Demand(nullable, property) : null;

    /// <summary>A method of a nullable value; null if the receiver is none, or the method looks at no number.</summary>
    private Datum? TryNullableMethod(IInvocationOperation call)
    {
        if (call is not { TargetMethod.Name: "GetValueOrDefault", Instance: { } instance } || NullableForm(instance.Type) is null || Read(instance) is not Bundle nullable)
        {
            return null;
        }

        Datum[] other = call.Arguments.Select(argument => Read(argument.Value)).ToArray();
        return other.Length == 0 ? ValueIn(nullable) : Choose(nullable.Leaves[0], nullable.Shape.Members[1].Form, call, () => ValueIn(nullable), () => other[0]);
    }

    /// <summary>One of two values; what it takes to compute one is only done where it is the one.</summary>
    private Datum Choose(int condition, Form form, IOperation at, Func<Datum> whenTrue, Func<Datum> whenFalse, params Slot[] slots)
    {
        if (IsCertain(condition))
        {
            return whenTrue();
        }

        int mark = _graph.Count;
        Arm then = ReadArm(slots, () => LeavesOf(Fit(whenTrue(), form, at), at), condition, true);
        Arm @else = ReadArm(slots, () => LeavesOf(Fit(whenFalse(), form, at), at), condition, false);
        return Compose(form, Branch(condition, then, @else, slots, Forms.LeavesOf(form).Select(leaf => leaf.Inner).ToArray(), mark));
    }

    private Datum ReadCoalesce(ICoalesceOperation coalesce)
    {
        if (NullableForm(coalesce.Value.Type) is not { } form || Read(coalesce.Value) is not Bundle nullable)
        {
            throw RefuseExpression(coalesce);
        }

        Form result = FormOf(coalesce.Type, coalesce);
        if (result is not (ScalarForm or StructForm))
        {
            throw RefuseExpression(coalesce);
        }

        bool staysNullable = result is StructForm { Shape.IsNullable: true };
        Datum known = staysNullable ? nullable : ConvertPlain(ValueIn(nullable), InnerOf(form), result, coalesce);
        return Choose(nullable.Leaves[0], result, coalesce, () => known, () => Read(coalesce.WhenNull), SlotsOf(coalesce));
    }

    private Datum ReadCoalesceAssignment(ICoalesceAssignmentOperation assignment)
    {
        if (NullableForm(assignment.Target.Type) is null || PlaceOf(assignment.Target) is not { } place || Fit(Load(place, assignment), FormOf(assignment.Target.Type, assignment), assignment) is not Bundle nullable)
        {
            throw RefuseExpression(assignment);
        }

        Form result = FormOf(assignment.Type, assignment);
        bool staysNullable = result is StructForm { Shape.IsNullable: true };
        return Choose(nullable.Leaves[0], result, assignment, () => staysNullable ? nullable : ValueIn(nullable), () =>
        {
            Datum value = Read(assignment.Value);
            Store(place, staysNullable ? value : Present((StructForm)FormOf(assignment.Target.Type, assignment), value, assignment), assignment);
            return value;
        }, SlotsOf(assignment).Concat(SlotsOf(place)).Distinct().ToArray());
    }
}
