using System.Collections.Immutable;
using System.Text;
using Backprop.Fuzz.Coverage;

namespace Backprop.Fuzz.Syntax;

/// <summary>Specimens as C# text.</summary>
internal sealed class Printer
{
    /// <summary>The probe behind every loop: reached by its head's decision and by breaks.</summary>
    public const string LoopLeft = "loop left (by head or break)";

    /// <summary>Arrays in the fields of classes have this length.</summary>
    public const int FieldLength = 3;

    private readonly StringBuilder text = new();
    private readonly Probes? probes;
    private int indentation;

    private Printer(Probes? probes) => this.probes = probes;

    /// <summary>The program's types, with its entry marked <c>[Differentiable]</c>.</summary>
    public static string Print(Specimen specimen, string derivatives) => Print(specimen, derivatives, null);

    /// <summary>The program in a namespace of its own with a probe before every statement, unmarked; and a method <c>Run</c> for every input.</summary>
    public static string PrintProbed(Specimen specimen, Probes probes)
    {
        var runs = specimen.Inputs.Select((input, index) =>
        {
            var skipped = specimen.Entry.Receiver is null ? 0 : 1;
            var locals = specimen.Entry.Parameters.Zip(input.Skip(skipped), (parameter, value) => $"{parameter.Type.Text} {parameter.Name} = {Argument(parameter.Type, value)}; ");
            var receiver = specimen.Entry.Receiver is { } type ? $"{type.Text} self = {Argument(type, input[0])}; " : "";
            var call = $"{(skipped > 0 ? "self." : "")}F({string.Join(", ", specimen.Entry.Parameters.Select(parameter => parameter.Modifier + parameter.Name))})";
            return $"public static double Run{index}() {{ {receiver}{string.Concat(locals)}{(specimen.IsFunction ? $"return {call};" : $"{call}; return 0;")} }}\n";
        });
        return $"namespace Programs.{specimen.Name}\n{{\nusing System;\nusing System.Collections.Generic;\nusing System.Numerics;\nusing System.Numerics.Tensors;\nusing Backprop;\n{Print(specimen, "", probes)}\npublic static partial class C {{ {string.Concat(runs)} }}\n}}\n";
    }

