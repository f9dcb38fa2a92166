using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Prints the statements of a function.</summary>
internal sealed partial class StatementWriter
{
    private readonly Layout _layout;
    private readonly Function _function;
    private readonly Inlining _inlining;
    private readonly Variables _variables;
    private readonly NameScope _names;
    private readonly ScratchNames _scratch;
    private readonly Callees _callees;
    private readonly string _typeParameters;
    private readonly int _rowCounts;
    private readonly ExpressionWriter _expressions;
    private readonly Labels _labels;
    private Lines _lines = new();

    /// <param name="spellings">what each parameter of the function is called</param>
    /// <param name="wholes">structs that are made of all components of a parameter, as text, and the parameter</param>
    /// <param name="names">has everything that is visible in the function</param>
    /// <param name="rowCounts">the result that has the lengths of the rows of the buffers among the others; -1 if there is none</param>
    /// <param name="typeParameters">with which the other functions of the module are called</param>
    public StatementWriter(
        Function function, IReadOnlyDictionary<int, string> spellings, IReadOnlyDictionary<string, string> wholes, NameScope names, ScratchNames scratch, Callees callees,
        string typeParameters, int rowCounts = -1)
    {
        _function = function;
        _typeParameters = typeParameters;
        _rowCounts = rowCounts;
        _layout = new Layout(function);
        names.Scopes = _layout.Scopes;
        _inlining = new Inlining(_layout);
        _variables = new Variables(_layout, _inlining, names);
        _names = names;
        _scratch = scratch;
        _callees = callees;
        _expressions = new ExpressionWriter(_layout, _inlining, _variables, spellings, wholes, scratch);
        _labels = new Labels(_layout);
    }

    public IReadOnlyList<string> Write()
    {
        Write(_layout.Body, new Ahead(Function.ReturnLabel));
        return _lines.All;
    }

    private void Write(IReadOnlyList<Step> steps, Ahead? ahead)
    {
        for (int i = 0; i < steps.Count && !steps[i].IsUnreachable; i++)
        {
            Step step = steps[i];
            foreach (Variable variable in _variables.HoistedBefore(step.Position))
            {
                Declare(variable);
            }

            if (step.Node is Note note)
            {
                _lines.Note(note.Text);
            }
            else if (TryWritePair(steps, i))
            {
                i++;
            }
            else if (LastOfRemade(steps, i) is > 0 and int last)
            {
                WriteRemade(steps, i, last);
                i = last;
            }
            else if (_inlining.IsPrinted(step))
            {
                Write(step, step.Node is Exit ? ahead : AheadIn(steps, i, ahead));
            }
        }
    }

    private void Write(Step step, Ahead? ahead)
    {
        switch (step.Node)
        {
            case Exit exit:
                WriteExit(exit, step, ahead);
                break;
            case If branch when !_inlining.IsExpression(step):
                WriteIf(branch, step, ahead);
                break;
            case Block { Disposes: true } block:
                WriteDisposing(block, Nested(step.Body, ahead));
                WriteLabel(block.Label);
                break;
            case Block block:
                Write(step.Body, ahead);
                WriteLabel(block.Label);
                break;
            case Loop loop:
                WriteLoop(loop, step);
                break;
            default:
                WriteSimple(step);
                break;
        }
    }

    private void WriteSimple(Step step)
    {
        int result = _inlining.ResultOf(step);
        if (result >= 0)
        {
            AssignOrDrop(result, step);
            return;
        }

        switch (step.Node)
        {
            case External n:
                WriteExternal(n, step);
                break;
            case Store n:
                WriteStore(n);
                break;
            case Accumulate n:
                WriteAccumulate(n);
                break;
            case Allocate n:
                WriteAllocate(n, step);
                break;
            case Copy n:
                _lines.Statement($"{Primary(n.Source)}.CopyTo({_expressions.Of(n.Destination).Text});");
                break;
            case Clear n:
                _lines.Statement($"{Primary(n.Buffer)}.Clear();");
                break;
            case Elementwise n:
                _lines.Statement(TensorText.Of(
                    n.Operation, ElementOf(n.Destination), n.Inputs.Select(input => (_expressions.Of(input), _layout.TypeOf(input).IsBuffer)).ToList(), _expressions.Of(n.Destination)) + ";");
                break;
            case Reduce n:
                AssignCall(n.Result, step, TensorText.Of(n.Reduction, ElementOf(n.Inputs[0]), n.Inputs.Select(input => _expressions.Of(input))));
                break;
            case Push n:
                _lines.Statement($"{Primary(n.Tape)}.Push({_expressions.Of(n.Value).Text});");
                break;
            case Pop n:
                AssignCall(n.Result, step, Primary(n.Tape) + ".Pop()");
                break;
            case LendTape n:
                AssignCall(n.Result, step, _scratch.Of(TypeText.Of(((TapeType)_layout.TypeOf(n.Result)).Element)) + ".LendTape()");
                break;
            case DropTape n:
                _lines.Statement(_scratch.Of(TypeText.Of(((TapeType)_layout.TypeOf(n.Tape)).Element)) + ".DropTape();");
                break;
            case Set n:
                WriteCopies(new[] { (n.Cell, n.Value) }, step.Position);
                break;
            case Invoke n:
                WriteInvoke(n, step);
                break;
        }
    }

    private GraphType ElementOf(int buffer) => ((BufferType)_layout.TypeOf(buffer)).Element;

