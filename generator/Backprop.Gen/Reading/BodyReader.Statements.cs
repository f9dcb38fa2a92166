using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Statements, one after the other.</summary>
internal sealed partial class BodyReader
{
    /// <summary>An early return of a helper turns the rest of the body into the other arm, up to this many times.</summary>
    private const int MaxFolds = 32;

    private void ReadBody(Frame frame)
    {
        if (frame.Facts.IsBroken)
        {
            throw new BrokenCode();
        }

        if (frame.Facts.TooDeep is { } deep)
        {
            throw Refuse(Descriptors.TooDeep, HeadOf(deep.Syntax), BodyFacts.MaxDepth);
        }

        if (frame.Body.Root is IBlockOperation block)
        {
            ReadStatements(block.Operations, 0, isBody: true);
        }
        else
        {
            ReadStatement(frame.Body.Root);
        }
    }

    private void ReadStatements(IReadOnlyList<IOperation> statements, int first, bool isBody)
    {
        for (int i = first; i < statements.Count; i++)
        {
            if (_ended)
            {
                PassOver(statements.Skip(i));
                return;
            }

            if (isBody && i + 1 < statements.Count && statements[i] is IConditionalOperation branch && FoldsRest(branch))
            {
                int next = i + 1;
                _frame.Folds++;
                Guard(branch, () => ReadIf(branch, () =>
                {
                    ReadStatements(statements, next, isBody: true);
                    ReturnNothing();
                }));
                return;
            }

            if (statements[i] is IUsingDeclarationOperation declaration)
            {
                int next = i + 1;
                Guard(declaration, () => ReadUsing(declaration, () => ReadStatements(statements, next, isBody)));
                return;
            }

            ReadStatement(statements[i]);
        }
    }

    private bool FoldsRest(IConditionalOperation branch) =>
        _frame.Caller is not null && _frame.Folds < MaxFolds && _frame.Facts.CanReturn(branch) && !_frame.ReturnsSelf;

    private void ReadStatement(IOperation statement) => Guard(statement, () => Dispatch(statement));

