using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Patterns: conditions on a value, and names for its parts. A pattern that always matches is null.</summary>
internal sealed partial class BodyReader
{
    /// <summary>The variables that the pattern which is read now gives values to.</summary>
    private Slot[] _bound = Array.Empty<Slot>();

    private Datum ReadIsPattern(IIsPatternOperation test) =>
        new Scalar(MatchGuarded(Read(test.Value), test.Value, test.Pattern, null) ?? Boolean(true));

    private Datum ReadIsType(IIsTypeOperation test)
    {
        Datum subject = Read(test.ValueOperand);
        int matches = subject is Bundle { Shape.IsNullable: true } nullable ? nullable.Leaves[0]
            : MatchType(subject, test.ValueOperand, test.ValueOperand.Type, test.TypeOperand) ?? Boolean(true);
        return new Scalar(test.IsNegated ? Not(matches) : matches);
    }

    /// <summary>A pattern, and a guard that is evaluated where it matches.</summary>
    private int? MatchGuarded(Datum subject, IOperation at, IPatternOperation pattern, IOperation? guard)
    {
        Slot[] outer = _bound;
        _bound = DeclareNamed(pattern);
        int? matches = Match(subject, at, pattern);
        if (guard is not null)
        {
            _bound = _bound.Concat(SlotsOf(guard)).Concat(DeclareNamed(guard)).Distinct().ToArray();
            matches = AndAlso(matches, () => ReadValue(guard));
        }

        _bound = outer;
        return matches;
    }

    /// <summary>
    /// Declares what an expression names in its middle (by patterns), so that its value can be handed on from there. Nobody reads it where it has
    /// not been given one, so any value will do.
    /// </summary>
    private Slot[] DeclareNamed(IOperation expression)
    {
        List<Slot> slots = new();
        foreach (IOperation at in expression.DescendantsAndSelf())
        {
            if (Patterns.NamedBy(at) is not { } local)
            {
                continue;
            }

            if (!_frame.Variables.TryGetValue(local, out Variable? variable))
            {
                variable = Declare(local, local.Type, at);
            }

            for (int leaf = 0; leaf < variable.Leaves.Count; leaf++)
            {
                variable.Values[leaf] = Default(variable.Leaves[leaf].Inner);
                slots.Add(new Slot(variable, leaf));
            }
        }

        return slots.ToArray();
    }

    /// <param name="subject">the value, as one of the pattern's input type</param>
    private int? Match(Datum subject, IOperation at, IPatternOperation pattern)
    {
        if (subject is Bundle { Shape.IsNullable: true } nullable && TryMatchNullable(nullable, at, pattern, out int? matches))
        {
            return matches;
        }

        bool isOfSomething = pattern is IRecursivePatternOperation or IListPatternOperation or ITypePatternOperation or IDeclarationPatternOperation { MatchesNull: false };
        return isOfSomething && subject is Reference array && AbsenceOf(array) is { } isAbsent
            ? AndAlso(Not(isAbsent), () => MatchPresent(subject, at, pattern)) : MatchPresent(subject, at, pattern);
    }

    private int? MatchPresent(Datum subject, IOperation at, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return null;
            case IConstantPatternOperation { Value: var nothing } when subject is Reference && IsNull(nothing):
                return MatchNull(subject, at);
            case IConstantPatternOperation constant:
                return MatchConstant(subject, at, constant.InputType, Operations.Equal, constant.Value);
            case IRelationalPatternOperation relation:
                return MatchConstant(subject, at, relation.InputType, RelationOf(relation.OperatorKind), relation.Value);
            case ITypePatternOperation type:
                return MatchType(subject, at, type.InputType, type.MatchedType);
            case INegatedPatternOperation negated:
                return Match(subject, at, negated.Pattern) is { } inner ? Not(inner) : Boolean(false);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return AndAlso(Match(subject, at, both.LeftPattern),
                    () => Match(Seen(subject, both.RightPattern, both.LeftPattern.InputType, both.LeftPattern.NarrowedType), at, both.RightPattern));
            case IBinaryPatternOperation either:
                return OrElse(Match(subject, at, either.LeftPattern), () => Match(subject, at, either.RightPattern));
            case IDeclarationPatternOperation declaration:
                int? fits = declaration is { MatchesNull: true } or { MatchedType: null } ? null : MatchType(subject, at, declaration.InputType, declaration.MatchedType);
                return AndAlso(fits, () => Bind(declaration.DeclaredSymbol, Seen(subject, pattern, declaration.InputType, declaration.MatchedType), pattern));
            case IRecursivePatternOperation recursive:
                return MatchParts(subject, at, recursive);
            case IListPatternOperation list:
                return MatchList(subject, at, list);
            default:
                throw Expression(pattern, "This pattern", "use comparisons");
        }
    }

    /// <summary>Patterns look at the value, where there is one; false for those that look at the whole.</summary>
    private bool TryMatchNullable(Bundle subject, IOperation at, IPatternOperation pattern, out int? matches)
    {
        int hasValue = subject.Leaves[0];
        matches = null;
        switch (pattern)
        {
            case IDiscardPatternOperation or INegatedPatternOperation or IBinaryPatternOperation or IDeclarationPatternOperation { MatchesNull: true }:
                return false;
            case IConstantPatternOperation { Value: var value } when IsNull(value):
                matches = Not(hasValue);
                return true;
            case IRecursivePatternOperation { DeclaredSymbol: null, DeconstructionSubpatterns.Length: 0, PropertySubpatterns.Length: 0 } or ITypePatternOperation:
                matches = hasValue;
                return true;
            default:
                matches = AndAlso(hasValue, () => Match(ValueIn(subject), at, pattern));
                return true;
        }
    }

    private static Operation RelationOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => Operations.Less,
        BinaryOperatorKind.LessThanOrEqual => Operations.LessOrEqual,
        BinaryOperatorKind.GreaterThan => Operations.Greater,
        _ => Operations.GreaterOrEqual,
    };

    /// <summary>The right side is only evaluated where the left one holds.</summary>
    private int? AndAlso(int? left, Func<int?> right)
    {
        if (left is not { } condition)
        {
            return right();
        }

        if (_never.Contains(condition))
        {
            return condition;
        }

        int second = -1;
        int both = Decide(condition, () => second = right() ?? Boolean(true), () => null, () => Boolean(false));
        return Joined(condition, second, both, isAnd: true);
    }

    private int? OrElse(int? left, Func<int?> right)
    {
        if (left is not { } condition)
        {
            return null;
        }

        if (_never.Contains(condition))
        {
            return right();
        }

        int second = -1;
        int either = Decide(condition, () => Boolean(true), () => second = right() ?? Boolean(true), () => Boolean(true));
        return Joined(condition, second, either, isAnd: false);
    }

    private int Decide(int condition, Func<int?> whenTrue, Func<int?> whenFalse, Func<int> otherwise)
    {
        int mark = _graph.Count;
        Arm then = ReadArm(_bound, () => new[] { whenTrue() ?? Boolean(true) }, condition, true);
        Arm @else = ReadArm(_bound, () => new[] { whenFalse() ?? otherwise() }, condition, false);
        return Branch(condition, then, @else, _bound, new GraphType[] { GraphType.Boolean }, mark)[0];
    }
}
