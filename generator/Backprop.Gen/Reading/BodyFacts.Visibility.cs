using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>What decides whether a method that nothing active flows into is better left as it is.</summary>
internal sealed partial class BodyFacts
{
    /// <summary>The members used that are not for everybody.</summary>
    public HashSet<ISymbol> Hidden { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether floating-point numbers, or functions of them, go into the method or come out of it.</summary>
    public bool TakesPart => _method.MethodKind is MethodKind.LocalFunction or MethodKind.LambdaMethod
        || _method.Parameters.Select(parameter => parameter.Type).Append(_method.ReturnType).Append(_method.ContainingType).Any(FloatingContent.IsIn);

    private void Touch(ISymbol? member)
    {
        if (member?.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
        {
            Hidden.Add(member!);
        }
    }
}
