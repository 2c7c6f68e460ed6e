namespace TradingDesk.Floor;

/// <summary>Where the agents of one desk come together to begin, and part in the end.</summary>
public interface IFloor
{
    /// <summary>Returns at the moment at which the feed begins.</summary>
    /// <param name="say">Told what it waits for.</param>
    /// <param name="cancellationToken">Cancelled when the run ends early.</param>
    /// <exception cref="FloorException">The desk cannot open.</exception>
    Task OpenAsync(Action<string> say, CancellationToken cancellationToken);

    /// <summary>Returns when the feed has been played and no message is on its way.</summary>
    /// <param name="say">Told what it waits for.</param>
    /// <param name="cancellationToken">Cancelled when the run ends early.</param>
    /// <exception cref="FloorException">It does not come to an end.</exception>
    Task CloseAsync(Action<string> say, CancellationToken cancellationToken);
}
