using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>The structs of a project in the signatures of methods: themselves, in buffers and tuples, and as fields of one another.</summary>
internal static class SignatureStructs
{
    public static IEnumerable<INamedTypeSymbol> Of(IEnumerable<IMethodSymbol> methods, IAssemblySymbol assembly)
    {
        List<INamedTypeSymbol> found = new();
        HashSet<ITypeSymbol> seen = new(SymbolEqualityComparer.Default);
        Stack<ITypeSymbol> work = new(methods.SelectMany(method => method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType)).Reverse());
        while (work.Count > 0)
        {
            ITypeSymbol type = work.Pop();
            if (!seen.Add(type))
            {
                continue;
            }

            if (type is IArrayTypeSymbol array)
            {
                work.Push(array.ElementType);
            }
            else if (type is INamedTypeSymbol { TypeKind: TypeKind.Struct } structure)
            {
                IEnumerable<ITypeSymbol> inner = structure.TypeArguments;
                if (SymbolEqualityComparer.Default.Equals(structure.OriginalDefinition.ContainingAssembly, assembly))
                {
                    inner = inner.Concat(structure.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).Select(field => field.Type));
                    found.Add(structure.OriginalDefinition);
                }

                foreach (ITypeSymbol part in inner)
                {
                    work.Push(part);
                }
            }
        }

        return found.Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
    }
}
