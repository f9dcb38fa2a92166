using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Diagnostics;

/// <summary>Everything the generator says. A page for each is in docs/diagnostics.</summary>
internal static class Descriptors
{
    private const string Category = "Backprop";

    /// <summary>Placeholder of the call path, which every message about a body ends with.</summary>
    private const string Path = "{0}";

    // The attribute and the signature.
    public static readonly DiagnosticDescriptor InternalError = Error("BPG0000", "Internal error",
        "Backprop.Gen failed on '{0}': {1}. Please report it; other methods are not affected.");

    public static readonly DiagnosticDescriptor WrongTarget = Error("BPG001", "Not a method that can be differentiated",
        "'{0}' cannot be [Differentiable]: it is {1}; write {2}");

    public static readonly DiagnosticDescriptor NotPartial = Error("BPG002", "Type is not partial",
        "'{0}' is not partial, so the derivatives of '{1}' cannot be added to it; declare 'partial {2} {0}'");

    public static readonly DiagnosticDescriptor NothingToDifferentiate = Error("BPG003", "No differentiable input",
        "'{0}' has no differentiable input; give it a parameter of type double, float, or a buffer or struct of those, without [NoGradient]");

    public static readonly DiagnosticDescriptor UnsupportedParameter = Error("BPG004", "Unsupported parameter type",
        "Parameter '{0}' of type '{1}' cannot be differentiated: {2}; change its type, or mark it [NoGradient] to hold it constant");

    public static readonly DiagnosticDescriptor ByReferenceParameter = Error("BPG005", "Buffer by reference",
        "Parameter '{0}' is a buffer passed by '{1}', so which memory it will be is not known; pass it by value and write into it");

    public static readonly DiagnosticDescriptor UnsupportedReturn = Error("BPG006", "Unsupported return type",
        "'{0}' returns '{1}', which cannot be differentiated: {2}; return a number or a struct, or write the result into a buffer parameter");

    public static readonly DiagnosticDescriptor NameTaken = Error("BPG007", "Member exists already",
        "'{0}' already has a member '{1}', which the generator would add for '{2}'; rename one of them");

    public static readonly DiagnosticDescriptor StructCannotBeBuilt = Error("BPG008", "Struct cannot be rebuilt",
        "Struct '{0}' cannot be taken apart and rebuilt here: {1}; make its fields accessible and settable, or mark the parameter [NoGradient]");

    public static readonly DiagnosticDescriptor UnsupportedField = Error("BPG009", "Unsupported field type",
        "Field '{0}' of type '{1}' cannot be differentiated: {2}; change its type, or take [Differentiable] off to hold it constant");

    // The body. Argument 0 is the call path.
    public static readonly DiagnosticDescriptor UnsupportedStatement = Body("BPG010", "Unsupported statement",
        "{1} cannot be differentiated; {2}");

    public static readonly DiagnosticDescriptor UnsupportedExpression = Body("BPG011", "Unsupported expression",
        "{1} cannot be differentiated; {2}");

    public static readonly DiagnosticDescriptor UnsupportedType = Body("BPG012", "Unsupported type",
        "The type '{1}' cannot be used here: {2}");

    public static readonly DiagnosticDescriptor TooDeep = Body("BPG013", "Nested too deeply",
        "This is nested more than {1} levels deep; move the inner part into a method of its own");

    public static readonly DiagnosticDescriptor StoreToState = Body("BPG014", "Store into state",
        "'{1}' outlives the call, so storing into it cannot be differentiated; return the value, or write it into a buffer parameter");

    public static readonly DiagnosticDescriptor ActiveCall = Body("BPG015", "Call that cannot be seen through",
        "'{1}' has no source here and gets a value that depends on a differentiable input; use a supported function, write its body or its derivative ([DerivativeOf]) in this project, or pass Derivative.Stop(…)");

    public static readonly DiagnosticDescriptor ActiveVirtualCall = Body("BPG016", "Virtual call",
        "'{1}' is chosen at run time and gets a value that depends on a differentiable input; call a method that is static, sealed or not virtual, or write its derivative ([DerivativeOf])");

    public static readonly DiagnosticDescriptor BufferToOutside = Body("BPG017", "Buffer leaves the method",
        "'{1}' gets a reference to a buffer and has no source here, so what it does to it is unknown; write the loop out, or let the caller do it and hand in what comes of it");

    public static readonly DiagnosticDescriptor UnknownReference = Body("BPG018", "Reference to an unknown buffer",
        "What '{1}' refers to here is not known: {2}");

    public static readonly DiagnosticDescriptor Inaccessible = Body("BPG019", "Member cannot be reached",
        "'{1}' cannot be reached from '{2}', where the derivative will stand; make it internal or public");

    public static readonly DiagnosticDescriptor ByReferenceArgument = Body("BPG020", "Argument by reference",
        "Passing '{1}' by '{2}' cannot be differentiated yet; pass it by value and use the result");

