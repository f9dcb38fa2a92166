using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Backprop.Tests.Contract;

/// <summary>Writes a method's signature as C# declares it, names of tuple elements included.</summary>
internal static class SignatureText
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>All methods of a type of this name; none is an empty list.</summary>
    public static string[] Of(Type type, string name) =>
        [.. type.GetMethods(Everything).Where(method => method.Name == name).Select(Write)];

    private static string Write(MethodInfo method)
    {
        string access = method.IsPublic ? "public" : method.IsAssembly ? "internal" : method.IsFamilyAndAssembly ? "private protected" : method.IsPrivate ? "private" : "protected";
        string parameters = string.Join(", ", method.GetParameters().Select(parameter =>
            Modifier(parameter) + Name(parameter.ParameterType, parameter) + " " + parameter.Name));
        return $"{access} {(method.IsStatic ? "static " : "")}{Name(method.ReturnType, method.ReturnParameter)} {method.Name}({parameters})";
    }

    private static string Modifier(ParameterInfo parameter) =>
        !parameter.ParameterType.IsByRef ? "" : parameter.IsIn ? "in " : parameter.IsOut ? "out " : "ref ";

    private static string Name(Type type, ParameterInfo site)
    {
        var names = new Queue<string?>(site.GetCustomAttribute<TupleElementNamesAttribute>()?.TransformNames ?? []);
        return Name(type.IsByRef ? type.GetElementType()! : type, names);
    }

    private static string Name(Type type, Queue<string?> names)
    {
        if (type.Namespace == "System" && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal))
        {
            Type[] elements = type.GetGenericArguments();
            string?[] own = [.. elements.Select(_ => names.Count > 0 ? names.Dequeue() : null)];
            return "(" + string.Join(", ", elements.Zip(own, (element, name) => Name(element, names) + (name is null ? "" : " " + name))) + ")";
        }

        return type switch
        {
            _ when type == typeof(double) => "double",
            _ when type == typeof(float) => "float",
            _ when type == typeof(int) => "int",
            _ when type == typeof(void) => "void",
            { IsArray: true } => Name(type.GetElementType()!, names) + "[]",
            { IsGenericType: true } => type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] + "<" + string.Join(", ", type.GetGenericArguments().Select(argument => Name(argument, names))) + ">",
            _ => type.Name,
        };
    }
}
