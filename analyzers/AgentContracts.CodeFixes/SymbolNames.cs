namespace AgentContracts.CodeFixes;

/// <summary>The shortest names by which code at a position can name a symbol.</summary>
internal static class SymbolNames
{
    private static readonly SymbolDisplayFormat InAttribute =
        SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.RemoveAttributeSuffix);

    /// <summary>The name of a type.</summary>
    public static string NameAt(this ITypeSymbol type, SemanticModel model, int position) => type.ToMinimalDisplayString(model, position);

    /// <summary>The name of a type that is known by its metadata name.</summary>
    public static string NameAt(string metadataName, SemanticModel model, int position) =>
        model.Compilation.GetTypeByMetadataName(metadataName)?.NameAt(model, position) ?? $"global::{metadataName}";

    /// <summary>The name of an attribute inside <c>[…]</c>, with its type arguments.</summary>
    public static string AttributeNameAt(string metadataName, SemanticModel model, int position, params ITypeSymbol[] arguments)
    {
        if (model.Compilation.GetTypeByMetadataName(metadataName) is not { } attribute)
        {
            return $"global::{metadataName}";
        }

        return (arguments.Length == 0 ? attribute : attribute.Construct(arguments)).ToMinimalDisplayString(model, position, InAttribute);
    }

    /// <summary>A tier, as <c>Tier.Fast</c>.</summary>
    public static string NameAt(this Tier tier, SemanticModel model, int position) =>
        $"{NameAt($"{KnownNames.Language}.{nameof(Tier)}", model, position)}.{tier}";
}
