using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Tests.Rules;

namespace Backprop.Tests.Mutants;

/// <summary>Bugs are seeded into rules; the tests of the rule table must notice every one.</summary>
public sealed class RuleMutantTests
{
    public static TheoryData<string> Names => [.. RuleMutants.Make().Select(row => row.Mutant.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Mutant_IsKilled(string name)
    {
        (Operation operation, int operand, Mutant mutant) = RuleMutants.Make().Single(row => row.Mutant.Name == name);
        bool isKilled = mutant.IsNoticedBy(() =>
        {
            new RuleTests().Rule_AgreesWithDuals(operation.Name, operand);
            return false;
        });
        Assert.True(mutant.Applied > 0, "the rule was not asked for");
        Assert.True(isKilled, "nothing notices it");
    }
}
