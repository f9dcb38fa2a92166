using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>What patterns name, and what they look at.</summary>
internal static class Patterns
{
    /// <summary>The variable that a pattern gives what it matches.</summary>
    public static ILocalSymbol? NamedBy(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol as ILocalSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol as ILocalSymbol,
        IListPatternOperation list => list.DeclaredSymbol as ILocalSymbol,
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
