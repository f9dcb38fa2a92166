using System;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>What a constructor does before its body: it keeps the parameters of a primary constructor, and runs the initialisers of fields.</summary>
internal sealed partial class BodyReader
{
    /// <summary>A type with a primary constructor: its parameters become properties (of a record) or are kept for the bodies that use them.</summary>
    private Datum ConstructPrimary(IOperation at, IMethodSymbol constructor, Form form, Datum[] arguments)
    {
        Variable self = NewVariable("", form);
        StoreUnseen(self, ReadDefaultOf(form), at);
        BeginPrimary(at, constructor, self, arguments, () => { });
        return Load(self, at);
    }

    /// <summary>The whole of a primary constructor: it keeps its parameters, runs the initialisers, and calls the constructor of the base class, if there is one.</summary>
    private void BeginPrimary(IOperation at, IMethodSymbol constructor, Variable self, Datum[] arguments, Action callBase)
    {
        Frame caller = _frame;
        Body body = new(constructor, at.Syntax, at, caller.Body.Model, caller.Facts);
        _frame = new Frame(body, constructor, caller, _module.Compilation) { Self = self, ReturnLabel = caller.ReturnLabel, ReturnForm = caller.ReturnForm };
        foreach (IParameterSymbol parameter in constructor.OriginalDefinition.Parameters)
        {
            Datum argument = arguments[parameter.Ordinal];
            if (argument is ByReference { Place: var place })
            {
                _frame.Variables[parameter] = new Variable(parameter.Name, place.Form, Forms.LeavesOf(place.Form)) { Alias = place };
                continue;
            }

            Variable variable = Declare(parameter, FormOf(parameter.Type, at));
            Store(variable, Names.IsNoGradient(parameter) ? Stop(argument) : argument, at);
            if ((PropertyOf(parameter) is { } property ? InsideOf(Whole(self), property.Name) : InsideOf(Whole(self), Names.Kept(parameter))) is { } kept)
            {
                Store(kept, Load(variable, at), at);
            }
        }

        RunInitializers(constructor.ContainingType, self, at);
        callBase();
        _frame = caller;
    }

    /// <summary>The property that a parameter of a record stands for.</summary>
    private IPropertySymbol? PropertyOf(IParameterSymbol parameter) => parameter.ContainingType is { IsRecord: true } record
        ? record.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(property => property.DeclaringSyntaxReferences
            .Any(reference => reference.GetSyntax(_module.Token) is ParameterSyntax)) : null;

    /// <summary>The initialisers of fields and properties, in the order of the text. They run unless a constructor leaves that to another one.</summary>
    private void RunInitializers(INamedTypeSymbol type, Variable self, IOperation at)
    {
        foreach ((ISymbol member, EqualsValueClauseSyntax syntax) in ConstructorStart.InitializersOf(type, _module.Token))
        {
            SemanticModel model = _module.Sources.ModelOf(syntax.SyntaxTree);
            if (model.GetOperation(syntax, _module.Token) is ISymbolInitializerOperation { Value: { } value }
                && InsideOf(Whole(self), member.Name) is { } place)
            {
                Store(place, ConvertLeaves(Read(value), place.Form, at), at);
            }
        }
    }

    /// <summary>The constructor that another one leaves the beginning to: <c>: this(…)</c>.</summary>
    private static ConstructorInitializerSyntax? ChainOf(Body body) =>
        body.Syntax is ConstructorDeclarationSyntax { Initializer: { ThisOrBaseKeyword: var keyword } initializer } && keyword.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.ThisKeyword)
            ? initializer : null;

    /// <summary>What happens before the body of a constructor, once its parameters have their values.</summary>
    private void BeginConstruction(Frame frame, IOperation at)
    {
        if (ChainOf(frame.Body) is not { } chain)
        {
            RunInitializers(frame.Method.ContainingType, frame.Self!, at);
            return;
        }

        IInvocationOperation call = frame.Body.Model.GetOperation(chain, _module.Token) as IInvocationOperation ?? throw new BrokenCode();
        Datum made = ConstructBy(call, _frame.Close(call.TargetMethod), frame.Self!.Form, call.Arguments);
        StoreUnseen(frame.Self, made, at);
    }

    /// <summary>Whether a parameter is one of the primary constructor of the struct that the body works on.</summary>
    private bool IsKept(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } && FindVariable(parameter) is null
        && SelfOf(_frame) is { } self && InsideOf(PlaceOf(self), Names.Kept(parameter)) is not null;

    private Datum ReadMember(IOperation at, string name) => Load(InsideOf(PlaceOf(SelfOf(_frame)!), name)!, at);

    /// <summary>Whether a constructor stands in the head of its type.</summary>
    private bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_module.Token) is TypeDeclarationSyntax;
}
