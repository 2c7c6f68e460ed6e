namespace AgentContracts;

/// <summary>A message: a partial record with a tier and routes. Implemented by generated code.</summary>
/// <typeparam name="TSelf">The message itself.</typeparam>
public interface IMessage<TSelf> : IContract<TSelf>
{
    /// <summary>What is known of the message at compile time: its name, tier, routes and fingerprint.</summary>
    static abstract MessageInfo Info { get; }

    /// <summary>The routes that <paramref name="message"/> takes: bit <c>n</c> stands for <c>Info.Routes[n]</c>.</summary>
    static abstract uint SelectRoutes(in TSelf message);

    /// <summary>The value of the member marked <see cref="ExpiresAttribute"/> in Unix microseconds, or <see cref="MessageInfo.NeverExpires"/>.</summary>
    static abstract long ExpiresAt(in TSelf message);
}
