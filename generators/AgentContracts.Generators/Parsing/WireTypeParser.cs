using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads the types of members.</summary>
internal static class WireTypeParser
{
    public static WireTypeModel Parse(WireType type) => new()
    {
        Kind = type.Kind,
        Name = Names.Full(type.Symbol),
        AnnotatedName = Names.FullAnnotated(type.Symbol),
        IsReference = type.Symbol.IsReferenceType,
        Element = (type.Kind == WireKind.Flags ? SupportedTypes.Classify(((INamedTypeSymbol)type.Symbol).EnumUnderlyingType!) : type.Element) is { } element ? Parse(element) : null,
        Key = type.Key is { } key ? Parse(key) : null,
        EnumNames = type.Kind == WireKind.Enum ? $"global::{EnumModel.Namespace}.{EnumParser.Parse((INamedTypeSymbol)type.Symbol).NamesType}" : null,
    };
}
