using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Oracle;
using Backprop.Tests.Matrix;
using Microsoft.CodeAnalysis;

namespace Backprop.Tests.Assemblies;

/// <summary>Calls of <c>[Differentiable]</c> methods in another project, which is there as an image only: against duals, which see one program.</summary>
public sealed class ReferencedTests
{
    /// <summary>What is refused across projects: structs with arrays that can only be made by a constructor, arrays returned in several places, arrays of arrays that are constants of the library, and a method that is internal; and stores that are never reached, of which the graph of a library does not tell.</summary>
    private static readonly HashSet<string> s_refused =
    [
        "PackReadonly", "StoresNeverReached", "ReturnsArrayEarly", "ReturnsArrayThrows", "JaggedReturned", "JaggedTable", "JaggedTableOfObject", "NestedType",

        // Whether an array is there only the method itself knows.
        "NullTestThrows", "NullTestOfGuard", "NullTestInLoop", "NullPattern", "NullTestOfPart",
    ];

    /// <summary>
    /// Structs of which the same is said: those that hold spans, that are generic without being generic over numbers, whose marked methods are refused
    /// themselves, or are sorted by a comparison of their own; and those that mean something else where they stand beside the usings of a program.
    /// </summary>
    private static readonly HashSet<string> s_refusedTypes =
    [
        "RefStruct", "RefStructOverParameter", "RefStructOfHelper", "RefStructInLoops", "GenericStruct", "GenericMethodNestedVectors", "PrimaryConstructor", "PrimaryConstructorChanges",
        "SortStructs", "PackReadonly", "TupleRecordStruct", "NullableInStruct", "GenericMethodNested",
    ];

    [Fact]
    public void Libraries_AgreeWithDuals() => Check([.. LibraryPrograms.All]);

    [Fact]
    public void TypesOfLibraries_AgreeWithDuals() => Check([.. LibraryTypePrograms.All]);

    /// <summary>The constructs of the matrix in a library: in the full run all of them, else every twelfth.</summary>
    [Fact]
    public void Matrix_AgreesWithDuals() =>
        Check([.. MatrixFixture.Brief.Where(program => !s_refused.Contains(program.Name)).Select(SplitPrograms.Of).OfType<OracleProgram>().Where((_, i) => MatrixFixture.IsFull || MatrixFixture.IsFiltered || i % 12 == 0)]);

    /// <summary>The structs of the matrix in a library, and their use in another project; those that are nothing without their program stay with it.</summary>
    [Fact]
    public void TypesOfTheMatrix_AgreeWithDuals()
    {
        IEnumerable<OracleProgram> programs = MatrixFixture.Brief.Where(program => !s_refusedTypes.Contains(program.Name.Split('_')[0])).Select(SplitTypes.Of).OfType<OracleProgram>();
        CompiledProgram[] compiled = [.. Compile([.. programs.Where((_, i) => MatrixFixture.IsFull || MatrixFixture.IsFiltered || i % 12 == 0)])];
        CompiledProgram[] apart = [.. compiled.Where(program => program.Failure?.StartsWith("the library does not compile", StringComparison.Ordinal) != true)];

        Assert.True(MatrixFixture.IsFiltered || apart.Length * 4 > compiled.Length * 3, $"{apart.Length} of {compiled.Length}");
        Check(apart);
    }

    private static IReadOnlyList<CompiledProgram> Compile(OracleProgram[] programs) => new Harness { Refused = DiagnosticSeverity.Error }.Compile(programs);

    private static void Check(OracleProgram[] programs) => Check(Compile(programs));

    private static void Check(IReadOnlyList<CompiledProgram> programs)
    {
        List<string> problems = [];
        foreach (CompiledProgram program in programs)
        {
            problems.AddRange(program.Failure is { } failure ? [program.Program.Name + ": " + failure] : program.Program.Inputs.SelectMany(input => Checker.Check(program, input)));
        }

        Assert.True(problems.Count == 0, $"{problems.Count} of {programs.Count}\n" + string.Join('\n', problems.Select(problem => problem.Length > 1600 ? problem[..1600] : problem).Take(20)));
    }
}
