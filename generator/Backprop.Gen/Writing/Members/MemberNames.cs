using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>The names in a public member: the method's parameters, then ours; one of ours that is taken gets a trailing underscore.</summary>
internal sealed class MemberNames
{
    private readonly HashSet<string> _taken = new();

    /// <param name="parameters">those of the method that the member has, too</param>
    /// <param name="declared">members whose parameters the user has named</param>
    public MemberNames(IEnumerable<ParameterModel> parameters, IEnumerable<DeclaredMember> declared)
    {
        foreach (DeclaredParameter parameter in declared.SelectMany(member => member.Parameters))
        {
            _taken.Add(parameter.Name.TrimStart('@'));
        }

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
