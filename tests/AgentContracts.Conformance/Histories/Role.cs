using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Conformance.Histories;

/// <summary>An agent that takes part in histories.</summary>
/// <param name="Name">Its class, as the script knows it.</param>
/// <param name="Id">Its id.</param>
/// <param name="Hears">The channels that it subscribes to.</param>
/// <param name="Add">Adds it to a program.</param>
public sealed record Role(string Name, string Id, string[] Hears, Action<ContractsBuilder> Add)
{
    /// <summary>All of them: three that read streams, and one that hears pub/sub.</summary>
    public static IReadOnlyList<Role> All { get; } =
    [
        Of<Worker>(NameOf<Jobs>()), Of<Foreman>(NameOf<Jobs>(), NameOf<JobsAudit>()), Of<Auditor>(NameOf<JobsAudit>()), Of<Watcher>(NameOf<Ticks>(), NameOf<TicksCopy>()),
    ];

    /// <summary>Whether it reads streams, whose messages wait for it.</summary>
    public bool ReadsStreams => Name != nameof(Watcher);

    private static Role Of<TAgent>(params string[] hears) where TAgent : class, IAgent<TAgent> =>
        new(typeof(TAgent).Name, TAgent.Info.Id, hears, static contracts => contracts.AddAgent<TAgent>());

    private static string NameOf<TChannel>() where TChannel : IChannel<TChannel> => TChannel.Info.Name;
}