    private string Primary(int value) => _expressions.Of(value).At(Precedence.Primary);

    private void AssignOrDrop(int result, Step step)
    {
        if (_variables.Of(result) is { } variable)
        {
            Assign(variable, step.Position, _expressions.Assigned(step), Compound(variable, step.Node));
        }
        else
        {
            // Nobody wants it, but it may throw as the user's code does.
            _lines.Statement($"_ = {_expressions.Of(step).Text};");
        }
    }

    /// <summary>Assigns the result of a call that is made in any case.</summary>
    private void AssignCall(int result, Step step, string call)
    {
        if (_variables.Of(result) is { } variable)
        {
            Assign(variable, step.Position, call);
        }
        else
        {
            _lines.Statement(call + ";");
        }
    }

    private void Declare(Variable variable) =>
        _lines.Preparation($"{TypeText.Of(variable.Type)} {variable.Name}{(variable.NeedsDefault ? " = " + Literals.Assigned(variable.Type, 0) : "")};");

    private void Assign(Variable variable, int position, string text, string? compound = null)
    {
        // A value that is only passed on may have kept its variable.
        if (compound is not null || text != variable.Name)
        {
            _lines.Statement(Assignment(variable, position, text, compound));
        }
    }

    private static string Assignment(Variable variable, int position, string text, string? compound) =>
        variable.IsDeclaredInPlace && variable.Declared == position ? $"{TypeText.Of(variable.Type)} {variable.Name} = {text};"
        : compound ?? $"{variable.Name} = {text};";

    /// <summary><c>s += x</c> for <c>s = s + x</c>.</summary>
    private string? Compound(Variable variable, Node node)
    {
        if (node is not Apply apply || apply.Inputs.Count != 2 || _variables.Of(_layout.Canonical(apply.Inputs[0])) != variable)
        {
            return null;
        }

        return Compound(variable.Name, apply);
    }

    private string? Compound(string target, Apply apply)
    {
        GraphType result = _function.TypeOf(apply.Result);
        GraphType right = _layout.TypeOf(apply.Inputs[1]);
        bool isShift = apply.Operation == Operations.ShiftLeft || apply.Operation == Operations.ShiftRight;
        if (!OperationText.HasCompound(apply.Operation, result, _layout.TypeOf(apply.Inputs[0])) || !(right.Equals(result) || isShift))
        {
            return null;
        }

        string operand = _expressions.Of(apply.Inputs[1]).Text;
        bool isStep = operand == "1" && (apply.Operation == Operations.Add || apply.Operation == Operations.Subtract);
        return isStep ? target + apply.Operation.Symbol + apply.Operation.Symbol + ";" : $"{target} {apply.Operation.Symbol}= {operand};";
    }

    private void WriteAllocate(Allocate allocate, Step step)
    {
        string scratch = _scratch.For(_function.TypeOf(allocate.Result));
        string handle = $"{scratch}.Allocate({_expressions.Of(allocate.Count).Text})";
        if (_variables.Of(allocate.Handle) is { } variable)
        {
            Assign(variable, step.Position, handle);
            handle = variable.Name;
        }

        if (_variables.Of(allocate.Result) is { } array)
        {
            Assign(array, step.Position, $"{scratch}.Get({handle}, {_expressions.Of(allocate.Count).Text})");
        }
        else if (_variables.Of(allocate.Handle) is null)
        {
            _lines.Statement(handle + ";");
        }
    }

    private void WriteExternal(External external, Step step)
    {
        string text = ExternalText.Fill(external.Template, external.Inputs.Select(input => _expressions.Of(input)).ToArray());
        if (external.Result < 0)
        {
            _lines.Statement(text.EndsWith(";", System.StringComparison.Ordinal) || text.EndsWith("}", System.StringComparison.Ordinal) ? text : text + ";");
        }
        else if (_variables.Of(external.Result) is { } variable)
        {
            Assign(variable, step.Position, text);
        }
        else
        {
            _lines.Statement($"_ = {text};");
        }
    }

    private void WriteInvoke(Invoke invoke, Step step)
    {
        List<string> scratches = invoke.ForgetsMemory ? _callees.ScratchesOf(invoke.Function).Select(_scratch.Of).ToList() : new List<string>();
        scratches.ForEach(scratch => _lines.Statement(scratch + ".Open();"));
        WriteCall(invoke, step);
        scratches.ForEach(scratch => _lines.Statement(scratch + ".Close();"));
    }

    private void WriteCall(Invoke invoke, Step step)
    {
        IEnumerable<string> arguments = invoke.Inputs.Select(input => _expressions.Of(input).AsArgument)
            .Concat(_callees.ScratchesOf(invoke.Function).Select(_scratch.Of));
        string call = $"{_callees.NameOf(invoke.Function)}{_typeParameters}({string.Join(", ", arguments)})";
        if (invoke.Results.Count == 1)
        {
            AssignCall(invoke.Results[0], step, call);
            return;
        }

        List<Variable?> variables = invoke.Results.Select(_variables.Of).ToList();
        if (variables.TrueForAll(variable => variable is null))
        {
            _lines.Statement(call + ";");
            return;
        }

        string targets = string.Join(", ", variables.Select(variable => variable is null ? "_"
            : variable.IsDeclaredInPlace && variable.Declared == step.Position ? TypeText.Of(variable.Type) + " " + variable.Name : variable.Name));
        _lines.Statement($"({targets}) = {call};");
    }
}
