namespace AgentContracts.Hub.Hosting;

/// <summary>
/// What a program changes about the quality of service of one channel; <see langword="null"/> leaves a cell as the contract has it. Delivery, wire and tier
/// cannot be changed: they are the contract.
/// </summary>
public sealed class ChannelOptions
{
    /// <summary>The most that <see cref="MaxQueue"/> may be: 1,000,000.</summary>
    public const int HighestMaxQueue = 1_000_000;

    /// <summary>The most that <see cref="Retries"/> may be: 100.</summary>
    public const int HighestRetries = 100;

    /// <summary>See <see cref="QualityOfService.MaxQueue"/>; from 1 to 1,000,000.</summary>
    public int? MaxQueue { get; set; }

    /// <summary>See <see cref="QualityOfService.BatchSize"/>; from 1 to the queue.</summary>
    public int? BatchSize { get; set; }

    /// <summary>See <see cref="QualityOfService.Retries"/>; from 0 to 100, as far as their pauses fit inside the age.</summary>
    public int? Retries { get; set; }

    /// <summary>See <see cref="QualityOfService.MaxAge"/>, in milliseconds; from 1 to what the contract says. A message whose age is smaller already keeps it.</summary>
    public int? MaxAgeMs { get; set; }

    /// <summary>A quality of service of the contract with what is set here.</summary>
    internal QualityOfService Over(QualityOfService contract)
    {
        var maxAge = MaxAgeMs is { } ms ? TimeSpan.FromMilliseconds(ms) : contract.MaxAge;
        return contract with
        {
            MaxQueue = MaxQueue ?? contract.MaxQueue,
            BatchSize = BatchSize ?? contract.BatchSize,
            Retries = Retries ?? contract.Retries,
            MaxAge = maxAge < contract.MaxAge ? maxAge : contract.MaxAge,
        };
    }
}
