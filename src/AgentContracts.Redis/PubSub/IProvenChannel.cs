namespace AgentContracts.Redis.PubSub;

/// <summary>A pub/sub channel as the <see cref="Canary"/> sees it.</summary>
internal interface IProvenChannel
{
    /// <summary>What it is called on the server.</summary>
    string Name { get; }

    /// <summary>Whether anybody listens here.</summary>
    bool IsHeard { get; }

    /// <summary>Has the server say once more that it is subscribed to, and subscribes again where the client knows that it is not.</summary>
    /// <returns>Whether the server has answered, or was not to be asked; <see langword="false"/> where there was no connection to ask it on.</returns>
    Task<bool> ProveAsync();
}
