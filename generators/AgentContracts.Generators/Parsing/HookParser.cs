using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads what the user wrote of <c>OnValidate</c>, so that the generated half matches it and never collides with it.</summary>
internal static class HookParser
{
    private const string Parameter = "ref global::AgentContracts.Validation.Violations violations";
    private const string Instance = "value." + KnownNames.OnValidate;

    public static HookModel Parse(INamedTypeSymbol type)
    {
        var members = type.GetMembers(KnownNames.OnValidate);
        if (members.OfType<IMethodSymbol>().FirstOrDefault(static m => IsHook(m, RefKind.Ref)) is { } own)
        {
            var call = own.IsStatic ? KnownNames.OnValidate : Instance;
            return new HookModel(DefiningHalfOf(own), call);
        }

        var isTaken = type.Name == KnownNames.OnValidate
            || members.Any(static m => m is not IMethodSymbol method || (IsHook(method, method.Parameters.FirstOrDefault()?.RefKind ?? RefKind.None) && method.Parameters[0].RefKind != RefKind.None));
        if (isTaken)
        {
            return new HookModel(null, null);
        }

        return new HookModel($"partial void {KnownNames.OnValidate}({Parameter});", Instance, HidesBase(type));
    }

    private static bool HidesBase(INamedTypeSymbol type) =>
        type.SelfAndBases()
            .Skip(1)
            .SelectMany(static t => t.GetMembers(KnownNames.OnValidate))
            .Any(static m => m.DeclaredAccessibility != Accessibility.Private && (m is not IMethodSymbol method || IsHook(method, RefKind.Ref)));

    private static bool IsHook(IMethodSymbol method, RefKind kind) =>
        method is { Arity: 0, Parameters: [var parameter] } && parameter.RefKind == kind && parameter.Type.Is(KnownNames.Violations);

    // Both halves must agree in modifiers, return type and parameter.
    private static string? DefiningHalfOf(IMethodSymbol method)
    {
        if (method.IsPartialDefinition
            || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not MethodDeclarationSyntax syntax
            || !syntax.Modifiers.Any(SyntaxKind.PartialKeyword)
            || (syntax.Body is null && syntax.ExpressionBody is null))
        {
            return null;
        }

        var modifiers = string.Concat(syntax.Modifiers
            .Where(static m => !m.IsKind(SyntaxKind.PartialKeyword) && !m.IsKind(SyntaxKind.AsyncKeyword))
            .Select(static m => m.Text + " "));
        var parameter = syntax.ParameterList.Parameters[0];
        var parameterModifiers = string.Concat(parameter.Modifiers.Select(static m => m.Text + " "));
        return $"{modifiers}partial {Names.FullAnnotated(method.ReturnType)} {KnownNames.OnValidate}({parameterModifiers}global::AgentContracts.Validation.Violations {parameter.Identifier.Text});";
    }
}
