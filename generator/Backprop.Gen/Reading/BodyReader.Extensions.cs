using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.Reading;

/// <summary>Members of extension blocks: what they are called on is a parameter of the block, which stands in no list of theirs.</summary>
internal sealed partial class BodyReader
{
    /// <summary>Gives the parameter of the block around an extension member its value.</summary>
    private void BindExtended(Frame frame, IOperation at, Datum? receiver)
    {
        if (receiver is null || frame.Method.IsStatic || ExtendedBy(frame.Body) is not { } parameter)
        {
            return;
        }

        if (parameter.RefKind == RefKind.Ref)
        {
            throw Expression(at, "An extension that changes what it is called on", "write it as a method with a 'ref' parameter");
        }

        Datum value = receiver is ByReference { Place: var place } ? Load(place, at) : receiver;
        Variable variable = Declare(parameter, FormOf(parameter.Type, at));
        Store(variable, Names.IsNoGradient(parameter) ? Stop(value) : value, at);
    }

    /// <summary>The parameter of the extension block that a body stands in, if its method is called on one. The syntax of blocks is newer than this reader.</summary>
    private IParameterSymbol? ExtendedBy(Body body)
    {
        SyntaxNode? around = body.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax)?.Parent;
        bool isBlock = around is TypeDeclarationSyntax and not (ClassDeclarationSyntax or StructDeclarationSyntax or InterfaceDeclarationSyntax or RecordDeclarationSyntax);
        ParameterSyntax? syntax = isBlock ? around!.ChildNodes().OfType<ParameterListSyntax>().FirstOrDefault()?.Parameters.FirstOrDefault() : null;
        return syntax is null ? null : body.Model.GetDeclaredSymbol(syntax, _module.Token) as IParameterSymbol;
    }
}
