namespace AgentContracts.Conformance;

/// <summary>What a handler was called with.</summary>
/// <param name="Performance">The call.</param>
/// <param name="Context">What the hub says of the message.</param>
/// <param name="CancellationToken">Cancelled when the agent must stop without waiting any longer.</param>
public readonly record struct Cue(Performance Performance, MessageContext Context, CancellationToken CancellationToken);
