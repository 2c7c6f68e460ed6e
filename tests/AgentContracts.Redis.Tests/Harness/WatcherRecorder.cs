using System.Collections.Concurrent;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Redis.Tests.Harness;

/// <summary>Keeps what a transport tells of its channels.</summary>
internal sealed class WatcherRecorder : ITransportWatcher
{
    private readonly ConcurrentQueue<(string What, ChannelFault Fault)> _told = new();

    /// <summary>What was told of faults: <c>failed</c>, <c>mended</c> or <c>left</c>, in that order.</summary>
    public IReadOnlyList<(string What, ChannelFault Fault)> Told => [.. _told];

    public void ChannelFailed(ChannelFault fault, string reason) => _told.Enqueue(("failed", fault));

    public void ChannelMended(ChannelFault fault) => _told.Enqueue(("mended", fault));

    public void ChannelLeft(ChannelFault fault) => _told.Enqueue(("left", fault));

    public void StateChanged(TransportState state)
    {
        // Not what is looked at.
    }

    public void GroupAbandoned(string channel, string group, long messages)
    {
        // Not what is looked at.
    }

    public void GroupLost(string channel, string group)
    {
        // Not what is looked at.
    }

    public void PromiseChecked(IReadOnlyList<PromiseDoubt> doubts)
    {
        // Not what is looked at.
    }
}
