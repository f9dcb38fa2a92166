using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;

namespace Digits;

/// <summary>A data file that cannot be used, and why.</summary>
internal sealed class DatasetException(string message) : Exception(message);

/// <summary>Images and the digits they show. Pixels are scaled to 0 … 1, image after image.</summary>
internal sealed class Dataset(double[] images, int[] digits)
{
    public const int Pixels = 64;
    public const int Classes = 10;
    private const int Brightest = 16;

    public int Count => digits.Length;

    public ReadOnlySpan<double> Image(int index) => images.AsSpan(index * Pixels, Pixels);

    public int Digit(int index) => digits[index];

    /// <summary>Reads lines of 64 pixels (0 … 16) and a digit, separated by commas, compressed by gzip.</summary>
    /// <exception cref="DatasetException">the file is missing, damaged, or something else</exception>
    public static Dataset Load(string path)
    {
        List<double> images = [];
        List<int> digits = [];
        string[] lines = ReadLines(path);
        for (int i = 0; i < lines.Length; i++)
        {
            string[] fields = lines[i].Split(',');
            if (fields.Length != Pixels + 1)
            {
                throw new DatasetException($"{path}, line {i + 1}: {fields.Length} fields where {Pixels + 1} are expected");
            }

            for (int k = 0; k < Pixels; k++)
            {
                images.Add(Parse(fields[k], Brightest, "pixel", path, i) / (double)Brightest);
            }

            digits.Add(Parse(fields[Pixels], Classes - 1, "digit", path, i));
        }

        return new Dataset([.. images], [.. digits]);
    }

    /// <summary>Shuffles and cuts: the first part has the given share of the images.</summary>
    public (Dataset First, Dataset Second) Split(double share, Random random)
    {
        int[] order = new int[Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        random.Shuffle(order);
        int cut = (int)Math.Round(share * Count);
        return (Pick(order.AsSpan(0, cut)), Pick(order.AsSpan(cut)));
    }

    /// <summary>Copies images, one after the other, to train on as a batch.</summary>
    public void CopyTo(ReadOnlySpan<int> indices, Span<double> batchImages, Span<int> batchDigits)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            Image(indices[i]).CopyTo(batchImages[(i * Pixels)..]);
            batchDigits[i] = digits[indices[i]];
        }
    }

    private Dataset Pick(ReadOnlySpan<int> indices)
    {
        double[] picked = new double[indices.Length * Pixels];
        int[] pickedDigits = new int[indices.Length];
        CopyTo(indices, picked, pickedDigits);
        return new Dataset(picked, pickedDigits);
    }

    private static int Parse(string field, int greatest, string what, string path, int line) =>
        int.TryParse(field, out int value) && value >= 0 && value <= greatest
            ? value
            : throw new DatasetException($"{path}, line {line + 1}: '{field}' is not a {what} (0 to {greatest})");

    private static string[] ReadLines(string path)
    {
        try
        {
            byte[] compressed = File.ReadAllBytes(path);
            using MemoryStream text = new();
            using (GZipStream gzip = new(new MemoryStream(compressed), CompressionMode.Decompress))
            {
                gzip.CopyTo(text);
            }

            // A stream that was cut off may decompress without complaint; its last four bytes then are not its length.
            if (compressed.Length < 18 || BitConverter.ToUInt32(compressed, compressed.Length - 4) != (uint)text.Length)
            {
                throw new DatasetException($"{path} is truncated");
            }

            text.Position = 0;
            string[] lines = new StreamReader(text).ReadToEnd().TrimEnd().Split('\n', StringSplitOptions.TrimEntries);
            return lines.Length >= 10 ? lines : throw new DatasetException($"{path} has too few images to learn from");
        }
        catch (InvalidDataException)
        {
            throw new DatasetException($"{path} is damaged, or not a gzip file");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"cannot read {path}: {exception.Message}");
        }
    }
}
