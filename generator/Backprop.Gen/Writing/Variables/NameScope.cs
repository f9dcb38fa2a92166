using System.Collections.Generic;

namespace Backprop.Gen.Writing;

/// <summary>Hands out names that nothing in reach has: a number is added where it must be.</summary>
internal sealed class NameScope
{
    /// <summary>So many numbers are tried before those that no block has are looked at only.</summary>
    private const int Few = 20;

    private readonly HashSet<string> _taken = new();
    private readonly HashSet<string> _avoided = new();
    private readonly Dictionary<string, List<int>> _blocksOf = new();
    private readonly Dictionary<string, int> _next = new();

    public NameScope() => _taken.Add("_");

    /// <summary>The C# blocks of the function that the names are for.</summary>
    public Scopes Scopes { get; set; } = new();

    /// <summary>Nothing may have this name.</summary>
    public void Take(string name) => _taken.Add(Plain(name));

    /// <summary>No invented name may be this one: it could be mistaken for something of the user's.</summary>
    public void Avoid(string name) => _avoided.Add(Plain(name));

    /// <summary>A name that is unique everywhere.</summary>
    public string Unique(string wish)
    {
        string plain = Plain(wish);
        string name = plain;
        for (int i = Next(plain); _taken.Contains(name) || _avoided.Contains(name) || _blocksOf.ContainsKey(name); i++)
        {
            name = plain + Number(i);
            _next[plain] = i + 1;
        }

        _taken.Add(name);
        return Keywords.Escape(name);
    }

    /// <summary>A name for a local of a C# block: the same one may stand in blocks beside it, but not in one around it or inside.</summary>
    public string InBlock(string wish, int block, bool isInvented)
    {
        string plain = Plain(wish);
        string name = plain;
        for (int i = 2; !IsFree(name, block, isInvented); i = i == Few ? System.Math.Max(i + 1, Next(plain)) : i + 1)
        {
            name = plain + Number(i);
            _next[plain] = System.Math.Max(Next(plain), i + 1);
        }

        if (!_blocksOf.TryGetValue(name, out List<int> blocks))
        {
            _blocksOf.Add(name, blocks = new List<int>());
        }

        blocks.Add(block);
        return Keywords.Escape(name);
    }

    private bool IsFree(string name, int block, bool isInvented)
    {
        if (_taken.Contains(name) || (isInvented && _avoided.Contains(name)))
        {
            return false;
        }

        if (_blocksOf.TryGetValue(name, out List<int> blocks))
        {
            foreach (int other in blocks)
            {
                if (Scopes.Encloses(other, block) || Scopes.Encloses(block, other))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private int Next(string plain) => _next.TryGetValue(plain, out int next) ? next : 2;

    private static string Number(int i) => i.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Plain(string name) => name.StartsWith("@", System.StringComparison.Ordinal) ? name.Substring(1) : name;
}
