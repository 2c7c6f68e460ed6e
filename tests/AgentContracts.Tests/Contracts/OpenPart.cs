using System.Text.Json;

namespace AgentContracts.Tests.Contracts;

/// <summary>A part with open data, and perhaps more of them.</summary>
[Part]
public sealed partial record OpenPart([Sensitive] JsonElement Data, OpenPart? Inner = null);
