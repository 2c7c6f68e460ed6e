namespace AgentContracts.Analyzers;

/// <summary>The families of the rules; the first digit of an id tells its family.</summary>
internal static class Category
{
    /// <summary>1xxx: how messages, parts, channels and agents are declared.</summary>
    public const string Declaration = "Contracts.Declaration";

    /// <summary>2xxx: which channels carry which messages.</summary>
    public const string Routes = "Contracts.Routes";

    /// <summary>3xxx: what agents hear, handle and send.</summary>
    public const string Agents = "Contracts.Agents";

    /// <summary>4xxx: what the values of members may be.</summary>
    public const string Validation = "Contracts.Validation";

    /// <summary>5xxx: how old, how many and how often.</summary>
    public const string Qos = "Contracts.Qos";
}
