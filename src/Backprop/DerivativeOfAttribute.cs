using System;

namespace Backprop;

/// <summary>
/// Makes a static method the derivative of another: it is used wherever that method is called, before any rule.
/// Its signature is that of the generated <c>Backward</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class DerivativeOfAttribute : Attribute
{
    /// <summary>Names the method whose derivative this is.</summary>
    /// <param name="type">the type that declares the method</param>
    /// <param name="method">its name: <c>nameof(T.M)</c></param>
    public DerivativeOfAttribute(Type type, string method)
    {
        Type = type;
        Method = method;
    }

    /// <summary>The type that declares the method.</summary>
    public Type Type { get; }

    /// <summary>The name of the method.</summary>
    public string Method { get; }
}
