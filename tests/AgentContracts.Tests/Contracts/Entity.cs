namespace AgentContracts.Tests.Contracts;

/// <summary>A record that is no contract itself.</summary>
public abstract record Entity(int Id)
{
    public virtual string Kind { get; init; } = "entity";

    public DateTimeOffset? Since { get; init; }
}
