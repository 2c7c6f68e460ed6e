using System.Text;
using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>
/// A hash over the names and types of a record's members in wire order. The text that is hashed has one line for each member, so that the hash over the
/// first n members is that of the record as it was when it had n.
/// </summary>
internal static class Fingerprint
{
    private static readonly Dictionary<WireKind, string> Kinds =
        Enum.GetValues(typeof(WireKind)).Cast<WireKind>().ToDictionary(static k => k, static k => SnakeCase.Of(k.ToString()));

    /// <summary>The hashes over the first 0, 1, … members, the last over all.</summary>
    public static ImmutableArray<ulong> RollingOf(WireShape shape, Contract contract)
    {
        var hashes = ImmutableArray.CreateBuilder<ulong>();
        hashes.Add(Fnv1A.Offset);
        foreach (var member in shape.Members)
        {
            var line = new StringBuilder(member.WireName).Append(':');
            Append(line, member.WireType, [], contract);
            hashes.Add(Fnv1A.Append(hashes[hashes.Count - 1], line.Append('\n').ToString()));
        }

        return hashes.ToImmutable();
    }

    private static void Append(StringBuilder text, WireType? type, List<INamedTypeSymbol> around, Contract contract)
    {
        switch (type)
        {
            case null:
                text.Append('-');
                return;
            case { Kind: WireKind.Nullable, Element: { } value }:
                Append(text, value, around, contract);
                AppendPresence(text, value.Kind);
                break;
            case { Kind: WireKind.Memory }:
                text.Append("bytes");
                break;
            case { Kind: WireKind.Array or WireKind.List or WireKind.ReadOnlyList or WireKind.ImmutableArray or WireKind.HashSet or WireKind.Set or WireKind.ReadOnlySet, Element: { } element }:
                text.Append('[');
                Append(text, element, around, contract);
                text.Append(']');
                break;
            case { Kind: WireKind.Dictionary or WireKind.ReadOnlyDictionary, Element: { } element }:
                text.Append('{');
                Append(text, element, around, contract);
                text.Append('}');
                break;
            case { Kind: WireKind.KeyedDictionary or WireKind.ReadOnlyKeyedDictionary, Key: { } key, Element: { } element }:
                text.Append('{');
                Append(text, key, around, contract);
                text.Append('=');
                Append(text, element, around, contract);
                text.Append('}');
                break;
            case { Kind: WireKind.Enum or WireKind.Flags, Symbol: INamedTypeSymbol symbol }:
                AppendEnum(text, symbol, type.Kind);
                break;
            case { Kind: WireKind.Part, Symbol: INamedTypeSymbol symbol }:
                AppendPart(text, symbol, around, contract);
                break;
            default:
                text.Append(Kinds[type.Kind]);
                break;
        }

        if (type.IsNullable)
        {
            text.Append('?');
        }
    }

    // Before a nullable value stands whether it is there, which a reference that travels in the same form has no need of.
    private static void AppendPresence(StringBuilder text, WireKind kind)
    {
        if (kind is WireKind.Memory or WireKind.ImmutableArray or WireKind.Part)
        {
            text.Append('?');
        }
    }

    // Values of an enum travel by name on either wire: which there are, and their numbers, is no more part of the shape than which texts a string
    // may hold. A reader refuses the one message with a value that it does not know. Flags travel as numbers.
    private static void AppendEnum(StringBuilder text, INamedTypeSymbol type, WireKind kind)
    {
        if (kind == WireKind.Enum)
        {
            text.Append("enum");
            return;
        }

        text.Append("flags(").Append(SnakeCase.Of(type.EnumUnderlyingType!.Name));
        foreach (var value in EnumParser.FieldsOf(type))
        {
            text.Append('|').Append(EnumParser.WireNameOf(value)).Append('=').Append(ConstantText.Invariant(value.ConstantValue));
        }

        text.Append(')');
    }

    private static void AppendPart(StringBuilder text, INamedTypeSymbol type, List<INamedTypeSymbol> around, Contract contract)
    {
        // A part inside itself is told by how many levels up it began.
        var level = around.FindLastIndex(t => SymbolEqualityComparer.Default.Equals(t, type));
        if (level >= 0)
        {
            text.Append('^').Append(ConstantText.Invariant(around.Count - level));
            return;
        }

        around.Add(type);
        text.Append('(');
        foreach (var member in (contract.Part(type)?.Shape ?? WireShape.Of(type)).Members)
        {
            text.Append(member.WireName).Append(':');
            Append(text, member.WireType, around, contract);
            text.Append(';');
        }

        text.Append(')');
        around.RemoveAt(around.Count - 1);
    }
}
