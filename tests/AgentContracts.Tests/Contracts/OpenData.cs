using System.Text.Json;

namespace AgentContracts.Tests.Contracts;

/// <summary>JSON whose shape no contract knows, in every place where it can be.</summary>
[Tier(Tier.Strategic), RoutesTo<Samples>]
public sealed partial record OpenData(
    JsonElement Any,
    List<JsonElement> Many,
    Dictionary<string, JsonElement> Named,
    JsonElement? Maybe = null,
    OpenPart? Part = null,
    List<List<JsonElement>>? Deep = null);
