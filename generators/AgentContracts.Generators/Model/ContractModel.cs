namespace AgentContracts.Generators.Model;

/// <summary>A type, as each of the things that it may be; all of them <see langword="null"/> where it is none.</summary>
internal sealed record ContractModel(RecordModel? Record, ChannelModel? Channel, AgentModel? Agent)
{
    /// <summary>A type that is nothing.</summary>
    public static ContractModel None { get; } = new(null, null, null);
}
