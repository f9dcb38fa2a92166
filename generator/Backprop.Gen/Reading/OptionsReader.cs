using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>The arguments of the attribute.</summary>
internal sealed record OptionsReader(Derivatives Derivatives, bool StrongZero, IReadOnlyList<(string Option, string Reason)> WithoutEffect, Location? Location)
{
    /// <summary>How outermost loops are cut into segments; null if they are not.</summary>
    public Segmentation? Segmentation { get; private init; }

    private const int BySquareRoot = 1;

    private const int ByNumber = 2;

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
        return new OptionsReader(derivatives, strongZero, withoutEffect, data.ApplicationSyntaxReference?.GetSyntax().GetLocation())
        {
            Segmentation = SegmentationOf(data, withoutEffect),
        };
    }

    private static Segmentation? SegmentationOf(AttributeData data, List<(string Option, string Reason)> withoutEffect)
    {
        int? Named(string name) => data.NamedArguments.FirstOrDefault(option => option.Key == name).Value.Value as int?;
        int? segments = Named("Segments");
        switch (Named("Checkpoint"))
        {
            case ByNumber when segments is > 0:
                return new Segmentation(segments.Value);
            case ByNumber:
                withoutEffect.Add(("Checkpoint.Segments", "say how many: 'Segments = n', with n of at least 1"));
                return null;
            case var checkpoint:
                if (segments is not null)
                {
                    withoutEffect.Add(("Segments", "it is for 'Checkpoint = Checkpoint.Segments'"));
                }

                return checkpoint == BySquareRoot ? Segmentation.SquareRoot : null;
        }
    }

    private static AttributeData? Attribute(IMethodSymbol method) => method.GetAttributes()
        .FirstOrDefault(data => data.AttributeClass is { Name: "DifferentiableAttribute" } type && Names.IsBackprop(type));
}
