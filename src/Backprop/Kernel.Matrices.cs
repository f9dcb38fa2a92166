using System;

namespace Backprop;

/// <content>Checks on Jacobians and Hessians.</content>
public static partial class Kernel
{
    /// <summary>Refuses memory that a matrix does not fill.</summary>
    /// <param name="length">how many elements there are</param>
    /// <param name="rows">how many rows the matrix has</param>
    /// <param name="columns">how many columns it has</param>
    /// <param name="name">the name of that parameter</param>
    /// <exception cref="ArgumentException">the length is not that of the matrix</exception>
    public static void CheckMatrix(int length, long rows, long columns, string name)
    {
        if (length != rows * columns)
        {
            throw new ArgumentException($"'{name}' has {length} elements, but {rows} × {columns} are needed.", name);
        }
    }

    /// <summary>Refuses memory that no matrix with so many columns fills.</summary>
    /// <param name="length">how many elements there are</param>
    /// <param name="columns">how many columns the matrix has</param>
    /// <param name="name">the name of that parameter</param>
    /// <exception cref="ArgumentException">the length is not that of such a matrix</exception>
    public static void CheckColumns(int length, long columns, string name)
    {
        if (columns == 0 ? length != 0 : length % columns != 0)
        {
            throw new ArgumentException($"'{name}' has {length} elements, but rows of {columns} are needed.", name);
        }
    }

    /// <summary>Refuses colors of another Jacobian, and memory that is not for the entries of its pattern.</summary>
    /// <param name="coloring">the colors</param>
    /// <param name="rows">how many rows the Jacobian has</param>
    /// <param name="columns">how many columns it has</param>
    /// <param name="length">how many entries there is memory for</param>
    /// <param name="coloringName">the name of the parameter with the colors</param>
    /// <param name="valuesName">the name of the parameter with the memory</param>
    /// <exception cref="ArgumentNullException">there are no colors</exception>
    /// <exception cref="ArgumentException">the pattern or the memory has another size</exception>
    public static void CheckColoring(ColumnColoring coloring, long rows, long columns, int length, string coloringName, string valuesName)
    {
        if (coloring is null)
        {
            throw new ArgumentNullException(coloringName);
        }

        SparsityPattern pattern = coloring.Pattern;
        if (pattern.Rows != rows || pattern.Columns != columns)
        {
            throw new ArgumentException($"'{coloringName}' is for {pattern.Rows} × {pattern.Columns} entries, but the Jacobian has {rows} × {columns}.", coloringName);
        }

        if (length != pattern.Count)
        {
            throw new ArgumentException($"'{valuesName}' has {length} elements, but the pattern has {pattern.Count} entries.", valuesName);
        }
    }

    /// <summary>Refuses a Jacobian that has too few or too many rows for the array that the method returned.</summary>
    /// <param name="length">how many elements the method returned</param>
    /// <param name="room">how many elements there are rows for</param>
    /// <exception cref="ArgumentException">they differ</exception>
    public static void CheckReturned(int length, int room)
    {
        if (length != room)
        {
            throw new ArgumentException($"'jacobian' has rows for {room} elements, but the method returned {length}.", "jacobian");
        }
    }

    /// <summary>The number of elements of an array of arrays.</summary>
    /// <typeparam name="T">the element type</typeparam>
    /// <param name="rows">the array of arrays</param>
    /// <returns>how many elements its rows have together</returns>
    public static int CountElements<T>(T[][] rows)
    {
        int count = 0;
        foreach (T[] row in rows)
        {
            count += row.Length;
        }

        return count;
    }
}
