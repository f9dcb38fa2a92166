using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Rules;

/// <summary>A formula of the rule table.</summary>
public abstract record RuleExpression
{
    /// <summary>The names that the formula reads.</summary>
    public IEnumerable<string> Names()
    {
        switch (this)
        {
            case NameExpression name:
                yield return name.Name;
                break;
            case OperationExpression operation:
                foreach (RuleExpression operand in operation.Operands)
                {
                    foreach (string name in operand.Names())
                    {
                        yield return name;
                    }
                }

                break;
        }
    }
}

/// <summary>An operand (x, y, z), the result (r), or what is propagated (u).</summary>
public sealed record NameExpression(string Name) : RuleExpression;

public sealed record NumberExpression(double Value) : RuleExpression;

public sealed record OperationExpression(Operation Operation, EquatableArray<RuleExpression> Operands) : RuleExpression;
