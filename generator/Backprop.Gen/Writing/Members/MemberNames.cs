using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>The names in a public member: the method's parameters, then ours; one of ours that is taken gets a trailing underscore.</summary>
internal sealed class MemberNames
{
    private readonly HashSet<string> _taken = new();

    /// <param name="parameters">those of the method that the member has, too</param>
    public MemberNames(IEnumerable<ParameterModel> parameters)
    {
        foreach (ParameterModel parameter in parameters)
        {
            _taken.Add(parameter.Name.TrimStart('@'));
        }
    }

    public string Next(string wish)
    {
        string name = wish;
        while (!_taken.Add(name))
        {
            name += "_";
        }

        return Keywords.Escape(name);
    }
}
