using System;
using System.Collections.Generic;
using System.Globalization;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Rules;

/// <summary>Reads a formula of the rule table: names, numbers, constants, calls of operations, and the operators below, weakest first.</summary>
internal sealed class RuleParser
{
    private static readonly (string Symbol, Operation Operation)[][] s_levels =
    {
        new[] { ("|", Operations.Or) },
        new[] { ("&", Operations.And) },
        new[] { ("==", Operations.Equal), (">=", Operations.GreaterOrEqual), ("<=", Operations.LessOrEqual), (">", Operations.Greater), ("<", Operations.Less) },
        new[] { ("+", Operations.Add), ("-", Operations.Subtract) },
        new[] { ("*", Operations.Multiply), ("/", Operations.Divide), ("⊙", Operations.StrongProduct), ("⊛", Operations.StrongInBoth) },
    };

    private static readonly Dictionary<string, double> s_constants = new()
    {
        ["pi"] = Math.PI,
        ["ln2"] = 0.69314718055994530942,
        ["ln10"] = 2.3025850929940456840,
        ["log2e"] = 1.4426950408889634074,
        ["log10e"] = 0.43429448190325182765,
    };

    private readonly string _text;
    private int _at;

    private RuleParser(string text) => _text = text;

    public static RuleExpression Parse(string text)
    {
        var parser = new RuleParser(text);
        RuleExpression expression = parser.Choice();
        parser.SkipBlanks();
        return parser._at == text.Length ? expression : throw parser.Error();
    }

    private RuleExpression Choice()
    {
        RuleExpression condition = Binary(0);
        if (!Take("?"))
        {
            return condition;
        }

        RuleExpression whenTrue = Choice();
        if (!Take(":"))
        {
            throw Error();
        }

        return Make(Operations.Where, condition, whenTrue, Choice());
    }

    private RuleExpression Binary(int level)
    {
        if (level == s_levels.Length)
        {
            return Unary();
        }

        RuleExpression left = Binary(level + 1);
        while (TakeOperator(s_levels[level]) is { } operation)
        {
            left = Make(operation, left, Binary(level + 1));
        }

        return left;
    }

    private RuleExpression Unary() => Take("-") ? Make(Operations.Negate, Unary()) : Primary();

    private RuleExpression Primary()
    {
        if (Take("("))
        {
            RuleExpression inner = Choice();
            return Take(")") ? inner : throw Error();
        }

        SkipBlanks();
        int start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '.'))
        {
            _at++;
        }

        string word = _text.Substring(start, _at - start);
        if (word.Length == 0)
        {
            throw Error();
        }

        if (char.IsDigit(word[0]))
        {
            return new NumberExpression(double.Parse(word, CultureInfo.InvariantCulture));
        }

        return s_constants.TryGetValue(word, out double constant) ? new NumberExpression(constant)
            : Take("(") ? new OperationExpression(Operations.ByName[word], Arguments())
            : new NameExpression(word);
    }

    private EquatableArray<RuleExpression> Arguments()
    {
        var arguments = new List<RuleExpression> { Choice() };
        while (Take(","))
        {
            arguments.Add(Choice());
        }

        return Take(")") ? arguments.ToEquatableArray() : throw Error();
    }

    private Operation? TakeOperator((string Symbol, Operation Operation)[] level)
    {
        foreach ((string symbol, Operation operation) in level)
        {
            if (Take(symbol))
            {
                return operation;
            }
        }

        return null;
    }

    private bool Take(string symbol)
    {
        SkipBlanks();
        if (string.CompareOrdinal(_text, _at, symbol, 0, symbol.Length) != 0)
        {
            return false;
        }

        _at += symbol.Length;
        return true;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }
    }

    private static OperationExpression Make(Operation operation, params RuleExpression[] operands) => new(operation, EquatableArray.Of(operands));

    private FormatException Error() => new($"rule '{_text}', at {_at}");
}
