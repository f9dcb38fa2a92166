using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Prints values: the name of a variable, the spelling of an input, or the expression itself. Inlined expressions are never deep.</summary>
internal sealed class ExpressionWriter
{
    private readonly Layout _layout;
    private readonly Function _function;
    private readonly Inlining _inlining;
    private readonly Variables _variables;
    private readonly IReadOnlyDictionary<int, string> _spellings;
    private readonly IReadOnlyDictionary<string, string> _wholes;
    private readonly ScratchNames _scratch;

    public ExpressionWriter(
        Layout layout, Inlining inlining, Variables variables, IReadOnlyDictionary<int, string> spellings,
        IReadOnlyDictionary<string, string> wholes, ScratchNames scratch)
    {
        _layout = layout;
        _function = layout.Function;
        _inlining = inlining;
        _variables = variables;
        _spellings = spellings;
        _wholes = wholes;
        _scratch = scratch;
    }

    /// <summary>A value where it is used.</summary>
    public Code Of(int value)
    {
        value = _layout.Canonical(value);
        if (_spellings.TryGetValue(value, out string spelling))
        {
            return spelling;
        }

        if (_variables.Of(value) is { } variable)
        {
            return variable.Name;
        }

        Step step = _layout.Definitions[value] ?? throw new System.InvalidOperationException($"value {value} is nowhere");
        return Of(step);
    }

    /// <summary>The expression that defines a value.</summary>
    public Code Of(Step step) => step.Node switch
    {
        Constant n => Literals.Of(_function.TypeOf(n.Result), n.Bits),
        Apply n => Of(n),
        Load n => Element(n.Buffer, n.Index, n.Path),
        Length n => Of(n.Buffer).At(Precedence.Primary) + ".Length",
        Slice n => $"{Of(n.Buffer).At(Precedence.Primary)}.Slice({Arguments(n.Start, n.Count)})",
        Recall n => Memory(n.Result, n.Handle, n.Count),
        Resolve n => Of(n),
        Get n => Of(n.Cell),
        If n => Of(n, step),
        _ => throw new System.InvalidOperationException(step.Node.GetType().Name + " is no expression"),
    };

    public string Element(int buffer, int index, string path) =>
        $"{Of(buffer).At(Precedence.Primary)}[{Of(index).Text}]{(path.Length == 0 ? "" : "." + path)}";

    public string Memory(int buffer, int handle, int count) =>
        $"{_scratch.For(_function.TypeOf(buffer))}.Get({Arguments(handle, count)})";

    public string Arguments(params int[] values) => string.Join(", ", values.Select(value => Of(value).AsArgument));

    /// <summary>What a return hands out: of a buffer, a copy that outlives the rented memory.</summary>
    /// <param name="rowCounts">the place of the lengths of the rows that buffers are handed out as; -1 if they are handed out as one array</param>
    public IReadOnlyList<string> Returned(EquatableArray<int> values, int rowCounts)
    {
        string Buffer(int value) => rowCounts < 0 ? Of(value).At(Precedence.Primary) + ".ToArray()"
            : $"global::Backprop.Kernel.ToRows<{TypeText.Of(((BufferType)_function.TypeOf(value)).Element)}>({Of(value).AsArgument}, {Of(values[rowCounts]).AsArgument})";
        return values.Where((_, i) => i != rowCounts)
            .Select(value => _function.TypeOf(value).IsBuffer ? Buffer(value) : values.Count == 1 ? Assigned(value) : Of(value).AsArgument).ToList();
    }

    /// <summary>The expression assigned to something of the value's type.</summary>
    public string Assigned(int value)
    {
        value = _layout.Canonical(value);
        return _inlining.IsInlined(value) ? Assigned(_layout.Definitions[value]!) : Of(value).Text;
    }

    public string Assigned(Step step) => step.Node switch
    {
        Constant constant => Literals.Assigned(_function.TypeOf(constant.Result), constant.Bits),
        Apply { Operation: var operation } apply when operation == Operations.Convert && Literal(apply) is null
            && Promotion.IsWidening(_layout.TypeOf(apply.Inputs[0]), _function.TypeOf(apply.Result)) => Of(apply.Inputs[0]).Text,
        _ => Of(step).Text,
    };

    /// <summary>The opposite of a condition.</summary>
    public Code Not(int value)
    {
        value = _layout.Canonical(value);
        if (_inlining.IsInlined(value) && _layout.Definitions[value]!.Node is Apply apply)
        {
            if (apply.Operation == Operations.Not)
            {
                return Of(apply.Inputs[0]);
            }

            if (Opposite(apply) is { } opposite)
            {
                return Of(apply with { Operation = opposite });
            }
        }

        return new Code("!" + Of(value).At(Precedence.Unary), Precedence.Unary);
    }

    /// <summary>The comparison that holds exactly when this one does not; with NaN only equality has one.</summary>
    private Operation? Opposite(Apply apply)
    {
        Operation operation = apply.Operation;
        if (operation == Operations.Equal || operation == Operations.NotEqual)
        {
            return operation == Operations.Equal ? Operations.NotEqual : Operations.Equal;
        }

        return _function.TypeOf(apply.Inputs[0]).IsFloating ? null
            : operation == Operations.Less ? Operations.GreaterOrEqual
            : operation == Operations.GreaterOrEqual ? Operations.Less
            : operation == Operations.Greater ? Operations.LessOrEqual
            : operation == Operations.LessOrEqual ? Operations.Greater
            : null;
    }

