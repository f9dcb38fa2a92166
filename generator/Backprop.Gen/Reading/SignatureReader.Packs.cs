using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Structs that hold buffers: as parameters, and as what a method is called on.</summary>
internal sealed partial class SignatureReader
{
    /// <summary>A parameter that is such a struct; null if it is only handed on.</summary>
    private ParameterModel? ReadPack(IParameterSymbol parameter, PackForm pack)
    {
        Location location = parameter.Locations.FirstOrDefault() ?? Location.None;
        bool holdsConstant = Names.IsNoGradient(parameter);
        bool isReference = parameter.RefKind is RefKind.Ref or RefKind.Out;
        string? unsupported = isReference ? "it holds buffers and is passed by reference; pass it by value, what is stored into its buffers is seen by the caller" : PackBoundary.UnsupportedIn(pack);
        string? problem = unsupported is null ? Boundary.ProblemOf(pack, !holdsConstant) : null;
        if (holdsConstant && (unsupported ?? problem) is not null)
        {
            return null;
        }

        if (unsupported is not null)
        {
            _reader.Report(Descriptors.UnsupportedParameter, location, parameter.Name, parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), unsupported);
        }
        else if (problem is not null)
        {
            _reader.Report(Descriptors.StructCannotBeBuilt, location, pack.Symbol.Name, problem);
        }

        PartModel[] parts = PackBoundary.PartsOf(pack, !holdsConstant).ToArray();
        bool isDifferentiable = parts.Any(part => part.IsDifferentiable);
        string name = Names.Escape(parameter.Name);
        _inputs.Add(new EntryInput(parameter.Ordinal, parameter.Name, name, pack, isDifferentiable, parameter.RefKind));
        return new ParameterModel(name, Names.InSignature(parameter.Type), ModifierOf(parameter), Boundary.TypeOf(pack), default, isDifferentiable, false) { Parts = parts.ToEquatableArray() };
    }

    private ReceiverModel ReadPackReceiver(PackForm pack)
    {
        string? problem = PackBoundary.UnsupportedIn(pack) ?? (_reader.Calls.ChangesReceiver(_method) ? "it holds buffers, and the method assigns its fields" : Boundary.ProblemOf(pack, isDifferentiable: true));
        if (problem is not null)
        {
            _reader.Report(Descriptors.StructCannotBeBuilt, MethodReader.LocationOf(_method), _method.ContainingType.Name, problem);
        }

        PartModel[] parts = PackBoundary.PartsOf(pack, isDifferentiable: true).ToArray();
        bool isDifferentiable = parts.Any(part => part.IsDifferentiable);
        StructType type = Boundary.TypeOf(pack);
        _inputs.Add(new EntryInput(-1, "self", "this", pack, isDifferentiable, RefKind.None));
        return new ReceiverModel(type.Name, type, isDifferentiable, false, default) { Parts = parts.ToEquatableArray() };
    }

    private PackBoundary Boundary => new(_reader.Rebuilding);
}
