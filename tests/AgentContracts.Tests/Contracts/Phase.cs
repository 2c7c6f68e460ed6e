using System.Text.Json.Serialization;

namespace AgentContracts.Tests.Contracts;

/// <summary>An enum that System.Text.Json writes by the same names.</summary>
[JsonConverter(typeof(ByName))]
public enum Phase
{
    PreOpen,
    Open,
    AfterHours = 7,
}
