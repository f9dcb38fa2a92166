using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Backprop.Oracle;

namespace Backprop.Tests.Matrix;

/// <summary>All programs of the matrix, in one compilation.</summary>
public sealed class MatrixFixture
{
    /// <summary><c>BACKPROP_TESTS=full</c> crosses every construct with every place, use and type.</summary>
    public static readonly bool IsFull = Environment.GetEnvironmentVariable("BACKPROP_TESTS") == "full";

    /// <summary>Whether somebody looks for a fault in some of the programs.</summary>
    public static bool IsFiltered => Wanted.ToString().Length > 0;

    /// <summary>Tries only the programs whose names match, while one looks for a fault.</summary>
    private static readonly Regex Wanted = new(Environment.GetEnvironmentVariable("BACKPROP_MATRIX") ?? "");

    public static readonly IReadOnlyList<OracleProgram> Programs = [.. All().Where(program => Wanted.IsMatch(program.Name))];

    /// <summary>Every construct once, in a loop, and what stands by itself; in the full run everything.</summary>
    public static readonly IReadOnlyList<OracleProgram> Brief =
        [.. Programs.Where(program => IsFull || !program.Name.Contains('_', StringComparison.Ordinal) || program.Name.EndsWith("_Loop_Overwritten", StringComparison.Ordinal))];

    public static IEnumerable<Construct> Constructs => OfNumbers.Concat(OfLibraries);

    private static IEnumerable<Construct> OfNumbers =>
        new[] { Assignments.All, Numbers.All, Branches.All, Loops.All, Buffers.All, WholeBuffers.All, Memories.All, JaggedArrays.All, Structs.All, Tuples.All, Patterns.All, Calls.All, References.All, Functions.All, Accessors.All, Generics.All, Objects.All, Nullables.All, Lists.All, Sorting.All, Resources.All }
            .SelectMany(constructs => constructs);

    private static IEnumerable<Construct> OfLibraries => new[] { MathFunctions.All, Vectors.All, Rotations.All, Matrices.All, ComplexNumbers.All, Tensors.All }.SelectMany(constructs => constructs);

    private static OracleProgram[] All() =>
    [
        .. OfNumbers.SelectMany(InTwoPlaces),
        .. OfLibraries.SelectMany(InOneOrTwoPlaces),
        .. GenericPrograms.Of(OfNumbers.Concat(MathFunctions.All).Where((_, i) => IsFull || i % 4 == 1), IsFull),
        .. GenericMethods.All,
        .. Signatures.All,
        .. Grids.All,
        .. MemoryParameters.All,
        .. JaggedParameters.All,
        .. PackParameters.All,
        .. Kinks.All,
        .. Motion.All,
        .. Algorithms.All,
        .. Exceptions.All,
        .. NullTests.All,
    ];

    /// <summary>In a loop; of four constructs one stands in a nested loop, too, one outside of loops, and one is over float.</summary>
    private static IEnumerable<OracleProgram> InTwoPlaces(Construct construct, int index) => construct.Programs(IsFull).Where(program => IsFull
        || (program.Name.EndsWith("_Float", StringComparison.Ordinal) ? index % 4 == 1
            : program.Name.Contains("_Outside_", StringComparison.Ordinal) ? index % 4 == 3
            : program.Name.Contains("_Loop_", StringComparison.Ordinal) || index % 4 == 0));

    /// <summary>A function is the same everywhere: it stands in a loop, over double and, every third one, over float; and every fourth one in a nested loop, too.</summary>
    private static IEnumerable<OracleProgram> InOneOrTwoPlaces(Construct construct, int index) => construct.Programs(IsFull).Where(program => IsFull
        || (program.Name.EndsWith("_Float", StringComparison.Ordinal) ? index % 3 == 1
            : program.Name.Contains("_Loop_", StringComparison.Ordinal) || (index % 4 == 0 && program.Name.Contains("_Nested_", StringComparison.Ordinal))));

    /// <summary>Compiles and tries all programs; several at a time, as each is by itself.</summary>
    public MatrixFixture()
    {
        Compiled = new Harness { Refused = Microsoft.CodeAnalysis.DiagnosticSeverity.Error }.Compile(Programs).ToDictionary(program => program.Program.Name);
        Problems = Compiled.Values.AsParallel()
            .Select(program => (program.Program.Name, Problems: (IReadOnlyList<string>)[.. program.Program.Inputs.SelectMany(input => Checker.Check(program, input))]))
            .ToDictionary(tried => tried.Name, tried => tried.Problems);
    }

    public IReadOnlyDictionary<string, CompiledProgram> Compiled { get; }

    /// <summary>What is wrong with each program.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Problems { get; }
}
