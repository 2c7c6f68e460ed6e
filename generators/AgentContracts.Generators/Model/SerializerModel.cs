namespace AgentContracts.Generators.Model;

/// <summary>What of a record travels, in the order on the wire; a writer of any format is made from it.</summary>
internal sealed record SerializerModel
{
    public required TypeModel Type { get; init; }

    /// <summary>Why the record is invalid, so that its members throw; <see langword="null"/> for a valid one.</summary>
    public required string? Problem { get; init; }

    public required EquatableArray<MemberModel> Members { get; init; }
}
