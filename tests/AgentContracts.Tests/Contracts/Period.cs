namespace AgentContracts.Tests.Contracts;

/// <summary>A part that is a struct with settable properties.</summary>
[Part]
public partial record struct Period
{
    public DateTime From { get; set; }
    public TimeSpan Length { get; set; }
}
