using System.Collections.Generic;
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
        Frame caller = _frame;
        Variable self = NewVariable("", form);
        Store(self, ReadDefaultOf(form), at);
        Body body = new(constructor, at.Syntax, at, caller.Body.Model, caller.Facts);
        _frame = new Frame(body, constructor, caller, _module.Compilation) { Self = self, ReturnLabel = caller.ReturnLabel, ReturnForm = caller.ReturnForm };
        foreach (IParameterSymbol parameter in constructor.OriginalDefinition.Parameters)
        {
            Variable variable = Declare(parameter, FormOf(parameter.Type, at));
            Store(variable, arguments[parameter.Ordinal], at);
            if ((InsideOf(Whole(self), parameter.Name) ?? InsideOf(Whole(self), Names.Kept(parameter))) is { } place)
            {
                Store(place, Load(variable, at), at);
            }
        }

        RunInitializers(constructor.ContainingType, self, at);
        _frame = caller;
        return Load(self, at);
    }

    /// <summary>The initialisers of fields and properties, in the order of the text. They run unless a constructor leaves that to another one.</summary>
    private void RunInitializers(INamedTypeSymbol type, Variable self, IOperation at)
    {
        foreach ((ISymbol member, EqualsValueClauseSyntax syntax) in InitializersOf(type))
        {
            SemanticModel model = _module.Sources.ModelOf(syntax.SyntaxTree);
            if (model.GetOperation(syntax, _module.Token) is ISymbolInitializerOperation { Value: { } value }
                && InsideOf(Whole(self), member.Name) is { } place)
            {
                Store(place, ConvertLeaves(Read(value), place.Form, at), at);
            }
        }
    }

    private IEnumerable<(ISymbol Member, EqualsValueClauseSyntax Syntax)> InitializersOf(INamedTypeSymbol type) =>
        from member in type.OriginalDefinition.GetMembers()
        where !member.IsStatic && member is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol
        from reference in member.DeclaringSyntaxReferences
        let initializer = reference.GetSyntax(_module.Token) switch
        {
            VariableDeclaratorSyntax field => field.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        }
        where initializer is not null
        select (member, initializer);

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
        Store(frame.Self, made, at);
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
