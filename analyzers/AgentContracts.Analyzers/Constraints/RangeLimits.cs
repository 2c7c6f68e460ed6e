using System.Globalization;

namespace AgentContracts.Analyzers.Constraints;

/// <summary>A <c>[Range]</c> over values of a kind.</summary>
internal sealed class RangeLimits
{
    private readonly IComparable _minimum;
    private readonly IComparable _maximum;
    private readonly bool _excludesMinimum;
    private readonly bool _excludesMaximum;
    private readonly WireKind _kind;

    private RangeLimits(WireKind kind, IComparable minimum, IComparable maximum, AttributeData attribute, string text)
    {
        (_kind, _minimum, _maximum) = (kind, minimum, maximum);
        _excludesMinimum = attribute.NamedArgument<bool>("MinimumIsExclusive");
        _excludesMaximum = attribute.NamedArgument<bool>("MaximumIsExclusive");
        Text = text;
    }

    /// <summary>The range as the rest of "must be …".</summary>
    public string Text { get; }

    /// <summary>Whether no value of the kind is inside.</summary>
    public bool IsEmpty => IsEmptyBetween(_minimum, _maximum, _excludesMinimum, _excludesMaximum);

    /// <summary>What to change where it is empty.</summary>
    public string Remedy =>
        Limit.IsInteger(_kind, out var all) && IsOutside(all) ? $"choose limits from {ConstantText.Of(all.Minimum)} to {ConstantText.Of(all.Maximum)}"
        : !IsEmptyBetween(_maximum, _minimum, _excludesMinimum, _excludesMaximum) ? "swap the limits"
        : !IsEmptyBetween(_minimum, _maximum, excludesMinimum: false, excludesMaximum: false) ? "widen the limits, or include them"
        : "widen the limits";

    /// <summary>The range of an attribute, or <see langword="null"/> where it says nothing about values of the kind.</summary>
    public static RangeLimits? Of(WireKind kind, AttributeData attribute)
    {
        var (low, high) = attribute.ConstructorArguments switch
        {
            [{ Kind: TypedConstantKind.Primitive } minimum, { Kind: TypedConstantKind.Primitive } maximum] when Limit.IsNumber(kind) => (Limit.OfNumber(kind, minimum.Value), Limit.OfNumber(kind, maximum.Value)),
            [{ Value: ITypeSymbol operand }, { Value: string minimum }, { Value: string maximum }] when Fits(kind, operand) => (Limit.OfText(kind, minimum), Limit.OfText(kind, maximum)),
            _ => default,
        };
        return low is null || high is null ? null : new RangeLimits(kind, low, high, attribute, TextOf(attribute));
    }

    /// <summary>Whether a number is inside.</summary>
    public bool Contains(object number) =>
        Limit.OfNumber(_kind, number) is not { } value
        || (value.CompareTo(_minimum) is var low && (low > 0 || (low == 0 && !_excludesMinimum)) && value.CompareTo(_maximum) is var high && (high < 0 || (high == 0 && !_excludesMaximum)));

    private bool IsEmptyBetween(IComparable minimum, IComparable maximum, bool excludesMinimum, bool excludesMaximum)
    {
        if (!Limit.IsInteger(_kind, out var all))
        {
            return minimum.CompareTo(maximum) is var order && (order > 0 || (order == 0 && (excludesMinimum || excludesMaximum)));
        }

        var (low, high) = ((decimal)minimum, (decimal)maximum);
        var least = decimal.Ceiling(low) is var up && up == low && excludesMinimum && up < decimal.MaxValue ? up + 1 : up;
        var most = decimal.Floor(high) is var down && down == high && excludesMaximum && down > decimal.MinValue ? down - 1 : down;
        return Math.Max(least, all.Minimum) > Math.Min(most, all.Maximum);
    }

    private bool IsOutside((decimal Minimum, decimal Maximum) all)
    {
        var (low, high) = ((decimal)_minimum, (decimal)_maximum);
        return Math.Min(low, high) > all.Maximum || Math.Max(low, high) < all.Minimum;
    }

    private static bool Fits(WireKind kind, ITypeSymbol operand) =>
        SupportedTypes.Classify(operand)?.Kind is { } own && (own == kind ? Limit.IsNumber(kind) || Limit.IsTime(kind) : Limit.IsNumber(kind) && Limit.IsNumber(own));

    private static string TextOf(AttributeData attribute)
    {
        var limits = attribute.ConstructorArguments.Where(static a => a.Value is not ITypeSymbol).Select(static a => Convert.ToString(a.Value, CultureInfo.InvariantCulture)).ToArray();
        var exclusive = (attribute.NamedArgument<bool>("MinimumIsExclusive"), attribute.NamedArgument<bool>("MaximumIsExclusive")) switch
        {
            (true, true) => ", both exclusive",
            (true, false) => $", {limits[0]} exclusive",
            (false, true) => $", {limits[1]} exclusive",
            _ => "",
        };
        return $"between {limits[0]} and {limits[1]}{exclusive}";
    }
}