    private Code Of(Apply apply)
    {
        GraphType[] types = apply.Inputs.Select(input => _layout.TypeOf(input)).ToArray();
        var operands = new Code[types.Length];
        for (int i = 0; i < operands.Length; i++)
        {
            // C# widens an operand to the type of the other one by itself.
            bool widens = operands.Length == 2 && apply.Operation.Spelling == Spelling.Infix && types[0].Equals(types[1])
                && !(i == 1 && IsWidening(apply.Inputs[0], out _));
            if (widens && IsWidening(apply.Inputs[i], out int inner))
            {
                operands[i] = Of(inner);
                continue;
            }

            operands[i] = Of(apply.Inputs[i]);
        }

        return apply.Operation == Operations.Convert && Literal(apply) is { } literal ? literal
            : apply.Operation.Spelling == Spelling.Text ? WithWholes(OperationText.Of(apply.Operation, _function.TypeOf(apply.Result), operands, types))
            : OperationText.Of(apply.Operation, _function.TypeOf(apply.Result), operands, types);
    }

    /// <summary>What is made of all components of a parameter is the parameter.</summary>
    private Code WithWholes(Code code) => _wholes.Aggregate(code, (text, whole) => text with { Text = text.Text.Replace(whole.Key, whole.Value) });

    /// <summary>Whether a value is printed as a cast that C# does without being told where the type is clear.</summary>
    private bool IsWidening(int value, out int inner)
    {
        value = _layout.Canonical(value);
        inner = -1;
        if (_inlining.IsInlined(value) && _layout.Definitions[value]!.Node is Apply { Operation: var operation } apply && operation == Operations.Convert)
        {
            inner = _layout.Canonical(apply.Inputs[0]);
            bool isConstant = _inlining.IsInlined(inner) && _layout.Definitions[inner]!.Node is Constant;
            return !isConstant && Promotion.IsWidening(_layout.TypeOf(inner), _layout.TypeOf(value));
        }

        return false;
    }

    /// <summary>A converted constant, as the constant that it is.</summary>
    private Code? Literal(Apply conversion)
    {
        int value = _layout.Canonical(conversion.Inputs[0]);
        return _inlining.IsInlined(value) && _layout.Definitions[value]!.Node is Constant constant
            ? Literals.Converted(_function.TypeOf(value), constant.Bits, _function.TypeOf(conversion.Result)) : null;
    }

    private Code Of(Resolve resolve)
    {
        Code choice = Of(resolve.Choice);
        string text = Of(resolve.Origins[resolve.Origins.Count - 1]).Text;
        for (int i = resolve.Origins.Count - 2; i >= 0; i--)
        {
            string number = i.ToString(CultureInfo.InvariantCulture);
            text = $"{choice.At(Precedence.Relational)} == {number} ? {Of(resolve.Origins[i]).At(Precedence.ConditionalOr)} : {text}";
        }

        var code = new Code(text, resolve.Origins.Count == 1 ? Precedence.Primary : Precedence.Conditional);
        return resolve.Start < 0 ? code : $"{code.At(Precedence.Primary)}.Slice({Arguments(resolve.Start, resolve.Count)})";
    }

    private Code Of(If branch, Step step)
    {
        int result = _inlining.OnlyResult(branch);
        int index = branch.Results.ToList().IndexOf(result);
        int then = Given(step.Then, index);
        int otherwise = Given(step.Else, index);
        if (_function.TypeOf(result) is ScalarType { Kind: ScalarKind.Boolean })
        {
            bool? isThen = Known(then);
            bool? isElse = Known(otherwise);
            if (isThen == true && isElse == false)
            {
                return Of(branch.Condition);
            }

            if (isThen == false && isElse == true)
            {
                return Not(branch.Condition);
            }

            if (isElse == false)
            {
                return new Code(
                    $"{Of(branch.Condition).At(Precedence.ConditionalAnd)} && {Of(then).At(Precedence.ConditionalAnd)}", Precedence.ConditionalAnd);
            }

            if (isThen == true)
            {
                return new Code(
                    $"{Of(branch.Condition).At(Precedence.ConditionalOr)} || {Of(otherwise).At(Precedence.ConditionalOr)}", Precedence.ConditionalOr);
            }
        }

        // The arms have the type of the result, so that C# converts neither.
        string condition = Of(branch.Condition).At(Precedence.ConditionalOr);
        return new Code($"{condition} ? {Of(then).At(Precedence.ConditionalOr)} : {Of(otherwise).At(Precedence.Conditional)}", Precedence.Conditional);
    }

    private static int Given(IReadOnlyList<Step> arm, int index) => ((Exit)arm[arm.Count - 1].Node).Values[index];

    private bool? Known(int value) =>
        _layout.Definitions[_layout.Canonical(value)]?.Node is Constant constant && _inlining.IsInlined(_layout.Canonical(value)) ? constant.Bits != 0 : null;
}
