using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentContracts.Analyzers.Constraints;

/// <summary>Constants as they are written, the same in every culture.</summary>
internal static class ConstantText
{
    /// <summary>A constant.</summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>An argument of an attribute.</summary>
    public static string ToCSharpText(this TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Enum && constant.Type is INamedTypeSymbol type
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => Equals(f.ConstantValue, constant.Value))?.Name ?? Of(constant.Value)
            : constant.Kind == TypedConstantKind.Primitive ? Of(constant.Value)
            : constant.Kind == TypedConstantKind.Type ? $"{constant.Value}"
            : "";
}
