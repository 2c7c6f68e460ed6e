using System.Runtime.CompilerServices;
using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads enums.</summary>
internal static class EnumParser
{
    // An enum is read once, however many messages hold it; the tables let its symbol go. An assembly and one that references it may see the same symbol.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, EnumModel> Own = new();
    private static readonly ConditionalWeakTable<INamedTypeSymbol, EnumModel> Foreign = new();
    private static readonly ConditionalWeakTable<INamedTypeSymbol, string?[]> NamedValues = new();

    public static EnumModel Parse(INamedTypeSymbol type, Contract contract) =>
        contract.IsOwn(type) ? Own.GetValue(type, static t => Read(t, isForeign: false)) : Foreign.GetValue(type, static t => Read(t, isForeign: true));

    /// <summary>The enums in a record whose values travel by name, each once.</summary>
    public static EquatableArray<EnumModel> AllOf(WireShape shape, Contract contract) =>
        shape.Members.SelectMany(static m => EnumsIn(m.WireType)).Distinct<ISymbol>(SymbolEqualityComparer.Default).Select(e => Parse((INamedTypeSymbol)e, contract)).ToEquatableArray();

    private static IEnumerable<INamedTypeSymbol> EnumsIn(WireType? type) => type switch
    {
        null => [],
        { Kind: WireKind.Enum, Symbol: INamedTypeSymbol symbol } => [symbol],
        _ => EnumsIn(type.Key).Concat(EnumsIn(type.Element)),
    };

    private static EnumModel Read(INamedTypeSymbol type, bool isForeign)
    {
        var numbers = new HashSet<object>();
        var codes = new HashSet<uint>();
        return new EnumModel
        {
            FullName = Names.Full(type),
            Name = type.Name,
            NamesType = HintNames.IdentifierOf(type, isForeign) + "Names",
            NamesEveryValue = NamesEveryValue(type),
            Values = FieldsOf(type)
                .Select(f => new EnumValueModel(ExpressionOf(f), WireNameOf(f), CodeOf(WireNameOf(f), codes), IsAlias: !numbers.Add(f.ConstantValue!)))
                .ToEquatableArray(),
        };
    }

    /// <summary>The named values in source order.</summary>
    public static IEnumerable<IFieldSymbol> FieldsOf(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(static f => f is { HasConstantValue: true, ConstantValue: not null });

    /// <summary>A value's name on the wire.</summary>
    public static string WireNameOf(IFieldSymbol value) => value.Attribute(KnownNames.WireName)?.Argument<string>(0) is { } name && IsText(name) ? name : SnakeCase.Of(value.Name);

    /// <summary>A value by its name, or by its number where it has none or none that may be used.</summary>
    public static string ExpressionOf(INamedTypeSymbol type, object number) =>
        FieldsOf(type).FirstOrDefault(f => Equals(f.ConstantValue, number)) is { } field ? ExpressionOf(field) : $"({Names.Full(type)})({ConstantText.Literal(number)})";

    /// <summary>
    /// The pattern that every named value matches and no other, with neighbours joined to ranges; <see langword="null"/> where all values have names, and
    /// empty where none has.
    /// </summary>
    public static string? NamedValuesOf(INamedTypeSymbol type) => NamedValues.GetValue(type, static t => [FindNamedValues(t)])[0];

    private static string? FindNamedValues(INamedTypeSymbol type)
    {
        if (NamesEveryValue(type))
        {
            return null;
        }

        var values = FieldsOf(type)
            .GroupBy(static f => decimal.Parse(ConstantText.Invariant(f.ConstantValue), System.Globalization.CultureInfo.InvariantCulture))
            .OrderBy(static g => g.Key)
            .Select(static g => (Number: g.Key, Expression: ExpressionOf(g.First())))
            .ToArray();
        var patterns = new List<string>();
        for (var start = 0; start < values.Length;)
        {
            var end = start;
            while (end + 1 < values.Length && values[end + 1].Number == values[end].Number + 1)
            {
                end++;
            }

            patterns.Add((end - start) switch
            {
                0 => values[start].Expression,
                1 => $"{values[start].Expression} or {values[end].Expression}",
                _ => $">= {values[start].Expression} and <= {values[end].Expression}",
            });
            start = end + 1;
        }

        return patterns.Count == 1 ? patterns[0] : string.Join(" or ", patterns.Select(static p => p.Contains(" and ") ? $"({p})" : p));
    }

    private static string ExpressionOf(IFieldSymbol value) =>
        value.Attribute("System.ObsoleteAttribute")?.Argument<bool>(1) == true
            ? $"({Names.Full(value.ContainingType)})({ConstantText.Literal(value.ConstantValue!)})"
            : $"{Names.Full(value.ContainingType)}.{Names.Member(value)}";

    // The hash of the name, so that a value stays what it is whatever number it gets and whatever stands before it. The two in many millions
    // that share one are told apart by running on over a zero byte.
    private static uint CodeOf(string wireName, HashSet<uint> codes)
    {
        var code = Fnv1A.Hash32(wireName);
        while (code == 0 || !codes.Add(code))
        {
            code = Fnv1A.Next32(code, 0);
        }

        return code;
    }

    private static bool NamesEveryValue(INamedTypeSymbol type) =>
        type.EnumUnderlyingType is { SpecialType: SpecialType.System_Byte or SpecialType.System_SByte }
        && FieldsOf(type).Select(static f => f.ConstantValue).Distinct().Count() == byte.MaxValue + 1;

    private static bool IsText(string name) => name.Length > 0 && WireText.IsWellFormed(name);
}
