namespace AgentContracts.Roslyn;

/// <summary>The metadata names of the types that the language is made of.</summary>
public static class KnownNames
{
    /// <summary>The assembly and the namespace of the language.</summary>
    public const string Language = "AgentContracts";

    public const string Tier = "AgentContracts.TierAttribute";
    public const string RoutesTo1 = "AgentContracts.RoutesToAttribute`1";
    public const string RoutesTo2 = "AgentContracts.RoutesToAttribute`2";
    public const string RoutesTo3 = "AgentContracts.RoutesToAttribute`3";
    public const string RoutesTo4 = "AgentContracts.RoutesToAttribute`4";
    public const string Emergency = "AgentContracts.EmergencyAttribute";
    public const string Part = "AgentContracts.PartAttribute";
    public const string Channel = "AgentContracts.ChannelAttribute";
    public const string FallsBackTo = "AgentContracts.FallsBackToAttribute`1";
    public const string Agent = "AgentContracts.AgentAttribute";
    public const string Subscribes = "AgentContracts.SubscribesAttribute`1";
    public const string Ignores = "AgentContracts.IgnoresAttribute`1";
    public const string Publishes = "AgentContracts.PublishesAttribute`1";
    public const string WireName = "AgentContracts.WireNameAttribute";
    public const string Expires = "AgentContracts.ExpiresAttribute";
    public const string Sensitive = "AgentContracts.SensitiveAttribute";
    public const string Interned = "AgentContracts.InternedAttribute";
    public const string Manifest = "AgentContracts.ContractManifestAttribute";
    public const string WholeSystem = "AgentContracts.WholeSystemAttribute";

    public const string Hub = "AgentContracts.IHub`1";
    public const string Handle = "AgentContracts.IHandle`1";
    public const string MessageContext = "AgentContracts.MessageContext";
    public const string Violations = "AgentContracts.Validation.Violations";

    public const string ValueTask = "System.Threading.Tasks.ValueTask";
    public const string CancellationToken = "System.Threading.CancellationToken";

    /// <summary>The name of the method that handles a message.</summary>
    public const string HandleAsync = "HandleAsync";

    /// <summary>The name of the partial method with a record's own rules.</summary>
    public const string OnValidate = "OnValidate";

    /// <summary>Whether a metadata name is that of one of the <c>[RoutesTo]</c> attributes.</summary>
    public static bool IsRoutesTo(INamedTypeSymbol? attribute) =>
        attribute is { Name: "RoutesToAttribute", TypeArguments.Length: >= 1 and <= 4 }
        && attribute.ContainingNamespace is { Name: Language, ContainingNamespace.IsGlobalNamespace: true };
}