    public static readonly DiagnosticDescriptor DeclarationDoesNotFit = Error("BPG031", "Declaration of nothing that is generated",
        "'{0}' is declared in another way than it is generated; declare '{1}'");

    public static readonly DiagnosticDescriptor NestedDerivative = Body("BPG032", "Derivative that cannot be differentiated",
        "The call of '{1}' cannot be differentiated: {2}");

    public static readonly DiagnosticDescriptor GeneratedMember = Body("BPG022", "Call of a generated member",
        "'{1}' is generated; a derivative can be differentiated only if you declare it: 'partial' with the generated signature");

    public static readonly DiagnosticDescriptor RecursiveBuffer = Body("BPG023", "Recursive method hands out a buffer",
        "'{1}' is recursive and {2}; pass the buffer in as a parameter");

    public static readonly DiagnosticDescriptor CannotCheckpoint = Body("BPG040", "Loop cannot be checkpointed",
        "The iterations of this loop cannot be run again on the way back: {1}");

    // Rules that are written by hand. Those at calls have the call path as argument 0.
    public static readonly DiagnosticDescriptor WrongRuleSignature = Error("BPG024", "Wrong signature of a rule",
        "'{0}' is no derivative of '{1}': it must be '{2}'");

    public static readonly DiagnosticDescriptor UnknownPrimal = Error("BPG025", "Unknown method",
        "'{0}' has no derivative: {1}");

    public static readonly DiagnosticDescriptor WrongRule = Error("BPG026", "Method that cannot be a rule",
        "'{0}' cannot be a derivative: {1}; write a static method with a body, and [DerivativeOf] only");

    public static readonly DiagnosticDescriptor NoRulePossible = Error("BPG027", "Method without a possible rule",
        "No derivative can be written for '{0}': {1}; wrap it in a method that takes and returns numbers, structs of them and spans");

    public static readonly DiagnosticDescriptor TwoRules = Error("BPG028", "Two rules for one method",
        "'{0}' has more than one derivative: '{1}'; keep one of them");

    public static readonly DiagnosticDescriptor RuleWithoutSource = Body("BPG029", "Rule that cannot be followed",
        "The second derivative needs that of the rule '{1}', which cannot be followed here: {2}; write it out in this project, or ask for first derivatives only");

    public static readonly DiagnosticDescriptor ReferencedMethod = Body("BPG030", "Method of another project",
        "The call of '{1}', of the assembly '{2}', cannot be differentiated: {3}");

    // Warnings.
    public static readonly DiagnosticDescriptor ResultIsConstant = Warning("BPG050", "Result does not depend on any input",
        "The result of '{0}' does not depend on any differentiable input; its gradient is zero");

    public static readonly DiagnosticDescriptor OptionWithoutEffect = Warning("BPG051", "Option has no effect",
        "'{0}' has no effect on '{1}': {2}");

    public static readonly DiagnosticDescriptor LostInConversion = Warning("BPG052", "Derivative is lost in a conversion",
        "The conversion of a value that depends on a differentiable input to '{0}' carries no gradient; use Derivative.Stop(…) if that is meant");

    public static readonly DiagnosticDescriptor ContentsHeldConstant = Warning("BPG053", "Contents are held constant",
        "'{0}' may read an element of '{1}' before it writes it, and its Jacobian holds what is in there before the call constant; read from a buffer that is not written");

    public static readonly DiagnosticDescriptor HidesBuiltIn = Warning("BPG054", "Rule hides a built-in one",
        "The derivative of '{0}' is known; this rule is used in its place, everywhere in this project");

    public static readonly DiagnosticDescriptor EmptyRange = Warning("BPG062", "Empty range",
        "The least gradient, {0}, is greater than the greatest, {1}, so no gradient is between them; exchange them");

    // Hints.
    public static readonly DiagnosticDescriptor Tie = Hint("BPG060", "Choice between equal values",
        "'{0}' chooses nothing here: {1}; {2}");

    public static readonly DiagnosticDescriptor NoGradientWithoutEffect = Hint("BPG061", "[NoGradient] has no effect",
        "[NoGradient] on '{0}' has no effect: a value of type '{1}' is always held constant");

    // Reports, for who asks for them.
    public static readonly DiagnosticDescriptor TapeReport = Report("BPG070", "What is kept for the way back",
        "Each {0} keeps for the way back: {1}");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = typeof(Descriptors)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null))
        .OfType<DiagnosticDescriptor>()
        .ToImmutableArray();

    private static DiagnosticDescriptor Body(string id, string title, string message) => Error(id, title, message + Path);

    private static DiagnosticDescriptor Error(string id, string title, string message) => Make(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Make(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Hint(string id, string title, string message) => Make(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Report(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Info, isEnabledByDefault: false, helpLinkUri: HelpLink(id));

    private static DiagnosticDescriptor Make(string id, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: HelpLink(id));

    private static string HelpLink(string id) => $"https://github.com/backprop-gen/backprop-gen/blob/main/docs/diagnostics/{id}.md";
}
