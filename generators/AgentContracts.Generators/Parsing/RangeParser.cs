using System.Globalization;
using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads <c>[Range]</c> as limits of the member's own type.</summary>
internal static class RangeParser
{
    /// <summary>The rule, or <see langword="null"/> where the attribute itself must decide.</summary>
    public static RuleModel? Parse(string? message, ITypeSymbol type, AttributeData attribute)
    {
        var wire = SupportedTypes.Classify(type);
        var kind = wire is { Kind: WireKind.Nullable, Element: { } element } ? element.Kind : wire?.Kind;
        if (kind is not { } own
            || Limit(own, attribute, isMinimum: true) is not { } minimum
            || Limit(own, attribute, isMinimum: false) is not { } maximum)
        {
            return null;
        }

        return new RangeRule(
            message,
            Names.Full(wire!.Element?.Symbol ?? wire.Symbol),
            minimum.Text,
            maximum.Text,
            minimum.IsExact && attribute.NamedArgument<bool>("MinimumIsExclusive"),
            maximum.IsExact && attribute.NamedArgument<bool>("MaximumIsExclusive"))
        {
            IsTime = !NumberText.IsNumber(own),
            IsFinite = IsFinite(minimum.Text) && IsFinite(maximum.Text),
            WholeMinimum = Whole(own, minimum.Text),
            WholeMaximum = Whole(own, maximum.Text),
        };
    }

    private static bool IsFinite(string limit) => !limit.EndsWith("Infinity", StringComparison.Ordinal) && !limit.EndsWith("NaN", StringComparison.Ordinal);

    private static string? Whole(WireKind kind, string limit) =>
        kind == WireKind.Decimal && long.TryParse(limit.TrimEnd('m'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? ConstantText.Literal(whole) : null;

    private static (string Text, bool IsExact)? Limit(WireKind kind, AttributeData attribute, bool isMinimum)
    {
        var position = isMinimum ? 0 : 1;
        return attribute.ConstructorArguments switch
        {
            { Length: 2 } limits when NumberText.IsNumber(kind) && limits[position].Value is int or double => NumberText.Limit(kind, limits[position].Value!, isMinimum),
            { Length: 3 } limits when limits[0].Value is ITypeSymbol operand && limits[position + 1].Value is string text => Limit(kind, operand, text, isMinimum),
            _ => null,
        };
    }

    private static (string Text, bool IsExact)? Limit(WireKind kind, ITypeSymbol operand, string text, bool isMinimum)
    {
        var operandKind = SupportedTypes.Classify(operand)?.Kind;
        if (NumberText.IsNumber(kind))
        {
            return operandKind is { } number && NumberText.IsNumber(number) && NumberText.Parse(kind, text) is { } value ? NumberText.Limit(kind, value, isMinimum) : null;
        }

        return operandKind == kind && TimeOf(kind, text) is { } time ? (time, true) : null;
    }

    // A time without a zone is taken as UTC: members are UTC, and a build may not depend on where it runs.
    private static string? TimeOf(WireKind kind, string text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return kind switch
        {
            WireKind.DateTime when DateTime.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time) =>
                $"new global::System.DateTime({ConstantText.Literal(time.Ticks)}, global::System.DateTimeKind.Utc)",
            WireKind.DateTimeOffset when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time) =>
                $"new global::System.DateTimeOffset({ConstantText.Literal(time.UtcTicks)}, global::System.TimeSpan.Zero)",
            WireKind.TimeSpan when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) =>
                $"global::System.TimeSpan.FromTicks({ConstantText.Literal(span.Ticks)})",
            _ => null,
        };
    }
}