    /// <summary>A value as C# text.</summary>
    private static string Argument(DataType type, object value) => type switch
    {
        ScalarType scalar => Expression.Literal(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture), scalar).Template,
        GridType grid => $"new {grid.Text} {{ {string.Join(", ", ((object[])value).Chunk(((object[])value).Length / 2).Select(row => $"{{ {string.Join(", ", row.Select(element => Argument(grid.Element, element)))} }}"))} }}",
        BufferType buffer => $"new {buffer.Element.Text}[] {{ {string.Join(", ", ((object[])value).Select(element => Argument(buffer.Element, element)))} }}",
        StructType composite => StructArgument(composite, new Queue<object>((object[])value)),
        _ => throw new InvalidOperationException("No literals of " + type.Text),
    };

    private static string StructArgument(StructType type, Queue<object> leaves)
    {
        var fields = type.Fields.Select(field =>
            field.Name + " = " + (field.Type is StructType inner ? StructArgument(inner, leaves)
                : field.Type is BufferType { Element: var element } ? $"new {element.Text}[] {{ {string.Join(", ", Enumerable.Range(0, FieldLength).Select(_ => Argument(element, leaves.Dequeue())))} }}" : Argument(field.Type, leaves.Dequeue()))).ToList();
        return type.HasWritableFields
            ? $"new {type.Name} {{ {string.Join(", ", fields)} }}"
            : $"new {type.Name}({string.Join(", ", fields.Select(field => field.Split(" = ", 2)[1]))})";
    }

    private static string Print(Specimen specimen, string derivatives, Probes? probes)
    {
        var methods = string.Concat(specimen.Methods.Select(method => TextOf(method.Body)));
        var hasOperators = specimen.Methods.SelectMany(method => method.Body.Descendants())
            .Any(statement => statement.Kind == Generation.MethodGenerator.UserOperator || statement.Expressions.Any(expression => expression.SelfAndDescendants().Any(inner => inner.Kind == Generation.MethodGenerator.UserOperator)));
        var printer = new Printer(probes);
        if (specimen.Methods.Any(method => method.Receiver is not null))
        {
            printer.Line("using static C;");
        }

        StructType[] own = [.. specimen.Structs.Where(type => type.Kind == StructKind.Own)];
        own = [.. own, .. specimen.Structs.Where(type => type.Kind == StructKind.Pack)];
        foreach (var type in specimen.Entry.Receiver is { Kind: StructKind.Class } model ? own.Append(model) : own)
        {
            var isReceiver = specimen.Entry.Receiver?.Name == type.Name;
            printer.Line($"public {(isReceiver ? "partial " : "")}{(type.Kind == StructKind.Class ? "class" : type.IsRecord ? "record struct" : "struct")} {type.Name}");
            printer.Open();
            foreach (var field in type.Fields)
            {
                var isArray = type.Kind == StructKind.Class && field.Type is BufferType;
                printer.Line($"{(field.IsMarked ? "[Differentiable] " : field.IsConstant ? "[NoGradient] " : "")}public {field.Type.Text} {field.Name}{(isArray ? $" = new {((BufferType)field.Type).Element.Text}[{FieldLength}]" : "")};");
            }

            foreach (var member in type.Kind == StructKind.Own ? StructMembers.NamedIn(methods, type, hasOperators) : [])
            {
                printer.Line(member);
            }

            foreach (var method in specimen.Methods.Where(method => method.Receiver?.Name == type.Name))
            {
                printer.Line("");
                printer.WriteMember(specimen, method, derivatives);
            }

            printer.Close();
            printer.Line("");
        }

        printer.Line("public static partial class C");
        printer.Open();
        foreach (var field in specimen.Fields)
        {
            printer.Line(field);
        }

        foreach (var method in specimen.Methods.Where(method => method.Receiver is null))
        {
            printer.Line("");
            printer.WriteMember(specimen, method, derivatives);
        }

        printer.Close();
        foreach (var construct in ConstructText.NamedIn(printer.text.ToString()))
        {
            printer.text.Append('\n').Append(construct);
        }

        return printer.text.ToString();
    }

    private static string TextOf(Block body)
    {
        var printer = new Printer(null);
        printer.Statements(body, new Surroundings(0, 0, false));
        return printer.text.ToString();
    }

    /// <summary>One expression.</summary>
    public static string Print(Expression expression)
    {
        var text = new StringBuilder();
        Fill(text, expression.Template, expression.Operands);
        return text.ToString();
    }

    private void WriteMember(Specimen specimen, Method method, string derivatives)
    {
        var isEntry = method == specimen.Entry;
        if (isEntry && derivatives.Length > 0)
        {
            Line($"[Differentiable({derivatives}{(specimen.Options.Length > 0 ? ", " + specimen.Options : "")})]");
        }

        Write(method, isEntry ? "public" : "internal");
        if (method.Rule.Length > 0)
        {
            Line("");
            Line($"[DerivativeOf(typeof(C), nameof({method.Name}))]");
            Line(RuleText.Header(method));
            Open();
            Line(method.Rule);
            Close();
        }
    }

    private void Write(Method method, string accessibility)
    {
        var header = $"{accessibility} {method.Header}";
        if (probes is null && method.Name[^1] % 2 == 0 && method.Body.Statements is [Simple { Template: "return {0};" } only])
        {
            Line($"{header} => {Print(only.Operands[0])};");
            return;
        }

        Line(header);
        Open();
        Probe(method.Receiver switch { null => method.Rule.Length > 0 ? "method with a rule" : "method", { Kind: StructKind.Class } => "method of a class", { Kind: StructKind.Pack } => "method of a struct with arrays", _ => method.IsMutating ? "method that changes a struct" : "struct's method" }, method.Name);
        foreach (var parameter in method.Parameters.Where(parameter => probes is not null))
        {
            Probe($"parameter of type {(parameter.IsConstant ? "[NoGradient] " : "")}{parameter.Modifier}{KindOf(parameter.Type)}", "");
        }

        Statements(method.Body, new Surroundings(0, 0, false));
        Close();
    }

    private static string KindOf(DataType type) => type switch
    {
        StructType { Kind: StructKind.Own } => "struct",
        StructType { Kind: StructKind.Pack } => "struct with arrays",
        BufferType { Element: StructType { Kind: StructKind.Own } } buffer => (buffer with { Element = new OpaqueType("struct") }).Text,
        GridType { Element: StructType { Kind: StructKind.Own } } grid => (grid with { Element = new OpaqueType("struct") }).Text,
        _ => type.Text,
    };

    private void Statements(Block block, Surroundings around)
    {
        foreach (var statement in block.Statements)
        {
            Write(statement, around);
        }
    }

    private void Write(Statement statement, Surroundings around)
    {
        if (probes is not null)
        {
            var kind = statement is Simple { IsJump: true }
                ? around.Describe(statement.Kind)
                : statement.Kind;
            Line($"global::Backprop.Fuzz.Coverage.Probe.Hit({probes.Add(kind, statement.Expressions)});");
        }

        switch (statement)
        {
            case Simple simple:
                Line(Filled(simple.Template, simple.Operands));
                break;
            case Branch branch:
                Line("if (" + Print(branch.Condition) + ")");
                Body(branch.Then, around, "then");
                if (branch.Else is { } otherwise)
                {
                    Line("else");
                    Body(otherwise, around, "else");
                }

                break;
            case Loop loop:
                WriteLoop(loop, around);
                break;
            case Switch choice:
                Line("switch (" + Print(choice.Subject) + ")");
                Open();
                foreach (var section in choice.Sections)
                {
                    foreach (var label in section.Labels)
                    {
                        Line(label);
                    }

                    indentation++;
                    Probe("switch section", "");
                    Statements(section.Body, around with { Switches = around.Switches + 1, BreaksSwitch = true });
                    indentation--;
                }

                Close();
                break;
        }
    }

    private void WriteLoop(Loop loop, Surroundings around)
    {
        // A loop's turns are counted around it, to tell loops without any turn.
        var id = probes?.Loop() ?? 0;
        if (probes is not null)
        {
            Line("{");
            Line($"int turns{id} = 0;");
        }

        Line(Filled(loop.Head, loop.Operands));
        Open();
        if (probes is not null)
        {
            Line($"turns{id}++;");
            Probe("turn at depth " + Math.Min(around.Loops + 1, 4), "");
        }

        Statements(loop.Body, new Surroundings(around.Loops + 1, 0, false));
        Close();
        if (loop.Foot.Length > 0)
        {
            Line(Filled(loop.Foot, loop.Operands));
        }

        if (probes is not null)
        {
            Line($"if (turns{id} == 0) global::Backprop.Fuzz.Coverage.Probe.Hit({probes.Add("loop without a turn", [])});");
            Probe(LoopLeft, "");
            Line("}");
        }
    }

    private void Body(Block block, Surroundings around, string arm)
    {
        Open();
        Probe(arm, "");
        Statements(block, around);
        Close();
    }

    private void Probe(string kind, string name)
    {
        if (probes is not null)
        {
            Line($"global::Backprop.Fuzz.Coverage.Probe.Hit({probes.Add(kind, [])});{(name.Length > 0 ? " // " + name : "")}");
        }
    }

    private static string Filled(string template, ImmutableArray<Expression> operands)
    {
        var text = new StringBuilder();
        Fill(text, template, operands);
        return text.ToString();
    }

    private static void Fill(StringBuilder text, string template, ImmutableArray<Expression> operands)
    {
        for (var i = 0; i < template.Length; i++)
        {
            if (i + 2 < template.Length && char.IsDigit(template[i + 1]) && (template[i], template[i + 2]) is ('{', '}') or ('<', '>'))
            {
                var operand = operands[template[i + 1] - '0'];
                var parenthesized = template[i] == '<' && !operand.IsAtomic;
                text.Append(parenthesized ? "(" : "");
                Fill(text, operand.Template, operand.Operands);
                text.Append(parenthesized ? ")" : "");
                i += 2;
            }
            else
            {
                text.Append(template[i]);
            }
        }
    }

    private void Open()
    {
        Line("{");
        indentation++;
    }

    private void Close()
    {
        indentation--;
        Line("}");
    }

    private void Line(string line) => text.Append(' ', line.Length > 0 ? 4 * indentation : 0).Append(line).Append('\n');

    /// <summary>What a statement stands in: what jumps do depends on it.</summary>
    private sealed record Surroundings(int Loops, int Switches, bool BreaksSwitch)
    {
        public string Describe(string jump) => jump switch
        {
            "break" when BreaksSwitch => "break of a switch",
            "continue" when Switches > 0 => "continue out of a switch",
            "return" => $"return from loop depth {Math.Min(Loops, 4)}{(Switches > 0 ? ", out of a switch" : "")}",
            _ => $"{jump} at loop depth {Math.Min(Loops, 4)}",
        };
    }
}
