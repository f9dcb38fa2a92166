using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Backprop.Oracle;

namespace Backprop.Tests.Matrix;

/// <summary>The constructs once more, generic over numbers: by turns at double and at float.</summary>
internal static class GenericPrograms
{
    /// <summary>What C# itself has no generic form of.</summary>
    private static readonly HashSet<string> s_notGeneric =
    [
        // What is of one type: other numbers, and code outside the program.
        "Conversions", "FloatArithmetic", "FloatRoundTrip", "External", "ExternalInBranch", "ExternalInLoop", "ExternalOnce", "CheckedFractions", "GenericType", "NullableConversions", "QuestionsOfDigits",
        // What has a type parameter of that name.
        "IsTypeParameter", "SwitchWithPatternsOfObject",
        // What only constants are allowed in.
        "OptionalArguments", "IsConstant", "IsListOfArray", "IsPositional", "IsProperty", "IsRange", "NullablePatterns", "NullableRelation", "NullableStruct", "NullableSwitch",
        "SwitchExpressionOfNumber", "SwitchExpressionOfTuple", "SwitchExpressionStruct", "SwitchOverNumber", "TupleOfOwnDeconstruct",
    ];

    /// <summary>The types of System.Numerics are of one precision each.</summary>
    private static readonly Regex s_vectors = new(@"\b(Vector[234]|Quaternion|Plane|Matrix3x2|Matrix4x4|Complex)\b");

    public static IEnumerable<OracleProgram> Of(IEnumerable<Construct> constructs, bool everyPlace)
    {
        IEnumerable<OracleProgram> programs = constructs
            .Where(construct => !s_notGeneric.Contains(construct.Name) && !s_vectors.IsMatch(construct.Body + construct.Helpers))
            .SelectMany(construct => construct.Programs(everyPlace))
            .Where(program => everyPlace ? !program.Name.EndsWith("_Float", System.StringComparison.Ordinal) : program.Name.EndsWith("_Loop_Overwritten", System.StringComparison.Ordinal));
        return GenericText.Of(programs).Select((program, i) => program with { Name = program.Name + "_Generic", Number = i % 2 == 0 ? "double" : "float" });
    }
}
