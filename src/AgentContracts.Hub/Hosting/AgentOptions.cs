namespace AgentContracts.Hub.Hosting;

/// <summary>What a program changes about one agent; <see langword="null"/> leaves it as the contract has it.</summary>
public sealed class AgentOptions
{
    /// <summary>The most that <see cref="MaxConcurrency"/> may be: 1,000.</summary>
    public const int HighestMaxConcurrency = 1_000;

    /// <summary>See <see cref="AgentInfo.MaxConcurrency"/>; from 1 to 1,000.</summary>
    public int? MaxConcurrency { get; set; }
}
