using AgentContracts;
using Microsoft.Extensions.DependencyInjection;

namespace TradingDesk;

/// <summary>One of the desk's agents, to be run in this process or left to another.</summary>
public sealed class DeskAgent
{
    private readonly Func<ContractsBuilder, ContractsBuilder> _run;
    private readonly Func<ContractsBuilder, ContractsBuilder> _expect;

    private DeskAgent(AgentInfo info, Func<ContractsBuilder, ContractsBuilder> run, Func<ContractsBuilder, ContractsBuilder> expect) =>
        (Info, _run, _expect) = (info, run, expect);

    /// <summary>What is known of it.</summary>
    public AgentInfo Info { get; }

    /// <summary>Its id.</summary>
    public string Id => Info.Id;

    /// <summary>The agent that <typeparamref name="TAgent"/> is.</summary>
    public static DeskAgent Of<TAgent>() where TAgent : class, IAgent<TAgent> =>
        new(TAgent.Info, static contracts => contracts.AddAgent<TAgent>(), static contracts => contracts.ExpectAgent<TAgent>());

    /// <summary>Runs it in this process.</summary>
    public void RunIn(ContractsBuilder contracts) => _run(contracts);

    /// <summary>Leaves it to another process; what is sent to it waits until it is there.</summary>
    public void LeaveToOther(ContractsBuilder contracts) => _expect(contracts);
}
