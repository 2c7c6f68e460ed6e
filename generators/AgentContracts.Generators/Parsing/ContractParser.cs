using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads a type as whatever it is.</summary>
internal static class ContractParser
{
    public static ContractModel Parse(INamedTypeSymbol symbol, Contract contract) =>
        new(RecordParser.Parse(symbol, contract), ChannelParser.Parse(symbol, contract), AgentParser.Parse(symbol, contract));
}
