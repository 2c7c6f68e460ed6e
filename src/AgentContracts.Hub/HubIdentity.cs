using System.Globalization;
using System.Security.Cryptography;

namespace AgentContracts.Hub;

/// <summary>The name of one hub among all hubs: its agents' instances and its message numbers go by it.</summary>
internal sealed class HubIdentity
{
    /// <summary>Eight hex digits, different for every hub.</summary>
    public string Instance { get; } = RandomNumberGenerator.GetHexString(8, lowercase: true);

    /// <summary>The name of an agent's instance.</summary>
    /// <param name="agent">The agent's id.</param>
    /// <param name="number">Which instance of that agent on this hub, from 1.</param>
    public string NameOf(string agent, int number) =>
        number == 1 ? $"{agent}-{Instance}" : string.Create(CultureInfo.InvariantCulture, $"{agent}-{Instance}-{number}");
}
