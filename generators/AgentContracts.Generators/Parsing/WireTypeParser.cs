using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads the types of members.</summary>
internal static class WireTypeParser
{
    // Few types are the types of most members, and names are what costs most about them. What was read goes with its compilation.
    private static readonly ConditionalWeakTable<Contract, ConcurrentDictionary<ITypeSymbol, WireTypeModel>> Models = new();

    public static WireTypeModel Parse(WireType type, Contract contract) =>
        Models.GetValue(contract, static _ => new(SymbolEqualityComparer.IncludeNullability)).GetOrAdd(type.Symbol, _ => Read(type, contract));

    private static WireTypeModel Read(WireType type, Contract contract) => new()
    {
        Kind = type.Kind,
        Name = Names.Full(type.Symbol),
        AnnotatedName = Names.FullAnnotated(type.Symbol),
        IsReference = type.Symbol.IsReferenceType,
        Element = (type.Kind == WireKind.Flags ? SupportedTypes.Classify(((INamedTypeSymbol)type.Symbol).EnumUnderlyingType!) : type.Element) is { } element ? Read(element, contract) : null,
        Key = type.Key is { } key ? Read(key, contract) : null,
        EnumNames = type.Kind == WireKind.Enum ? $"global::{EnumModel.Namespace}.{EnumParser.Parse((INamedTypeSymbol)type.Symbol, contract).NamesType}" : null,
    };
}
