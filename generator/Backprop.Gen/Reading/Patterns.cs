using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>What patterns name, and what they look at.</summary>
internal static class Patterns
{
    /// <summary>The variable that a pattern gives what it matches, or that is declared as an argument.</summary>
    public static ILocalSymbol? NamedBy(IOperation operation) => operation switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol as ILocalSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol as ILocalSymbol,
        IListPatternOperation list => list.DeclaredSymbol as ILocalSymbol,
        IArgumentOperation { Value: IDeclarationExpressionOperation { Expression: ILocalReferenceOperation local } } => local.Local,
        _ => null,
    };

    /// <summary>The expression that a pattern, or the one around it, is matched with.</summary>
    public static IOperation? SubjectOf(IPatternOperation pattern)
    {
        IOperation? operation = pattern;
        while (operation is IPatternOperation or IPropertySubpatternOperation or ISwitchExpressionArmOperation or ICaseClauseOperation or ISwitchCaseOperation)
        {
            operation = operation.Parent;
        }

        return operation switch
        {
            IIsPatternOperation test => test.Value,
            ISwitchExpressionOperation choice => choice.Value,
            ISwitchOperation choice => choice.Value,
            _ => null,
        };
    }
}
