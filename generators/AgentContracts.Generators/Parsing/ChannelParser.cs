using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads channels.</summary>
internal static class ChannelParser
{
    private const string Handler = "IHandler";

    public static ChannelModel? Parse(INamedTypeSymbol symbol, Contract contract)
    {
        if (contract.Channel(symbol) is not { } channel || symbol.TypeKind != TypeKind.Class || Extensibility.ProblemsOf(symbol) != ExtensionProblems.None)
        {
            return null;
        }

        return new ChannelModel
        {
            Type = TypeParser.Parse(symbol),
            Problem = TypeParser.ProblemOf(symbol, channel.Problems),
            WireName = channel.Name,
            Tier = channel.Tier?.ToString(),
            IsEmergency = channel.IsEmergency,
            Overrides = Settings.Of(channel.Attribute),
            Fallback = channel.UsableFallback is { } fallback ? Names.Full(fallback.Type) : null,
            IsPublic = symbol.IsPublic(),
            HasOwnHandler = symbol.Name == Handler || !symbol.GetMembers(Handler).IsEmpty,
            HidesHandler = symbol.SelfAndBases().Skip(1).Any(t => IsVisibleHandler(t, symbol) || contract.Channel(t) is not null),
        };
    }

    private static bool IsVisibleHandler(INamedTypeSymbol type, INamedTypeSymbol within) => type.GetMembers(Handler).Any(m => m.DeclaredAccessibility switch
    {
        Accessibility.Private => false,
        Accessibility.Internal or Accessibility.ProtectedAndInternal => SymbolEqualityComparer.Default.Equals(m.ContainingAssembly, within.ContainingAssembly),
        _ => true,
    });
}
