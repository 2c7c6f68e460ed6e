using System.Collections.Concurrent;

namespace Chaos.Contracts;

/// <summary>The alerts that came, with when.</summary>
internal sealed class AlertBook
{
    private readonly ConcurrentQueue<(string Type, long At)> _alerts = new();

    public void Add(string type) => _alerts.Enqueue((type, TimeProvider.System.GetTimestamp()));

    /// <summary>When alerts of a type came, as timestamps.</summary>
    public IReadOnlyList<long> Of(string type) => [.. _alerts.Where(alert => alert.Type == type).Select(static alert => alert.At)];
}
