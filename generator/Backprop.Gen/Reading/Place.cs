using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>What can be assigned to.</summary>
internal abstract record Place(Form Form);

/// <summary>A variable, or a field inside one.</summary>
internal sealed record VariablePlace(Variable Variable, int Offset, int Count, Form Form) : Place(Form);

/// <summary>An element of a buffer, or a field inside one.</summary>
internal sealed record ElementPlace(Reference Reference, int Buffer, int Index, string Path, Form Form) : Place(Form);

/// <summary>A property or an indexer with accessors of its own: they are called, on the receiver and with the arguments that were evaluated first.</summary>
internal sealed record PropertyPlace(IPropertySymbol Property, Datum? Receiver, Datum[] Arguments, Form Form) : Place(Form);

/// <summary><c>_</c></summary>
internal sealed record NoPlace(Form Form) : Place(Form);
