using System.Collections.Immutable;

namespace AgentContracts;

/// <inheritdoc/>
/// <typeparam name="TAgent">The agent.</typeparam>
public sealed class AgentInfo<TAgent> : AgentInfo
{
    /// <summary>What it handles: one for every message that its channels carry and it does not ignore.</summary>
    public ImmutableArray<MessageHandler<TAgent>> Handlers { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<MessageInfo> Handles => Handlers.Select(static handler => handler.Message);
}
