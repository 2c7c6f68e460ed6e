using AgentContracts;
using AgentContracts.Hub.Agents;
using AgentContracts.Hub.Sending;
using Benchmarks.Dispatch.Contracts;
using Benchmarks.Measuring;
using Benchmarks.Mediators;

namespace Benchmarks.Dispatch.Dispatchers;

/// <summary>The hub's whole way out: validation, header, routing, ledger and the handing over to the transport, which nobody hears.</summary>
internal sealed class WayOutLane(string name, AgentEnvironment environment) : Lane(name)
{
    private readonly AgentHub<Ticker> _hub = new(environment.Sends, environment.RollCalls, environment.Fences, environment.Identity, environment.Transport);
    private readonly Tick[] _ticks = Sample.Of(static (symbol, price, number) => new Tick(symbol, price, number));

    /// <inheritdoc/>
    public override void Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            Returned.From(_hub.SendAsync(_ticks[i % IDispatcher.Messages]));
        }
    }

    /// <summary>Sends each message once.</summary>
    /// <exception cref="DispatchException">They have not all been sent.</exception>
    public void Check()
    {
        var sends = environment.Ledger.Sends(ChannelInfo.Of<Ticks>().Name);
        var before = sends.Sent;
        Run(IDispatcher.Messages);
        if (sends.Sent - before != IDispatcher.Messages)
        {
            throw new DispatchException($"{Name}: {sends.Sent - before} of {IDispatcher.Messages} messages were sent.");
        }
    }
}
