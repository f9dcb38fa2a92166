using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Backprop.Oracle;

/// <summary>What .NET has on floating-point numbers: the list that the documentation is held to, and that random programs draw from.</summary>
public static class FloatingFunctions
{
    private static readonly Type[] Owners = [typeof(Math), typeof(MathF), typeof(double), typeof(float)];
    private static readonly Type[] Taken = [typeof(double), typeof(float), typeof(int), typeof(MidpointRounding)];

    /// <summary>The static methods whose first argument is a floating-point number, and the others numbers, too.</summary>
    public static readonly IReadOnlyList<MethodInfo> All =
    [
        .. from owner in Owners
           from method in owner.GetMethods(BindingFlags.Public | BindingFlags.Static)
           let parameters = method.GetParameters()
           where parameters.Length > 0 && !method.IsSpecialName && parameters.All(parameter => Taken.Contains(parameter.ParameterType))
           where parameters[0].ParameterType == typeof(double) || parameters[0].ParameterType == typeof(float)
           select method,
    ];
}
