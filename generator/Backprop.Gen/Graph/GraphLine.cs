using System;
using System.Globalization;
using System.Text;

namespace Backprop.Gen.Graph;

/// <summary>A line of a printed graph, read from left to right; blanks between words do not count.</summary>
internal sealed class GraphLine
{
    private readonly string _text;
    private int _position;

    public GraphLine(string text, int position)
    {
        _text = text;
        _position = position;
    }

    public bool IsAt(string text)
    {
        while (_position < _text.Length && _text[_position] == ' ')
        {
            _position++;
        }

        string trimmed = text.TrimEnd();
        int end = _position + trimmed.Length;
        bool isWholeWord = trimmed.Length == text.Length || end == _text.Length || (end < _text.Length && _text[end] == ' ');
        return isWholeWord && string.CompareOrdinal(_text, _position, trimmed, 0, trimmed.Length) == 0;
    }

    /// <summary>Takes this text if it comes next. One that ends with a blank must be a whole word.</summary>
    public bool TryTake(string text)
    {
        if (!IsAt(text))
        {
            return false;
        }

        _position += text.TrimEnd().Length;
        return true;
    }

    public void Expect(string text)
    {
        if (!TryTake(text))
        {
            throw Error(text);
        }
    }

    /// <summary>Everything up to a blank or a bracket.</summary>
    public string Word()
    {
        IsAt(" ");
        int start = _position;
        while (_position < _text.Length && _text[_position] is not (' ' or ',' or '(' or ')' or '[' or ']' or '<' or '>'))
        {
            _position++;
        }

        return _position > start ? _text.Substring(start, _position - start) : throw Error("a word");
    }

    public string Name() => IsAt("\"") ? Quoted() : Word();

    public string Quoted()
    {
        Expect("\"");
        var text = new StringBuilder();
        for (; _position < _text.Length; _position++)
        {
            switch (_text[_position])
            {
                case '"':
                    _position++;
                    return text.ToString();
                case '\\' when _position + 1 < _text.Length:
                    char escaped = _text[++_position];
                    text.Append(escaped switch { 'n' => '\n', 'r' => '\r', _ => escaped });
                    break;
                default:
                    text.Append(_text[_position]);
                    break;
            }
        }

        throw Error("the end of a quotation");
    }

    public long Integer()
    {
        IsAt(" ");
        int start = _position;
        while (_position < _text.Length && (char.IsDigit(_text[_position]) || _text[_position] == '-'))
        {
            _position++;
        }

        return long.TryParse(_text.Substring(start, _position - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw Error("a number");
    }

    public int Label()
    {
        Expect("@");
        return (int)Integer();
    }

    /// <summary>A value's number, and its name if it has one.</summary>
    public int Value(out string? name)
    {
        Expect("%");
        int value = (int)Integer();
        name = _position < _text.Length && _text[_position] == ':' && TryTake(":") ? Name() : null;
        return value;
    }

    public FormatException Error(string expected) => new($"expected {expected} at column {_position + 1} of: {_text}");
}
