using System.Collections.Concurrent;

namespace AgentContracts.Hub.Registry;

/// <summary>The leases of the exclusive agents that run here, by their ids: who sends as one of them needs one that is held.</summary>
internal sealed class FenceBook
{
    private readonly ConcurrentDictionary<string, Fence> _fences = new(StringComparer.Ordinal);

    /// <summary>Whether there is or was one: in most programs no agent is exclusive, and every send asks.</summary>
    private volatile bool _isUsed;

    /// <summary>The lease of an agent; <see langword="null"/> where it is not exclusive or has not run here.</summary>
    public Fence? Of(string agent) => _isUsed ? _fences.GetValueOrDefault(agent) : null;

    /// <summary>Notes the lease of an instance that enters.</summary>
    public void Add(string agent, Fence fence)
    {
        _fences[agent] = fence;
        _isUsed = true;
    }

    /// <summary>Why nothing is sent.</summary>
    public static string Explain(Fence fence) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the lease of the exclusive agent with the number {fence.Number} has ended");

    /// <summary>Makes sure that nothing is sent as an agent whose lease is not held.</summary>
    /// <exception cref="AgentDisplacedException">It is not.</exception>
    public void ThrowUnlessHeld(string agent)
    {
        if (Of(agent) is { IsHeld: false } fence)
        {
            throw new AgentDisplacedException(agent, fence.Number);
        }
    }

    /// <summary>Forgets the lease of an instance that has left cleanly.</summary>
    public void Remove(string agent, Fence fence)
    {
        if (!fence.IsLost)
        {
            _fences.TryRemove(KeyValuePair.Create(agent, fence));
        }
    }
}
