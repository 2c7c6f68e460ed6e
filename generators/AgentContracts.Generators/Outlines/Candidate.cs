using AgentContracts.Generators.Parsing;
using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Outlines;

/// <summary>
/// A type that may be part of the language, and the hash of the outlines of everything that its meaning depends on. Two are equal where they mean the same,
/// and the driver then keeps the first: it remembers what it was read as, and holds nothing of a compilation.
/// </summary>
/// <param name="metadataName">Its metadata name.</param>
/// <param name="hash">The hash.</param>
/// <param name="surroundings">The rest of what its meaning depends on.</param>
internal sealed class Candidate(string metadataName, ulong hash, Surroundings surroundings) : IEquatable<Candidate>
{
    private readonly ulong _hash = hash;
    private readonly Surroundings _surroundings = surroundings;
    private ContractModel? _model;

    /// <summary>Its metadata name.</summary>
    public string MetadataName { get; } = metadataName;

    /// <summary>Reads the type, unless it was read before: nothing that it depends on has changed since.</summary>
    public ContractModel Read(Compilation compilation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _model ??= compilation.Assembly.GetTypeByMetadataName(MetadataName) is { } symbol ? ContractParser.Parse(symbol, Contract.Of(compilation)) : ContractModel.None;
    }

    public bool Equals(Candidate? other) =>
        other is not null && other._hash == _hash && other.MetadataName == MetadataName && other._surroundings.Equals(_surroundings);

    public override bool Equals(object? obj) => Equals(obj as Candidate);

    public override int GetHashCode() => _hash.GetHashCode();
}
