using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Writing;

namespace Backprop.Gen.Tests.Writing;

/// <summary>A core printed as a class of its own, with a method that runs it on the interpreter's arguments.</summary>
internal static class PrintedGraph
{
    /// <param name="inputs">how many of the parameters are those of the method</param>
    public static string Print(string className, Core core, int inputs)
    {
        Function entry = core.Module.Entry;
        var text = new SourceText();
        text.Line($"public static class {className}");
        text.Open();
        new CoreMethod(Model(core.Module, inputs), core, "Core", new PrivateMembers(new NameScope())).Write(text);
        string arguments = string.Join(", ", entry.Parameters.Select((value, i) => Argument(entry.TypeOf(value), i)).Append("scratch"));
        bool hasScratch = new Callees(core.Module).ScratchesOf(entry.Name).Count > 0;
        text.Line("public static object[] Run(object[] a)");
        text.Open();
        text.Line("var scratch = global::Backprop.Scratch<double>.Rent();");
        text.Line($"var r = FCore({(hasScratch ? arguments : arguments.Replace(", scratch", ""))});");
        text.Line("scratch.Return();");
        text.Line(entry.Results.Count == 1
            ? "return new object[] { r };"
            : $"return new object[] {{ {string.Join(", ", entry.Results.Select((_, i) => $"r.Item{i + 1}"))} }};");
        text.Close();
        text.Close();
        return text.ToString();
    }

    private static string Argument(GraphType type, int index) => type switch
    {
        ScalarType { Kind: ScalarKind.Int32 } => $"(int)(long)a[{index}]",
        TapeType tape => $"global::Backprop.TapeBuffer<{TypeText.Of(tape.Element)}>.Rent()",
        BufferType => $"(double[])a[{index}]",
        _ => $"({TypeText.Of(type)})a[{index}]",
    };

    private static MethodModel Model(Module module, int inputs)
    {
        Function entry = module.Entry;
        ParameterModel[] parameters = entry.Parameters.Take(inputs).Select((value, i) =>
        {
            GraphType type = entry.TypeOf(value);
            bool isDifferentiable = type.IsFloating || type.IsBuffer;
            return new ParameterModel(Name(i), TypeText.Of(type), "", type, BufferForm.Span, isDifferentiable, type.IsBuffer);
        }).ToArray();
        return new MethodModel(
            "F", "", default, "public static", true, "F", "", "", "double", GraphType.Double, true, null, parameters.ToEquatableArray(),
            parameters.Select((parameter, i) => new InputModel(i, "", parameter.Name, parameter.IsDifferentiable)).ToEquatableArray(),
            entry.Results.Select(type => new OutputModel(OutputModel.Returned, "", type.IsFloating)).ToEquatableArray(),
            Backprop.Gen.Graph.Derivatives.Gradient, true, default, default, "F", module);

        string Name(int i) => Keywords.Escape(entry.Values[entry.Parameters[i]].Name!);
    }

    /// <summary>What Differentiate needs to know of a graph with these inputs.</summary>
    public static MethodModel ModelOf(Module module) => Model(module, module.Entry.Parameters.Count);
}
