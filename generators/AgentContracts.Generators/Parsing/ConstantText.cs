using System.Globalization;
using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentContracts.Generators.Parsing;

/// <summary>Constants as C# expressions.</summary>
internal static class ConstantText
{
    /// <summary>An expression for a constant of a type; <see langword="default"/> where the constant is the default of a value type.</summary>
    public static string Of(object? value, ITypeSymbol type)
    {
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return value is null ? "null" : Of(value, type.Underlying());
        }

        return value switch
        {
            null => type.IsReferenceType ? "null" : "default",
            _ when type is INamedTypeSymbol { TypeKind: TypeKind.Enum } named => EnumParser.ExpressionOf(named, value),
            _ => Literal(value),
        };
    }

    /// <summary>A literal whose type is the value's, but for integers smaller than 32 bits, which are <see cref="int"/> constants.</summary>
    public static string Literal(object value) => value switch
    {
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool flag => flag ? "true" : "false",
        double number => Floating(number, "double", ""),
        float number => Floating(number, "float", "f"),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        uint number => Invariant(number) + "u",
        long number => Invariant(number) + "L",
        ulong number => Invariant(number) + "UL",
        _ => Invariant(value),
    };

    /// <summary>The value's text, the same in every culture.</summary>
    public static string Invariant(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static string Floating(double value, string type, string suffix)
    {
        if (double.IsNaN(value))
        {
            return $"{type}.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? $"{type}.PositiveInfinity" : $"{type}.NegativeInfinity";
        }

        // MaxValue's own text reads as infinity where it was rounded up; its name cannot.
        if (type == "double" && Math.Abs(value) == double.MaxValue)
        {
            return value > 0 ? "double.MaxValue" : "double.MinValue";
        }

        if (type == "float" && Math.Abs(value) == float.MaxValue)
        {
            return value > 0 ? "float.MaxValue" : "float.MinValue";
        }

        var text = type == "float" ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" + suffix : text + suffix;
    }
}
