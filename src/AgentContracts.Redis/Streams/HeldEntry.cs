namespace AgentContracts.Redis.Streams;

/// <summary>An entry that one consumer holds, as the hub knows it by.</summary>
/// <param name="Subscription">Who holds it.</param>
/// <param name="Id">Its id in the stream.</param>
internal sealed record HeldEntry(StreamSubscription Subscription, string Id);
