using AgentContracts.Conformance.Agents;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Ledger.Proof;

/// <summary>The agents of a history.</summary>
internal static class Cast
{
    private static readonly Action<ContractsBuilder>[] Agents =
    [
        static contracts => contracts.AddAgent<Worker>(),
        static contracts => contracts.AddAgent<Crew>(),
        static contracts => contracts.AddAgent<Auditor>(),
        static contracts => contracts.AddAgent<Foreman>(),
        static contracts => contracts.AddAgent<Watcher>(),
        static contracts => contracts.AddAgent<Reader>(),
        static contracts => contracts.AddAgent<Skimmer>(),
        static contracts => contracts.AddAgent<Porter>(),
        static contracts => contracts.AddAgent<Planner>(),
        static contracts => contracts.AddAgent<Postman>(),
        static contracts => contracts.AddAgent<Guard>(),
        static contracts => contracts.AddAgent<Nurse>(),
        static contracts => contracts.AddAgent<Racer>(),
        static contracts => contracts.AddAgent<Clerk>(),
    ];

    /// <summary>Adds those whose bit is set.</summary>
    public static void Some(ContractsBuilder contracts, int bits)
    {
        for (var i = 0; i < Agents.Length; i++)
        {
            if ((bits & (1 << i)) != 0)
            {
                Agents[i](contracts);
            }
        }
    }
}
