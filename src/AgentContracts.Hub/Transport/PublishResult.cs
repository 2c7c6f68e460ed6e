namespace AgentContracts.Hub.Transport;

/// <summary>What a transport says of one message on one route.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why it was rejected or stays unknown.</param>
/// <param name="IsTransient">Whether trying again may help: the broker failed, it did not refuse.</param>
public readonly record struct PublishResult(RouteStatus Status, string? Reason = null, bool IsTransient = false)
{
    /// <summary>
    /// Whether the channel does not work, now or for good, so that another one may carry the message; not so where this message is refused, for lack
    /// of room or for what it is. Always so where <see cref="IsTransient"/> is.
    /// </summary>
    public bool IsFailure
    {
        get => field || IsTransient;
        init;
    }

    /// <summary>The broker has it and somebody hears it.</summary>
    public static PublishResult Confirmed { get; } = new(RouteStatus.Confirmed);

    /// <summary>The broker took it, but nobody hears the channel.</summary>
    public static PublishResult NoReceivers { get; } = new(RouteStatus.NoReceivers);

    /// <summary>The broker refused it; trying again does not help.</summary>
    public static PublishResult Refused(string reason) => new(RouteStatus.Rejected, reason);

    /// <summary>The frame is longer than the hub allows, and nothing of it was sent.</summary>
    /// <param name="length">How long it is, in bytes.</param>
    /// <param name="limit">How long it may be: <see cref="TransportContext.MaxFrameBytes"/>.</param>
    public static PublishResult TooLong(long length, int limit) => Refused(FrameLimit.Explain(length, limit));

    /// <summary>It could not be sent; trying again may help.</summary>
    public static PublishResult Failed(string reason) => new(RouteStatus.Rejected, reason, IsTransient: true);

    /// <summary>The channel cannot be used, such as for want of a right; trying again does not help, another channel may.</summary>
    public static PublishResult Unusable(string reason) => new(RouteStatus.Rejected, reason) { IsFailure = true };
}
