using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>The arguments of the attribute.</summary>
internal sealed record OptionsReader(Derivatives Derivatives, bool StrongZero, IReadOnlyList<(string Option, string Reason)> WithoutEffect, Location? Location)
{
    public static OptionsReader Of(IMethodSymbol method)
    {
        AttributeData? data = Attribute(method) ?? (method.PartialDefinitionPart is { } part ? Attribute(part) : null);
        Derivatives derivatives = Derivatives.Gradient;
        bool strongZero = true;
        List<(string, string)> withoutEffect = new();
        if (data is null)
        {
            return new OptionsReader(derivatives, strongZero, withoutEffect, null);
        }

        if (data.ConstructorArguments.Length > 0 && data.ConstructorArguments[0].Value is int flags)
        {
            derivatives = (Derivatives)flags;
        }

        foreach (KeyValuePair<string, TypedConstant> option in data.NamedArguments)
        {
            switch (option.Key)
            {
                case "Derivatives" when option.Value.Value is int named:
                    derivatives = (Derivatives)named;
                    break;
                case "StrongZero":
                    strongZero = option.Value.Value is not false;
                    break;
                case "Scratch" when option.Value.Value is true:
                    withoutEffect.Add((option.Key, "it is for a field of a class"));
                    break;
                case "FastMath" or "Parallel" when option.Value.Value is true:
                case "Checkpoint" when option.Value.Value is int and not 0:
                case "Segments" when option.Value.Value is int:
                    withoutEffect.Add((option.Key, "it is not supported yet"));
                    break;
            }
        }

        foreach (Derivatives one in new[] { Derivatives.Graph })
        {
            if ((derivatives & one) != 0)
            {
                withoutEffect.Add(("Derivatives." + one, "it is not supported yet"));
            }
        }

        if (derivatives == 0)
        {
            withoutEffect.Add(("Differentiable", "it asks for no derivative"));
        }

        derivatives &= Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape;
        return new OptionsReader(derivatives, strongZero, withoutEffect, data.ApplicationSyntaxReference?.GetSyntax().GetLocation());
    }

    private static AttributeData? Attribute(IMethodSymbol method) => method.GetAttributes()
        .FirstOrDefault(data => data.AttributeClass is { Name: "DifferentiableAttribute" } type && Names.IsBackprop(type));
}
