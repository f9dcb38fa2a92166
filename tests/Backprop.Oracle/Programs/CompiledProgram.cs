using System;
using System.Reflection;

namespace Backprop.Oracle;

/// <summary>The plain program: contents of buffers, and what it leaves in references, are written back into <paramref name="x"/>.</summary>
public delegate double ValueCall(double[] x, int[] n);

/// <summary><c>FGradient</c> and <c>FValueAndGradient</c>: sinks come back in <paramref name="g"/>.</summary>
public delegate double GradientCall(double[] x, int[] n, double[] g);

/// <summary><c>FBackward</c>: sinks are in-out; <paramref name="u"/> holds the upstream of references.</summary>
public delegate void BackwardCall(double[] x, int[] n, double upstream, double[] u, double[] g);

/// <summary><c>FJvp</c>: tangents of buffers that F writes, and of references, come back in <paramref name="d"/>.</summary>
public delegate double JvpCall(double[] x, int[] n, double[] d, out double tangent);

/// <summary><c>FHvp</c>: products come back in <paramref name="g"/>, tangents of references in <paramref name="d"/>.</summary>
public delegate void HvpCall(double[] x, int[] n, double[] d, double[] g);

/// <summary><c>FForward</c>, and then <c>FBackward</c> with its tape: sinks are in-out.</summary>
public delegate double TapeCall(double[] x, int[] n, double upstream, double[] u, double[] g);

/// <summary><c>FJacobian</c> and <c>FHessian</c>: the matrix comes back in <paramref name="m"/>.</summary>
public delegate void MatrixCall(double[] x, int[] n, double[] m);

/// <summary>The program over duals.</summary>
public delegate Dual DualCall(Dual[] x, int[] n);

/// <summary>A program with its derivatives, ready to run; or why it is not.</summary>
public sealed class CompiledProgram
{
    public required OracleProgram Program { get; init; }

    public required Layout? Layout { get; init; }

    /// <summary>Diagnostics and the generated source, if anything went wrong before running.</summary>
    public string? Failure { get; set; }

    /// <summary>What the generator emitted for this program.</summary>
    public string Generated { get; set; } = "";

    /// <summary>The program's own types, compiled with its derivatives.</summary>
    public Assembly? Assembly { get; private set; }

    public ValueCall? Value { get; private set; }

    public GradientCall? Gradient { get; set; }

    public GradientCall? ValueAndGradient { get; set; }

    public BackwardCall? Backward { get; set; }

    public JvpCall? Jvp { get; set; }

    public HvpCall? Hvp { get; set; }

    public TapeCall? OnTape { get; set; }

    public MatrixCall? Jacobian { get; set; }

    /// <summary>The Jacobian from the entries in its pattern.</summary>
    public MatrixCall? SparseJacobian { get; set; }

    public MatrixCall? Hessian { get; set; }

    public DualCall? Dual { get; private set; }

    public void Bind(Assembly real, Assembly dual)
    {
        Assembly = real;
        Value = Find<ValueCall>(real, nameof(Value));
        Gradient = Find<GradientCall>(real, nameof(Gradient));
        ValueAndGradient = Find<GradientCall>(real, nameof(ValueAndGradient));
        Backward = Find<BackwardCall>(real, nameof(Backward));
        Jvp = Find<JvpCall>(real, nameof(Jvp));
        Hvp = Find<HvpCall>(real, nameof(Hvp));
        OnTape = Find<TapeCall>(real, nameof(OnTape));
        Jacobian = Find<MatrixCall>(real, nameof(Jacobian));
        SparseJacobian = Find<MatrixCall>(real, nameof(SparseJacobian));
        Hessian = Find<MatrixCall>(real, nameof(Hessian));
        Dual = Find<DualCall>(dual, nameof(Value));
    }

    private T? Find<T>(Assembly assembly, string name)
        where T : Delegate =>
        assembly.GetType(Program.Namespace + ".Glue")?.GetMethod(name)?.CreateDelegate<T>();
}