    /// <summary>Reads a statement; if it is refused, says so and goes on behind it.</summary>
    private void Guard(IOperation statement, Action read)
    {
        Frame frame = _frame;
        Area? area = _area;
        try
        {
            read();
        }
        catch (Refusal refusal)
        {
            Recover(frame, area, refusal.Diagnostic);
        }
        catch (InsufficientExecutionStackException)
        {
            _frame = frame;
            Recover(frame, area, Refuse(Descriptors.TooDeep, statement, MaxExpressionDepth).Diagnostic);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or BrokenCode) && _module.HasErrors)
        {
            // What follows a refused statement may lack what that would have declared; what matters has been said.
            Recover(frame, area, null);
        }
    }

    private void Recover(Frame frame, Area? area, Diagnostic? diagnostic)
    {
        if (diagnostic is not null)
        {
            _module.Report(diagnostic);
        }

        while (!ReferenceEquals(_area, area))
        {
            CloseNodes();
        }

        _frame = frame;
        _expressionDepth = 0;
    }

    private void Dispatch(IOperation statement)
    {
        switch (statement)
        {
            case IBlockOperation block:
                ReadStatements(block.Operations, 0, isBody: false);
                break;
            case IVariableDeclarationGroupOperation group:
                ReadDeclarations(group);
                break;
            case IExpressionStatementOperation expression:
                Note(statement.Syntax);
                ReadEffect(expression.Operation);
                break;
            case IConditionalOperation branch:
                ReadIf(branch, null);
                break;
            case IForLoopOperation loop:
                ReadFor(loop);
                break;
            case IWhileLoopOperation loop:
                ReadWhile(loop);
                break;
            case IForEachLoopOperation loop:
                ReadForEach(loop);
                break;
            case ISwitchOperation choice:
                ReadSwitch(choice);
                break;
            case IUsingOperation resource:
                ReadUsing(resource);
                break;
            case IReturnOperation { Kind: OperationKind.Return } result:
                ReadReturn(result);
                break;
            case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } jump when _frame.Targets.TryGetValue(jump.Target, out Target? target):
                Exit(target);
                break;
            case IThrowOperation problem:
                Note(statement.Syntax);
                ReadThrow(problem);
                break;
            case IEmptyOperation or ILocalFunctionOperation:
                break;
            default:
                throw RefuseStatement(statement);
        }
    }

    private Refusal RefuseStatement(IOperation statement)
    {
        if (statement is IInvalidOperation)
        {
            throw new BrokenCode();
        }

        (string what, string advice) = statement switch
        {
            ITryOperation => ("'try'", "move it into the caller"),
            IUsingOperation or IUsingDeclarationOperation => ("'await using'", "move it into the caller"),
            ILockOperation => ("'lock'", "move it into the caller"),
            ILabeledOperation or IBranchOperation => ("'goto'", "use a loop with 'break' and 'continue'"),
            IReturnOperation => ("'yield'", "write the results into a buffer"),
            _ => ("This statement", "use assignments, 'if', 'switch', loops and calls"),
        };
        return Refuse(Descriptors.UnsupportedStatement, HeadOf(statement.Syntax), what, advice);
    }

    /// <summary>The part of a statement that a message about it as a whole marks.</summary>
    private static SyntaxNode HeadOf(SyntaxNode syntax) => syntax;

    /// <param name="isResult">whether it is the expression of a method that is nothing but that</param>
    private void Note(SyntaxNode statement, bool isResult = false)
    {
        bool isDefinition = !_module.Compilation.ContainsSyntaxTree(statement.SyntaxTree);
        if (!isDefinition && (_frame.Caller is null || !IsOnlyReturn()))
        {
            string text = StatementText.Of(statement);
            Note note = new(isResult ? $"return {text};" : text);
            _module.Statements[note] = statement.GetFirstToken().GetLocation();
            Append(note);
        }
    }

    /// <summary>A helper that is a single expression is read as part of the caller's statement.</summary>
    private bool IsOnlyReturn() => _frame.Body.Root is IBlockOperation { Operations: { Length: 1 } operations } && operations[0] is IReturnOperation;

    private void ReadIf(IConditionalOperation branch, Action? rest)
    {
        Note(branch.Syntax);
        int condition = ReadValue(branch.Condition);
        Slot[] slots = SlotsOf(branch);
        int mark = _graph.Count;
        Arm then = ReadArm(slots, () => ReadStatement(branch.WhenTrue), condition, true);
        Arm @else = ReadArm(slots, () =>
        {
            if (branch.WhenFalse is { } whenFalse)
            {
                ReadStatement(whenFalse);
            }
        }, condition, false);
        bool folds = rest is not null && then.Ended != @else.Ended;
        if (folds)
        {
            GoOnIn(then.Ended ? @else : then, slots, rest!);
        }

        bool isOneWay = then.Ended != @else.Ended;
        Branch(condition, then, @else, slots, Array.Empty<GraphType>(), mark);
        if (isOneWay)
        {
            Assume(condition, @else.Ended);
        }

        if (rest is not null && !folds)
        {
            rest();
        }
    }

    private void ReadDeclarations(IVariableDeclarationGroupOperation group)
    {
        bool isNoted = false;
        foreach (IVariableDeclarationOperation declaration in group.Declarations)
        {
            foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
            {
                IVariableInitializerOperation? initializer = declarator.Initializer ?? declaration.Initializer;
                if (initializer is not null && !isNoted && !declarator.Symbol.IsConst)
                {
                    Note(group.Syntax);
                    isNoted = true;
                }

                Declare(declarator, initializer?.Value);
            }
        }
    }

    private void Declare(IVariableDeclaratorOperation declarator, IOperation? initial)
    {
        ILocalSymbol local = declarator.Symbol;
        if (local.IsConst)
        {
            return;
        }

        if (local.IsRef)
        {
            _frame.Variables[local] = initial is not null && PlaceOf(initial) is { } place and (ElementPlace or VariablePlace { Form: ScalarForm or StructForm })
                ? new Variable(local.Name, place.Form, Forms.LeavesOf(place.Form)) { Alias = place }
                : throw Statement(declarator, "A 'ref' local to this", "use the variable itself");
            return;
        }

        Datum? value = initial is null ? null : Read(initial);
        Variable variable = Declare(local, local.Type, declarator);
        if (value is not null)
        {
            Store(variable, value, declarator);
        }
    }
}
