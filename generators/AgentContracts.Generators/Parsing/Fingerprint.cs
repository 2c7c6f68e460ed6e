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
    public static ulong Of(WireShape shape)
    {
        var text = new StringBuilder();
        foreach (var member in shape.Members)
        {
            text.Append(member.WireName).Append(':');
            Append(text, member.WireType, []);
            text.Append('\n');
        }

        return Fnv1A.Hash(text.ToString());
    }

    private static void Append(StringBuilder text, WireType? type, List<INamedTypeSymbol> around)
    {
        switch (type)
        {
            case null:
                text.Append('-');
                return;
            case { Kind: WireKind.Nullable, Element: { } value }:
                Append(text, value, around);
                break;
            case { Kind: WireKind.Array or WireKind.List or WireKind.ReadOnlyList, Element: { } element }:
                text.Append('[');
                Append(text, element, around);
                text.Append(']');
                break;
            case { Kind: WireKind.Dictionary or WireKind.ReadOnlyDictionary, Element: { } element }:
                text.Append('{');
                Append(text, element, around);
                text.Append('}');
                break;
            case { Kind: WireKind.Enum or WireKind.Flags, Symbol: INamedTypeSymbol symbol }:
                AppendEnum(text, symbol, type.Kind);
                break;
            case { Kind: WireKind.Part, Symbol: INamedTypeSymbol symbol }:
                AppendPart(text, symbol, around);
                break;
            default:
                text.Append(SnakeCase.Of(type.Kind.ToString()));
                break;
        }

        if (type.IsNullable)
        {
            text.Append('?');
        }
    }

    private static void AppendEnum(StringBuilder text, INamedTypeSymbol type, WireKind kind)
    {
        text.Append(kind == WireKind.Flags ? "flags" : "enum").Append('(').Append(SnakeCase.Of(type.EnumUnderlyingType!.Name));
        foreach (var value in EnumParser.FieldsOf(type))
        {
            text.Append('|').Append(EnumParser.WireNameOf(value)).Append('=').Append(ConstantText.Invariant(value.ConstantValue));
        }

        text.Append(')');
    }

    private static void AppendPart(StringBuilder text, INamedTypeSymbol type, List<INamedTypeSymbol> around)
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
        foreach (var member in WireShape.Of(type).Members)
        {
            text.Append(member.WireName).Append(':');
            Append(text, member.WireType, around);
            text.Append(';');
        }

        text.Append(')');
        around.RemoveAt(around.Count - 1);
    }
}
