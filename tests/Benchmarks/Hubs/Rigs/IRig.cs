namespace Benchmarks.Hubs.Rigs;

/// <summary>One way to send messages and to hear them again.</summary>
internal interface IRig : IAsyncDisposable
{
    /// <summary>Sends a message and waits until the broker has it.</summary>
    ValueTask SendAsync(long number);

    /// <summary>Sends a message and does not wait.</summary>
    void Post(long number);

    /// <summary>Holds the account of what was sent to what has arrived.</summary>
    /// <param name="sent">How many were sent.</param>
    /// <exception cref="RigException">It does not balance.</exception>
    void Check(long sent);
}
