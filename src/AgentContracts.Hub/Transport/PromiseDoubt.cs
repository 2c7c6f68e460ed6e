namespace AgentContracts.Hub.Transport;

/// <summary>Why at-least-once may not hold on this broker as it is set up.</summary>
/// <param name="IsBroken">Whether the setting was seen and is wrong, so that the promise cannot be kept; otherwise it could not be seen, or matters only in a case that may never come.</param>
/// <param name="Reason">Which broker, which setting, what it means and what to do about it; for people, without a full stop.</param>
public sealed record PromiseDoubt(bool IsBroken, string Reason);
