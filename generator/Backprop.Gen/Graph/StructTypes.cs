using System.Collections.Generic;

namespace Backprop.Gen.Graph;

/// <summary>The struct types that functions mention, each after those of its fields.</summary>
public static class StructTypes
{
    public static IReadOnlyList<StructType> Of(EquatableArray<Function> functions)
    {
        var found = new List<StructType>();
        var seen = new HashSet<string>();
        foreach (Function function in functions)
        {
            foreach (ValueInfo value in function.Values)
            {
                Add(value.Type);
            }

            foreach (GraphType result in function.Results)
            {
                Add(result);
            }
        }

        return found;

        void Add(GraphType type)
        {
            switch (type)
            {
                case BufferType buffer:
                    Add(buffer.Element);
                    break;
                case CellType cell:
                    Add(cell.Element);
                    break;
                case StructType structure when seen.Add(structure.Name):
                    foreach (StructField field in structure.Fields)
                    {
                        Add(field.Type);
                    }

                    found.Add(structure);
                    break;
            }
        }
    }
}
